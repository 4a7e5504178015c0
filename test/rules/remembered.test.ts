/** What is remembered from one check to the next is never another report's. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { check } from '../../src/rules/check';
import { findingsOf } from '../../src/rules/finding';
import { rules } from '../../src/rules/index';
import type { Rule } from '../../src/rules/rule';
import { cleanReport } from './clean-report';

const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]).map(({ key }) => key));
const phrases = [
  '2019年，我街道共收到政府信息公开申请3件。',
  '【待补：有几件？】',
  '联系人手机13800138000。',
  '收到6件，比2023年（9件）下降43%。',
  '未收取信息处理费。',
  '共为件。',
  '文字\u200b断开。',
  '',
];

/** One change of a report, such as a clerk makes. */
const change: fc.Arbitrary<(report: Report) => Report> = fc.oneof(
  fc
    .tuple(fc.constantFrom<CellKey>(...cells), fc.constantFrom(0, 1, 7, null, '无', '3\u200b'))
    .map(([key, value]) => (report: Report) => ({ ...report, figures: { ...report.figures, [key]: value } })),
  fc
    .tuple(fc.constantFrom(...textKeys), fc.constantFrom(...phrases))
    .map(([key, text]) => (report: Report) => ({ ...report, text: { ...report.text, [key]: text } })),
  fc
    .constantFrom('某街道办事处', '某镇人民政府', '')
    .map((unit) => (report: Report) => ({ ...report, unit })),
  fc.constantFrom(2023, 2024, null).map((year) => (report: Report) => ({ ...report, year })),
  fc.nat(5).map((drop) => (report: Report) => ({
    ...report,
    sections: report.sections.filter((_, index) => index !== drop),
  })),
  fc.constantFrom('2023年1月1日至2023年12月31日', '2024年').map((period) => (report: Report) => ({
    ...report,
    info: { ...report.info, period },
  })),
);

/** Without memory: each rule asked on its own, of a report nobody has seen. */
function afresh(report: Report): readonly string[] {
  const copy = structuredClone(report);
  return rules.flatMap((rule) => findingsOf(rule, { report: copy })).map((found) => JSON.stringify(found));
}

describe('what is remembered', () => {
  test('says the same as asking every rule anew, over histories of changes', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 12 }), (changes) => {
        let report = cleanReport;
        for (const next of changes) {
          report = next(report);
          const found = check({ report }).map((finding) => JSON.stringify(finding));
          expect([...found].sort()).toEqual([...afresh(report)].sort());
        }
      }),
      { numRuns: 150 },
    );
  });

  const only = rules.filter((rule: Rule) => rule.only !== undefined);
  test.each(only.map((rule: Rule) => [rule.id, rule] as const))(
    '%s looks at nothing but what it says it looks at',
    (_, rule) => {
      const shown = new Set<PropertyKey>(rule.only);
      const guarded = (report: Report): Report =>
        new Proxy(report, {
          get: (target, part) => {
            if (!shown.has(part)) throw new Error(`${rule.id} looks at ${String(part)}`);
            return target[part as keyof Report];
          },
        });
      fc.assert(
        fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
          rule.check({ report: guarded(changes.reduce((report, next) => next(report), cleanReport)) });
        }),
        { numRuns: 60 },
      );
    },
  );

  test('most rules that read prose are remembered', () => {
    expect(only.length).toBeGreaterThanOrEqual(12);
  });
});
