/** What follows from a table's data: its printed grid with merges, its number cells, and its relations. */
import {
  isGroup,
  type Band,
  type EditionId,
  type GridCell,
  type Header,
  type Leaf,
  type NumberCell,
  type Relation,
  type RelationRule,
  type Table,
  type TableData,
  type TableId,
} from './form';

const leaves = new WeakMap<readonly Header[], readonly Leaf[]>();

/** All leaves under these headers, in printed order. Found once: an edition's headers never change. */
export function leavesOf(headers: readonly Header[]): readonly Leaf[] {
  const known = leaves.get(headers);
  if (known) return known;
  const found = headers.flatMap((header) => (isGroup(header) ? leavesOf(header.members) : [header]));
  leaves.set(headers, found);
  return found;
}

/** The name of a header in messages and 〔fields〕. */
export function shortName(header: Header): string {
  return header.short ?? header.label;
}

export function cellKey(table: string, row: string, column: string): string {
  return `${table}/${row}/${column}`;
}

/** What the clerk is told about a row: what belongs there, and the clause it rests on. */
function helpOn({ help, article }: Leaf): string | undefined {
  if (article === undefined) return help;
  return `${help === undefined ? '' : `${help.replace(/。$/u, '')}。`}依据：条例${article}。`;
}

function depthOf(headers: readonly Header[]): number {
  return Math.max(...headers.map((header) => (isGroup(header) ? 1 + depthOf(header.members) : 1)));
}

/** Each of `leaves` is one grid column wide, except that the last takes what is left of `columns`. */
function spansOf(leaves: readonly unknown[], columns: number): readonly number[] {
  return leaves.map((_, index) => (index < leaves.length - 1 ? 1 : columns - leaves.length + 1));
}

function labelCell(
  kind: Exclude<GridCell['kind'], 'number'>,
  header: { readonly label: string; readonly variants?: readonly string[]; readonly clue?: string },
  place: { row: number; column: number; rowSpan: number; columnSpan: number },
): GridCell {
  return {
    kind,
    ...place,
    label: header.label,
    variants: header.variants ?? [],
    ...(header.clue === undefined ? {} : { clue: header.clue }),
  };
}

/** Column heads: a group spans its leaves, a leaf reaches down to the last head row. */
function heads(
  headers: readonly Header[],
  at: { row: number; column: number; depth: number },
  leafSpans: number[],
): GridCell[] {
  const cells: GridCell[] = [];
  let column = at.column;
  for (const header of headers) {
    if (isGroup(header)) {
      const below = heads(header.members, { row: at.row + 1, column, depth: at.depth - 1 }, leafSpans);
      const end = Math.max(...below.map((cell) => cell.column + cell.columnSpan));
      cells.push(
        labelCell('head', header, { row: at.row, column, rowSpan: 1, columnSpan: end - column }),
        ...below,
      );
      column = end;
    } else {
      const columnSpan = leafSpans.shift() ?? 1;
      cells.push(labelCell('head', header, { row: at.row, column, rowSpan: at.depth, columnSpan }));
      column += columnSpan;
    }
  }
  return cells;
}

/** Row labels: a group spans its rows in its own column, a leaf reaches across to the numbers. */
function stubs(headers: readonly Header[], at: { row: number; column: number; width: number }): GridCell[] {
  const cells: GridCell[] = [];
  let row = at.row;
  for (const header of headers) {
    const rowSpan = isGroup(header) ? leavesOf(header.members).length : 1;
    const columnSpan = isGroup(header) ? 1 : at.width;
    cells.push(labelCell('stub', header, { row, column: at.column, rowSpan, columnSpan }));
    if (isGroup(header)) {
      cells.push(...stubs(header.members, { row, column: at.column + 1, width: at.width - 1 }));
    }
    row += rowSpan;
  }
  return cells;
}

/** A band whose rows lie side by side is printed as one row under heads `row label > column label`. */
function acrossHeads(band: Band): readonly Header[] {
  const over = (header: Header): Header => ({
    label: header.label,
    ...(header.variants ? { variants: header.variants } : {}),
    members: isGroup(header) ? header.members.map(over) : band.columns,
  });
  return band.rows.map(over);
}

function numberCell(
  table: TableId,
  row: Leaf,
  column: Leaf,
  place: { row: number; column: number; columnSpan: number },
  sumOf: ReadonlyMap<string, readonly string[]>,
): NumberCell {
  const key = cellKey(table, row.id, column.id);
  const parts = sumOf.get(key);
  const help = helpOn(row);
  return {
    kind: 'number',
    key,
    name: `${shortName(row)}·${shortName(column)}`,
    table,
    stub: shortName(row),
    head: shortName(column),
    rowId: row.id,
    columnId: column.id,
    measure: row.measure ?? column.measure ?? 'count',
    ...place,
    rowSpan: 1,
    ...(help === undefined ? {} : { help }),
    ...(parts === undefined ? {} : { sumOf: parts }),
  };
}

