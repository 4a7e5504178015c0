/** This year's words and fee against last year's. Sentences are invented. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Texts } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import { resolveReport } from '../../src/fields/resolve';
import { check } from '../../src/rules/check';
import type { Report } from '../../src/form/report';
import { allFacts, consistentFigures, reportOf } from '../drafting/forms';
import { checked, cleanFigures, cleanReport, cleanText } from './clean-report';
import { expectFinding, expectNoFinding, findingsOf } from './expect-finding';

const long: Texts = {
  ...cleanText,
  'overview/proactive':
    '全年公开信息120条，其中网站80条、公开栏40条。围绕群众关心的低保评定、旧楼改造和道路维修，逐项公布办理结果，并在三个社区设立公开栏。',
  'overview/management': '信息发布前经两级审查，全年下架过期信息5条，修订公开目录两次，补录历年文件十七件。',
  'problems/problems':
    '政策解读形式单一，文字多、图表少，年纪大的居民看不明白；公开栏更新不够及时，有两个社区曾连续两月没有更新。',
  'problems/improvement':
    '2024年，将每季度检查公开栏一次，对重点政策配发图解，培训社区信息员十二名，并请居民代表每半年评议一次。',
};
/** What an honest year later reads like. */
const later: Texts = {
  ...cleanText,
  'overview/proactive':
    '今年公开信息96条。新开通政务公众号，发布35条；把征地补偿、学区调整两类事项纳入目录，解读材料一律配图。',
  'overview/management': '重新核定公开属性，清理失效文件8件；因机构调整，目录由六类并为四类，均已说明去向。',
  'problems/problems':
    '公众号关注人数不多；部分科室报送信息迟缓，平均晚了四天，个别事项群众是从别处先知道的。',
  'problems/improvement':
    '2025年，把报送时间列入科室考核，每月通报；在便民大厅张贴公众号二维码，争取关注满两千人。',
};

function against(now: Texts, last: Texts, more: Partial<Report> = {}) {
  return checked({ text: now, ...more }, { lastYear: { ...cleanReport, year: 2023, text: last } });
}

describe('copy', () => {
  test('last year’s text over again, in both sections', () => {
    const findings = against(long, long);
    expect(findingsOf(findings, 'copy').map(({ rule }) => rule)).toEqual([
      'copy[overview]',
      'copy[problems]',
    ]);
    expectFinding(findings, 'copy[overview]', { severity: 'warning', actual: '100%' });
    const { about, quote } = expectFinding(findings, 'copy[problems]');
    expect(about).toEqual(['problems/problems', 'problems/improvement']);
    expect(quote).toContain('每季度检查公开栏');
  });

  test.each<readonly [string, (text: string) => string]>([
    ['the year changed', (text) => text.replace(/2024/gu, '2025')],
    ['a word changed', (text) => text.replace('形式单一', '形式较少')],
    ['other punctuation and spacing', (text) => text.replace(/，/gu, ', ').replace(/；/gu, '。')],
    ['a word more', (text) => text.replace('两个社区', '两三个社区')],
  ])('%s: still copied', (_, change) => {
    const now = Object.fromEntries(Object.entries(long).map(([key, text]) => [key, change(text)]));
    expectFinding(against(now, long), 'copy[problems]');
  });

  test('parts that changed places are still copied', () => {
    const now = {
      ...long,
      'problems/problems': long['problems/improvement']!,
      'problems/improvement': long['problems/problems']!,
    };
    expectFinding(against(now, long), 'copy[problems]');
  });

  test.each<readonly [string, Texts, Texts]>([
    ['a text written anew', later, long],
    ['half of it written anew', { ...long, 'problems/improvement': later['problems/improvement']! }, long],
    ['too short to tell', cleanText, cleanText],
    ['no text last year', long, {}],
    ['no text this year', {}, long],
  ])('%s: nothing said of 五', (_, now, last) => {
    expectNoFinding(against(now, last), 'copy[problems]');
  });

  test('the part on requests may be the same', () => {
    const requests = long['overview/proactive']!.repeat(3);
    const now = { ...later, 'overview/requests': requests };
    expectNoFinding(against(now, { ...long, 'overview/requests': requests }), 'copy');
  });

  test('two years ago is another matter', () => {
    expectNoFinding(
      checked({ text: long }, { lastYear: { ...cleanReport, year: 2022, text: long } }),
      'copy',
    );
  });

  test('drafts from other facts are not copies of each other', () => {
    const year = fc.tuple(consistentFigures, allFacts);
    const texts = (report: Report): Report => {
      const text = draftTexts(report, undefined);
      return resolveReport({ ...report, text }).report;
    };
    const copies = fc.sample(fc.tuple(year, year), { numRuns: 200, seed: 11 }).filter(([a, b]) => {
      const [now, last] = [a, b].map(([figures, known], index) =>
        texts(reportOf(figures, known(Number(figures['requests/received/total'])), { year: 2024 - index })),
      );
      return findingsOf(check({ report: now!, lastYear: last! }), 'copy').length > 0;
    });
    expect(copies).toHaveLength(0);
  });
});

describe('t2-fee-unit', () => {
  test.each([
    [null, 2023],
    [25.1, 2022],
  ] as const)('251000 of a 街道 without last year’s (%s of %s): only a hint', (before, year) => {
    expectFinding(fee(251_000, before, year), 't2-fee-unit', { severity: 'hint', actual: 251_000 });
  });

  const fee = (now: number | string | null, before: number | string | null, year = 2023) =>
    checked(
      { figures: { ...cleanFigures, 'proactive/fees/amount': now } },
      {
        lastYear: { ...cleanReport, year, figures: { ...cleanFigures, 'proactive/fees/amount': before } },
      },
    );

  test.each<readonly [number, number]>([
    [251_000, 25.1],
    [188_710, 20],
    [75_450_000, 7730.28],
    [300_000, 12],
  ])('%s against %s last year', (now, before) => {
    const finding = expectFinding(fee(now, before), 't2-fee-unit', { severity: 'warning', actual: now });
    expect(finding.expected).toBe(now / 10_000);
    expect(finding.cells).toEqual(['proactive/fees/amount']);
  });

  test.each<readonly [number | string | null, number | string | null, number?]>([
    [25.1, 25.1],
    [0, 25.1],
    [25.1, 0],
    [251, 0.5],
    [2510, 1.2],
    [25.1, 251_000],
    [96_171.6, 7_730.28],
    ['251000元', 25.1],
  ])('%s against %s: nothing', (now, before, year = 2023) => {
    expectNoFinding(fee(now, before, year), 't2-fee-unit');
  });
});
