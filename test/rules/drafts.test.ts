/** What the drafts write must pass the document checks, for any unit and any figures: only open questions may be left. */
import { test } from '@jest/globals';
import fc from 'fast-check';
import { draftTexts } from '../../src/drafting/draft';
import { resolveReport } from '../../src/fields/resolve';
import { check } from '../../src/rules/check';
import { someReport } from '../drafting/forms';
import { expectNoFinding } from './expect-finding';

const silent = [
  's1-five',
  's5-empty',
  's6-fee',
  's6-fee-t3',
  's6-none',
  'year',
  'period',
  'unit-name',
  'missing-num',
  'privacy',
  'control-characters',
  'tx-new',
  'tx-carryin',
  'tx-done',
  'tx-carryout',
  'tx-class',
  'tx-review',
  'tx-lit',
  'tx-norm',
  'tx-decisions',
  'tx-fee',
  'tx-none',
  'tx-allupheld',
  'tx-share',
  'tx-yoy',
  'tx-breakdown',
];

test('drafts raise no finding but questions', () => {
  fc.assert(
    fc.property(someReport, fc.option(someReport), (report, other) => {
      const lastYear = other && { ...other, year: (report.year ?? 2024) - 1 };
      const drafted = { ...report, text: draftTexts(report, lastYear ?? undefined) };
      const resolved = resolveReport(drafted);
      const findings = check({
        report: resolved.report,
        unresolved: resolved.unresolved,
        ...(lastYear ? { lastYear } : {}),
      });
      for (const rule of silent) expectNoFinding(findings, rule);
    }),
    { numRuns: 1000, seed: 2024 },
  );
});
