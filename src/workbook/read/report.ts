/** Reads a workbook back into a report, and where everything stood. */
import type { Entry, Figures } from '../../form/figures';
import type { CellKey } from '../../form/cell';
import { cellsOf, tableIds } from '../../form/index';
import type { EditionId, SectionId, TableId } from '../../form/form';
import type { CellPlace, Places } from '../../form/place';
import type { LabelPlace } from '../../form/repair';
import type { Deviation, Report, Subject } from '../../form/report';
import type { TextKey } from '../../form/text';
import { entryOf, firstFilled } from '../entry';
import { findTable, type FoundTable } from './find-table';
import { sumFormula } from '../plan/highlights';
import { factSheets, readFacts } from './facts';
import { infoSheets, readInfo } from './info';
import { lastYearSheet, readLastYear } from './last-year';
import { readRemarks, type Remarks } from './results';
import { readSections } from './sections';
import { readTexts } from './texts';
import { wordsOn } from './table-traces';
import type { Contents } from '../workbook';
import { isRefusal, type Refusal, refuse } from '../../form/refusal';

export interface ReadResult {
  readonly kind: 'report';
  /** Text is raw: its 〔fields〕 are not resolved. */
  readonly report: Report;
  /** By cell, text part, fact or line of 填报说明. */
  readonly places: Places;
  readonly labelPlace: (label: LabelPlace) => CellPlace | undefined;
  /** Number cells that hold a formula, and the formula without its `=`. */
  readonly formulas: ReadonlyMap<CellKey, string>;
  /** The formula that a cell has where the form makes it a total, on the sheet as found; undefined for other cells. */
  readonly totalFormula: (cell: CellKey) => string | undefined;
  /** Where the hidden fingerprint of each text part's draft is kept. */
  readonly draftedPlaces: ReadonlyMap<TextKey, CellPlace>;
  /** Where what is printed of each text part stands. */
  readonly printedPlaces: ReadonlyMap<TextKey, CellPlace>;
  /** Where each section's heading stands. */
  readonly headingPlaces: ReadonlyMap<SectionId, CellPlace>;
  /** What the clerk has written on 校验结果. */
  readonly remarks: Remarks;
  /** Of the numbers of the rows the clerk added to 基础情况, in the order of `facts.own`. */
  readonly ownFactPlaces: readonly CellPlace[];
  /** From the sheet 上年数据, where it has any figure. */
  readonly lastYear?: Report;
  /** Where last year's numbers stand on that sheet. */
  readonly lastYearPlaces: ReadonlyMap<CellKey, CellPlace>;
}

interface Tables {
  readonly figures: Figures;
  readonly tables: Partial<Record<TableId, EditionId>>;
  readonly deviations: readonly Deviation[];
  readonly found: readonly FoundTable[];
  readonly places: readonly (readonly [Subject, CellPlace])[];
  readonly formulas: ReadonlyMap<CellKey, string>;
}

function readTables(contents: Contents, year: number | null): Tables | Refusal {
  const figures: Partial<Record<CellKey, Entry>> = {};
  const tables: Partial<Record<TableId, EditionId>> = {};
  const all: FoundTable[] = [];
  const places: [Subject, CellPlace][] = [];
  const formulas = new Map<CellKey, string>();
  const sheets = contents.sheets.map(wordsOn);
  for (const id of tableIds) {
    const found = findTable(id, year, sheets, contents.names);
    if (found === undefined) continue;
    if (isRefusal(found)) return found;
    all.push(found);
    tables[id] = found.table.edition;
    for (const cell of cellsOf(found.table)) {
      const { rowSpan, columnSpan } = cell;
      const [top, left] = [found.origin.row + cell.row, found.origin.column + cell.column];
      const filled = firstFilled(found.sheet, { row: top, column: left, rowSpan, columnSpan });
      figures[cell.key] = entryOf(filled?.content);
      const formula = filled?.content.formula;
      if (formula !== undefined) formulas.set(cell.key, formula);
      const { row, column } = filled ?? { row: top, column: left };
      places.push([cell.key, { sheet: found.sheet.name, row, column }]);
    }
  }
  const deviations = all.flatMap(({ deviations }) => deviations);
  return { figures, tables, deviations, found: all, places, formulas };
}

/** The report in a workbook, or why it cannot be read, in Chinese. */
export function readReport(contents: Contents): ReadResult | Refusal {
  const info = readInfo(contents);
  if (isRefusal(info)) return info;
  const lastYearOn = lastYearSheet(contents);
  if (isRefusal(lastYearOn)) return lastYearOn;
  const read = readTables(contents, info.year);
  if (isRefusal(read)) return read;
  const others = [...infoSheets(contents), ...factSheets(contents), ...read.found.map(({ sheet }) => sheet)];
  const texts = readTexts(contents, new Set([...others, ...(lastYearOn ? [lastYearOn] : [])]));
  if (isRefusal(texts)) return texts;
  if (read.found.length === 0 && texts.places.length === 0) {
    return refuse(
      'no-report',
      '没有在这个工作簿里找到年报表格。请先点“新建年报”（命令行用 nianbao new），再填写。',
    );
  }
  const facts = readFacts(contents);
  if (isRefusal(facts)) return facts;
  const lastYear = readLastYear(lastYearOn);
  if (isRefusal(lastYear)) return lastYear;
  const starts = new Map([
    ...texts.starts,
    ...read.found.map(
      ({ table, sheet, origin }) => [table.id, { sheet: sheet.name, row: origin.row }] as const,
    ),
  ]);
  const headed = readSections(contents, starts);
  const report: Report = {
    unit: info.unit,
    level: info.level,
    year: info.year,
    info: info.rest,
    tables: read.tables,
    figures: read.figures,
    text: texts.text,
    drafted: texts.drafted,
    headings: texts.headings,
    facts: facts.facts,
    sections: headed.sections,
    deviations: [...info.deviations, ...facts.deviations, ...read.deviations],
    strays: texts.strays,
  };
  return {
    kind: 'report',
    report,
    places: new Map([...info.places, ...facts.places, ...texts.places, ...read.places]),
    formulas: read.formulas,
    totalFormula: (key) => {
      for (const { table, origin } of read.found) {
        const parts = cellsOf(table).find((cell) => cell.key === key)?.sumOf;
        if (parts) return sumFormula(table, parts, origin);
      }
      return undefined;
    },
    remarks: readRemarks(contents),
    draftedPlaces: texts.draftedPlaces,
    printedPlaces: texts.printedPlaces,
    headingPlaces: headed.headingPlaces,
    labelPlace: ({ table, row, column }) => {
      const found = read.found.find((candidate) => candidate.table.id === table);
      if (!found) return undefined;
      return { sheet: found.sheet.name, row: found.origin.row + row, column: found.origin.column + column };
    },
    ownFactPlaces: facts.ownPlaces,
    lastYearPlaces: lastYear?.places ?? new Map(),
    ...(lastYear ? { lastYear: lastYear.report } : {}),
  };
}
