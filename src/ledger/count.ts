/**
 * Table 3 counted from the applications. By article 31 one is new in the year of its 收到（确认）日期; it is carried in
 * where it came earlier and was open on 1 January, counted under its outcome in the year it was closed, however late,
 * and carried out where it is open on 31 December. So 一 + 二 = 三 + 四 for each type of applicant, by construction.
 */
import type { CellKey } from '../form/cell';
import { requests2021 } from '../form/editions/2021';
import { cellKey, leavesOf } from '../form/table';
import type { Application } from './application';
import type { Calendar } from './calendar';
import { closingDay, outcomeOf } from './closing';
import { yearBounds } from './day';

export interface Count {
  readonly year: number;
  /** Every cell of the table, totals too; 0 where there is none. */
  readonly counts: ReadonlyMap<CellKey, number>;
  /** The rows each cell is made of; cells with none are left out. */
  readonly rows: ReadonlyMap<CellKey, readonly number[]>;
}

const [band] = requests2021.bands;
const rowIds = leavesOf(band.rows).map(({ id }) => id);
const columnIds = leavesOf(band.columns).map(({ id }) => id);
const key = (row: string, column: string): CellKey => cellKey(requests2021.id, row, column) as CellKey;

/** The rows of table 3 an application stands in, for one year: one of 一 and 二, and one of 三 and 四. */
export function rowsIn(application: Application, year: number, calendar: Calendar): readonly string[] {
  const { received } = application;
  const { first, last } = yearBounds(year);
  if (received === undefined || received > last) return [];
  const closed = closingDay(application, calendar);
  if (closed !== undefined && closed < first) return [];
  const arrival = received < first ? 'carriedIn' : 'received';
  if (closed === undefined || closed > last) return [arrival, 'carriedOut'];
  const outcome = outcomeOf(application);
  return outcome === undefined ? [] : [arrival, outcome, 'outcomeTotal'];
}

/** Counts those applications that can be counted: `applications` without the rows that row-problems.ts leaves out. */
export function countRequests(applications: readonly Application[], year: number, calendar: Calendar): Count {
  const counts = new Map<CellKey, number>(
    rowIds.flatMap((row) => columnIds.map((column) => [key(row, column), 0] as const)),
  );
  const rows = new Map<CellKey, number[]>();
  for (const application of applications) {
    const { applicant, row } = application;
    if (applicant === undefined) continue;
    for (const id of rowsIn(application, year, calendar)) {
      for (const column of [applicant, 'total']) {
        const cell = key(id, column);
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
        const made = rows.get(cell);
        if (made) made.push(row);
        else rows.set(cell, [row]);
      }
    }
  }
  return { year, counts, rows };
}
