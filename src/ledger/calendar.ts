/**
 * Working days: the yearly notices of the State Council on holidays and 调休, as the package chinese-days has them, and
 * what the office adds. Beyond the last notice only weekends and the holidays of fixed date are known, and whoever asks
 * must say so.
 */
import notices from 'chinese-days/dist/chinese-days.json';
import { dayFrom, parseDay, weekdayOf, yearBounds, yearOf, type Day } from './day';

/** What an office knows that the package does not: a newer notice, a local holiday. */
export interface LocalDays {
  readonly off: readonly Day[];
  readonly on: readonly Day[];
  /** The last year whose notice has been entered in full. */
  readonly throughYear?: number;
}

export interface Calendar {
  readonly isWorkday: (day: Day) => boolean;
  /** How many working days there are up to and with `day`, from the calendar's own start. */
  readonly position: (day: Day) => number;
  /** The working day at a position. */
  readonly at: (position: number) => Day;
  /** The `count`th working day after `day`, which itself is not counted. */
  readonly after: (day: Day, count: number) => Day;
  /** Working days after `from`, up to and with `to`; never below 0. */
  readonly between: (from: Day, to: Day) => number;
  /** The last day of which it is known whether it is a working day. */
  readonly coveredThrough: Day;
}

/** Applications are from 2008 on (《政府信息公开条例》 came into force); a limit reaches into the year after next at most. */
export const firstYear = 2008;
export const lastYear = 2040;

const daysIn = (record: Readonly<Record<string, unknown>>): readonly Day[] =>
  Object.keys(record).flatMap((text) => parseDay(text) ?? []);

/** Weekdays off and weekend days worked, by the notices. */
export const official: LocalDays & { readonly throughYear: number } = {
  off: daysIn(notices.holidays),
  on: daysIn(notices.workdays),
  throughYear: Math.max(...daysIn(notices.holidays).map(yearOf)),
};

/** Off whatever a notice adds, where they fall on a weekday (《全国年节及纪念日放假办法》, 2024): month and day. */
const fixedHolidays = [
  [1, 1],
  [5, 1],
  [5, 2],
  [10, 1],
  [10, 2],
  [10, 3],
] as const;

function fixedAfter(year: number): readonly Day[] {
  return Array.from({ length: lastYear - year }, (_, index) => year + 1 + index).flatMap((each) =>
    fixedHolidays.flatMap(([month, date]) => dayFrom(each, month, date) ?? []),
  );
}

export const noLocalDays: LocalDays = { off: [], on: [] };

/** The calendar with what the office added; a day it names is as it says, whatever the notices have. */
export function calendarWith(local: LocalDays = noLocalDays): Calendar {
  const { first } = yearBounds(firstYear);
  const { last } = yearBounds(lastYear);
  const weekday = (day: Day): boolean => weekdayOf(day) % 6 !== 0;
  const working = Array.from({ length: last - first + 1 }, (_, index) => weekday(first + index));
  const set = (days: readonly Day[], works: boolean): void => {
    for (const day of days) if (day >= first && day <= last) working[day - first] = works;
  };
  set(fixedAfter(official.throughYear), false);
  set(official.off, false);
  set(official.on, true);
  set(local.off, false);
  set(local.on, true);
  const positions: number[] = [];
  const workdays: Day[] = [];
  working.forEach((works, index) => {
    if (works) workdays.push(first + index);
    positions.push(workdays.length);
  });
  const position = (day: Day): number =>
    day < first ? 0 : (positions[Math.min(day, last) - first] ?? workdays.length);
  const at = (wanted: number): Day => workdays[Math.max(0, Math.min(wanted, workdays.length) - 1)] ?? last;
  return {
    isWorkday: (day) => working[day - first] ?? weekday(day),
    position,
    at,
    after: (day, count) => at(position(day) + count),
    between: (from, to) => Math.max(0, position(to) - position(from)),
    coveredThrough: yearBounds(Math.max(official.throughYear, local.throughYear ?? 0)).last,
  };
}
