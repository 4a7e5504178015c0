/** A page's operator list → what is printed on it: letters, ruled lines, and where pictures were. */
import { TooMuch } from '../blocks';
import type { Letter } from './letter';
import { apply, identity, multiply, toMatrix, type Matrix } from './matrix';
import { boxOf, holds, isLight, isRectangle, Paint, shared, type Box } from './paint';
import type { OperatorList, PdfFont, PdfGlyph } from './pdf-library';
import { firstTextState, showText, textOperator, type TextState } from './text-state';

/** A straight line along an axis: at `at`, from `from` to `to`. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageMarks {
  readonly letters: readonly Letter[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** Letters that do not print: what a scanner recognised, laid under its picture. */
  readonly unprinted: number;
  /** Letters that nobody sees: painted over, or as light as what they stand on. */
  readonly unseen: number;
  /** Areas of the pictures, in square points. */
  readonly pictures: readonly number[];
}

interface Surroundings {
  readonly names: ReadonlyMap<number, string>;
  readonly fontOf: (id: unknown) => PdfFont;
  readonly isVisible: (group: unknown) => boolean;
  /** From the page's own space to the upright page, y downwards. */
  readonly base: Matrix;
}

interface Graphics {
  readonly matrix: Matrix;
  readonly text: TextState;
  readonly alpha: number;
  /** What is filled is as light as paper. */
  readonly light: boolean;
  /** What is filled hides what is under it: one colour, and not blended with what is there. */
  readonly hides: boolean;
  readonly blended: boolean;
  readonly clip?: Box;
}

/** A whole report has some 20,000 letters and rules; a page of a map or a plan is none. */
const mostMarks = 200_000;
/** A rule is thinner than this; LibreOffice's double rules are 2.6 points. */
const thin = 3;
/** Slanting or curved pieces of a path that is a rule all the same: a rounded corner here or there. */
const mostBent = 8;

/** More transparent than this is a watermark under or over the text. */
const faint = 0.45;
/** Less transparent than this hides what is under it. */
const opaque = 0.98;

/**
 * Lines of a path that run along an axis, and rectangles so thin that they are lines: dots and dashes too, which are
 * rules once they are joined. A path of curves and slants is the outline of letters or a drawing, and gives none.
 */
function pathRules(path: ArrayLike<number>, matrix: Matrix, filled: boolean, rule: DrawRule): void {
  const found: (readonly [Point, Point])[] = [];
  if (walkPath(path, matrix, filled, (from, to) => found.push([from, to])) > mostBent) return;
  for (const [from, to] of found) rule(from, to);
}

type DrawRule = (from: Point, to: Point) => void;

/** Tells the rules of a path, and returns how many of its pieces are curves or slants. */
function walkPath(path: ArrayLike<number>, matrix: Matrix, filled: boolean, rule: DrawRule): number {
  let bent = 0;
  let at = 0;
  let start: Point = [0, 0];
  let here: Point = [0, 0];
  let corners: Point[] = [];
  const next = (): Point => {
    const [x, y] = apply(matrix, path[at] ?? NaN, path[at + 1] ?? NaN);
    at += 2;
    return [x, y];
  };
  const close = (): void => {
    if (filled && corners.length > 1) {
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (bottom - top < thin) rule([left, y], [right, y]);
      if (right - left < thin) rule([x, top], [x, bottom]);
    }
    corners = [];
  };
  const lineTo = (to: Point): void => {
    if (!isAlongAxis(here, to)) bent += 1;
    else if (!filled) rule(here, to);
    here = to;
    corners.push(to);
  };
  // Codes of pdfjs: 0 move, 1 line, 2 cubic curve, 3 quadratic curve, 4 close.
  while (at < path.length) {
    const code = path[at];
    at += 1;
    if (code === 0) {
      close();
      start = here = next();
      corners.push(here);
    } else if (code === 1) lineTo(next());
    else if (code === 2 || code === 3) {
      bent += 1;
      at += code === 2 ? 4 : 2;
      here = next();
      corners.push(here);
    } else if (code === 4) lineTo(start);
    else return bent;
  }
  close();
  return bent;
}

function isAlongAxis([x0, y0]: Point, [x1, y1]: Point): boolean {
  return Math.abs(x1 - x0) < 1 || Math.abs(y1 - y0) < 1;
}

type Point = readonly [number, number];

const filling = new Set(['fill', 'eoFill']);
const stroking = new Set([
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]);

