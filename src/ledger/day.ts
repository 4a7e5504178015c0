/** A day of the calendar, counted from 1970-01-01, so that days can be compared and subtracted. No time of day, no zone. */
export type Day = number;

const length = 24 * 60 * 60 * 1000;

/** The day of a year (full), month (1–12) and day of the month; undefined for 31 June. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  const time = Date.UTC(year, month - 1, date);
  const made = new Date(time);
  const same = made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
  return same && made.getUTCFullYear() === year ? time / length : undefined;
}

/** Reads `2024-03-01`; undefined for anything else. */
export function parseDay(text: string): Day | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return year === undefined ? undefined : dayFrom(Number(year), Number(month), Number(date));
}

/** `2024-03-01` */
export function dayText(day: Day): string {
  return new Date(day * length).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return new Date(day * length).getUTCFullYear();
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** 1 January and 31 December of a year. */
export function yearBounds(year: number): { readonly first: Day; readonly last: Day } {
  const first = Date.UTC(year, 0, 1) / length;
  return { first, last: Date.UTC(year + 1, 0, 1) / length - 1 };
}
