/** What is wrong with single rows of the ledger, told so that the row can be put right; and which rows cannot be counted. */
import type { Application } from './application';
import type { Calendar } from './calendar';
import { closingDay, outcomeOf } from './closing';
import { applicationHead, type ApplicationColumn } from './columns';
import { yearOf, type Day } from './day';

export type ProblemKind =
  | 'unreadable'
  | 'noId'
  | 'sameId'
  | 'notReceived'
  | 'noApplicant'
  | 'noOutcome'
  | 'noClosingDay'
  | 'closedBeforeReceived'
  | 'withdrawnAndAnswered'
  | 'order'
  /** A day's year was not written in full. */
  | 'assumedYear'
  | 'future';

export interface RowProblem {
  readonly kind: ProblemKind;
  readonly row: number;
  readonly id: string;
  readonly columns: readonly ApplicationColumn[];
  /** The heads of these columns, as people know them. */
  readonly heads: readonly string[];
  /** Without what this is about the row belongs in no cell, or in more than one. */
  readonly uncounted: boolean;
}

/** Days of one row that must not come in another order. */
function outOfOrder(application: Application): readonly (readonly [ApplicationColumn, ApplicationColumn])[] {
  const { received, correction, thirdParty, otherOrgan, extension, fee, replied, sent } = application;
  const pairs: readonly (readonly [
    ApplicationColumn,
    Day | undefined,
    ApplicationColumn,
    Day | undefined,
  ])[] = [
    ['received', received, 'correctionNoticed', correction?.noticed],
    ['correctionNoticed', correction?.noticed, 'correctionDeadline', correction?.deadline],
    ['correctionNoticed', correction?.noticed, 'correctionCame', correction?.came],
    ['received', received, 'thirdPartyFrom', thirdParty?.from],
    ['thirdPartyFrom', thirdParty?.from, 'thirdPartyTo', thirdParty?.to],
    ['received', received, 'organFrom', otherOrgan?.from],
    ['organFrom', otherOrgan?.from, 'organTo', otherOrgan?.to],
    ['received', received, 'extensionTold', extension?.told],
    ['feeNoticed', fee?.noticed, 'feePaid', fee?.paid],
    ['replied', replied, 'sent', sent],
  ];
  return pairs.flatMap(([first, before, second, after]) =>
    before !== undefined && after !== undefined && after < before ? [[first, second] as const] : [],
  );
}

/** Days that lie ahead although they tell what has happened. */
function ahead(application: Application, today: Day): readonly ApplicationColumn[] {
  const { served, received, correction, replied, sent, withdrawn } = application;
  const told: readonly (readonly [ApplicationColumn, Day | undefined])[] = [
    ['served', served],
    ['received', received],
    ['correctionNoticed', correction?.noticed],
    ['correctionCame', correction?.came],
    ['replied', replied],
    ['sent', sent],
    ['withdrawn', withdrawn],
  ];
  return told.flatMap(([column, day]) => (day !== undefined && day > today ? [column] : []));
}

function problemsOf(application: Application, calendar: Calendar, today?: Day): readonly RowProblem[] {
  const { id, row, served, received, replied, sent, withdrawn, outcome, applicant, unreadable } = application;
  const problem = (
    kind: ProblemKind,
    columns: readonly ApplicationColumn[],
    uncounted: boolean,
  ): RowProblem => {
    return { kind, row, id, columns, heads: columns.map(applicationHead), uncounted };
  };
  const problems: RowProblem[] = [];
  const told = new Set(unreadable);
  // A consultation or a fee that cannot be read moves a limit, not a count.
  const counts: readonly ApplicationColumn[] = [
    'received',
    'applicant',
    'replied',
    'sent',
    'outcome',
    'withdrawn',
  ];
  if (unreadable.length > 0)
    problems.push(
      problem(
        'unreadable',
        unreadable,
        unreadable.some((column) => counts.includes(column)),
      ),
    );
  if (id === '') problems.push(problem('noId', ['id'], false));
  const closed = closingDay(application, calendar);
  if (received === undefined && !told.has('received')) {
    // A letter that has come and is not yet confirmed with the applicant is no mistake.
    const waiting = served !== undefined && closed === undefined;
    problems.push(problem('notReceived', ['received'], !waiting));
  }
  if (applicant === undefined && !told.has('applicant'))
    problems.push(problem('noApplicant', ['applicant'], true));
  const answered = replied ?? sent;
  if (outcomeOf(application) === undefined && answered !== undefined && !told.has('outcome'))
    problems.push(problem('noOutcome', ['outcome'], true));
  const dates: readonly ApplicationColumn[] = [
    'replied',
    'sent',
    'withdrawn',
    'correctionDeadline',
    'feeNoticed',
  ];
  if (outcome !== undefined && closed === undefined && !dates.some((column) => told.has(column)))
    problems.push(problem('noClosingDay', ['replied'], true));
  if (received !== undefined && closed !== undefined && closed < received)
    problems.push(problem('closedBeforeReceived', ['received', 'replied'], true));
  if (withdrawn !== undefined && outcome !== undefined && outcome !== 'otherHandling.other')
    problems.push(problem('withdrawnAndAnswered', ['outcome', 'withdrawn'], true));
  const { assumed } = application;
  if (assumed !== undefined && assumed.length > 0) problems.push(problem('assumedYear', assumed, false));
  for (const columns of outOfOrder(application)) problems.push(problem('order', columns, false));
  const future = today === undefined ? [] : ahead(application, today);
  if (future.length > 0) problems.push(problem('future', future, false));
  return problems;
}

/** A 编号 that only counts (3, 003号) starts anew each year, where a sheet holds several. */
const counts = /^(?:第?\d{1,4}号?)$/u;

/** Of rows with the same 编号 the first counts; the others may be the same application written twice. */
function sameIds(applications: readonly Application[]): readonly RowProblem[] {
  const seen = new Set<string>();
  return applications.flatMap(({ id, row, received }): readonly RowProblem[] => {
    if (id === '') return [];
    const key = counts.test(id) && received !== undefined ? `${String(yearOf(received))} ${id}` : id;
    if (seen.has(key))
      return [{ kind: 'sameId', row, id, columns: ['id'], heads: [applicationHead('id')], uncounted: true }];
    seen.add(key);
    return [];
  });
}

/** In the order of the rows. `today` only serves to find days that lie ahead. */
export function rowProblems(
  applications: readonly Application[],
  calendar: Calendar,
  today?: Day,
): readonly RowProblem[] {
  return [
    ...sameIds(applications),
    ...applications.flatMap((application) => problemsOf(application, calendar, today)),
  ].sort((a, b) => a.row - b.row);
}
