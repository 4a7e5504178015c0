/** The pictures, read back from their SVG and from their tables: the numbers are the cells', and so are the lengths. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { barTable, units } from '../../src/charts/bar-table';
import { draw } from '../../src/charts/draw';
import { wrapped } from '../../src/charts/drawing';
import { figuresOf } from '../../src/charts/figures';
import { darkInks, inks, paper } from '../../src/charts/palette';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import { writePicturePage } from '../../src/document/picture-page';
import type { CellKey } from '../../src/form/cell';
import type { Report } from '../../src/form/report';
import { testValid, verdict } from '../validator';
import { falseLengths, numbered, readSvg, svgsIn, type Seen } from './read-svg';
import { busyYear, zeroYear } from './years';

const now = busyYear();
const before = busyYear(3, 2023);

function page(report: Report, last?: Report): string {
  return strFromU8(writePicturePage({ title: '某街道', figures: figuresOf(report, last) }));
}

function pictured(report: Report, last?: Report) {
  return compose(report, { pictures: { place: 'sections', figures: figuresOf(report, last) } });
}

function seenIn(html: string, title: string): Seen {
  const found = svgsIn(html)
    .map(readSvg)
    .find((seen) => seen.title.endsWith(title));
  if (!found) throw new Error(title);
  return found;
}

/** The number written right of the name, on its line; the n-th where a name has several bars. */
function beside(seen: Seen, name: string): readonly number[] {
  const label = seen.texts.find(({ text }) => text.replace(/^\d /u, '') === name);
  if (!label) throw new Error(name);
  return seen.texts
    .filter(({ x, y, text }) => x > label.x && Math.abs(y - label.y) < 16 && /^\d+(?:件|条)$/u.test(text))
    .map(({ text }) => Number.parseInt(text, 10));
}

const cell = (report: Report, ...keys: readonly CellKey[]): number =>
  keys.reduce((sum, key) => sum + Number(report.figures[key]), 0);

/** What each picture must say, straight from the cells by keys written here. */
const expected: readonly (readonly [string, string, readonly number[]])[] = [
  [
    '新收申请和办理',
    '新收申请',
    [cell(before, 'requests/received/total'), cell(now, 'requests/received/total')],
  ],
  [
    '新收申请和办理',
    '结转下年度',
    [cell(before, 'requests/carriedOut/total'), cell(now, 'requests/carriedOut/total')],
  ],
  ['本年度办理结果', '予以公开', [cell(now, 'requests/granted/total')]],
  [
    '本年度办理结果',
    '不予公开',
    [cell(now, 'requests/refused.thirdParty/total', 'requests/refused.inquiry/total')],
  ],
  ['新收申请的申请人情况', '商业企业', [cell(now, 'requests/received/business')]],
  [
    '行政规范性文件',
    '现行有效',
    [cell(before, 'proactive/normativeDocuments/inForce'), cell(now, 'proactive/normativeDocuments/inForce')],
  ],
  ['行政复议、行政诉讼的结果', '结果纠正', [cell(now, 'cases/reconsideration/corrected')]],
  [
    '行政复议、行政诉讼的结果',
    '尚未审结',
    [cell(now, 'cases/direct/pending', 'cases/afterReconsideration/pending')],
  ],
  ['主动公开信息（按渠道）', '政府网站', [640]],
];

/** What a page says otherwise than the cells. */
function untrue(html: string): readonly string[] {
  return [
    ...expected.flatMap(([title, name, numbers]) => {
      const said = beside(seenIn(html, title), name);
      return said.join() === numbers.join() ? [] : [`${title} ${name}: ${said.join()} for ${numbers.join()}`];
    }),
    ...svgsIn(html)
      .map(readSvg)
      .filter(({ title }) => !title.endsWith('办理结果'))
      .flatMap(falseLengths),
  ];
}