function bandGrid(
  data: TableData,
  band: Band,
  top: number,
  sumOf: ReadonlyMap<string, readonly string[]>,
): { cells: GridCell[]; height: number } {
  const width = data.widths.length;
  const numbersFrom = data.labelColumns;
  const cells: GridCell[] = [];
  let row = top;
  if (band.bar) {
    cells.push(labelCell('bar', band.bar, { row, column: 0, rowSpan: 1, columnSpan: width }));
    row += 1;
  }
  const headers = band.across ? acrossHeads(band) : band.columns;
  const depth = depthOf(headers);
  if (band.corner) {
    const kind = band.corner.note ? 'note' : 'head';
    cells.push(labelCell(kind, band.corner, { row, column: 0, rowSpan: depth, columnSpan: numbersFrom }));
  }
  const spans = spansOf(leavesOf(headers), width - numbersFrom);
  cells.push(...heads(headers, { row, column: numbersFrom, depth }, [...spans]));
  row += depth;

  const rows = leavesOf(band.rows);
  const columns = leavesOf(band.columns);
  if (!band.across) cells.push(...stubs(band.rows, { row, column: 0, width: numbersFrom }));
  rows.forEach((leaf, r) => {
    let column = band.across ? numbersFrom + r * columns.length : numbersFrom;
    columns.forEach((head, c) => {
      const columnSpan = band.across ? 1 : (spans[c] ?? 1);
      const place = { row: band.across ? row : row + r, column, columnSpan };
      cells.push(numberCell(data.id, leaf, head, place, sumOf));
      column += columnSpan;
    });
  });
  return { cells, height: row + (band.across ? 1 : rows.length) - top };
}

/** Lays the data out as printed. `relations` decide which cells are totals. */
export function deriveTable(edition: EditionId, data: TableData, relations: readonly Relation[]): Table {
  const sumOf = new Map<string, readonly string[]>();
  for (const { kind, left, right } of relations) {
    const whole = right[0];
    // The grand total is both a row's and a column's sum; the first relation listed is the one it is written by.
    if (kind === 'sum' && whole !== undefined && !sumOf.has(whole)) sumOf.set(whole, left);
  }
  const grid: GridCell[] = [];
  let height = 0;
  for (const band of data.bands) {
    const laid = bandGrid(data, band, height, sumOf);
    grid.push(...laid.cells);
    height += laid.height;
  }
  grid.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    ...data,
    edition,
    rowCount: height,
    columnCount: data.widths.length,
    grid,
    cells: grid.filter((cell): cell is NumberCell => cell.kind === 'number'),
    relations,
  };
}

interface Kind {
  readonly rule: RelationRule;
  readonly words: string;
  readonly basis: string;
}

/** For each row: all other columns add up to the column `whole`. */
export function columnSums(data: TableData, kind: Kind & { readonly whole: string }): readonly Relation[] {
  const { whole, ...about } = kind;
  return data.bands.flatMap((band) =>
    leavesOf(band.rows).map((row): Relation => {
      const keys = leavesOf(band.columns).map((column) => cellKey(data.id, row.id, column.id));
      const sum = cellKey(data.id, row.id, whole);
      return { ...about, kind: 'sum', member: row.id, left: keys.filter((key) => key !== sum), right: [sum] };
    }),
  );
}

function groupNamed(headers: readonly Header[], label: string): readonly Leaf[] {
  const group = headers.find((header) => isGroup(header) && header.label === label);
  return group ? leavesOf([group]) : [];
}

/** For each column: the rows under the group labelled `under` add up to its row `whole`. */
export function rowSums(
  data: TableData,
  kind: Kind & { readonly under: string; readonly whole: string },
): readonly Relation[] {
  const { under, whole, ...about } = kind;
  return data.bands.flatMap((band) => {
    const parts = groupNamed(band.rows, under).filter((row) => row.id !== whole);
    return leavesOf(band.columns).map((column): Relation => ({
      ...about,
      kind: 'sum',
      member: column.id,
      left: parts.map((row) => cellKey(data.id, row.id, column.id)),
      right: [cellKey(data.id, whole, column.id)],
    }));
  });
}

/** For each column: rows `left` together equal rows `right` together. */
export function rowBalance(
  data: TableData,
  kind: Kind & { readonly left: readonly string[]; readonly right: readonly string[] },
): readonly Relation[] {
  const { left, right, ...about } = kind;
  return data.bands.flatMap((band) =>
    leavesOf(band.columns).map((column): Relation => {
      const keys = (rows: readonly string[]) => rows.map((row) => cellKey(data.id, row, column.id));
      return { ...about, kind: 'balance', member: column.id, left: keys(left), right: keys(right) };
    }),
  );
}
