/**
 * The looks of a cell, from exceljs to the grid and back. Only what the clerk changed in the grid goes back, so that
 * what a grid cannot show (theme colours, patterns) or is not asked for (indents) stays in the workbook as it was.
 */
import type { Border, Borders, Cell, Color, Fill, Style } from 'exceljs';
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IPaddingData,
  type IStyleData,
  type Nullable,
} from '@univerjs/presets';

const horizontals = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
} as const;
const verticals = {
  top: VerticalAlign.TOP,
  middle: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
} as const;
const lines = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
} as const;
const sides = [
  ['top', 't'],
  ['right', 'r'],
  ['bottom', 'b'],
  ['left', 'l'],
] as const;

/** Office's own theme, in the order of ECMA-376 18.8.3: a file's own theme is not read. */
const themeColors = '#FFFFFF #000000 #E7E6E6 #44546A #4472C4 #ED7D31 #A5A5A5 #FFC000 #5B9BD5 #70AD47'.split(
  ' ',
);

function tinted(rgb: string, tint: number): string {
  const part = (at: number): string => {
    const full = Number.parseInt(rgb.slice(at, at + 2), 16);
    const value = tint < 0 ? full * (1 + tint) : full + (255 - full) * tint;
    return Math.round(value).toString(16).padStart(2, '0').toUpperCase();
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** `#RRGGBB`; undefined for what only the file's own palette knows. */
export function rgbOf(color: Partial<Color> | undefined): string | undefined {
  if (color?.argb !== undefined) return `#${color.argb.slice(-6).toUpperCase()}`;
  const theme = color?.theme === undefined ? undefined : themeColors[color.theme];
  if (theme === undefined) return undefined;
  const { tint = 0 } = color as { readonly tint?: number };
  return tinted(theme, tint);
}

function fillOf(fill: Fill | undefined): string | undefined {
  return fill?.type === 'pattern' && fill.pattern === 'solid' ? rgbOf(fill.fgColor) : undefined;
}

function bordersOf(border: Partial<Borders> | undefined): IBorderData | undefined {
  const data: IBorderData = {};
  for (const [side, short] of sides) {
    const edge: Partial<Border> | undefined = border?.[side];
    if (edge?.style) data[short] = { s: lines[edge.style], cl: { rgb: rgbOf(edge.color) ?? '#000000' } };
  }
  return Object.keys(data).length === 0 ? undefined : data;
}

const entryOf = <K extends string, V>(of: Readonly<Record<K, V>>, wanted: V): K | undefined =>
  (Object.keys(of) as K[]).find((key) => of[key] === wanted);

/** The grid's own padding, and a level's width more from the left: pixels. */
const indented = (levels: number): IPaddingData => ({ t: 0, r: 2, b: 1, l: 2 + 9 * levels });

/** The looks the grid shows of an exceljs style. */
export function gridStyle({ font, fill, border, alignment, numFmt }: Partial<Style>): IStyleData {
  const rgb = rgbOf(font?.color);
  const background = fillOf(fill);
  const edges = bordersOf(border);
  const { horizontal, vertical, wrapText, indent } = alignment ?? {};
  return {
    ...(font?.name === undefined ? {} : { ff: font.name }),
    ...(font?.size === undefined ? {} : { fs: font.size }),
    ...(font?.bold === true ? { bl: BooleanNumber.TRUE } : {}),
    ...(font?.italic === true ? { it: BooleanNumber.TRUE } : {}),
    ...(font?.underline === undefined || font.underline === false ? {} : { ul: { s: BooleanNumber.TRUE } }),
    ...(font?.strike === true ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(rgb === undefined ? {} : { cl: { rgb } }),
    ...(background === undefined ? {} : { bg: { rgb: background } }),
    ...(edges === undefined ? {} : { bd: edges }),
    ...(horizontal !== undefined && horizontal in horizontals
      ? { ht: horizontals[horizontal as keyof typeof horizontals] }
      : {}),
    ...(vertical !== undefined && vertical in verticals
      ? { vt: verticals[vertical as keyof typeof verticals] }
      : {}),
    ...(wrapText === true ? { tb: WrapStrategy.WRAP } : {}),
    ...(horizontal === 'left' && indent !== undefined ? { pd: indented(indent) } : {}),
    ...(numFmt === undefined || numFmt === 'General' ? {} : { n: { pattern: numFmt } }),
  };
}

/** `rgb(1, 2, 3)`, `#123` and `#112233` alike. */
function argb(rgb: Nullable<string>): Partial<Color> | undefined {
  const text = typeof rgb === 'string' ? rgb : '';
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(text);
  const long = /^#([0-9a-f]{6})$/iu.exec(text);
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/u.exec(text);
  const hex = short
    ? short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')
    : (long?.[1] ??
      parts
        ?.slice(1)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join(''));
  return hex === undefined ? undefined : { argb: `FF${hex.toUpperCase()}` };
}

function fontFrom(style: IStyleData, font: Style['font'] | undefined): Style['font'] {
  const color = argb(style.cl?.rgb);
  return {
    ...font,
    ...(style.ff ? { name: style.ff } : {}),
    ...(style.fs ? { size: style.fs } : {}),
    bold: style.bl === BooleanNumber.TRUE,
    italic: style.it === BooleanNumber.TRUE,
    underline: style.ul?.s === BooleanNumber.TRUE,
    strike: style.st?.s === BooleanNumber.TRUE,
    color,
  } as Style['font'];
}

function bordersFrom(data: Nullable<IBorderData>): Partial<Borders> {
  const borders: Partial<Borders> = {};
  for (const [side, short] of sides) {
    const edge = (data as IBorderData | null | undefined)?.[short];
    const style = edge ? entryOf(lines, edge.s as never) : undefined;
    if (style) borders[side] = { style, color: argb(edge?.cl.rgb) ?? { argb: 'FF000000' } };
  }
  return borders;
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** Brings to the cell what differs between the grid's looks and its own. Protection is never touched. */
export function restyle(cell: Cell, now: IStyleData): void {
  const before = gridStyle(cell.style);
  const changed = (...keys: readonly (keyof IStyleData)[]): boolean =>
    keys.some((key) => differs(before[key], now[key]));
  const next: Partial<Style> = { ...cell.style };
  if (changed('ff', 'fs', 'bl', 'it', 'ul', 'st', 'cl')) next.font = fontFrom(now, cell.style.font);
  if (changed('bg')) {
    const fgColor = argb(now.bg?.rgb);
    next.fill = fgColor
      ? { type: 'pattern', pattern: 'solid', fgColor }
      : { type: 'pattern', pattern: 'none' };
  }
  if (changed('bd')) next.border = bordersFrom(now.bd);
  if (changed('ht', 'vt', 'tb')) {
    const horizontal = entryOf(horizontals, now.ht as never);
    const vertical = entryOf(verticals, now.vt as never);
    const { indent, ...alignment } = cell.style.alignment ?? {};
    next.alignment = {
      ...alignment,
      // Aligned otherwise, it is no indent any more.
      ...(indent !== undefined && horizontal === cell.style.alignment?.horizontal ? { indent } : {}),
      horizontal,
      vertical,
      wrapText: now.tb === WrapStrategy.WRAP,
    } as Style['alignment'];
  }
  if (changed('n')) next.numFmt = now.n?.pattern ?? 'General';
  cell.style = next;
}
