/** Which text stands in which cell of a grid, and the table that gives. */
import type { Cell, Grid } from './grid';
import { height, middle, unreadable, type Letter } from './letter';
import { letterRows, linesOf, upright, type TextLine } from './lines';

/** A table on one page. */
export interface PageTable {
  readonly kind: 'table';
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of each row of boxes: every cell that reaches into it, its text in the first one and '' below, as Word writes it. */
  readonly rows: readonly (readonly PageCell[])[];
}

export interface PageCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

const digit = /[0-9０-９]/u;

function indexIn(lines: readonly number[], value: number): number {
  return lines.findIndex((line, index) => value >= line && value < (lines[index + 1] ?? -Infinity));
}

function cellOf({ xs, ys, cellAt }: Grid, x: number, y: number): Cell | undefined {
  const [row, column] = [indexIn(ys, y), indexIn(xs, x)];
  return row < 0 || column < 0 ? undefined : cellAt(row, column);
}

export function isInside({ xs, ys }: Grid, letter: Letter): boolean {
  return indexIn(xs, middle(letter)) >= 0 && indexIn(ys, height(letter)) >= 0;
}

/** Letters of one line that stand close together: a number never ends inside one. */
function runs(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  return letterRows(letters).flatMap((row) => {
    const found: Letter[][] = [];
    let last: Letter | undefined;
    for (const letter of [...row].sort((a, b) => a.left - b.left)) {
      if (last && letter.left - last.right < 0.25 * letter.size) found[found.length - 1]?.push(letter);
      else found.push([letter]);
      last = letter;
    }
    return found;
  });
}

/** A number printed over a rule is in no cell for sure: the mark keeps it from being read as one. */
function share(grid: Grid, letters: readonly Letter[], into: (cell: Cell, letter: Letter) => void): number {
  let doubtful = 0;
  for (const run of runs(letters)) {
    const cells = run.map((letter) => cellOf(grid, middle(letter), height(letter)));
    const [only] = cells;
    const isSplit = cells.some((cell) => cell !== only) && run.some(({ text }) => digit.test(text));
    if (!isSplit) {
      run.forEach((letter, index) => {
        const cell = cells[index];
        if (cell) into(cell, letter);
      });
      continue;
    }
    doubtful += 1;
    for (const cell of new Set(cells)) {
      run.forEach((letter, index) => {
        if (cell && cells[index] === cell)
          into(cell, digit.test(letter.text) ? { ...letter, text: unreadable } : letter);
      });
    }
  }
  return doubtful;
}

const wide = /[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef]/u;

/** Lines in a cell are one text where the next piece had no room left on the line before, or where Chinese meets. */
function joinLines(lines: readonly TextLine[], room: number): string {
  return lines.reduce((text, line, index) => {
    const before = lines[index - 1];
    if (!before) return line.text.trim();
    const isFull = before.right - before.left + line.head > room - 0.2 * line.size;
    const isChinese = wide.test(text.slice(-1)) || wide.test(line.text.charAt(0));
    return text + (isFull || isChinese ? '' : ' ') + line.text.trim();
  }, '');
}

function textIn(letters: readonly Letter[], width: number, tall: number): string {
  return ([0, 1, 2, 3] as const)
    .map((turned) => {
      const own = letters.filter((letter) => letter.turned === turned).map(upright);
      return joinLines(linesOf(own), turned % 2 === 0 ? width : tall);
    })
    .filter((text) => text !== '')
    .join(' ')
    .replace(/\s+/gu, ' ');
}

/** The table; `doubtful` counts the numbers that stand on a rule. */
export function pageTable(
  grid: Grid,
  letters: readonly Letter[],
): { readonly table: PageTable; readonly doubtful: number } {
  const { xs, ys, cells, cellAt } = grid;
  const texts = new Map<Cell, Letter[]>(cells.map((cell) => [cell, []]));
  let doubtful = 0;
  for (const turned of [0, 1, 2, 3] as const) {
    const own = letters.filter((letter) => letter.turned === turned);
    const one = turned === 0 ? own : own.map((letter) => [letter]).flat();
    doubtful += share(grid, one, (cell, letter) => texts.get(cell)?.push(letter));
  }
  const spread = (lines: readonly number[], from: number, to: number): number =>
    (lines[to + 1] ?? 0) - (lines[from] ?? 0);
  const textOf = (cell: Cell): string =>
    textIn(
      texts.get(cell) ?? [],
      spread(xs, cell.column, cell.lastColumn),
      spread(ys, cell.row, cell.lastRow),
    );
  const rows = ys.slice(0, -1).map((_, row) => {
    const inRow = [...new Set(xs.slice(0, -1).map((__, column) => cellAt(row, column)))];
    return inRow.flatMap((cell) =>
      cell
        ? [
            {
              text: cell.row === row ? textOf(cell) : '',
              left: xs[cell.column] ?? 0,
              right: xs[cell.lastColumn + 1] ?? 0,
            },
          ]
        : [],
    );
  });
  const [left = 0, top = 0] = [xs[0], ys[0]];
  const [right = 0, bottom = 0] = [xs[xs.length - 1], ys[ys.length - 1]];
  return { table: { kind: 'table', left, right, top, bottom, rows }, doubtful };
}
