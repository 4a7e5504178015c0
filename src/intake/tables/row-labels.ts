/** Which row of a table a pasted line is: by its label, wherever in the line the label has slipped to. */
import type { CellKey } from '../../form/cell';
import type { LabelCell, NumberCell, Table } from '../../form/form';
import { cellsOf } from '../../form/index';
import { matchLabel, type LabelMatch } from '../../form/label';
import { stubOf } from './labels';
import { looksLikeValue, type Line } from '../line';

export interface Row {
  readonly cells: readonly (NumberCell & { readonly key: CellKey })[];
  readonly stub: LabelCell;
}

/** The rows of a table with their numbers and nearest labels, in printed order. */
export function rowsOf(table: Table): readonly Row[] {
  const rows = new Map<number, (NumberCell & { readonly key: CellKey })[]>();
  for (const cell of cellsOf(table)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.values()].flatMap((cells) => {
    const stub = cells[0] && stubOf(cells[0], table);
    return stub ? [{ cells, stub }] : [];
  });
}

export interface SplitLine {
  /** The last label of the line; group labels stand before it. */
  readonly label: string;
  /** The cells after it. */
  readonly rest: readonly string[];
}

function isLabelAt(cells: readonly string[], index: number): boolean {
  const cell = cells[index] ?? '';
  return cell !== '' && !looksLikeValue(cell);
}

/** Splits a line after its last label. A number written in words ("减4件") at its end is a value, not a label. */
export function splitLine(line: Line, count: number): SplitLine {
  const { cells } = line;
  const labels = cells.map((_, index) => index).filter((index) => isLabelAt(cells, index));
  const before = labels.filter((index) => cells.slice(index + 1).some((cell) => cell !== ''));
  const last = before[before.length - 1] ?? labels[0] ?? -1;
  const rest = cells.slice(last + 1);
  if (rest.some((cell) => cell !== '') || labels.length < 2) return { label: cells[last] ?? '', rest };
  const filled = cells.filter((cell) => cell !== '');
  return { label: filled[0] ?? '', rest: filled.slice(1, 1 + count) };
}

export interface FoundRow {
  readonly index: number;
  readonly match: Exclude<LabelMatch, 'different'>;
}

/** Among the rows still to be found: the same words anywhere (first below `top`), other wordings from `from` on. */
export function findRow(
  label: string,
  rows: readonly Row[],
  done: ReadonlySet<number>,
  from: number,
  top: number,
): FoundRow | undefined {
  const open = rows.map((row, index) => ({ row, index })).filter(({ index }) => !done.has(index));
  const inBand = [...open.filter(({ row }) => (row.cells[0]?.row ?? 0) > top), ...open];
  const same = inBand.find(({ row }) => matchLabel(label, row.stub) === 'same');
  if (same) return { index: same.index, match: 'same' };
  const ahead = [...open.filter(({ index }) => index >= from), ...open];
  const variant = ahead.find(({ row }) => matchLabel(label, row.stub) === 'variant');
  return variant ? { index: variant.index, match: 'variant' } : undefined;
}

/**
 * Splits a line of a real table, whose cells are exact: after the last cell that names an open row with exactly as many
 * cells to come as the row has numbers. Undefined where there is none, as in rows that lost or gained a cell.
 */
export function splitExact(
  { cells }: Line,
  rows: readonly Row[],
  find: (label: string) => FoundRow | undefined,
): SplitLine | undefined {
  for (let index = cells.length - 2; index >= 0; index -= 1) {
    const label = cells[index] ?? '';
    if (label === '' || looksLikeValue(label)) continue;
    const found = find(label);
    if (found && rows[found.index]?.cells.length === cells.length - 1 - index) {
      return { label, rest: cells.slice(index + 1) };
    }
  }
  return undefined;
}
