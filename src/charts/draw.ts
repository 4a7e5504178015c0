/**
 * A figure drawn: 320 units wide, so that it is read on a phone as on paper. Names stand left of the bars, numbers right
 * of them; the parts of a whole are one bar with its parts named and numbered below. Nothing is drawn from 0.
 */
import { length, textWidth, wrapped, type Drawing, type Shape } from './drawing';
import { amountText, described, type Amount, type Figure, type FigureRow } from './figure';
import { ink, inkOfPart, inkOfSeries } from './palette';

const width = 320;
const size = { title: 15, text: 13, words: 12 } as const;
const lineHeight = { title: 21, text: 17, words: 18 } as const;
/** The baseline within a line of text, from its middle, in units of the size. */
const toBaseline = 0.36;

/** What has been drawn, and how far down. */
interface Part {
  readonly shapes: readonly Shape[];
  readonly bottom: number;
}

type Anchor = 'start' | 'end' | 'middle';

function text(
  content: string,
  at: { readonly x: number; readonly y: number; readonly anchor?: Anchor },
  of: keyof typeof size,
  more: Readonly<Record<string, string>> = {},
): Shape {
  const { x, y, anchor = 'start' } = at;
  return {
    tag: 'text',
    attributes: {
      x: length(x),
      y: length(y + size[of] * toBaseline),
      'font-size': String(size[of]),
      ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
      fill: 'currentColor',
      ...more,
    },
    text: content,
  };
}

function rect(x: number, y: number, w: number, h: number, index: number): Shape {
  return {
    tag: 'rect',
    attributes: {
      x: length(x),
      y: length(y),
      width: length(w),
      height: length(h),
      fill: ink(index).fill,
      class: `ink${String(index)}`,
    },
  };
}

function lines(content: string, top: number, of: 'title' | 'words'): Part {
  const all = wrapped(content, width / size[of]);
  const shapes = all.map((line, index) =>
    text(
      line,
      { x: 0, y: top + (index + 0.5) * lineHeight[of] },
      of,
      of === 'title' ? { 'font-weight': 'bold' } : {},
    ),
  );
  return { shapes, bottom: top + all.length * lineHeight[of] };
}

/** Parts one under the other. */
function stacked(top: number, parts: readonly ((top: number) => Part)[]): Part {
  return parts.reduce<Part>(
    (done, part) => {
      const { shapes, bottom } = part(done.bottom);
      return { shapes: [...done.shapes, ...shapes], bottom };
    },
    { shapes: [], bottom: top },
  );
}

const swatch = 11;

/** The names of the two series, before the bars. */
function seriesKey(figure: Figure, top: number): Part {
  let x = 0;
  const y = top + 10;
  const shapes = figure.series.flatMap((name, series) => {
    const at = x;
    x += swatch + 5 + textWidth(name) * size.words + 18;
    return [
      rect(at, y - swatch / 2, swatch, swatch, inkOfSeries(series, figure.series.length)),
      text(name, { x: at + swatch + 5, y }, 'words'),
    ];
  });
  return { shapes, bottom: top + 24 };
}

const longestName = 7.5;
const gap = 6;

interface Columns {
  /** Where bars begin, and the length of the longest. */
  readonly bars: number;
  readonly longest: number;
  readonly most: number;
}

function columnsOf(figure: Figure): Columns {
  const rows = figure.groups.flatMap((group) => group.rows);
  const amounts = rows.flatMap((row) => row.amounts);
  const name = Math.min(longestName, Math.max(...rows.map(({ label }) => textWidth(label))));
  const number = Math.max(...amounts.map((amount) => textWidth(amountText(figure, amount))));
  const bars = name * size.text + gap;
  return {
    bars,
    longest: width - bars - number * size.text - gap,
    most: Math.max(...amounts.map((amount) => amount.number)),
  };
}

