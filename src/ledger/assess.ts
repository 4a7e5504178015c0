/** A ledger looked at for one report year: counts with the rows they are made of, what is wrong, and every limit. */
import type { CellKey } from '../form/cell';
import type { Application, Ledger } from './application';
import type { Calendar } from './calendar';
import { closingDay } from './closing';
import { countRequests } from './count';
import { caseProblems, countCases, type CaseProblem } from './count-cases';
import type { Day } from './day';
import { rowProblems, type RowProblem } from './row-problems';
import { timeLimit, type TimeLimit } from './time-limit';

export interface DueApplication {
  readonly application: Application;
  readonly limit: TimeLimit;
}

export interface Assessment {
  readonly year: number;
  /** All cells of table 3, and of table 4 where there is a 复议诉讼台账. */
  readonly counts: ReadonlyMap<CellKey, number>;
  readonly rows: ReadonlyMap<CellKey, readonly number[]>;
  readonly caseRows: ReadonlyMap<CellKey, readonly number[]>;
  readonly problems: readonly RowProblem[];
  readonly caseProblems: readonly CaseProblem[];
  /** How many rows of each sheet no cell counts, because of what is wrong with them. */
  readonly uncounted: { readonly applications: number; readonly cases: number };
  /** Every application with its limit, in the order of the rows. */
  readonly limits: readonly DueApplication[];
}

function without<Row extends { readonly row: number }>(
  rows: readonly Row[],
  problems: readonly { readonly row: number; readonly uncounted: boolean }[],
): readonly Row[] {
  const out = new Set(problems.filter(({ uncounted }) => uncounted).map(({ row }) => row));
  return rows.filter(({ row }) => !out.has(row));
}

/** Pure. `today` is left out where nothing should be called overdue. */
export function assess(ledger: Ledger, year: number, calendar: Calendar, today?: Day): Assessment {
  const { applications, cases } = ledger;
  const problems = rowProblems(applications, calendar, today);
  const troubled = caseProblems(cases, applications);
  const counted = without(applications, problems);
  const countedCases = without(cases, troubled);
  const requests = countRequests(counted, year, calendar);
  const suits = countCases(countedCases, year);
  return {
    year,
    counts: new Map([...requests.counts, ...(cases.length === 0 ? [] : suits.counts)]),
    rows: requests.rows,
    caseRows: suits.rows,
    problems,
    caseProblems: troubled,
    uncounted: {
      applications: applications.length - counted.length,
      cases: cases.length - countedCases.length,
    },
    limits: applications.map((application) => ({
      application,
      limit: timeLimit(application, calendar, today),
    })),
  };
}

/** 待办: what is open, the most pressing first; what waits for others comes after, by the row. */
export function openApplications(assessment: Assessment, calendar: Calendar): readonly DueApplication[] {
  return assessment.limits
    .filter(({ application }) => closingDay(application, calendar) === undefined)
    .filter(({ application }) => application.outcome === undefined)
    .sort(
      (a, b) =>
        (a.limit.due ?? Infinity) - (b.limit.due ?? Infinity) || a.application.row - b.application.row,
    );
}
