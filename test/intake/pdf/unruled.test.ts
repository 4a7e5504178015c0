/** Tables whose rules are not all drawn: read by where the numbers stand, and what is not certain is missing, never wrong. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compose } from '../../../src/document/compose';
import type { Report } from '../../../src/form/report';
import { textKeys } from '../../../src/form/text';
import { doubtsOf, readBytes, sourceOf } from '../files';
import { distinctReport, reports } from '../reports';
import { pdfFile, type Page } from './pdf-file';
import { print, type Manner } from './print';

type Rule = Page['rules'][number];

const isUpright = ([x0, , x1]: Rule): boolean => x0 === x1;
const kept: Readonly<Record<string, (rule: Rule) => boolean>> = {
  'rules between rows only': (rule) => !isUpright(rule),
  'rules between columns only': isUpright,
  'no rules': () => false,
};

function pagesOf(report: Report, keep: (rule: Rule) => boolean, manner: Manner = {}): readonly Page[] {
  return print(compose(report), manner).map((page) => ({ ...page, rules: page.rules.filter(keep) }));
}

const solid = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, '');

describe.each(Object.entries(kept))('%s', (_, keep) => {
  const manners: readonly Manner[] = [
    {},
    { size: 9.6 },
    { lying: 'page' },
    { blank: 7, heads: true, numbered: true },
  ];
  test.each(reports.map((report, index) => [index + 1, report.unit, report] as const))(
    'report %i, %s: 200 figures and all prose, and that there were no rules',
    async (index, __, report) => {
      const source = await sourceOf(pdfFile(pagesOf(report, keep, manners[index % manners.length])));
      const { figures, text, unit, year } = source.report;
      expect(figures).toEqual(report.figures);
      for (const key of textKeys) expect([key, solid(text[key])]).toEqual([key, solid(report.text[key])]);
      expect([unit, year]).toEqual([report.unit, report.year]);
      expect(doubtsOf(source)).toContain('没有画全格线');
    },
  );
});

/** What may happen to a number on paper. */
const mishaps: Readonly<
  Record<string, (text: Page['texts'][number], by: number) => readonly Page['texts'][number][]>
> = {
  'not printed': () => [],
  'printed beside its place': (text, by) => [{ ...text, x: text.x + (by - 0.5) * 24 }],
  'in two lines': (text) => {
    const half = Math.ceil(text.text.length / 2);
    const [first, second] = [text.text.slice(0, half), text.text.slice(half)];
    return second === ''
      ? [text]
      : [
          { ...text, y: text.y + 0.6 * text.size, text: first },
          { ...text, y: text.y - 0.6 * text.size, text: second },
        ];
  },
};

describe.each(Object.entries(mishaps))('numbers %s', (_, mishap) => {
  test.each(Object.entries(kept))('%s: never another number', async (__, keep) => {
    const pages = pagesOf(distinctReport, keep, { size: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e9 }), async (seed) => {
        let state = seed;
        const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
        const texts = (page: Page): Page['texts'] =>
          page.texts.flatMap((text) =>
            /^\d+$/u.test(text.text) && random() < 0.05 ? mishap(text, random()) : [text],
          );
        const read = await readBytes(pdfFile(pages.map((page) => ({ ...page, texts: texts(page) }))));
        if (read.kind === 'refusal') return;
        const wrong = Object.entries(read.report.figures).filter(
          ([key, value]) =>
            typeof value === 'number' &&
            value !== distinctReport.figures[key as keyof typeof distinctReport.figures],
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});
