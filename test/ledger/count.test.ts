/** Table 3 and 4 counted from a ledger: the cases of law and practice, and random ledgers against an independent count. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { edition2021 } from '../../src/form/editions/2021';
import type { CellKey } from '../../src/form/cell';
import { sumOf } from '../../src/form/figures';
import type { Application, CaseRow, Outcome } from '../../src/ledger/application';
import { assess } from '../../src/ledger/assess';
import { calendarWith } from '../../src/ledger/calendar';
import { dayText, type Day } from '../../src/ledger/day';
import { applicantTerms, outcomeTerms } from '../../src/ledger/terms';
import { application, day } from './applications';

const calendar = calendarWith();

function counted(year: number, applications: readonly Application[], cases: readonly CaseRow[] = []) {
  const assessed = assess({ applications, cases }, year, calendar);
  const nonZero = [...assessed.counts].filter(([, count]) => count > 0);
  return { ...assessed, nonZero: Object.fromEntries(nonZero) as Partial<Record<CellKey, number>> };
}

const closed = (
  on: string,
  outcome: Outcome,
  replied: string,
  more: Partial<Application> = {},
): Application => application({ on, outcome, replied: day(replied), ...more });

/** The rows of the column 总计 that one application stands in. */
const rowsOf = (year: number, given: Application): readonly string[] =>
  Object.keys(counted(year, [given]).nonZero)
    .filter((key) => key.endsWith('/total'))
    .map((key) => key.split('/')[1] ?? '');

describe('one application', () => {
  test.each<[string, number, Application, readonly string[]]>([
    [
      'received and answered in the year',
      2024,
      closed('2024-03-01', 'granted', '2024-03-20'),
      ['received', 'granted', 'outcomeTotal'],
    ],
    [
      'counted under its outcome even if late',
      2024,
      closed('2024-03-01', 'granted', '2024-12-31'),
      ['received', 'granted', 'outcomeTotal'],
    ],
    ['open on 31 December', 2025, closed('2025-12-31', 'granted', '2026-01-29'), ['received', 'carriedOut']],
    [
      'and carried in the next year',
      2026,
      closed('2025-12-31', 'granted', '2026-01-29'),
      ['carriedIn', 'granted', 'outcomeTotal'],
    ],
    [
      'open over two ends of years',
      2026,
      closed('2024-12-31', 'granted', '2027-01-29'),
      ['carriedIn', 'carriedOut'],
    ],
    [
      'dated in the year, posted in the next',
      2025,
      closed('2025-12-10', 'granted', '2025-12-31', { sent: day('2026-01-02') }),
      ['received', 'carriedOut'],
    ],
    [
      'a plain letter of 30 December confirmed in January',
      2026,
      application({ served: day('2026-12-30'), on: '2027-01-05' }),
      [],
    ],
    [
      'is new in 2027',
      2027,
      application({ served: day('2026-12-30'), on: '2027-01-05' }),
      ['received', 'carriedOut'],
    ],
    [
      'a correction pending on 31 December',
      2024,
      application({
        on: '2024-12-10',
        correction: { noticed: day('2024-12-12'), deadline: day('2025-01-10') },
      }),
      ['received', 'carriedOut'],
    ],
    [
      'lapsed in January',
      2025,
      application({
        on: '2024-12-10',
        outcome: 'otherHandling.notCorrected',
        correction: { noticed: day('2024-12-12'), deadline: day('2025-01-10') },
      }),
      ['carriedIn', 'otherHandling.notCorrected', 'outcomeTotal'],
    ],
    [
      'a correction comes in the new year: new in the year of the first receipt',
      2026,
      application({ on: '2026-12-21', correction: { noticed: day('2026-12-23'), came: day('2027-01-05') } }),
      ['received', 'carriedOut'],
    ],
    [
      'a fee not paid lapses 20 working days after the notice',
      2024,
      application({
        on: '2024-03-01',
        outcome: 'otherHandling.feeUnpaid',
        fee: { noticed: day('2024-03-08') },
      }),
      ['received', 'otherHandling.feeUnpaid', 'outcomeTotal'],
    ],
    [
      'withdrawn',
      2024,
      application({ on: '2024-03-01', withdrawn: day('2024-03-05') }),
      ['received', 'otherHandling.other', 'outcomeTotal'],
    ],
    [
      'part given, part secret: once',
      2024,
      closed('2024-03-01', 'grantedInPart', '2024-03-20'),
      ['received', 'grantedInPart', 'outcomeTotal'],
    ],
    [
      'passed on to the right organ',
      2024,
      closed('2024-03-01', 'unavailable.notHeld', '2024-03-20'),
      ['received', 'unavailable.notHeld', 'outcomeTotal'],
    ],
    [
      'a petition in the form of an application',
      2024,
      closed('2024-03-01', 'notProcessed.petition', '2024-03-20'),
      ['received', 'notProcessed.petition', 'outcomeTotal'],
    ],
    ['closed before the year', 2025, closed('2024-03-01', 'granted', '2024-03-20'), []],
  ])('%s', (_, year, given, rows) => {
    expect(rowsOf(year, given)).toEqual(rows);
  });

  test('stands in the column of its type of applicant and in the total, and each cell knows its rows', () => {
    const given = closed('2024-03-01', 'granted', '2024-03-20', { applicant: 'legalService' });
    const { rows, nonZero } = counted(2024, [given]);
    expect(nonZero).toEqual({
      'requests/received/legalService': 1,
      'requests/received/total': 1,
      'requests/granted/legalService': 1,
      'requests/granted/total': 1,
      'requests/outcomeTotal/legalService': 1,
      'requests/outcomeTotal/total': 1,
    });
    expect(rows.get('requests/granted/legalService')).toEqual([given.row]);
  });
});

