/**
 * What a draft says of none, or of all, it says of numbers that were typed: whatever the blanks come to later, it stays
 * true.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import { facts, type Answer } from '../../src/form/fact';
import type { Figures } from '../../src/form/figures';
import { textKeys } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import { unitLevels, type Report } from '../../src/form/report';
import { columnIds, consistentFigures, filled, halfFilled, inputCells, reportOf, someFacts } from './forms';

/** Sentences with what is asked left out. */
function sentencesOf(report: Report): readonly string[] {
  const drafts = draftTexts(report);
  return textKeys.flatMap((key) => (drafts[key] ?? '').replace(/【待补：[^【】]*】/gu, '').split('。'));
}

const requests = (rows: RegExp, among: readonly string[] = columnIds): readonly CellKey[] =>
  inputCells.filter((key) => {
    const [table, row = '', column = ''] = key.split('/');
    return table === 'requests' && rows.test(row) && among.includes(column);
  });
const outcomes =
  /^(?:granted|grantedInPart|refused\..*|unavailable\..*|notProcessed\..*|otherHandling\..*)$/u;
const others = (own: string): readonly CellKey[] =>
  inputCells.filter((key) => outcomes.test(key.split('/')[1] ?? '') && !key.startsWith(`requests/${own}`));
const inTable = (start: string): readonly CellKey[] => inputCells.filter((key) => key.startsWith(start));

/** What a sentence says of none or of all, and the cells that must have been typed for it. */
const claims: readonly (readonly [RegExp, (...names: readonly string[]) => readonly CellKey[]])[] = [
  [/未收到(?:新的)?政府信息公开申请/u, () => requests(/^received$/u)],
  [/没有上年结转/u, () => requests(/^carriedIn$/u)],
  [/没有结转下年度/u, () => requests(/^carriedOut$/u)],
  [/均未办结/u, () => requests(outcomes)],
  [/未发生[^，]*行政复议/u, () => inTable('cases/reconsideration/')],
  [/未发生[^，]*行政诉讼/u, () => [...inTable('cases/direct/'), ...inTable('cases/afterReconsideration/')]],
  [/没有制发[^，]*规章/u, () => inTable('proactive/regulations/issued')],
  [/没有制发[^，]*规范性文件/u, () => inTable('proactive/normativeDocuments/issued')],
  [/没有现行有效的规章/u, () => inTable('proactive/regulations/inForce')],
  [/没有现行有效的行政规范性文件/u, () => inTable('proactive/normativeDocuments/inForce')],
  [/没有作出[^，]*行政许可/u, () => inTable('proactive/licenses/')],
  [/没有作出[^，]*行政处罚/u, () => inTable('proactive/penalties/')],
  [/没有作出[^，]*行政强制/u, () => inTable('proactive/compulsion/')],
  [/未收取行政事业性收费/u, () => inTable('proactive/fees/')],
  [
    /申请人均为自然人/u,
    () =>
      requests(
        /^received$/u,
        columnIds.filter((id) => id !== 'naturalPerson'),
      ),
  ],
  [/办理结果均?为予以公开/u, () => others('granted/')],
  [/办理结果均?为部分公开/u, () => others('grantedInPart/')],
  [/办理结果均?为不予公开/u, () => others('refused.')],
  [/办理结果均?为无法提供/u, () => others('unavailable.')],
];

/** Mostly 0 and a few blanks, or the other way round: what a form looks like on its way. */
const someFigures = fc
  .tuple(consistentFigures, fc.integer({ min: 0, max: 100 }), fc.infiniteStream(fc.nat(99)))
  .map(([figures, share, dice]) => {
    const typed = inputCells.filter(() => (dice.next().value ?? 0) >= share);
    return halfFilled(Object.fromEntries(typed.map((key) => [key, figures[key] ?? 0])));
  });

test('what is said of none or of all, is said of cells that were typed', () => {
  const seen = new Set<RegExp>();
  fc.assert(
    fc.property(someFigures, someFacts, fc.constantFrom(...unitLevels), (figures, known, level) => {
      for (const sentence of sentencesOf(reportOf(figures, known, { level })))
        for (const [claim, cellsOf] of claims) {
          if (!claim.test(sentence)) continue;
          seen.add(claim);
          const loose = cellsOf().filter((key) => figures[key] !== 0);
          expect([sentence, loose]).toEqual([sentence, []]);
        }
    }),
    { numRuns: 600 },
  );
  // The test looks at something.
  expect(claims.filter(([claim]) => !seen.has(claim)).length).toBeLessThan(9);
});

test('a new form claims nothing, one full of zeros does', () => {
  const said = (figures: Figures) =>
    sentencesOf(reportOf(figures)).filter((sentence) => claims.some(([claim]) => claim.test(sentence)));
  expect(said(halfFilled({}))).toEqual([]);
  expect(said(filled({})).length).toBeGreaterThan(4);
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
      const none = (given: Report['facts']) =>
        sentencesOf(reportOf(figures, given)).flatMap(
          (one) => one.match(/(?:没有|未)[^，；：、（）和]*/gu) ?? [],
        );
      const after = none({ answers: filledIn, own: [] });
      expect(none({ answers, own: [] }).filter((claim) => !after.includes(claim))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
