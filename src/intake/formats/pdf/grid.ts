/**
 * Rules that touch → the cells of a table. Between neighbouring rules lie small boxes; boxes with no rule between them
 * are one cell. A side that was not ruled is closed where the rules across it end.
 */
import { height, middle as across, type Letter } from './letter';
import { places, type RuleGroup } from './rules';
import type { Rule } from './page-marks';

export interface Cell {
  /** Of the first box, from 0. */
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface Grid {
  /** Lines between the columns, from the left, the two sides included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly Cell[];
  /** The cell of a box. */
  readonly cellAt: (row: number, column: number) => Cell | undefined;
}

/** No form has as many; a sheet of squared paper has. */
const mostBoxes = 20_000;

/** A line between rows or columns: one rule, or those on both sides of the space between cells drawn as boxes. */
interface Line {
  readonly from: number;
  readonly to: number;
}

/** Wider than this, a space between rules is a row or column, though nothing be printed in it. */
const mostBetween = 6;

/** Places of rules as lines: a narrow space in which no letter stands is part of the line. */
function linesAt(all: readonly number[], letters: readonly number[]): readonly Line[] {
  const lines: { from: number; to: number }[] = [];
  for (const at of all) {
    const last = lines[lines.length - 1];
    const isNarrow = last && at - last.from < mostBetween;
    if (isNarrow && !letters.some((letter) => letter > last.from && letter < at)) last.to = at;
    else lines.push({ from: at, to: at });
  }
  return lines;
}

/** Whether one of the rules of this line covers the middle of a box's side. */
function covers(rules: readonly Rule[], { from, to }: Line, middle: number): boolean {
  return rules.some(
    (rule) => rule.at >= from - 4 && rule.at <= to + 4 && rule.from <= middle && rule.to >= middle,
  );
}

/** Unites boxes: each knows its cell's first box. */
function unite(count: number): {
  readonly join: (a: number, b: number) => void;
  readonly first: (a: number) => number;
} {
  const parent = Array.from({ length: count }, (_, index) => index);
  const first = (of: number): number => {
    let root = of;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    for (let at = of; at !== root;) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    first,
    join: (a, b) => {
      const [x, y] = [first(a), first(b)];
      parent[Math.max(x, y)] = Math.min(x, y);
    },
  };
}

function sides(rules: readonly Rule[], across: readonly Rule[]): readonly number[] {
  const ends = [Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))];
  return places([...rules.map(({ at }) => at), ...ends]);
}

/** The table the rules draw around some of the letters; undefined where they draw none: a box, a line under words. */
export function gridOf({ horizontal, vertical }: RuleGroup, letters: readonly Letter[]): Grid | undefined {
  const [atX, atY] = [sides(vertical, horizontal), sides(horizontal, vertical)];
  const [left, right, top, bottom] = [Math.min(...atX), Math.max(...atX), Math.min(...atY), Math.max(...atY)];
  const inside = letters.filter((letter) => {
    const [x, y] = [across(letter), height(letter)];
    return x > left && x < right && y > top && y < bottom;
  });
  const acrossLines = linesAt(atX, inside.map(across));
  const downLines = linesAt(atY, inside.map(height));
  const centre = ({ from, to }: Line): number => (from + to) / 2;
  const [xs, ys] = [acrossLines.map(centre), downLines.map(centre)];
  const none: Line = { from: Infinity, to: -Infinity };
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows > mostBoxes) return undefined;
  const middle = (lines: readonly number[], index: number): number =>
    ((lines[index] ?? 0) + (lines[index + 1] ?? 0)) / 2;
  const { join, first } = unite(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const box = row * columns + column;
      if (column + 1 < columns && !covers(vertical, acrossLines[column + 1] ?? none, middle(ys, row)))
        join(box, box + 1);
      if (row + 1 < rows && !covers(horizontal, downLines[row + 1] ?? none, middle(xs, column)))
        join(box, box + columns);
    }
  }
  const found = new Map<number, Cell>();
  const sizes = new Map<number, number>();
  for (let box = 0; box < rows * columns; box += 1) {
    const root = first(box);
    const [row, column] = [Math.floor(box / columns), box % columns];
    const cell = found.get(root) ?? { row, column, lastRow: row, lastColumn: column };
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
    found.set(root, {
      row: Math.min(cell.row, row),
      column: Math.min(cell.column, column),
      lastRow: Math.max(cell.lastRow, row),
      lastColumn: Math.max(cell.lastColumn, column),
    });
  }
  const areaOf = ({ row, column, lastRow, lastColumn }: Cell): number =>
    (lastRow - row + 1) * (lastColumn - column + 1);
  // A cell that is no rectangle has lost a rule somewhere: which text belongs where is not known.
  if ([...found].some(([root, cell]) => areaOf(cell) !== sizes.get(root)))
    return { xs, ys, ...loose(rows, columns, vertical, acrossLines, ys) };
  const cellAt = (row: number, column: number): Cell | undefined => found.get(first(row * columns + column));
  const cells = [...found.values()];
  return cells.some((cell) => cell.lastColumn - cell.column + 1 < columns)
    ? { xs, ys, cells, cellAt }
    : undefined;
}

/** Cells that reach over no more than one row: as much as can be said where rules are missing. */
function loose(
  rows: number,
  columns: number,
  vertical: readonly Rule[],
  xs: readonly Line[],
  ys: readonly number[],
): Pick<Grid, 'cells' | 'cellAt'> {
  const cells: Cell[] = [];
  const boxes: Cell[] = [];
  for (let row = 0; row < rows; row += 1) {
    const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    let start = 0;
    for (let column = 0; column < columns; column += 1) {
      if (
        column + 1 < columns &&
        !covers(vertical, xs[column + 1] ?? { from: Infinity, to: -Infinity }, middle)
      )
        continue;
      const cell = { row, column: start, lastRow: row, lastColumn: column };
      cells.push(cell);
      for (let box = start; box <= column; box += 1) boxes.push(cell);
      start = column + 1;
    }
  }
  return { cells, cellAt: (row, column) => boxes[row * columns + column] };
}
