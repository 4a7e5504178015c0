/**
 * Finds a table by its name, then by its labels, and makes sure that every row and column is the one it says.
 * Where labels do not match, the table is refused: figures of shifted cells are never read.
 */
import { sectionHeading, type LabelCell, type Table, type TableId } from '../form/form';
import { editionFor, editions, cellsOf } from '../form/index';
import { matchLabel, normaliseLabel } from '../form/label';
import { refuse, type Deviation, type Refusal } from '../form/report';
import { areaName } from './a1';
import { sectionOf, sectionSheet, sheetNames, tableName } from './layout';
import type { Contents, SheetContent } from './workbook';

export interface FoundTable {
  readonly kind: 'found';
  readonly table: Table;
  readonly sheet: SheetContent;
  /** Where grid cell (0, 0) stands. */
  readonly row: number;
  readonly column: number;
  readonly deviations: readonly Deviation[];
}

/** More unrecognised labels than this, and it is another table. */
const mostUnknown = 2;

function textAt(sheet: SheetContent, row: number, column: number): string {
  const content = sheet.cells[row]?.[column]?.value ?? null;
  return content === null ? '' : String(content);
}

function labelsOf(table: Table): readonly LabelCell[] {
  return table.grid.filter((cell): cell is LabelCell => cell.kind !== 'number');
}

function deviation(table: Table, cell: LabelCell, found: string, kind: Deviation['kind']): Deviation {
  const covers = (number: { row: number; column: number }): boolean =>
    (cell.row <= number.row && number.row < cell.row + cell.rowSpan) ||
    (cell.column <= number.column && number.column < cell.column + cell.columnSpan);
  const cells = cell.kind === 'stub' || cell.kind === 'head' ? cellsOf(table).filter(covers) : [];
  return {
    found: found.trim(),
    expected: cell.label,
    kind,
    cells: cells.map((number) => number.key),
    table: table.id,
    at: { row: cell.row, column: cell.column },
  };
}

/** The deviations of a table that stands here, or undefined when it does not. */
function standsAt(
  table: Table,
  sheet: SheetContent,
  row: number,
  column: number,
): readonly Deviation[] | undefined {
  const deviations: Deviation[] = [];
  let unknown = 0;
  const labels = labelsOf(table);
  const official = new Set(labels.map((cell) => normaliseLabel(cell.label)));
  for (const cell of labels) {
    const text = textAt(sheet, row + cell.row, column + cell.column);
    const match = matchLabel(text, cell);
    if (match === 'same') continue;
    // A blank label, or the label of another row here, means that cells have been moved about.
    if (text.trim() === '' || (match === 'different' && official.has(normaliseLabel(text)))) return undefined;
    if (match === 'different') unknown += 1;
    if (unknown > mostUnknown) return undefined;
    deviations.push(deviation(table, cell, text, match === 'variant' ? 'misprint' : 'unknown'));
  }
  return deviations;
}

function anchors(table: Table, sheet: SheetContent): readonly { row: number; column: number }[] {
  const first = labelsOf(table)[0];
  if (!first) return [];
  return sheet.cells.flatMap((cells, row) =>
    cells.flatMap((content, column) =>
      typeof content.value === 'string' && matchLabel(content.value, first) === 'same'
        ? [{ row: row - first.row, column: column - first.column }]
        : [],
    ),
  );
}

function candidates(id: TableId, year: number | null): readonly Table[] {
  const own = editionFor(year ?? Infinity);
  const tables = [own, ...editions.filter((edition) => edition !== own)].map((edition) => edition.tables[id]);
  // Table 4 has not changed: the first edition that fits is the report year's own.
  return tables;
}

function tryAt(
  id: TableId,
  year: number | null,
  sheet: SheetContent,
  row: number,
  column: number,
): FoundTable | undefined {
  const fits = candidates(id, year).flatMap((table) => {
    const deviations = standsAt(table, sheet, row, column);
    return deviations ? [{ kind: 'found' as const, table, sheet, row, column, deviations }] : [];
  });
  // Fewest deviations first; on a tie the report year's own edition, which is listed first.
  return fits.sort((a, b) => a.deviations.length - b.deviations.length)[0];
}

/** A sheet that should hold the table, by its tab or by the table's first label: then a table unread is not a table absent. */
function isTraceOf(id: TableId, tables: readonly Table[], sheet: SheetContent): boolean {
  return (
    sheet.name === sectionSheet(sectionOf(id)) || tables.some((table) => anchors(table, sheet).length > 0)
  );
}

/** The table in the workbook; undefined when there is no trace of it, a refusal when it is not as it should be. */
export function findTable(
  id: TableId,
  year: number | null,
  contents: Contents,
): FoundTable | Refusal | undefined {
  const named = contents.names.get(tableName(id));
  const namedSheet = contents.sheets.find((sheet) => sheet.name === named?.sheet);
  if (named && namedSheet) {
    const found = tryAt(id, year, namedSheet, named.area.row, named.area.column);
    if (found) return found;
  }
  const sheets = contents.sheets.filter((sheet) => sheet.name !== sheetNames.lastYear);
  const tables = candidates(id, year);
  const searched = sheets.flatMap((sheet) =>
    tables.flatMap((table) =>
      anchors(table, sheet).flatMap(({ row, column }) => tryAt(id, year, sheet, row, column) ?? []),
    ),
  );
  const places = new Map(
    searched.map((found) => [`${found.sheet.name} ${String(found.row)} ${String(found.column)}`, found]),
  );
  const [only, another] = [...places.values()];
  const heading = sectionHeading(sectionOf(id));
  if (only && another) {
    return refuse(
      'table-twice',
      `工作簿里有不止一张“${heading}”的表（${only.sheet.name}、${another.sheet.name}），不知道该用哪一张。请只留一张，把另一张移到别的文件。`,
    );
  }
  if (only) return only;
  const trace = namedSheet ?? sheets.find((sheet) => isTraceOf(id, tables, sheet));
  if (!trace) return undefined;
  const place = named && namedSheet ? `${trace.name}!${areaName(named.area)}` : trace.name;
  return refuse(
    'table-changed',
    `“${heading}”的表（${place}）行列和国家格式对不上：可能插入、删除或移动了行列，或改了栏目名称。为免读错数字，没有校验。请撤销这些改动，或新建一份年报后把数字抄过去。`,
  );
}

/** Where a label stands on its sheet. */
export function labelArea(
  found: FoundTable,
  at: { readonly row: number; readonly column: number },
): {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
} {
  return { sheet: found.sheet.name, row: found.row + at.row, column: found.column + at.column };
}