describe('what cannot be counted is left out of every cell, and told with its row', () => {
  test.each<[string, Application, string]>([
    [
      'no type of applicant',
      {
        id: 'B',
        row: 1,
        received: day('2024-03-01'),
        outcome: 'granted',
        replied: day('2024-03-20'),
        unreadable: [],
      },
      'noApplicant',
    ],
    [
      'answered without an outcome',
      application({ on: '2024-03-01', replied: day('2024-03-20') }),
      'noOutcome',
    ],
    ['an outcome without a day', application({ on: '2024-03-01', outcome: 'granted' }), 'noClosingDay'],
    ['answered before received', closed('2024-03-20', 'granted', '2024-03-01'), 'closedBeforeReceived'],
    [
      'answered, never received',
      application({ outcome: 'granted', replied: day('2024-03-20') }),
      'notReceived',
    ],
    [
      'withdrawn and granted',
      closed('2024-03-01', 'granted', '2024-03-20', { withdrawn: day('2024-03-10') }),
      'withdrawnAndAnswered',
    ],
    [
      'an outcome that is in no list',
      application({ on: '2024-03-01', replied: day('2024-03-20'), unreadable: ['outcome'] }),
      'unreadable',
    ],
  ])('%s', (_, given, kind) => {
    const { nonZero, problems, uncounted } = counted(2024, [given]);
    expect(nonZero).toEqual({});
    expect(problems).toMatchObject([{ kind, row: given.row, id: given.id, uncounted: true }]);
    expect(uncounted.applications).toBe(1);
  });

  test('of two rows with one 编号 the first counts', () => {
    const first = closed('2024-03-01', 'granted', '2024-03-20', { id: '2024-1' });
    const { nonZero, problems } = counted(2024, [
      first,
      closed('2024-03-01', 'granted', '2024-03-20', { id: '2024-1' }),
    ]);
    expect(nonZero['requests/received/total']).toBe(1);
    expect(problems).toMatchObject([{ kind: 'sameId', id: '2024-1' }]);
  });

  test('a letter that is not confirmed yet is no mistake; a date out of order is told and counts', () => {
    expect(counted(2024, [application({ served: day('2024-03-01') })]).problems).toMatchObject([
      { kind: 'notReceived', uncounted: false },
    ]);
    const given = closed('2024-03-10', 'granted', '2024-03-20', { thirdParty: { from: day('2024-03-05') } });
    const { nonZero, problems } = counted(2024, [given]);
    expect(problems).toMatchObject([
      { kind: 'order', columns: ['received', 'thirdPartyFrom'], uncounted: false },
    ]);
    expect(nonZero['requests/granted/total']).toBe(1);
  });
});