/** Reads one page. Throws TooMuch for more marks than a report's page has. */
export function pageMarks(list: OperatorList, { names, fontOf, isVisible, base }: Surroundings): PageMarks {
  let letters: Letter[] = [];
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  const pictures: number[] = [];
  const painted = new Paint();
  let unprinted = 0;
  let unseen = 0;
  let clips = false;
  let state: Graphics = {
    matrix: base,
    text: firstTextState,
    alpha: 1,
    light: false,
    hides: true,
    blended: false,
  };
  const saved: Graphics[] = [];
  /** Of marked content, by nesting; masks are drawn but not printed. */
  const hidden: boolean[] = [];
  const masks: boolean[] = [];
  const save = (): void => {
    if (saved.length > 1_000) throw new TooMuch();
    saved.push(state);
  };
  const restore = (): void => {
    state = saved.pop() ?? state;
  };
  const isPrinted = (): boolean => state.alpha > 0 && !hidden.includes(true) && !masks.includes(true);
  const rule = ([x0, y0]: Point, [x1, y1]: Point): void => {
    const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (dy < 1 && dx >= dy)
      horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    if (dx < 1 && dy >= dx)
      vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
    if (horizontal.length + vertical.length > mostMarks) throw new TooMuch();
  };
  const picture = (): void => {
    const [a, b, c, d] = state.matrix;
    pictures.push(Math.abs(a * d - b * c));
    const box = boxOf([0, 0, 1, 1], state.matrix);
    if (box) painted.add(box, false);
  };
  const show = (glyphs: readonly (PdfGlyph | number)[]): void => {
    const shown = showText(state.text, state.matrix, glyphs);
    state = { ...state, text: shown.state };
    // 3 prints nothing, 7 only clips.
    if (state.alpha < faint && isPrinted()) return;
    if (state.text.mode === 3 || state.text.mode === 7 || !isPrinted()) unprinted += shown.letters.length;
    else {
      const inside = shown.letters.filter((letter) => !state.clip || holds(state.clip, letter));
      const seen = state.light ? inside.filter((letter) => painted.isSeen(letter)) : inside;
      unseen += shown.letters.length - seen.length;
      letters.push(...seen);
    }
    if (letters.length > mostMarks) throw new TooMuch();
  };
  const fill = (path: ArrayLike<number>, bounds: ArrayLike<number> | null | undefined): void => {
    const box = bounds && boxOf(bounds, state.matrix);
    const inside = box && shared(box, state.clip);
    if (!inside || inside.right - inside.left < thin || inside.bottom - inside.top < thin) return;
    if (state.hides && !state.blended && state.alpha > opaque && isRectangle(path)) {
      const left = painted.outside(letters, inside);
      unseen += letters.length - left.length;
      letters = [...left];
    }
    painted.add(inside, state.light);
  };
  const paint = ([painter, paths, bounds]: readonly unknown[]): void => {
    const how = names.get(Number(painter)) ?? '';
    const [path] = (paths as readonly (ArrayLike<number> | null)[] | undefined) ?? [];
    if (clips) {
      const box = bounds ? boxOf(bounds as ArrayLike<number>, state.matrix) : undefined;
      // Nothing is seen through a clip that leaves nothing: as small as a point.
      if (box)
        state = { ...state, clip: shared(box, state.clip) ?? { ...box, right: box.left, bottom: box.top } };
      clips = false;
    }
    if (!path || typeof path.length !== 'number' || !isPrinted()) return;
    if (/fill/iu.test(how)) fill(path, bounds as ArrayLike<number> | null);
    if (filling.has(how)) pathRules(path, state.matrix, true, rule);
    else if (stroking.has(how)) pathRules(path, state.matrix, false, rule);
  };
  const graphics = (name: string, args: readonly unknown[], next: string | undefined): void => {
    switch (name) {
      case 'save':
        save();
        return;
      case 'restore':
        restore();
        return;
      case 'transform':
        state = { ...state, matrix: multiply(state.matrix, toMatrix(args) ?? identity) };
        // Pictures are not decoded, and leave only the place made for them.
        if (next === 'restore') picture();
        return;
      case 'setGState':
        for (const [key, value] of (args[0] as readonly (readonly [string, unknown])[] | undefined) ?? []) {
          if (key === 'ca') state = { ...state, alpha: Number(value) };
          if (key === 'BM') state = { ...state, blended: value !== 'source-over' };
          if (key === 'Font' && Array.isArray(value)) text('setFont', value);
        }
        return;
      case 'setFillRGBColor':
        state = { ...state, light: isLight(args[0]), hides: true };
        return;
      case 'setFillColorN':
      case 'setFillTransparent':
        state = { ...state, light: false, hides: false };
        return;
      case 'clip':
      case 'eoClip':
        clips = true;
        return;
      case 'paintFormXObjectBegin':
        save();
        state = { ...state, matrix: multiply(state.matrix, toMatrix(args[0]) ?? identity) };
        return;
      case 'paintFormXObjectEnd':
        restore();
        return;
      case 'beginGroup':
        save();
        masks.push(Boolean((args[0] as { readonly smask?: unknown } | undefined)?.smask));
        return;
      case 'endGroup':
        masks.pop();
        restore();
        return;
      case 'beginMarkedContentProps':
        hidden.push(args[0] === 'OC' && !isVisible(args[1]));
        return;
      case 'beginMarkedContent':
        hidden.push(false);
        return;
      case 'endMarkedContent':
        hidden.pop();
        return;
      case 'constructPath':
        paint(args);
        return;
      case 'showText':
        show((args[0] as readonly (PdfGlyph | number)[] | undefined) ?? []);
        return;
      default:
        if (name.startsWith('paintImage') || name.startsWith('paintInlineImage')) picture();
        else text(name, args);
    }
  };
  const text = (name: string, args: readonly unknown[]): void => {
    const changed = textOperator(state.text, name, args, fontOf, toMatrix);
    if (changed) state = { ...state, text: changed };
  };
  list.fnArray.forEach((code, index) => {
    const next = list.fnArray[index + 1];
    const name = names.get(code) ?? '';
    graphics(name, list.argsArray[index] ?? [], next === undefined ? undefined : names.get(next));
  });
  return { letters, horizontal, vertical, unprinted, unseen, pictures };
}
