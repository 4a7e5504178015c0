/** Working days against the notices of the State Council, counted by hand. */
import { describe, expect, test } from '@jest/globals';

import { calendarWith, official } from '../../src/ledger/calendar';
import { dayFrom, dayText, parseDay, weekdayOf, yearBounds, type Day } from '../../src/ledger/day';

const day = (text: string): Day => {
  const read = parseDay(text);
  if (read === undefined) throw new Error(`no day: ${text}`);
  return read;
};

describe('days', () => {
  test('are read and spelled, and 31 June is none', () => {
    expect(dayText(day('2024-02-29'))).toBe('2024-02-29');
    expect(dayFrom(2023, 2, 29)).toBeUndefined();
    expect(dayFrom(2024, 6, 31)).toBeUndefined();
    expect(parseDay('2024-6-1')).toBeUndefined();
    expect(weekdayOf(day('2026-11-29'))).toBe(0);
    expect(yearBounds(2024)).toEqual({ first: day('2024-01-01'), last: day('2024-12-31') });
  });
});

describe('working days', () => {
  const calendar = calendarWith();

  test.each([
    '2023-01-03',
    '2023-04-23',
    '2023-10-08',
    '2024-02-09',
    '2024-02-18',
    '2025-09-28',
    '2026-01-04',
    '2026-10-10',
  ])('%s is one', (text) => {
    expect(calendar.isWorkday(day(text))).toBe(true);
  });

  test.each([
    '2025-02-04',
    '2026-02-23',
    '2023-01-02',
    '2024-02-10',
    '2025-10-08',
    '2026-01-02',
    '2026-11-29',
  ])('%s is none', (text) => {
    expect(calendar.isWorkday(day(text))).toBe(false);
  });

  /** 365 days, less weekends, less holidays on weekdays, plus weekend days worked, as the notices give them. */
  test.each([
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i', (year, count) => {
    const { first, last } = yearBounds(year);
    expect(calendar.between(first - 1, last)).toBe(count);
  });

  test('are counted and found by position, whatever day one starts on', () => {
    const saturday = day('2024-03-02');
    expect(dayText(calendar.after(saturday, 1))).toBe('2024-03-04');
    expect(calendar.between(saturday, day('2024-03-04'))).toBe(1);
    expect(calendar.between(day('2024-03-04'), saturday)).toBe(0);
    expect(calendar.at(calendar.position(day('2024-03-04')))).toBe(day('2024-03-04'));
  });

  test('are known through the last notice, and an office may add to them', () => {
    expect(dayText(calendar.coveredThrough)).toBe(`${String(official.throughYear)}-12-31`);
    const local = calendarWith({
      off: [day('2027-02-08'), day('2026-03-03')],
      on: [day('2027-02-13'), day('2026-03-07')],
      throughYear: 2027,
    });
    expect(dayText(local.coveredThrough)).toBe('2027-12-31');
    expect(local.isWorkday(day('2027-02-08'))).toBe(false);
    expect(local.isWorkday(day('2027-02-13'))).toBe(true);
    expect(local.isWorkday(day('2026-03-03'))).toBe(false);
    expect(dayText(local.after(day('2026-03-02'), 1))).toBe('2026-03-04');
  });
});
