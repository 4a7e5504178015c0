import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../src/form/report';
import { textKeys, type TextKey } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import { redraft, type Redraft, type RedraftOptions } from '../../src/drafting/redraft';
import { fingerprint, isHandWritten } from '../../src/form/fingerprint';
import { answers, consistentFigures, filled, halfFilled, reportOf, requestFigures, someFacts } from './forms';

function apply(report: Report, done: Redraft): Report {
  return { ...report, text: { ...report.text, ...done.texts }, drafted: done.drafted };
}

const run = (report: Report, options?: RedraftOptions) => apply(report, redraft(report, undefined, options));
const write = (report: Report, key: TextKey, text: string): Report => ({
  ...report,
  text: { ...report.text, [key]: text },
});
const blank = reportOf(filled(requestFigures({ received: 1, granted: 1 })));

describe('fingerprint', () => {
  test('is short, stable, and blind to outer white space and line ends only', () => {
    expect(fingerprint('我街道')).toBe(fingerprint(' \n我街道\r\n'));
    expect(fingerprint('一\r\n二')).toBe(fingerprint('一\n二'));
    expect(fingerprint('一 二')).not.toBe(fingerprint('一二'));
    expect(fingerprint('').length).toBeLessThanOrEqual(16);
    // Recorded in workbooks: may not change from one release to the next.
    expect(fingerprint('2024年，我街道未收取信息处理费。')).toBe('0d1w1gl1vik8r0');
  });

  test('differs for different texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const same = a.replace(/\r\n?/gu, '\n').trim() === b.replace(/\r\n?/gu, '\n').trim();
        expect(fingerprint(a) === fingerprint(b)).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a blank report is written in full; a second run writes nothing', () => {
  const first = redraft(blank);
  expect(first.written).toEqual(textKeys);
  expect(first.texts).toEqual(draftTexts(blank));
  const second = redraft(apply(blank, first));
  expect([second.written, second.kept, second.overwritten]).toEqual([[], [], []]);
  expect(second.drafted).toEqual(first.drafted);
});

test('a draft that claimed what was never filled is taken back; one the clerk touched stays', () => {
  const old = run(reportOf(filled({})));
  expect(old.text['overview/lead']).toContain('未收到');
  const touched = `${old.text['overview/requests'] ?? ''}已核对。`;
  const report = { ...write(old, 'overview/requests', touched), figures: halfFilled({}) };
  const again = redraft(report);
  expect(again.written).toContain('overview/lead');
  expect(again.texts['overview/lead']).toMatch(/^【待补/u);
  expect(again.kept).toEqual(['overview/requests']);
  expect(apply(report, again).text['overview/requests']).toBe(touched);
});

test('an untouched draft follows its facts; one the clerk touched stays', () => {
  const drafted = run(blank);
  const answered = { ...drafted, facts: answers({ 'published.total': 336, 'processingFee.amount': 0 }) };
  const again = redraft(answered);
  expect(again.written).toEqual(['overview/lead', 'overview/proactive', 'otherMatters']);
  const key = 'otherMatters';
  const byHand = write(answered, key, (drafted.text[key] ?? '').replace(/【待补[^】]*】/u, '收取10元。'));
  const kept = redraft(byHand);
  expect(kept.kept).toEqual([key]);
  expect(kept.texts[key]).toBeUndefined();
});

test('`only` leaves the others alone and unreported', () => {
  const hand = write(blank, 'otherMatters', '手写');
  const done = redraft(hand, undefined, { only: ['overview/lead'] });
  expect([done.written, done.kept]).toEqual([['overview/lead'], []]);
  expect(Object.keys(done.drafted)).toEqual(['overview/lead']);
});

test('force gives back what it replaces', () => {
  const hand = write(run(blank), 'otherMatters', '手写');
  const done = redraft(hand, undefined, { force: true });
  expect(done.overwritten).toEqual([{ key: 'otherMatters', old: '手写' }]);
  expect(done.written).toEqual(['otherMatters']);
  expect(redraft(apply(hand, done)).kept).toEqual([]);
});

test('text that was in the workbook before any draft is the clerk’s', () => {
  const imported = write(blank, 'problems/problems', '去年的问题。');
  expect(redraft(imported).kept).toEqual(['problems/problems']);
});

test('a save by another program that changes line ends does not make a draft hand-written', () => {
  const drafted = run(write(blank, 'otherMatters', ''));
  const saved = write(drafted, 'preamble', `${drafted.text.preamble ?? ''}\r\n`);
  expect(isHandWritten(saved, 'preamble')).toBe(false);
});

type Step =
  | { readonly kind: 'write'; readonly key: TextKey; readonly text: string }
  | { readonly kind: 'touch'; readonly key: TextKey; readonly add: string }
  | { readonly kind: 'fill'; readonly figures: Report['figures']; readonly facts: Report['facts'] }
  | { readonly kind: 'redraft'; readonly options: RedraftOptions };

const someKey = fc.constantFrom(...textKeys);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    key: someKey,
    text: fc.constantFrom('', '  ', '自己写的一段。', '〔新收申请·总计〕件'),
  }),
  fc.record({ kind: fc.constant('touch' as const), key: someKey, add: fc.constantFrom('另补一句。', '！') }),
  fc.record({ kind: fc.constant('fill' as const), figures: consistentFigures, facts: someFacts }),
  fc.record({
    kind: fc.constant('redraft' as const),
    options: fc.record({ force: fc.boolean(), only: fc.subarray([...textKeys]) }, { requiredKeys: [] }),
  }),
);

test('no sequence of edits and redrafts loses what the clerk wrote', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let report = blank;
      const hand = new Map<TextKey, string>();
      for (const one of steps) {
        if (one.kind === 'fill') report = { ...report, figures: one.figures, facts: one.facts };
        if (one.kind === 'write' || one.kind === 'touch') {
          const text = one.kind === 'write' ? one.text : `${report.text[one.key] ?? ''}${one.add}`;
          report = write(report, one.key, text);
          if (text.trim() === '') hand.delete(one.key);
          else hand.set(one.key, text);
        }
        if (one.kind === 'redraft') {
          const done = redraft(report, undefined, one.options);
          const lost = new Map(done.overwritten.map(({ key, old }) => [key, old]));
          expect(lost.size === 0 || one.options.force === true).toBe(true);
          const before = report;
          report = apply(report, done);
          for (const key of textKeys) {
            const text = hand.get(key);
            if (text === undefined || report.text[key] === text) continue;
            expect(lost.get(key)).toBe(before.text[key]);
            hand.delete(key);
          }
          for (const key of done.kept) expect(hand.has(key)).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
});
