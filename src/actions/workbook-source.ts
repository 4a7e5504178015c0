/** A workbook as a source: ours by its names and keys, a stranger's by the labels of its tables wherever they stand. */
import type { CellKey } from '../form/cell';
import { cellsOf, editions, tableIds } from '../form/index';
import type { TableId } from '../form/form';
import { refuse, type Refusal, type Report } from '../form/report';
import { documentLines } from '../intake/document-lines';
import type { IntakeNote } from '../intake/note';
import { readLines, type Intake } from '../intake/read-lines';
import { sheetBlocks } from '../intake/sheet-blocks';
import { parsePlace } from '../workbook/a1';
import { textOf } from '../workbook/entry';
import { tableName } from '../workbook/layout';
import { readReport, type ReadResult } from '../workbook/read';
import type { Contents, Workbook } from '../workbook/workbook';
import type { Source } from './read-source';

function keysOf(report: Report, id: TableId): readonly CellKey[] {
  const edition = editions.find((candidate) => candidate.id === report.tables[id]);
  return edition ? cellsOf(edition.tables[id]).map(({ key }) => key) : [];
}

/** Which sheet each table was found on. */
function readFrom({ report, places }: ReadResult): readonly IntakeNote[] {
  return tableIds.flatMap((id) => {
    const keys = keysOf(report, id);
    const place = parsePlace(places.get(keys[0] ?? 'unit') ?? '');
    if (keys.length === 0 || !place) return [];
    const message = `工作表“${place.sheet}”：读到一张表，${String(keys.length)} 个数字。`;
    return [{ severity: 'info', message, where: place.sheet } as const];
  });
}

/** What the tables found in their printed shape say goes before what was read row by row. */
function combined(found: ReadResult, rows: Intake): Source {
  const { report } = rows;
  const sure = tableIds.flatMap((id) => keysOf(found.report, id));
  const known = new Set<string>(sure);
  const rest = Object.entries(report.figures).filter(([key]) => !known.has(key));
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
      figures: { ...Object.fromEntries(rest), ...found.report.figures },
      deviations: [...found.report.deviations, ...deviations],
    },
    notes: [...readFrom(found), ...rows.notes.filter((note) => !isSettled(note))],
  };
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
  const contents = await workbook.read();
  const found = readReport(contents);
  if (!tableIds.some((id) => contents.names.has(tableName(id)))) return readStranger(contents, found);
  if (found.kind === 'refusal') return found;
  const { report, remarks } = found;
  const source: Source = { kind: 'source', report, notes: readFrom(found) };
  return remarks.texts.size > 0 ? { ...source, remarks } : source;
}
