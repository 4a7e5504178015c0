/**
 * Whether a table stands at a place of a sheet: every row and column must be the one it says, or its figures are not
 * read. A few labels may be worded otherwise (Deviation); a label in another's place means that cells were moved.
 */
import type { LabelCell, NumberCell, Table } from '../form/form';
import { cellsOf } from '../form/index';
import { matchLabel, normaliseLabel } from '../form/label';
import type { Deviation } from '../form/report';
import { firstFilled, textOf } from './entry';
import type { SheetContent } from './workbook';

/** Where a table's first cell stands. */
export interface Origin {
  readonly row: number;
  readonly column: number;
}

export type Fit =
  | { readonly kind: 'fits'; readonly deviations: readonly Deviation[] }
  /** The first cell, on the sheet, that is not what the table has there. */
  | { readonly kind: 'differs'; readonly at: Origin; readonly expected: string; readonly found: string };

/** More unrecognised labels than this, and it is another table. */
const mostUnknown = 2;

export function labelsOf(table: Table): readonly LabelCell[] {
  return table.grid.filter((cell): cell is LabelCell => cell.kind !== 'number');
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
function isLast(table: Table, label: LabelCell): boolean {
  if (label.kind === 'stub') return label.rowSpan === 1 && label.row === table.rowCount - 1;
  const ends = label.column + label.columnSpan === table.columnCount;
  return label.kind === 'head' && ends && cellsUnder(table, label).length > 0;
}

/**
 * Compares the labels of `table` with what stands at `origin`. `bounded`: the area is known to be the table's own, row
 * for row, so that the last label needs no proof.
 */
export function fitTable(table: Table, sheet: SheetContent, origin: Origin, bounded: boolean): Fit {
  const onSheet = <C extends Origin>(cell: C): C => ({
    ...cell,
    row: origin.row + cell.row,
    column: origin.column + cell.column,
  });
  const labels = labelsOf(table);
  const official = new Set(labels.map(({ label }) => normaliseLabel(label)));
  const deviations: Deviation[] = [];
  let unknown = 0;
  for (const label of labels) {
    const text = textOf(firstFilled(sheet, onSheet(label))?.content);
    const match = matchLabel(text, label);
    if (match === 'same') continue;
    const differs: Fit = { kind: 'differs', at: onSheet(label), expected: label.label, found: text.trim() };
    if (match === 'different') {
      unknown += 1;
      const moved = official.has(normaliseLabel(text)) || (isLast(table, label) && !bounded);
      if (moved || unknown > mostUnknown) return differs;
    }
    deviations.push(deviationOf(table, label, text, match === 'variant' ? 'misprint' : 'unknown'));
  }
  for (const cell of table.cells) {
    const filled = firstFilled(sheet, onSheet(cell));
    const text = textOf(filled?.content);
    // A label where a number belongs: a part of the table has slipped sideways.
    if (filled && official.has(normaliseLabel(text))) {
      return { kind: 'differs', at: filled, expected: cell.name, found: text.trim() };
    }
  }
  return { kind: 'fits', deviations };
}
