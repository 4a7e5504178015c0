/**
 * Numbers that a cell shows as a date or a time: `3-1` typed in a cell becomes one. They are told as what is seen, so
 * that nobody takes the day's number (45352) for a count.
 */

/** What a format passes through, pads with, asks of its numbers or colours, and its word for no format. */
const noCode = /"[^"]*"|[\\!_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/giu;

/** Whether a number format (ECMA-376 18.8.31) is of a date or a time. */
export function showsDate(format: string | undefined): boolean {
  return /[ymdhs]|e(?![+-])|aaa|上午\/下午/iu.test((format ?? '').replace(noCode, ''));
}

const day = 24 * 60 * 60 * 1000;
/** Day 0 of a spreadsheet's calendar. */
const epoch = Date.UTC(1899, 11, 30);

/** `2024-03-01`, or `12:30` where there is no day. */
export function dateText(date: Date | number): string {
  const time = typeof date === 'number' ? epoch + date * day : date.getTime();
  // As the cell itself, where it cannot show it.
  if (time < epoch || Number.isNaN(new Date(time).getTime())) return '####';
  const text = new Date(Math.round(time / 1000) * 1000).toISOString();
  return time - epoch < day ? text.slice(11, 16) : text.slice(0, text.indexOf('T'));
}

/** Days from 1900's calendar to that of 1904, once on the Mac. */
export const daysTo1904 = 1_462;

/** What `TODAY()` gives now, where we are. */
export function todayNumber(now = new Date()): number {
  return (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - epoch) / day;
}
