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
