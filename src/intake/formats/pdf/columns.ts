/** Whether prose is set in two columns: lines are read across the page, so that the two would be mixed. */
import { height, type Letter } from './letter';

/** High enough for a line of either column, in points; a band that both columns have letters in counts. */
const band = 14;
const fewest = { bands: 6, letters: 6 } as const;
/** The gap between columns, in points, and where on the page it is looked for. */
const gap = 8;
const [from, to, step] = [0.35, 0.65, 0.01];

/** `letters`: those outside the tables. */
export function isInTwoColumns(letters: readonly Letter[], width: number): boolean {
  const bands = new Map<number, Letter[]>();
  for (const letter of letters) {
    const key = Math.floor(height(letter) / band);
    const own = bands.get(key);
    if (own) own.push(letter);
    else bands.set(key, [letter]);
  }
  const full = [...bands.values()].filter((own) => own.length >= 2 * fewest.letters);
  for (let part = from; part <= to; part += step) {
    const [left, right] = [part * width - gap / 2, part * width + gap / 2];
    const parted = full.filter((own) => {
      const before = own.filter((letter) => letter.right <= left).length;
      const after = own.filter((letter) => letter.left >= right).length;
      return before + after === own.length && Math.min(before, after) >= fewest.letters;
    });
    if (parted.length >= fewest.bands) return true;
  }
  return false;
}
