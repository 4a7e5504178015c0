/** What was painted over a page, so that text is told from text that nobody sees: painted over, or as white as the paper. */
import { TooMuch } from '../blocks';
import { height, middle, type Letter } from './letter';
import { apply, type Matrix } from './matrix';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box of `[minX, minY, maxX, maxY]` on the page. */
export function boxOf(bounds: ArrayLike<number>, matrix: Matrix): Box | undefined {
  const [x0, y0, x1, y1] = Array.from(bounds);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  const corners = [
    apply(matrix, x0, y0),
    apply(matrix, x1, y1),
    apply(matrix, x0, y1),
    apply(matrix, x1, y0),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const box = {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
  return Object.values(box).every(Number.isFinite) ? box : undefined;
}

/** What two boxes share; undefined where one is beside the other. */
export function shared(one: Box, other: Box | undefined): Box | undefined {
  if (!other) return one;
  const box = {
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  };
  return box.left < box.right && box.top < box.bottom ? box : undefined;
}

/** Whether a path (page-marks.ts) is one rectangle along the axes of its own space, and nothing else. */
export function isRectangle(path: ArrayLike<number>): boolean {
  const corners: (readonly [number, number])[] = [];
  for (let at = 0; at < path.length; at += path[at] === 4 ? 1 : 3) {
    const code = path[at];
    if (code === 4 ? at + 1 < path.length : code !== (at === 0 ? 0 : 1)) return false;
    if (code !== 4) corners.push([path[at + 1] ?? NaN, path[at + 2] ?? NaN]);
  }
  const [first] = corners;
  const last = corners[4];
  if (!first || corners.length < 4 || corners.length > 5) return false;
  if (last && (last[0] !== first[0] || last[1] !== first[1])) return false;
  const along = (from: number, to: number, axis: 0 | 1): boolean =>
    corners[from]?.[axis] === corners[to]?.[axis];
  return (
    (along(0, 1, 0) && along(1, 2, 1) && along(2, 3, 0) && along(3, 0, 1)) ||
    (along(0, 1, 1) && along(1, 2, 0) && along(2, 3, 1) && along(3, 0, 0))
  );
}

/** Whether a letter's middle is in the box. */
export function holds({ left, right, top, bottom }: Box, letter: Letter): boolean {
  const [x, y] = [middle(letter), height(letter)];
  return x > left && x < right && y > top && y < bottom;
}

/** `#rrggbb` as light as this in red, green and blue is not seen on paper. */
const lightest = 0xf0;

export function isLight(colour: unknown): boolean {
  const [, digits] = /^#([\da-f]{6})$/iu.exec(String(colour)) ?? [];
  return digits?.match(/../gu)?.every((pair) => parseInt(pair, 16) >= lightest) ?? false;
}

/** A report's page has some thousand letters and boxes; this is for one made to be slow. */
const mostLooks = 20_000_000;

/** What has been painted so far, in its order. */
export class Paint {
  private readonly boxes: { readonly box: Box; readonly light: boolean }[] = [];
  private looks = 0;

  /** Something filled: what stands on it from now on is seen where it is not of the same colour. */
  add(box: Box, light: boolean): void {
    this.boxes.push({ box, light });
  }

  /** Whether a letter as light as paper stands on something darker. */
  isSeen(letter: Letter): boolean {
    this.look(this.boxes.length);
    const under = [...this.boxes].reverse().find(({ box }) => holds(box, letter));
    return under !== undefined && !under.light;
  }

  /** The letters that are not under the box. */
  outside(letters: readonly Letter[], box: Box): readonly Letter[] {
    this.look(letters.length);
    return letters.some((letter) => holds(box, letter))
      ? letters.filter((letter) => !holds(box, letter))
      : letters;
  }

  private look(count: number): void {
    this.looks += count;
    if (this.looks > mostLooks) throw new TooMuch();
  }
}
