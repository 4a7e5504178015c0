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
  /** A digit more would not have fitted on its last line, as far as this column tells. */
  readonly isFull: boolean;
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

/** A figure this near a side of the table, in font sizes, but outside it has run out of its cell. */
const nearSide = 1.5;

/** The cells out of which figures run over the side of the table: at the edge of the paper, or in too narrow a column. */
function overrun(grid: Grid, outside: readonly Letter[]): ReadonlySet<Cell> {
  const { xs, ys, cellAt } = grid;
  const [left = 0, right = 0] = [xs[0], xs[xs.length - 1]];
  const cells = outside.flatMap((letter) => {
    const row = indexIn(ys, height(letter));
    const x = middle(letter);
    const gap = Math.max(left - x, x - right);
    if (row < 0 || gap < 0 || gap > nearSide * letter.size || !digit.test(letter.text)) return [];
    return cellAt(row, x < left ? 0 : xs.length - 2) ?? [];
  });
  return new Set(cells);
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

interface Room {
  readonly width: number;
  readonly height: number;
  /** The widest line that any cell of this column holds: a narrower guess at its width, without the padding. */
  readonly widest: number;
}

interface CellText {
  readonly text: string;
  readonly isFull: boolean;
  /** A number that goes on in the next line, as far as the column tells. */
  readonly isBroken: boolean;
}

const noText: CellText = { text: '', isFull: false, isBroken: false };

const widthOf = ({ left, right }: TextLine): number => right - left;

/** Lines in a cell are one text where the next piece had no room left on the line before, or where Chinese meets. */
function joinLines(lines: readonly TextLine[], room: number, widest: number): CellText {
  let { text, isBroken } = noText;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const next = line.text.trim();
    if (!before) {
      text = next;
      return;
    }
    const needed = widthOf(before) + line.head;
    const isFull = needed > room - 0.2 * line.size;
    const isChinese = wide.test(text.slice(-1)) || wide.test(next.charAt(0));
    const goesOn = digit.test(text.slice(-1)) && digit.test(next.charAt(0));
    const isCut = !isFull && goesOn && needed > widest + 0.2 * line.size;
    isBroken ||= isCut;
    text += (isFull || isChinese || isCut ? '' : ' ') + next;
  });
  const last = lines[lines.length - 1];
  const isFull = last !== undefined && widthOf(last) + 0.4 * last.size > Math.min(room, widest);
  return { text, isFull, isBroken };
}

function textIn(letters: readonly Letter[], { width, height: tall, widest }: Room): CellText {
  const parts = ([0, 1, 2, 3] as const)
    .map((turned) => {
      const lines = linesOf(letters.filter((letter) => letter.turned === turned).map(upright));
      return turned === 0
        ? joinLines(lines, width, widest)
        : joinLines(lines, turned === 2 ? width : tall, Infinity);
    })
    .filter(({ text }) => text !== '');
  const text = parts
    .map((part) => part.text)
    .join(' ')
    .replace(/\s+/gu, ' ');
  return {
    text,
    isFull: parts.length === 1 && parts.some(({ isFull }) => isFull),
    isBroken: parts.some(({ isBroken }) => isBroken),
  };
}

/** Of cells over the same columns: how wide their widest line is. */
function widestLines(texts: ReadonlyMap<Cell, readonly Letter[]>): (cell: Cell) => number {
  const key = ({ column, lastColumn }: Cell): string => `${String(column)}-${String(lastColumn)}`;
  const found = new Map<string, number>();
  for (const [cell, letters] of texts) {
    const lines = linesOf(letters.filter(({ turned }) => turned === 0));
    found.set(key(cell), Math.max(found.get(key(cell)) ?? 0, ...lines.map(widthOf)));
  }
  return (cell) => found.get(key(cell)) ?? 0;
}

/**
 * The table; `doubtful` counts the numbers that stand on a rule or run out over the side, `broken` those that go on in a
 * second line. `outside` are the letters around the table.
 */
export function pageTable(
  grid: Grid,
  letters: readonly Letter[],
  outside: readonly Letter[],
): { readonly table: PageTable; readonly doubtful: number; readonly broken: number } {
  const { xs, ys, cells, cellAt } = grid;
  const texts = new Map<Cell, Letter[]>(cells.map((cell) => [cell, []]));
  let doubtful = 0;
  for (const turned of [0, 1, 2, 3] as const) {
    const own = letters.filter((letter) => letter.turned === turned);
    doubtful += share(grid, own, (cell, letter) => texts.get(cell)?.push(letter));
  }
  for (const cell of overrun(grid, outside)) {
    const own = texts.get(cell) ?? [];
    if (!own.some(({ text }) => digit.test(text))) continue;
    doubtful += 1;
    texts.set(
      cell,
      own.map((letter) => (digit.test(letter.text) ? { ...letter, text: unreadable } : letter)),
    );
  }
  const spread = (lines: readonly number[], from: number, to: number): number =>
    (lines[to + 1] ?? 0) - (lines[from] ?? 0);
  const widest = widestLines(texts);
  let broken = 0;
  const textOf = (cell: Cell): Pick<PageCell, 'text' | 'isFull'> => {
    const { text, isFull, isBroken } = textIn(texts.get(cell) ?? [], {
      width: spread(xs, cell.column, cell.lastColumn),
      height: spread(ys, cell.row, cell.lastRow),
      widest: widest(cell),
    });
    if (isBroken) broken += 1;
    return { text, isFull };
  };
  const rows = ys.slice(0, -1).map((_, row) => {
    const inRow = [...new Set(xs.slice(0, -1).map((__, column) => cellAt(row, column)))];
    return inRow.flatMap((cell) =>
      cell
        ? [
            {
              ...(cell.row === row ? textOf(cell) : noText),
              left: xs[cell.column] ?? 0,
              right: xs[cell.lastColumn + 1] ?? 0,
            },
          ]
        : [],
    );
  });
  const [left = 0, top = 0] = [xs[0], ys[0]];
  const [right = 0, bottom = 0] = [xs[xs.length - 1], ys[ys.length - 1]];
  return { table: { kind: 'table', left, right, top, bottom, rows }, doubtful, broken };
}
