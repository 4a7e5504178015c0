/** Fonts, fills, borders, alignment, locking: one property at a time, each value in as few ranges as it makes. */
import { styledAreas } from '../../../workbook/style-areas';
import type { Area, SheetPlan, Style } from '../../../workbook/workbook';
import type { Brush, SheetAreas } from './areas';
import { looks, type Look } from './looks';

/** WPS counts colours blue-green-red. */
export function colour(rgb: string): number {
  const number = Number.parseInt(rgb, 16);
  return ((number & 0xff) << 16) | (number & 0xff00) | (number >> 16);
}

/** Enumerations of WPS (XlHAlign, XlVAlign, XlLineStyle), which scripts see only as numbers. */
const horizontals = { left: -4131, center: -4108, right: -4152, justify: -4130 } as const;
const verticals = { top: -4160, middle: -4108 } as const;
const continuous = 1;

/** What every cell of our sheets has unless its style says otherwise. */
const plain = { font: '宋体', size: 10.5 } as const;

interface Layer<V> {
  /** Nothing for what must not be left out. */
  readonly look: Look | undefined;
  readonly of: (style: Style) => V | undefined;
  readonly draw: (brush: Brush, value: V) => void;
}

const layer = <V>(look: Layer<V>['look'], of: Layer<V>['of'], draw: Layer<V>['draw']): Layer<V> => ({
  look,
  of,
  draw,
});

function paint<V>(areas: SheetAreas, { styles }: SheetPlan, { look, of, draw }: Layer<V>): void {
  const groups = new Map<V, Area[]>();
  for (const { area, style } of styledAreas(
    styles.map(({ area: at, style: whole }) => ({ area: at, style: { value: of(whole) } })),
  )) {
    const { value } = style;
    if (value !== undefined) groups.set(value, [...(groups.get(value) ?? []), area]);
  }
  for (const [value, group] of groups)
    for (const brush of areas.brushes(group)) {
      const step = (): void => {
        draw(brush, value);
      };
      if (look === undefined) step();
      else looks(areas.session, look, step);
    }
}

/** Where the later of two overlapping styles counts, as in a plan, it counts whole. */
export function drawLooks(areas: SheetAreas, plan: SheetPlan): void {
  const layers = [
    layer(
      '字体',
      ({ font }) => font ?? plain.font,
      ({ font }, name) => (font.Name = name),
    ),
    layer(
      '字体',
      ({ size }) => size ?? plain.size,
      ({ font }, size) => (font.Size = size),
    ),
    layer(
      '字体',
      ({ bold }) => bold,
      ({ font }, bold) => (font.Bold = bold),
    ),
    layer(
      '字体',
      ({ color }) => color,
      ({ font }, rgb) => (font.Color = colour(rgb)),
    ),
    layer(
      '底色',
      ({ fill }) => fill,
      ({ interior }, rgb) => (interior.Color = colour(rgb)),
    ),
    layer(
      '对齐',
      ({ horizontal }) => horizontal,
      ({ range }, side) => (range.HorizontalAlignment = horizontals[side]),
    ),
    // After the side it is counted from.
    layer(
      '对齐',
      ({ indent }) => indent,
      ({ range }, levels) => (range.IndentLevel = levels),
    ),
    layer(
      '对齐',
      ({ vertical }) => vertical,
      ({ range }, side) => (range.VerticalAlignment = verticals[side]),
    ),
    layer(
      '对齐',
      ({ wrap }) => wrap,
      ({ range }, wrap) => (range.WrapText = wrap),
    ),
    layer(
      '边框',
      ({ border }) => (border === true ? border : undefined),
      ({ range }) => {
        const borders = range.Borders;
        // Thin, unless another weight is asked for.
        borders.LineStyle = continuous;
        borders.Color = 0;
      },
    ),
    layer(
      undefined,
      ({ unlocked }) => (unlocked === true ? unlocked : undefined),
      ({ range }) => (range.Locked = false),
    ),
    layer(
      '数字格式',
      ({ numberFormat }) => numberFormat,
      ({ range }, format) => (range.NumberFormat = format),
    ),
  ] as const;
  for (const each of layers) paint(areas, plan, each as Layer<unknown>);
}
