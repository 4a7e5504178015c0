/**
 * Table 4 counted from 复议诉讼台账: a case decided in the year under its result, one open on 31 December as 尚未审结, and
 * again the next year. The reviewing body sued together with the original organ counts 0: that one counts the case.
 */
import { cases } from '../form/editions/2021';
import type { CellKey } from '../form/cell';
import { cellKey, leavesOf } from '../form/table';
import type { Application, CaseRow } from './application';
import { caseHead, type CaseColumn } from './columns';
import type { Count } from './count';
import { yearBounds, yearOf } from './day';

export type CaseProblemKind =
  'unreadable' | 'noKind' | 'noFiled' | 'noResult' | 'closedBeforeFiled' | 'twoInstances';

export interface CaseProblem {
  readonly kind: CaseProblemKind | 'reconsiderationFirst';
  readonly row: number;
  readonly id: string;
  readonly columns: readonly CaseColumn[];
  /** The heads of these columns, as people know them. */
  readonly heads: readonly string[];
  readonly uncounted: boolean;
}

const [band] = cases.bands;
const key = (row: string, column: string): CellKey => cellKey(cases.id, row, column) as CellKey;

/** 复议法 2024: against a refusal under articles 14 to 16 reconsideration comes before a suit. */
const refusals = [
  'refused.stateSecret',
  'refused.barredByLaw',
  'refused.securityAndStability',
  'refused.thirdParty',
  'refused.internalAffairs',
  'refused.processInformation',
  'refused.caseFile',
];
const reconsiderationFirst = 2024;

function problemsOf(row: CaseRow, applications: ReadonlyMap<string, Application>): readonly CaseProblem[] {
  const { kind, filed, closed, result, unreadable, application } = row;
  const about = (
    problem: CaseProblem['kind'],
    columns: readonly CaseColumn[],
    uncounted = true,
  ): readonly CaseProblem[] => [
    { kind: problem, row: row.row, id: row.id, columns, heads: columns.map(caseHead), uncounted },
  ];
  if (unreadable.length > 0) return about('unreadable', unreadable);
  if (kind === undefined) return about('noKind', ['kind']);
  if (filed === undefined) return about('noFiled', ['filed']);
  if (closed !== undefined && result === undefined) return about('noResult', ['result']);
  if (closed === undefined && result !== undefined) return about('noResult', ['closed']);
  if (closed !== undefined && closed < filed) return about('closedBeforeFiled', ['filed', 'closed']);
  const outcome = applications.get(application)?.outcome;
  const skipped = kind === 'direct' && yearOf(filed) >= reconsiderationFirst;
  return skipped && outcome !== undefined && refusals.includes(outcome)
    ? about('reconsiderationFirst', ['kind'], false)
    : [];
}

/** Two instances of one case decided in the same year: whether they count once or twice the form does not say. */
function twoInstances(rows: readonly CaseRow[]): readonly CaseProblem[] {
  const seen = new Map<string, CaseRow>();
  return rows.flatMap((row): readonly CaseProblem[] => {
    if (row.id === '' || row.closed === undefined || row.coDefendant) return [];
    const once = `${row.id} ${row.kind ?? ''} ${String(yearOf(row.closed))}`;
    const before = seen.get(once);
    seen.set(once, row);
    if (!before) return [];
    return [
      {
        kind: 'twoInstances',
        row: row.row,
        id: row.id,
        columns: ['id', 'instance'],
        heads: [caseHead('id'), caseHead('instance')],
        uncounted: true,
      },
    ];
  });
}

export function caseProblems(
  rows: readonly CaseRow[],
  applications: readonly Application[],
): readonly CaseProblem[] {
  const byId = new Map(applications.map((application) => [application.id, application]));
  return [
    ...rows.flatMap((row) => (row.coDefendant ? [] : problemsOf(row, byId))),
    ...twoInstances(rows),
  ].sort((a, b) => a.row - b.row);
}

/** Counts the cases that can be counted: `rows` without those that `caseProblems` leaves out. */
export function countCases(rows: readonly CaseRow[], year: number): Count {
  const { first, last } = yearBounds(year);
  const counts = new Map<CellKey, number>(
    leavesOf(band.rows).flatMap((row) =>
      leavesOf(band.columns).map((column) => [key(row.id, column.id), 0] as const),
    ),
  );
  const made = new Map<CellKey, number[]>();
  for (const { kind, coDefendant, filed, closed, result, row } of rows) {
    if (kind === undefined || coDefendant || filed === undefined || filed > last) continue;
    if (closed !== undefined && closed < first) continue;
    const column = closed === undefined || closed > last ? 'pending' : result;
    if (column === undefined) continue;
    for (const id of [column, 'total']) {
      const cell = key(kind, id);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
      made.set(cell, [...(made.get(cell) ?? []), row]);
    }
  }
  return { year, counts, rows: made };
}
