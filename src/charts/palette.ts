/**
 * The colours of pictures. Each is at 3:1 or more against the paper (WCAG 1.4.11), neighbours of one bar are dark and
 * light in turn so that they stay apart in grey print, and none carries a meaning that is not written beside it.
 */

export interface Ink {
  readonly fill: string;
  /** The number on it. */
  readonly on: string;
}

/** On white. */
export const inks: readonly Ink[] = [
  { fill: '#0b4f8a', on: '#ffffff' },
  { fill: '#3f8fd0', on: '#000000' },
  { fill: '#7a3a10', on: '#ffffff' },
  { fill: '#c07c2c', on: '#000000' },
  { fill: '#3c4650', on: '#ffffff' },
  { fill: '#7f8b96', on: '#000000' },
];

/** On a dark page, in the same order. */
export const darkInks: readonly Ink[] = [
  { fill: '#9cccf5', on: '#000000' },
  { fill: '#3b86c4', on: '#000000' },
  { fill: '#f3c08f', on: '#000000' },
  { fill: '#b3702a', on: '#000000' },
  { fill: '#d5dbe1', on: '#000000' },
  { fill: '#7d8994', on: '#000000' },
];

export const paper = { light: '#ffffff', dark: '#16191d' } as const;

/** Last year is grey, this year blue. */
const yearInks = [5, 0] as const;

/** Which ink a bar has: of one series the first, of two years theirs. */
export function inkOfSeries(series: number, count: number): number {
  return count < 2 ? 0 : (yearInks[series] ?? 0);
}

/** Which ink the n-th part of a whole has. */
export function inkOfPart(part: number): number {
  return part % inks.length;
}

export function ink(index: number): Ink {
  return inks[index] ?? { fill: '#000000', on: '#ffffff' };
}