describe('cases', () => {
  let row = 100;
  const suit = (given: Partial<CaseRow>): CaseRow => {
    row += 1;
    return {
      id: `C${String(row)}`,
      row,
      application: '',
      coDefendant: false,
      instance: '',
      unreadable: [],
      kind: 'reconsideration',
      ...given,
    };
  };

  test.each<[string, number, CaseRow, Record<string, number>]>([
    [
      'filed 2025, decided 2026: pending in 2025',
      2025,
      suit({ filed: day('2025-11-01'), closed: day('2026-02-01'), result: 'upheld' }),
      { 'cases/reconsideration/pending': 1, 'cases/reconsideration/total': 1 },
    ],
    [
      'and its result in 2026',
      2026,
      suit({ filed: day('2025-11-01'), closed: day('2026-02-01'), result: 'upheld' }),
      { 'cases/reconsideration/upheld': 1, 'cases/reconsideration/total': 1 },
    ],
    [
      'co-defendant: 0',
      2025,
      suit({ kind: 'afterReconsideration', coDefendant: true, filed: day('2025-11-01') }),
      {},
    ],
    [
      'a direct suit',
      2023,
      suit({ kind: 'direct', filed: day('2023-01-01'), closed: day('2023-12-31'), result: 'corrected' }),
      { 'cases/direct/corrected': 1, 'cases/direct/total': 1 },
    ],
    ['not filed yet', 2024, suit({ filed: day('2025-01-01') }), {}],
  ])('%s', (_, year, given, expected) => {
    expect(Object.fromEntries(Object.entries(counted(year, [], [given]).nonZero))).toEqual(expected);
  });

  test('questions for the clerk', () => {
    const refused = closed('2024-03-01', 'refused.stateSecret', '2024-03-20', { id: '2024-9' });
    const decided = { filed: day('2024-05-01'), closed: day('2024-09-01'), result: 'upheld' } as const;
    const { caseProblems } = counted(
      2024,
      [refused],
      [
        suit({ ...decided, kind: 'direct', application: '2024-9' }),
        suit({ ...decided, id: 'T', kind: 'direct', instance: '一审' }),
        suit({ ...decided, id: 'T', kind: 'direct', instance: '二审' }),
        suit({ filed: day('2024-05-01'), closed: day('2024-09-01') }),
      ],
    );
    expect(caseProblems.map(({ kind }) => kind)).toEqual([
      'reconsiderationFirst',
      'twoInstances',
      'noResult',
    ]);
  });
});

/** A count of its own: day by day, without any of the code under test. */
function oracle(applications: readonly Application[], year: number): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (row: string, column: string): void => {
    for (const each of [column, 'total'])
      counts[`requests/${row}/${each}`] = (counts[`requests/${row}/${each}`] ?? 0) + 1;
  };
  const text = (given: Day | undefined): string => (given === undefined ? '9999' : dayText(given));
  for (const each of applications) {
    const came = text(each.received);
    const gone = each.withdrawn !== undefined ? text(each.withdrawn) : text(each.sent ?? each.replied);
    const begin = `${String(year)}-01-01`;
    const end = `${String(year)}-12-31`;
    const column = each.applicant ?? '';
    if (came >= begin && came <= end) add('received', column);
    if (came < begin && gone >= begin) add('carriedIn', column);
    if (came <= end && gone > end) add('carriedOut', column);
    if (came <= end && gone >= begin && gone <= end) {
      add(each.withdrawn === undefined ? (each.outcome ?? '') : 'otherHandling.other', column);
      add('outcomeTotal', column);
    }
  }
  return counts;
}

const start = day('2022-06-01');
/** An application that is open, answered (late or posted later), or withdrawn, from mid 2022 to mid 2026. */
const anyApplication = fc
  .record({
    received: fc.integer({ min: 0, max: 1400 }),
    lasts: fc.integer({ min: 0, max: 500 }),
    posted: fc.option(fc.integer({ min: 0, max: 9 })),
    kind: fc.constantFrom('open', 'answered', 'answered', 'answered', 'withdrawn'),
    corrected: fc.option(fc.integer({ min: 0, max: 30 })),
    applicant: fc.constantFrom(...applicantTerms.map(({ id }) => id)),
    outcome: fc.constantFrom(...outcomeTerms.map(({ id }) => id)),
  })
  .map(({ received, lasts, posted, kind, corrected, applicant, outcome }) => {
    const on = start + received;
    const ended = on + lasts;
    return {
      received: on,
      applicant,
      ...(corrected === null ? {} : { correction: { noticed: on, came: on + corrected } }),
      ...(kind === 'answered' ? { outcome, replied: ended } : {}),
      ...(kind === 'answered' && posted !== null ? { sent: ended + posted } : {}),
      ...(kind === 'withdrawn' ? { withdrawn: ended } : {}),
    };
  });

test('10,000 random ledgers: the count is the independent one, and all equations of table 3 hold', () => {
  const { relations } = edition2021.tables.requests;
  const ledgers = fc.array(anyApplication, { maxLength: 25 });
  fc.assert(
    fc.property(ledgers, fc.constantFrom(2023, 2024, 2025), (rows, year) => {
      const applications = rows.map((each) => application(each));
      const { counts, nonZero, problems } = counted(year, applications);
      const figures = Object.fromEntries(counts);
      const sum = (keys: readonly string[]): number | undefined => sumOf(figures, keys as CellKey[]);
      const failing = relations.filter(({ left, right }) => sum(left) !== sum(right));
      // One look a ledger: ten thousand of them are quick then.
      expect({ nonZero, problems, failing }).toEqual({
        nonZero: oracle(applications, year),
        problems: [],
        failing: [],
      });
    }),
    { numRuns: 10_000 },
  );
});