function barRow(figure: Figure, row: FigureRow, columns: Columns, top: number): Part {
  const thick = figure.series.length > 1 ? 14 : 16;
  const step = thick + 3;
  const names = wrapped(row.label, longestName, true);
  const height = Math.max(row.amounts.length * step, names.length * lineHeight.text) + 7;
  const middle = top + height / 2;
  const first = middle - (row.amounts.length * step) / 2;
  const bar = (amount: Amount, index: number): readonly Shape[] => {
    const y = first + index * step + (step - thick) / 2;
    const long = (amount.number / columns.most) * columns.longest;
    const said = text(
      amountText(figure, amount),
      { x: columns.bars + long + (amount.number > 0 ? gap - 2 : 2), y: y + thick / 2 },
      'text',
    );
    if (amount.number === 0) return [said];
    return [rect(columns.bars, y, long, thick, inkOfSeries(amount.series, figure.series.length)), said];
  };
  return {
    shapes: [
      ...names.map((line, index) =>
        text(
          line,
          {
            x: columns.bars - gap,
            y: middle + (index - (names.length - 1) / 2) * lineHeight.text,
            anchor: 'end',
          },
          'text',
        ),
      ),
      ...row.amounts.flatMap(bar),
    ],
    bottom: top + height,
  };
}

function bars(figure: Figure, top: number): Part {
  const columns = columnsOf(figure);
  const parts = figure.groups.flatMap((group) => {
    const rows = group.rows.map((row) => (at: number) => barRow(figure, row, columns, at));
    const { label } = group;
    const heading = (at: number): Part => ({
      shapes: [text(label ?? '', { x: 0, y: at + 11 }, 'text', { 'font-weight': 'bold' })],
      bottom: at + 20,
    });
    const axis = (at: number): Part => {
      const all = stacked(at, rows);
      const line: Shape = {
        tag: 'line',
        attributes: {
          x1: length(columns.bars - 0.5),
          y1: length(at),
          x2: length(columns.bars - 0.5),
          y2: length(all.bottom),
          stroke: 'currentColor',
          'stroke-width': '1',
        },
      };
      return { shapes: [...all.shapes, line], bottom: all.bottom + 6 };
    };
    return label === undefined ? [axis] : [heading, axis];
  });
  const key = (at: number): Part => seriesKey(figure, at);
  return stacked(top, figure.series.length > 1 ? [key, ...parts] : parts);
}

const partGap = 2;
const barHeight = 30;
/** A part narrower than this has no room for its digit. */
const roomForDigit = 13;

function shares(figure: Figure, top: number): Part {
  const rows = figure.groups.flatMap((group) => group.rows);
  const numbers = rows.map(({ amounts }) => amounts[0]?.number ?? 0);
  const whole = numbers.reduce((a, b) => a + b, 0);
  const forParts = width - partGap * (rows.length - 1);
  let x = 0;
  const segments = numbers.flatMap((number, index) => {
    const at = x;
    const long = (number / whole) * forParts;
    x += long + partGap;
    const colour = inkOfPart(index);
    const digit = text(
      String(index + 1),
      { x: at + long / 2, y: top + barHeight / 2, anchor: 'middle' },
      'text',
      { fill: ink(colour).on, class: `on${String(colour)}` },
    );
    return [rect(at, top, long, barHeight, colour), ...(long < roomForDigit ? [] : [digit])];
  });
  const below = rows.map((row, index) => (at: number): Part => {
    const y = at + 11;
    const [amount] = row.amounts;
    return {
      shapes: [
        rect(0, y - swatch / 2, swatch, swatch, inkOfPart(index)),
        text(`${String(index + 1)} ${row.label}`, { x: swatch + 6, y }, 'text'),
        ...(amount
          ? [
              text(amountText(figure, amount), { x: width * 0.68, y, anchor: 'end' }, 'text'),
              text(amount.share ?? '', { x: width, y, anchor: 'end' }, 'text'),
            ]
          : []),
      ],
      bottom: at + 22,
    };
  });
  const list = stacked(top + barHeight + 8, below);
  return { shapes: [...segments, ...list.shapes], bottom: list.bottom + 4 };
}

/** The same figure gives the same drawing. `caption` stands over it. */
export function draw(figure: Figure, caption: string): Drawing {
  const body = figure.kind === 'shares' ? shares : bars;
  const drawing = stacked(0, [
    (top) => lines(caption, top, 'title'),
    (top) => ({ shapes: [], bottom: top + 6 }),
    ...(figure.groups.length === 0 ? [] : [(top: number) => body(figure, top)]),
    // Each sentence on a line of its own.
    ...figure.words.map((said) => (top: number) => lines(said, top, 'words')),
  ]);
  return {
    width,
    height: Math.ceil(drawing.bottom + 4),
    title: caption,
    description: described(figure),
    shapes: drawing.shapes,
  };
}
