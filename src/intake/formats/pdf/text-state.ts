/** The text operators of a page (ISO 32000-1, 9.3 and 9.4): where each glyph is printed. */
import { meant, unreadable, type Letter } from './letter';
import { apply, identity, multiply, type Matrix } from './matrix';
import type { PdfFont, PdfGlyph } from './pdf-library';

/** Saved and restored with the graphics state, as pdfjs does. */
export interface TextState {
  readonly matrix: Matrix;
  readonly x: number;
  readonly y: number;
  readonly lineX: number;
  readonly lineY: number;
  readonly leading: number;
  readonly rise: number;
  readonly scale: number;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly size: number;
  readonly font: PdfFont;
  /** 3 prints nothing: the text laid under a scanned picture. */
  readonly mode: number;
}

export const firstTextState: TextState = {
  matrix: identity,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  leading: 0,
  rise: 0,
  scale: 1,
  letterSpacing: 0,
  wordSpacing: 0,
  size: 0,
  font: {},
  mode: 0,
};

function moved(state: TextState, x: number, y: number): TextState {
  const [lineX, lineY] = [state.lineX + x, state.lineY + y];
  return { ...state, x: lineX, y: lineY, lineX, lineY };
}

/** The state after an operator that prints nothing; undefined for one that is none of the text's. */
export function textOperator(
  state: TextState,
  name: string,
  args: readonly unknown[],
  fontOf: (id: unknown) => PdfFont,
  toMatrix: (values: unknown) => Matrix | undefined,
): TextState | undefined {
  const [first, second] = args;
  switch (name) {
    case 'beginText':
      return { ...state, matrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 };
    case 'setCharSpacing':
      return { ...state, letterSpacing: Number(first) };
    case 'setWordSpacing':
      return { ...state, wordSpacing: Number(first) };
    case 'setHScale':
      return { ...state, scale: Number(first) / 100 };
    case 'setLeading':
      return { ...state, leading: -Number(first) };
    case 'setFont':
      return { ...state, font: fontOf(first), size: Number(second) };
    case 'setTextRenderingMode':
      return { ...state, mode: Number(first) };
    case 'setTextRise':
      return { ...state, rise: Number(first) };
    case 'moveText':
      return moved(state, Number(first), Number(second));
    case 'setLeadingMoveText':
      return moved({ ...state, leading: Number(second) }, Number(first), Number(second));
    case 'nextLine':
      return moved(state, 0, state.leading);
    case 'setTextMatrix':
      return { ...state, matrix: toMatrix(first) ?? identity, x: 0, y: 0, lineX: 0, lineY: 0 };
    default:
      return undefined;
  }
}

/** How much of the font's size lies below the line, for every font: only middles are looked at. */
const below = 0.14;

/** Lines that rise by more than this run across the page: a watermark, no text of the report. */
const slant = 0.1;

function letterOf(
  page: Matrix,
  text: string,
  from: number,
  to: number,
  y: number,
  size: number,
): Letter | undefined {
  const [x0, y0] = apply(page, from, y);
  const [x1, y1] = apply(page, to, y);
  const low = apply(page, from, y - below * size);
  const high = apply(page, to, y + (1 - below) * size);
  const other = [apply(page, to, y - below * size), apply(page, from, y + (1 - below) * size)];
  const corners = [low, high, ...other];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, each]) => each)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (![left, right, top, bottom].every(Number.isFinite)) return undefined;
  const [dx, dy] = to === from ? [1, 0] : [x1 - x0, y1 - y0];
  const [less, more] = [Math.abs(dx), Math.abs(dy)].sort((a, b) => a - b);
  if ((less ?? 0) > slant * (more ?? 0)) return undefined;
  const turned = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : dy > 0 ? 1 : 3;
  const [ux, uy] = [apply(page, from, y + size)[0] - x0, apply(page, from, y + size)[1] - y0];
  return { text, left, right, top, bottom, baseline: y0, size: Math.hypot(ux, uy), turned };
}

/** The letters of one `showText`, and the state after it. `page` is the current matrix, up to the upright page. */
export function showText(
  state: TextState,
  page: Matrix,
  glyphs: readonly (PdfGlyph | number)[],
): { readonly letters: readonly Letter[]; readonly state: TextState } {
  const { font, rise } = state;
  const direction = state.size < 0 ? -1 : 1;
  const size = Math.abs(state.size);
  const vertical = font.vertical === true;
  const isNamed = font.toUnicode?.lastChar === undefined;
  const unit = size * (font.fontMatrix?.[0] ?? 0.001);
  const scale = state.scale * direction;
  const placed = multiply(page, state.matrix);
  const letters: Letter[] = [];
  let advance = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      advance += ((vertical ? 1 : -1) * glyph * size) / 1000;
      continue;
    }
    const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.letterSpacing;
    const text = isNamed ? meant(glyph.unicode) : unreadable;
    if (vertical) {
      const metric = glyph.vmetric ?? font.defaultVMetrics ?? [-1000, glyph.width / 2, 880];
      const x = state.x - (metric[1] ?? glyph.width / 2) * unit;
      const y = state.y + rise - (advance + (metric[2] ?? 880) * unit);
      const letter = letterOf(placed, text, x, x + glyph.width * unit, y, size);
      if (letter && text.trim() !== '') letters.push(letter);
      advance += -(metric[0] ?? -1000) * unit - spacing * direction;
    } else {
      const width = glyph.width * unit;
      const from = state.x + advance * scale;
      const letter = letterOf(placed, text, from, from + width * scale, state.y + rise, size * direction);
      if (letter && (text.trim() !== '' || text === unreadable)) letters.push(letter);
      advance += width + spacing * direction;
    }
  }
  const after = vertical ? { ...state, y: state.y - advance } : { ...state, x: state.x + advance * scale };
  return { letters, state: after };
}