describe.each([
  ['the page of pictures', page(now, before)],
  ['the report', strFromU8(writeHtml(pictured(now, before)))],
])('%s', (_, html) => {
  test('says the numbers of the cells, in lengths that belong to them', () => {
    expect(svgsIn(html)).toHaveLength(6);
    expect(untrue(html)).toEqual([]);
  });

  test('a falsified number is seen, and so is a falsified bar', () => {
    const number = html.replace(/(<text[^>]*>)12件/u, '$113件').replace(/(<text[^>]*>)82件/u, '$183件');
    expect(number).not.toBe(html);
    expect(untrue(number).length).toBeGreaterThan(0);
    const [bar] = numbered(seenIn(html, '新收申请的申请人情况')).slice(1);
    const longer = html.replace(`width="${String(bar?.width)}"`, `width="${String((bar?.width ?? 0) + 9)}"`);
    expect(longer).not.toBe(html);
    expect(untrue(longer)).toHaveLength(1);
  });

  test('the parts of the whole are as long as their shares, which are written beside them', () => {
    const seen = seenIn(html, '本年度办理结果');
    const whole = seen.bars.reduce((sum, { width }) => sum + width, 0);
    const numbers = [40, 12, 8, 13, 4, 1];
    const all = numbers.reduce((a, b) => a + b, 0);
    seen.bars.forEach(({ width }, index) => {
      expect(width / whole).toBeCloseTo((numbers[index] ?? 0) / all, 3);
    });
    expect(seen.texts.filter(({ text }) => text.endsWith('%')).map(({ text }) => text)).toEqual([
      '51.3%',
      '15.4%',
      '10.3%',
      '16.7%',
      '5.1%',
      '1.3%',
    ]);
  });

  test('is told to who does not see it: a title, and all numbers in words', () => {
    const { description } = seenIn(html, '新收申请和办理');
    expect(description).toContain('新收申请2023年为246件，新收申请2024年为82件');
    expect(description).toContain('2024年新收申请82件，比上年下降66.7%。');
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('nothing runs, nothing is fetched, what was typed is text', () => {
    expect(html).not.toMatch(
      /<script|<style[^>]*src|javascript:|https?:|url\(|<image|<use|@import|\son\w+="/u,
    );
    expect(html).toContain('大厅&lt;电');
    expect(html).not.toContain('<电子屏>');
  });
});

describe('a drawing', () => {
  const drawings = figuresOf(now, before).map((figure) => draw(figure, figure.title));

  test('needs no styles, and stays within its frame', () => {
    for (const { width, height, shapes } of drawings) {
      for (const { attributes } of shapes) {
        expect(attributes).not.toHaveProperty('style');
        const [x, y] = [Number(attributes['x'] ?? 0), Number(attributes['y'] ?? 0)];
        expect(x + Number(attributes['width'] ?? 0)).toBeLessThanOrEqual(width + 0.01);
        expect(y + Number(attributes['height'] ?? 0)).toBeLessThanOrEqual(height);
      }
    }
  });

  test('draws nothing for 0', () => {
    const none = figuresOf({ ...now, figures: { ...now.figures, 'requests/carriedOut/total': 0 } }, before);
    const received = none.find(({ id }) => id === 'received')!;
    const rects = draw(received, '').shapes.filter(
      ({ tag, attributes }) => tag === 'rect' && Number(attributes['height']) > 11,
    );
    expect(rects).toHaveLength(5);
    expect(page(zeroYear())).not.toMatch(/<svg|<table/u);
    expect(page(zeroYear())).toContain('本年没有收到政府信息公开申请');
  });

  test('long names break evenly, numbers never', () => {
    expect(wrapped('政务服务大厅电子显示屏和触摸屏', 7.5, true)).toEqual([
      '政务服务大',
      '厅电子显示',
      '屏和触摸屏',
    ]);
    expect(wrapped('共有123456789件', 5)).toEqual(['共有', '123456789', '件']);
  });
});

describe('colours', () => {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  test.each([
    ['on white', inks, paper.light],
    ['in the dark', darkInks, paper.dark],
  ])('%s: seen on the page, digits read on them, neighbours apart in grey', (_, all, ground) => {
    expect(all).toHaveLength(6);
    all.forEach(({ fill, on }, index) => {
      expect(contrast(fill, ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(fill, on)).toBeGreaterThanOrEqual(4.5);
      const next = all[index + 1];
      if (next) expect(contrast(fill, next.fill)).toBeGreaterThanOrEqual(1.8);
    });
  });
});

describe('as a table of cells', () => {
  test('has the same numbers, and as many coloured cells as they are long', () => {
    for (const figure of figuresOf(now, before)) {
      const bars = barTable(figure).flatMap((row) => (row.kind === 'bar' ? [row] : []));
      const amounts = figure.groups.flatMap(({ rows }) => rows.flatMap((row) => row.amounts));
      expect(bars.map(({ number }) => Number.parseInt(number, 10))).toEqual(
        amounts.map(({ number }) => number),
      );
      const most =
        figure.kind === 'shares'
          ? amounts.reduce((sum, { number }) => sum + number, 0)
          : Math.max(...amounts.map(({ number }) => number));
      for (const [index, { long }] of bars.entries()) {
        expect(Math.abs(long - ((amounts[index]?.number ?? 0) / most) * units)).toBeLessThanOrEqual(1);
        expect(long).toBeGreaterThan(0);
      }
    }
  });

  test('.docx: each row fills the grid; described in words; nothing drawn is a line of words', () => {
    const xml = strFromU8(
      unzipSync(writeDocx(pictured(now, before)))['word/document.xml'] ?? new Uint8Array(),
    );
    const tables = (xml.match(/<w:tbl>.*?<\/w:tbl>/gsu) ?? []).filter((table) => table.includes('图解'));
    expect(tables).toHaveLength(6);
    for (const table of tables) {
      const grid = (table.match(/<w:gridCol /gu) ?? []).length;
      for (const row of table.match(/<w:tr>.*?<\/w:tr>/gsu) ?? []) {
        const spans = (row.match(/<w:tc>.*?<\/w:tc>/gsu) ?? []).map((tc) =>
          Number(/<w:gridSpan w:val="(\d+)"/u.exec(tc)?.[1] ?? 1),
        );
        expect(spans.reduce((a, b) => a + b, 0)).toBe(grid);
      }
      expect(table).toMatch(/<w:tblDescription w:val="[^"]+件|条/u);
    }
    const zero = strFromU8(
      unzipSync(writeDocx(pictured(zeroYear())))['word/document.xml'] ?? new Uint8Array(),
    );
    expect(zero.match(/<w:tbl>/gu)).toHaveLength(3);
    expect(zero).toContain('本年没有收到政府信息公开申请');
  });

  testValid('the Open XML SDK finds no fault with them', () => {
    for (const document of [pictured(now, before), pictured(now), pictured(zeroYear())])
      expect(verdict(writeDocx(document), 'docx').errors).toEqual([]);
    return Promise.resolve();
  });
});

test('the same report gives the same bytes, in every form', () => {
  const twice = (make: () => Uint8Array | string): void => {
    expect(Buffer.from(make()).equals(Buffer.from(make()))).toBe(true);
  };
  twice(() => page(busyYear(), busyYear(3, 2023)));
  twice(() => writeHtml(pictured(busyYear(), busyYear(3, 2023))));
  twice(() => writeDocx(pictured(busyYear(), busyYear(3, 2023))));
});

test('without pictures the documents are as they were', () => {
  const html = strFromU8(writeHtml(compose(now)));
  expect(html).not.toMatch(/图解\d|<svg|<figure|details/u);
  expect(compose(now).blocks.some(({ kind }) => kind === 'figure')).toBe(false);
});

test('at the end, they stand after the last section; with the sections, each in its own', () => {
  const kinds = (place: 'sections' | 'end') =>
    compose(now, { pictures: { place, figures: figuresOf(now) } }).blocks.map((block) => block.kind);
  expect(kinds('end').slice(-6)).toEqual(Array.from({ length: 6 }, () => 'figure'));
  const inSections = kinds('sections');
  expect(inSections.slice(-1)).toEqual(['paragraph']);
  expect(inSections.filter((kind) => kind === 'figure')).toHaveLength(6);
  expect(inSections.indexOf('figure')).toBe(inSections.indexOf('table') + 1);
});
