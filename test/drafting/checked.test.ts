/** Our own drafts under our own checks: a complete and consistent form is drafted without one finding about its text. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sectionHeading } from '../../src/form/form';
import { editionFor } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import { resolveReport } from '../../src/fields/resolve';
import { check } from '../../src/rules/check';
import { allFacts, consistentFigures, reportOf, units } from './forms';

function complete(report: Report): Report {
  return {
    ...report,
    tables: { proactive: '2021', requests: '2021', cases: '2021' },
    sections: editionFor(2024).sections.map((section) => ({
      id: section.id,
      heading: sectionHeading(section),
    })),
  };
}

test('drafts of complete forms pass the checks on prose', () => {
  const parts = new Set<string>(textKeys);
  const lastYears = consistentFigures.map((figures) => reportOf(figures, undefined, { year: 2023 }));
  fc.assert(
    fc.property(
      consistentFigures,
      allFacts,
      fc.constantFrom(...units),
      lastYears,
      (figures, known, [unit, level], lastYear) => {
        const facts = known(Number(figures['requests/received/total']));
        const report = complete(reportOf(figures, facts, { unit, level }));
        const { report: resolved, unresolved } = resolveReport({
          ...report,
          text: draftTexts(report, lastYear),
        });
        const findings = check({ report: resolved, unresolved, lastYear }).filter(
          // The random fee of 六 may well exceed the random fee of table 2: a matter of the numbers, not of the prose.
          ({ rule, quote, about }) =>
            rule !== 's6-fee-t2' && (quote !== undefined || about?.some((subject) => parts.has(subject))),
        );
        expect(findings.map(({ rule, message, quote }) => [rule, message, quote])).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
