/** One page's marks → its tables and the lines around them, from the top. */
import { isInTwoColumns } from './columns';
import { gridOf } from './grid';
import { height as middleHeight, middle, type Letter } from './letter';
import { linesOf, upright, type TextLine } from './lines';
import type { PageMarks, Rule } from './page-marks';
import { joined, ruleGroups } from './rules';
import { isInside, pageTable, type PageTable } from './table-text';
import { unruledTables, type PageRows } from './unruled';

export interface FlowLine extends TextLine {
  readonly kind: 'line';
}

export interface PageFlow {
  readonly width: number;
  readonly height: number;
  readonly items: readonly (FlowLine | PageTable | PageRows)[];
  /** Numbers printed over a rule. */
  readonly doubtful: number;
  /** Numbers in a cell too narrow for them, put together from two lines. */
  readonly broken: number;
  /** Numbers were read by where they stand, because rules are missing. */
  readonly unruled: boolean;
  readonly inTwoColumns: boolean;
  readonly letters: number;
  readonly unreadable: number;
  /** Letters that do not print; a scanner lays them under its picture. */
  readonly unprinted: number;
  /** Letters that nobody sees: off the paper, painted over, or as light as what they stand on. */
  readonly unseen: number;
  /** Part of the page that pictures cover; they may lie over each other. */
  readonly pictured: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page whose text is turned as a whole (a wide table on an upright sheet) is turned back first. */
function turnedBack(marks: PageMarks, size: Size): PageMarks & Size {
  const counts = [0, 0, 0, 0];
  for (const { turned } of marks.letters) counts[turned] = (counts[turned] ?? 0) + 1;
  const most = Math.max(...counts);
  const turn = counts.indexOf(most);
  if (turn === 0 || most < 0.6 * marks.letters.length) return { ...marks, ...size };
  const back = (letter: Letter): Letter => {
    const as = upright({ ...letter, turned: turn as Letter['turned'] });
    return { ...as, turned: ((letter.turned - turn + 4) % 4) as Letter['turned'] };
  };
  const flipped = (rules: readonly Rule[]): readonly Rule[] =>
    rules.map(({ at, from, to }) => ({ at: -at, from, to }));
  const mirrored = (rules: readonly Rule[]): readonly Rule[] =>
    rules.map(({ at, from, to }) => ({ at, from: -to, to: -from }));
  const letters = marks.letters.map(back);
  const { horizontal, vertical } = marks;
  const { width, height } = size;
  switch (turn) {
    case 1:
      // x′ = y, y′ = −x
      return {
        ...marks,
        letters,
        horizontal: flipped(vertical),
        vertical: horizontal,
        width: height,
        height: width,
      };
    case 2:
      return {
        ...marks,
        letters,
        horizontal: mirrored(flipped(horizontal)),
        vertical: mirrored(flipped(vertical)),
        ...size,
      };
    default:
      // x′ = −y, y′ = x
      return {
        ...marks,
        letters,
        horizontal: mirrored(vertical),
        vertical: flipped(horizontal),
        width: height,
        height: width,
      };
  }
}

/** What stands beside the paper, where a page was cut to a part of it, is not printed. */
function onPaper(marks: PageMarks, { width, height }: Size): PageMarks {
  const letters = marks.letters.filter((letter) => {
    const [x, y] = [middle(letter), middleHeight(letter)];
    return x > 0 && x < width && y > 0 && y < height;
  });
  return { ...marks, letters, unseen: marks.unseen + marks.letters.length - letters.length };
}

export function pageFlow(all: PageMarks, size: Size): PageFlow {
  const marks = onPaper(all, size);
  const { letters, horizontal, vertical, width, height } = turnedBack(marks, size);
  let rest = letters;
  let doubtful = 0;
  let broken = 0;
  const tables: PageTable[] = [];
  const grids = ruleGroups(horizontal, vertical).flatMap((group) => gridOf(group, letters) ?? []);
  // The smallest first: a frame around the page leaves the tables in it their text.
  const area = ({ xs, ys }: (typeof grids)[number]): number =>
    ((xs[xs.length - 1] ?? 0) - (xs[0] ?? 0)) * ((ys[ys.length - 1] ?? 0) - (ys[0] ?? 0));
  for (const grid of [...grids].sort((a, b) => area(a) - area(b))) {
    const own = rest.filter((letter) => isInside(grid, letter));
    if (own.length === 0) continue;
    const taken = new Set(own);
    rest = rest.filter((letter) => !taken.has(letter));
    const read = pageTable(grid, own, rest);
    doubtful += read.doubtful;
    broken += read.broken;
    tables.push(read.table);
  }
  const unruled = unruledTables(
    rest.filter((letter) => letter.turned === 0),
    { horizontal: joined(horizontal), vertical: joined(vertical), height },
  );
  const lines = linesOf(unruled.rest).map((line): FlowLine => ({
    ...line,
    kind: 'line',
  }));
  const items = [...lines, ...tables, ...unruled.tables].sort((a, b) => a.top - b.top);
  return {
    width,
    height,
    items,
    doubtful: doubtful + unruled.broken,
    broken,
    unruled: unruled.tables.length > 0,
    inTwoColumns: isInTwoColumns(unruled.rest, width),
    letters: letters.length,
    unprinted: marks.unprinted,
    unseen: marks.unseen,
    unreadable: letters.filter(({ text }) => text.includes('□')).length,
    pictured: marks.pictures.reduce((sum, each) => sum + each, 0) / (width * height),
  };
}
