/** 导入上年: last year's report into the sheet 上年数据; what it would change is shown before anything is written. */
import { isYearBefore, yearBefore } from '../form/year-before';
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import { cellOf, cellsOf, editions, tableIds } from '../form/index';
import { emptyReport, type Report } from '../form/report';
import { textKeys, textName, type TextKey } from '../form/text';
import { doubtful, type IntakeNote } from '../intake/note';
import { resolveReport } from '../fields/resolve';
import { hasOwnNotes, lastYearBlocks } from '../workbook/plan/last-year-blocks';
import { sheetNames } from '../workbook/layout';
import { readInfo } from '../workbook/read/info';
import { lastYearSheet, readLastYear } from '../workbook/read/last-year';
import { planSheets } from '../workbook/plan/template';
import type { SheetContent, Workbook } from '../workbook/workbook';
import { doubtOnUnit } from './doubt-on-unit';
import type { Source } from './source';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

/** One line of 上年数据 that the import would change. `null` is blank. */
export interface LastYearChange {
  readonly subject: CellKey | TextKey | 'unit' | 'year';
  /** For people: `新收申请·总计`. */
  readonly name: string;
  readonly before: Entry;
  readonly after: Entry;
}

export interface LastYearComparison {
  readonly kind: 'comparison';
  /** Of the source. */
  readonly unit: string;
  readonly year: number | null;
  /** `missing`: there is no 上年数据, it will be added; `empty`: it holds no figure and no text yet. */
  readonly sheet: 'missing' | 'empty' | 'filled';
  /** Figures and text parts read from the source. */
  readonly figures: number;
  readonly texts: number;
  /** In the order of the form; what was blank and gets a value is among them. */
  readonly changes: readonly LastYearChange[];
  /** What was doubtful in the source, and what does not go with this workbook. */
  readonly notes: readonly IntakeNote[];
}

export interface ImportedLastYear {
  readonly kind: 'imported';
  readonly sheet: string;
  /** Whether the sheet was missing and has been added. */
  readonly added: boolean;
  readonly figures: number;
  readonly texts: number;
}

/** What is known before anything is written. */
interface Prepared {
  readonly kind: 'prepared';
  readonly sheet: SheetContent | undefined;
  readonly held: Report | undefined;
  /** What 上年数据 will hold. */
  readonly after: Report;
  readonly year: number | null;
  readonly notes: readonly IntakeNote[];
}

const allCells = editions.flatMap((edition) => tableIds.flatMap((id) => cellsOf(edition.tables[id])));
const allKeys: readonly CellKey[] = [...new Set(allCells.map(({ key }) => key))];

/** The same report again only fills in what it has; a number it lacks, which may have been typed, stays. */
function merged(held: Report | undefined, source: Report): Report {
  const same = (a: unknown, b: unknown, unknown: unknown): boolean => a === b || a === unknown;
  if (!held || !same(held.unit, source.unit, '') || !same(held.year, source.year, null)) return source;
  return {
    ...source,
    tables: { ...held.tables, ...source.tables },
    figures: { ...held.figures, ...source.figures },
    text: { ...held.text, ...source.text },
  };
}

function notesOn(unit: string, { report, notes }: Source): readonly IntakeNote[] {
  return [
    ...doubtOnUnit(unit, report),
    ...(report.year === null ? [doubtful('没有读到这份年报的年度，请确认它是上一年的。')] : []),
    ...notes,
  ];
}

