/**
 * What a cell takes of what is typed or pasted: a number only where it is written in digits. A grid, like Excel, makes
 * dates of 3-1 and 1/2, a time of 12:30 and 19 of +19; here they stay text, which the checks find.
 */
export function entered(text: string): number | string | null {
  const bare = text.trim();
  if (bare === '') return null;
  const digits = /^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d+)?$/u.test(bare);
  return digits ? Number(bare.replace(/,/gu, '')) : text;
}

const day = 86_400_000;
/** Day 0 of a spreadsheet's calendar. */
const dayZero = Date.UTC(1899, 11, 30);

/**
 * The number of a day written with its year, for a cell whose format is of days: `2024-3-20`, `2024.3.20`, `2024年3月20日`.
 * Excel takes the first so, the grid only with two digits each; undefined for anything else.
 */
export function enteredDay(text: string): number | undefined {
  const [, year, month, date] =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/u.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const made = new Date(time);
  const real = made.getUTCMonth() === Number(month) - 1 && made.getUTCDate() === Number(date);
  return real && Number(year) >= 1900 ? (time - dayZero) / day : undefined;
}
