/** The ledger in a workbook, ready to be counted. Loaded only where a workbook has one: it brings law and calendar. */
import type { CellPlace } from '../form/place';
import type { LedgerFacts } from '../form/ledger-fact';
import { ledgerKey, type LedgerKey } from '../form/report';
import { isRefusal, type Refusal } from '../form/refusal';
import { assess, type Assessment } from '../ledger/assess';
import { calendarWith, type Calendar } from '../ledger/calendar';
import { parseDay } from '../ledger/day';
import { ledgerFactsOf } from '../ledger/facts';
import { readLedger, type ReadLedger } from '../workbook/read/ledger';
import type { Contents } from '../workbook/workbook';

export interface OpenedLedger {
  readonly read: ReadLedger;
  readonly calendar: Calendar;
  /** Where each row stands. */
  readonly places: ReadonlyMap<LedgerKey, CellPlace>;
  /** `today` is `YYYY-MM-DD`; undefined where the year is not known, or older than the form that is counted for. */
  readonly assess: (today?: string) => Assessment | undefined;
  /** What prose may tell of it beyond the tables; nothing where it cannot be counted. */
  readonly facts: () => LedgerFacts;
}

/** The report year from which table 3 has the rows that are counted for. */
const firstCounted = 2021;

/** Undefined where there is no ledger. `year` is the report's. */
export function openLedger(contents: Contents, year: number | null): OpenedLedger | Refusal | undefined {
  const read = readLedger(contents, year);
  if (read === undefined || isRefusal(read)) return read;
  const calendar = calendarWith(read.local);
  const { applications, cases } = read.ledger;
  const assessed: OpenedLedger['assess'] = (today) => {
    if (year === null || year < firstCounted) return undefined;
    return assess(read.ledger, year, calendar, today === undefined ? undefined : parseDay(today));
  };
  return {
    read,
    calendar,
    places: new Map<LedgerKey, CellPlace>([
      ...applications.map(({ row }) => [ledgerKey('ledger', row), read.place(row)] as const),
      ...cases.map(({ row }) => [ledgerKey('case', row), read.casePlace(row)] as const),
    ]),
    assess: assessed,
    facts: () => {
      const assessment = assessed();
      return assessment ? ledgerFactsOf(assessment, calendar) : {};
    },
  };
}