async function prepare(workbook: Workbook, source: Source): Promise<Prepared | Refusal> {
  // A workbook of ours keeps 〔fields〕 in its text, which mean nothing beside another year's figures.
  const { report } = resolveReport(source.report);
  if (Object.keys(report.figures).length === 0) {
    return refuse('no-figures', '这份文件里没有读到年报的数字，没有导入。请选择上年年报的全文。');
  }
  const contents = await workbook.read();
  const info = readInfo(contents);
  if (isRefusal(info)) return info;
  const { unit, year } = info;
  if (year !== null && report.year !== null && !isYearBefore(report.year, year)) {
    return refuse(
      'other-year',
      `本工作簿编制 ${String(year)} 年的年报，要导入的应是 ${String(yearBefore(year))} 年的；这份是 ${String(report.year)} 年的，没有导入。请换一份，或检查“填报说明”里的年度。`,
    );
  }
  const sheet = lastYearSheet(contents);
  if (isRefusal(sheet)) return sheet;
  const read = readLastYear(sheet);
  if (isRefusal(read)) return read;
  const held = read?.report;
  return { kind: 'prepared', sheet, held, after: merged(held, report), year, notes: notesOn(unit, source) };
}

function changesBetween(before: Report, after: Report): readonly LastYearChange[] {
  const all: readonly LastYearChange[] = [
    { subject: 'unit', name: '单位名称', before: before.unit || null, after: after.unit || null },
    { subject: 'year', name: '年度', before: before.year, after: after.year },
    ...allKeys.map((key) => ({
      subject: key,
      name: cellOf(key).name,
      before: before.figures[key] ?? null,
      after: after.figures[key] ?? null,
    })),
    ...textKeys.map((key) => ({
      subject: key,
      name: textName(key),
      before: before.text[key] ?? null,
      after: after.text[key] ?? null,
    })),
  ];
  return all.filter(({ before, after }) => before !== after);
}

/** Reads only: what 上年数据 holds now against the source. Refused when the source cannot be last year's report. */
export async function compareLastYear(
  workbook: Workbook,
  source: Source,
): Promise<LastYearComparison | Refusal> {
  const prepared = await prepare(workbook, source);
  if (isRefusal(prepared)) return prepared;
  const { sheet, held, after, notes } = prepared;
  const { unit, year, figures, text } = source.report;
  return {
    kind: 'comparison',
    unit,
    year,
    sheet: sheet === undefined ? 'missing' : held === undefined ? 'empty' : 'filled',
    figures: Object.keys(figures).length,
    texts: Object.keys(text).length,
    changes: changesBetween(held ?? emptyReport, after),
    notes,
  };
}

/** Writes 上年数据, all or nothing, and with `shown` only what was shown; adds the sheet where it is missing. No other sheet is touched. */
export async function importLastYear(
  workbook: Workbook,
  source: Source,
  shown?: LastYearComparison,
): Promise<ImportedLastYear | Refusal> {
  const prepared = await prepare(workbook, source);
  if (isRefusal(prepared)) return prepared;
  const { sheet, held, after, year } = prepared;
  const name = sheet?.name ?? sheetNames.lastYear;
  const changes = changesBetween(held ?? emptyReport, after);
  if (shown && JSON.stringify(shown.changes) !== JSON.stringify(changes)) {
    return refuse('changed', `“${name}”刚被改过，和看到的对照不一样了，没有写入。请重新读入，再看一次对照。`);
  }
  const plans = planSheets({ ...emptyReport, year }, after);
  if (isRefusal(plans)) return plans;
  const planned = plans
    .filter((plan) => plan.name === sheetNames.lastYear)
    .map((plan) => ({ ...plan, name }));
  const blocks = sheet && lastYearBlocks(sheet, after);
  if (!sheet) await workbook.addSheets(planned);
  else if (blocks) await workbook.write(blocks);
  else if (hasOwnNotes(sheet)) {
    return refuse(
      'own-notes',
      `“${name}”的行和这份年报的表样不同，需要重做这张表，但表旁有您自己写的内容，没有导入。请先把这些内容移到别的工作表。`,
    );
  } else for (const plan of planned) await workbook.replaceSheet(plan);
  return {
    kind: 'imported',
    sheet: name,
    added: sheet === undefined,
    figures: Object.keys(after.figures).length,
    texts: Object.keys(after.text).length,
  };
}
