/** Which of the cells after a label are the row's numbers: exactly as many as the form has, or none is believed. */
import { hasBars } from '../line';
import type { Piece } from './pieces';
import type { Segment } from './segments';

function trimmed(values: readonly Piece[]): readonly Piece[] {
  const first = values.findIndex(({ kind }) => kind !== 'blank');
  let end = values.length;
  while (end > first && values[end - 1]?.kind === 'blank') end -= 1;
  return first < 0 ? [] : values.slice(first, end);
}

/** Between bars a blank at the end may be what pads a row out that has lost a number, and all before it moved up. */
function isPadded(values: readonly Piece[]): boolean {
  const last = values[values.length - 1];
  const barred = last !== undefined && last.line.table === undefined && hasBars(last.line.text);
  return barred && last.kind === 'blank' && values.some(({ kind }) => kind === 'value');
}

/** Cells of the row in all: its labels on the values' own line, and the values. */
function widthOf({ labels }: Segment, values: readonly Piece[]): number {
  const barred = values.every(({ line, gridded }) => gridded && line.source === '');
  return barred ? labels.length + values.length : 0;
}

/**
 * `count` pieces, or undefined. Blanks are only believed between numbers, or where there is no cell to spare, or where the
 * row is as wide as the table (`columns`) and what is too much at its end is blank.
 */
export function takeValues(
  segment: Segment,
  count: number,
  columns: number,
  labelCells: number,
): readonly Piece[] | undefined {
  const values = firstRow(segment.values, count);
  if (values.length === count) return isPadded(values) ? undefined : values;
  const filled = trimmed(values);
  if (filled.length === count) return filled;
  const spare = values.slice(count);
  const whole = widthOf({ ...segment, labels: segment.labels.slice(-labelCells) }, values) === columns;
  return spare.length > 0 && whole && spare.every(({ kind }) => kind === 'blank')
    ? values.slice(0, count)
    : undefined;
}

/** Where the label's own line has exactly its numbers, those on the lines after are not the row's. */
function firstRow(values: readonly Piece[], count: number): readonly Piece[] {
  const [first] = values;
  if (first === undefined || values.length <= count || first.beside < 2) return values;
  const own = values.filter(({ line }) => line === first.line);
  return own.length === count && first.beside > count ? own : values;
}
