/** A workbook as a source: ours by its names and keys, a stranger's by the labels of its tables wherever they stand. */
import type { CellKey } from '../form/cell';
import { cellOf, cellsOf, editions, tableIds } from '../form/index';
import { sectionHeading, type TableId } from '../form/form';
import type { Report } from '../form/report';
import { documentLines } from '../intake/document-lines';
import type { IntakeNote } from '../intake/note';
import { readLines, type Intake } from '../intake/read-lines';
import { sheetBlocks } from '../intake/formats/sheet-blocks';
import { textOf } from '../workbook/entry';
import { sectionOf, tableName } from '../workbook/layout';
import { withoutCharts } from '../workbook/read/chart-tab';
import { heldSheets } from '../workbook/read/own-sheets';
import { readReport, type ReadResult } from '../workbook/read/report';
import type { Contents, Workbook } from '../workbook/workbook';
import type { Source } from './source';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

function keysOf(report: Report, id: TableId): readonly CellKey[] {
  const edition = editions.find((candidate) => candidate.id === report.tables[id]);
  return edition ? cellsOf(edition.tables[id]).map(({ key }) => key) : [];
}

/** Which sheet each table was found on. */
function readFrom({ report, places }: ReadResult): readonly IntakeNote[] {
  return tableIds.flatMap((id) => {
    const keys = keysOf(report, id);
    const place = places.get(keys[0] ?? 'unit');
    if (keys.length === 0 || !place) return [];
    const message = `工作表“${place.sheet}”：读到一张表，${String(keys.length)} 个数字。`;
    return [{ severity: 'info', message, where: place.sheet } as const];
  });
}

/** Cells that read one way by their place on the sheet and another way along their row: something slipped there. */
function contradicted(found: ReadResult, rows: Intake): readonly CellKey[] {
  return tableIds
    .flatMap((id) => keysOf(found.report, id))
    .filter((key) => {
      const along = rows.report.figures[key];
      return along !== undefined && along !== (found.report.figures[key] ?? null);
    });
}

function contradiction(keys: readonly CellKey[]): IntakeNote {
  const names = keys.slice(0, 3).map((key) => `“${cellOf(key).name}”`);
  const more = keys.length > 3 ? `等 ${String(keys.length)} 格` : '';
  const message = `${names.join('、')}${more}所在的行可能错了一格，没有读入，请对照原表手工填写。`;
  return { severity: 'doubtful', message, about: keys };
}

/** What the tables found in their printed shape say goes before what was read row by row, where the two agree. */
function combined(found: ReadResult, rows: Intake): Source {
  const { report } = rows;
  const slipped = contradicted(found, rows);
  const known = new Set<string>(tableIds.flatMap((id) => keysOf(found.report, id)));
  const all = [
    ...Object.entries(report.figures).filter(([key]) => !known.has(key)),
    ...Object.entries(found.report.figures).filter(([key]) => !slipped.some((cell) => cell === key)),
  ];
  const isSettled = ({ about = [] }: IntakeNote): boolean =>
    about.length > 0 && about.every((subject) => known.has(subject));
  const deviations = report.deviations.filter(
    ({ table }) => table === undefined || found.report.tables[table] === undefined,
  );
  return {
    kind: 'source',
    report: {
      ...report,
      tables: { ...report.tables, ...found.report.tables },
      figures: Object.fromEntries(all),
      deviations: [...found.report.deviations, ...deviations],
    },
    notes: [
      ...(slipped.length > 0 ? [contradiction(slipped)] : []),
      ...readFrom(found),
      ...rows.notes.filter((note) => !isSettled(note)),
    ],
  };
}

/**
 * A blank among numbers may be where one was lost and the rest of its row or column moved up: in a sheet nothing else
 * would tell, so all of them are doubted.
 */
function besideBlanks({ report, notes, kind }: Source): Source {
  const doubts = tableIds.flatMap((id): readonly IntakeNote[] => {
    const edition = editions.find((candidate) => candidate.id === report.tables[id]);
    const cells = edition ? cellsOf(edition.tables[id]) : [];
    const blanks = cells.filter(({ key }) => typeof report.figures[key] !== 'number');
    const about = cells.filter(({ row, column }) =>
      blanks.some((blank) => blank.row === row || blank.column === column),
    );
    if (blanks.length === 0) return [];
    const section = sectionHeading(sectionOf(id));
    const message = `“${section}”有 ${String(blanks.length)} 格没有数字，同行同列的可能错了格，请对照原表核对。`;
    return [{ severity: 'doubtful', message, about: about.map(({ key }) => key) }];
  });
  return { kind, report, notes: [...doubts, ...notes] };
}

function readStranger(contents: Contents, found: ReadResult | Refusal): Source | Refusal {
  const blocks = contents.sheets.flatMap(({ name, cells }) =>
    sheetBlocks({ name, cells: cells.map((row) => row.map(textOf)) }),
  );
  const rows = readLines(documentLines(blocks));
  if (found.kind === 'report') {
    if (rows.kind === 'intake') return combined(found, rows);
    return { kind: 'source', report: found.report, notes: readFrom(found) };
  }
  // Two tables of a kind, or one that has been changed: row by row would be a guess where nothing else was found.
  if (found.reason === 'table-twice') return found;
  if (rows.kind === 'intake' && Object.keys(rows.report.figures).length > 0)
    return { ...rows, kind: 'source' };
  if (found.reason !== 'no-report') return found;
  return refuse(
    'no-report',
    '没有在这个工作簿里找到年报的表格。请确认选对了文件；表格的栏目名称要和国家格式一致。',
  );
}

/** The report in a workbook, or why there is none. */
export async function readWorkbookSource(workbook: Workbook): Promise<Source | Refusal> {
  return readSheetContents(await workbook.read());
}

/** The same, of a workbook that no host opens: an .xls, an .ods. */
export function readSheetContents(all: Contents): Source | Refusal {
  const contents = withoutCharts(all);
  const found = readReport(contents);
  // Names are lost where a program knows none, or sheets are copied into another workbook; hidden keys are not.
  const ours = tableIds.some((id) => contents.names.has(tableName(id))) || heldSheets(contents).size > 0;
  if (ours && isRefusal(found)) return found;
  const source =
    ours && found.kind === 'report'
      ? ({ kind: 'source', report: found.report, notes: readFrom(found) } as const)
      : readStranger(contents, found);
  if (isRefusal(source)) return source;
  const doubted = besideBlanks(source);
  const said = found.kind === 'report' && found.remarks.texts.size > 0;
  return ours && said ? { ...doubted, remarks: found.remarks } : doubted;
}
