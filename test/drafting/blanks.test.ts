/**
 * What a draft says of none, or of all, it says of numbers that were typed: whatever the blanks come to later, it stays
 * true. Told by filling the blanks in: what is no longer said then was claimed of a blank.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import { facts, type Answer } from '../../src/form/fact';
import type { Figures } from '../../src/form/figures';
import { textKeys } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import type { Report } from '../../src/form/report';
import { consistentFigures, filled, inputCells, reportOf, someFacts } from './forms';

const claims: readonly RegExp[] = [
  /未收到(?:新的)?政府信息公开申请/gu,
  /(?:没有|未|均为|均属|均未)[^，。；：、（）和]*/gu,
];

/** 没有A、B和C → one claim each; what is asked is no claim. */
function claimsIn(report: Report): ReadonlySet<string> {
  const drafts = draftTexts(report);
  return new Set(
    textKeys.flatMap((key) =>
      (drafts[key] ?? '')
        .replace(/【待补：[^【】]*】/gu, '')
        .split(/[。；，]/u)
        .flatMap((clause) =>
          claims.flatMap((claim) => clause.match(claim) ?? []).map((said) => `${key} ${said}`),
        ),
    ),
  );
}

/** The same, with what is blank left out; totals are what the rest comes to. */
const without = (figures: Figures, blanks: ReadonlySet<CellKey>): Figures => {
  const typed = inputCells.filter((key) => !blanks.has(key)).map((key) => [key, figures[key] ?? 0] as const);
  const gone = [...blanks].map((key) => [key, null] as const);
  return { ...filled(Object.fromEntries(typed)), ...Object.fromEntries(gone) };
};
const withNumbers = (figures: Figures, blanks: ReadonlySet<CellKey>): Figures =>
  filled({ ...figures, ...Object.fromEntries([...blanks].map((key) => [key, 7])) });

const someBlanks = fc
  .subarray([...inputCells], { minLength: 1 })
  .chain((keys) => fc.nat(keys.length - 1).map((at) => new Set([keys[at]!, ...keys.slice(0, at)])));

test('no claim of none or of all rests on a blank cell', () => {
  fc.assert(
    fc.property(consistentFigures, someFacts, someBlanks, (figures, known, blanks) => {
      const before = claimsIn(reportOf(without(figures, blanks), known));
      const after = claimsIn(reportOf(withNumbers(figures, blanks), known));
      expect([...before].filter((claim) => !after.has(claim))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('nor on a question of 基础情况 that nobody answered', () => {
  const counted = facts.filter((fact) => 'unit' in fact);
  const everything = Object.fromEntries(facts.map(({ id }) => [id, { value: 0, note: '' } satisfies Answer]));
  fc.assert(
    fc.property(consistentFigures, fc.subarray([...counted], { minLength: 1 }), (figures, unanswered) => {
      const answers = { ...everything };
      const filledIn = { ...everything };
      for (const { id } of unanswered) {
        answers[id] = { value: null as unknown as number, note: '' };
        filledIn[id] = { value: 7, note: '' };
      }
      const before = claimsIn(reportOf(figures, { answers, own: [] }));
      const after = claimsIn(reportOf(figures, { answers: filledIn, own: [] }));
      expect([...before].filter((claim) => !after.has(claim))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a form without blanks does claim: the check above looks at something', () => {
  expect(claimsIn(reportOf(filled({}))).size).toBeGreaterThan(8);
});
