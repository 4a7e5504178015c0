/** Last year's report is that of the year before: with any other, nothing is compared. */

/** Whether a report on `last` is last year's for one on `year`. A year that is not filled in speaks against nothing. */
export function isYearBefore(last: number | null, year: number | null): boolean {
  return last === null || year === null || last === yearBefore(year);
}

export function yearBefore(year: number): number {
  return year - 1;
}
