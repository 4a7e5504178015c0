/**
 * Whether a table stands at a place of a sheet: every row and column must be the one it says, or its figures are not
 * read. A few labels may be worded otherwise (Deviation); a blank one, or one in another's place, means that cells were moved.
 */
import type { GridCell, LabelCell, NumberCell, Table, TableId } from '../../form/form';
import { cellsOf, editions } from '../../form/index';
import { matchLabel, normaliseLabel } from '../../form/label';
import type { Deviation } from '../../form/report';
import { textOf } from '../entry';
import type { SheetContent } from '../workbook';

/** Where a table's first cell stands. */
export interface Origin {
  readonly row: number;
  readonly column: number;
}

export type Fit =
  | { readonly kind: 'fits'; readonly deviations: readonly Deviation[] }
  /** The first cell, on the sheet, that is not what the table has there. */
  | Differs;

export interface Differs {
  readonly kind: 'differs';
  readonly at: Origin;
  /** What the table has there: a label, a number of this name, or nothing, where the label at `home` covers the cell. */
  readonly wanted: 'label' | 'number' | { readonly home: Origin };
  readonly expected: string;
  readonly found: string;
}

/** More unrecognised labels than this, and it is another table. */
const mostUnknown = 2;

const labels = new WeakMap<Table, readonly LabelCell[]>();

/** The same list each time: an edition's tables never change. */
export function labelsOf(table: Table): readonly LabelCell[] {
  const known = labels.get(table);
  if (known) return known;
  const found = table.grid.filter((cell): cell is LabelCell => cell.kind !== 'number');
  labels.set(table, found);
  return found;
}

/** The numbers a row label or a column head stands for; a head ends where the next bar begins. */
function cellsUnder(table: Table, label: LabelCell): Deviation['cells'] {
  const bars = labelsOf(table).filter(({ kind }) => kind === 'bar');
  const barBetween = (number: NumberCell): boolean =>
    bars.some((bar) => label.row < bar.row && bar.row < number.row);
  const inRow = (number: NumberCell): boolean =>
    label.row <= number.row && number.row < label.row + label.rowSpan;
  const inColumn = (number: NumberCell): boolean =>
    number.row > label.row &&
    label.column <= number.column &&
    number.column < label.column + label.columnSpan &&
    !barBetween(number);
  const stands = { stub: inRow, head: inColumn, bar: () => false, note: () => false }[label.kind];
  return cellsOf(table)
    .filter(stands)
    .map(({ key }) => key);
}

function deviationOf(table: Table, label: LabelCell, found: string, kind: Deviation['kind']): Deviation {
  return {
    found: found.trim(),
    expected: label.label,
    kind,
    cells: cellsUnder(table, label),
    table: table.id,
    at: { row: label.row, column: label.column },
  };
}

/** A row or column added or lost before the last one shows nowhere but in the last one's own label. */
function isLast(table: Table, { kind, row, column, rowSpan, columnSpan }: LabelCell): boolean {
  if (kind === 'stub') return rowSpan === 1 && row === table.rowCount - 1;
  return kind === 'head' && columnSpan === 1 && column === table.columnCount - 1;
}

/** The labels of each table in all its editions: met in another's place, they tell that cells were moved. */
const officialLabels: Readonly<Record<TableId, ReadonlySet<string>>> = {
  proactive: allLabels('proactive'),
  requests: allLabels('requests'),
  cases: allLabels('cases'),
};

function allLabels(id: TableId): ReadonlySet<string> {
  const all = editions.flatMap((edition) => labelsOf(edition.tables[id]));
  return new Set(all.map(({ label }) => normaliseLabel(label)));
}

interface Filled extends Origin {
  readonly text: string;
}

/** What a printed cell holds, merged or not: a number typed into a later cell of a split merge is still its number. */
function filledCells(sheet: SheetContent, origin: Origin, cell: GridCell): readonly Filled[] {
  const filled: Filled[] = [];
  for (let row = origin.row + cell.row; row < origin.row + cell.row + cell.rowSpan; row += 1) {
    const first = origin.column + cell.column;
    for (let column = first; column < first + cell.columnSpan; column += 1) {
      const text = textOf(sheet.cells[row]?.[column]);
      if (text !== '') filled.push({ row, column, text });
    }
  }
  return filled;
}

/** The number cell that holds something it cannot: a label, or two entries; or the last row, where it was pushed down. */
function wrongNumber(
  table: Table,
  sheet: SheetContent,
  origin: Origin,
  official: ReadonlySet<string>,
): Fit | undefined {
  const lastRow = Math.max(...table.cells.map(({ row }) => row));
  let lastFilled = 0;
  for (const cell of table.cells) {
    const filled = filledCells(sheet, origin, cell);
    if (cell.row === lastRow) lastFilled += filled.length;
    // Most cells hold digits, and normalising is what takes the time here.
    const isLabel = (text: string): boolean => /\D/u.test(text) && official.has(normaliseLabel(text));
    const wrong = filled.find(({ text }, index) => index > 0 || isLabel(text));
    if (wrong)
      return { kind: 'differs', at: wrong, wanted: 'number', expected: cell.name, found: wrong.text.trim() };
  }
  const below = sheet.cells[origin.row + table.rowCount]?.slice(
    origin.column,
    origin.column + table.columnCount,
  );
  const number = below?.findIndex(({ value }) => typeof value === 'number') ?? -1;
  if (lastFilled > 0 || number < 0) return undefined;
  const [first] = table.cells.filter(({ row }) => row === lastRow);
  if (!first) return undefined;
  const at = { row: origin.row + first.row, column: origin.column + first.column };
  return { kind: 'differs', at, wanted: 'number', expected: first.name, found: '' };
}

/** Compares the labels of `table` with what stands at `origin`, then looks for numbers that have slipped. */
export function fitTable(table: Table, sheet: SheetContent, origin: Origin): Fit {
  const official = officialLabels[table.id];
  const deviations: Deviation[] = [];
  let unknown = 0;
  for (const label of labelsOf(table)) {
    const at = { row: origin.row + label.row, column: origin.column + label.column };
    const text = textOf(sheet.cells[at.row]?.[at.column]);
    const match = matchLabel(text, label);
    const strange = filledCells(sheet, origin, label).find(
      (filled) =>
        (filled.row !== at.row || filled.column !== at.column) && official.has(normaliseLabel(filled.text)),
    );
    if (strange) {
      const found = strange.text.trim();
      return { kind: 'differs', at: strange, wanted: { home: at }, expected: label.label, found };
    }
    if (match === 'same') continue;
    if (match === 'different') {
      unknown += 1;
      const moved = text.trim() === '' || official.has(normaliseLabel(text));
      if (moved || isLast(table, label) || unknown > mostUnknown) {
        return { kind: 'differs', at, wanted: 'label', expected: label.label, found: text.trim() };
      }
    }
    deviations.push(deviationOf(table, label, text, match === 'variant' ? 'misprint' : 'unknown'));
  }
  return wrongNumber(table, sheet, origin, official) ?? { kind: 'fits', deviations };
}
