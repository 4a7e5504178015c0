/** What an SVG of ours says, read with nothing of ours: its texts, its bars, and which number stands at which bar. */
import { SaxesParser } from 'saxes';

export interface Seen {
  readonly title: string;
  readonly description: string;
  readonly texts: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly end: boolean;
  }[];
  /** Swatches left out. */
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly fill: string;
  }[];
  /** Of all elements, with their attributes. */
  readonly attributes: readonly (readonly [string, string])[];
  readonly tags: readonly string[];
}

export function svgsIn(page: string): readonly string[] {
  return page.match(/<svg .*?<\/svg>/gsu) ?? [];
}

/** Parses strictly. */
export function readSvg(svg: string): Seen {
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const all: typeof open = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes: attributes, text: '' });
  });
  parser.on('text', (text) => {
    const last = open[open.length - 1];
    if (last) last.text += text;
  });
  parser.on('closetag', () => all.push(open.pop()!));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  const named = (name: string) => all.filter((one) => one.name === name);
  const at = (one: (typeof all)[number], attribute: string): number => Number(one.attributes[attribute]);
  return {
    title: named('title')[0]?.text ?? '',
    description: named('desc')[0]?.text ?? '',
    texts: named('text').map((one) => ({
      text: one.text,
      x: at(one, 'x'),
      y: at(one, 'y'),
      end: one.attributes['text-anchor'] === 'end',
    })),
    bars: named('rect')
      .filter((one) => at(one, 'height') > 11)
      .map((one) => ({
        x: at(one, 'x'),
        y: at(one, 'y'),
        width: at(one, 'width'),
        height: at(one, 'height'),
        fill: one.attributes['fill'] ?? '',
      })),
    attributes: all.flatMap((one) => Object.entries(one.attributes)),
    tags: all.map(({ name }) => name),
  };
}

/** Each bar with the number written right of it. */
export function numbered(seen: Seen): readonly { readonly number: number; readonly width: number }[] {
  return seen.bars.map((bar) => {
    const beside = seen.texts.find(
      ({ x, y, end }) => !end && x > bar.x + bar.width && Math.abs(y - (bar.y + bar.height / 2)) < 8,
    );
    return { number: Number.parseFloat(beside?.text ?? ''), width: bar.width };
  });
}

/** What is wrong with the lengths of bars against the numbers beside them. */
export function falseLengths(seen: Seen): readonly string[] {
  const bars = numbered(seen);
  const most = bars.reduce((a, b) => (b.number > a.number ? b : a), { number: 0, width: 0 });
  return bars.flatMap(({ number, width }) =>
    Math.abs(width - (number / most.number) * most.width) < 0.02
      ? []
      : [`${String(number)}: ${String(width)}`],
  );
}
