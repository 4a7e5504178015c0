/** What the clerk typed: the numbers, by cell. */
import type { CellKey } from './cell';

/**
 * One cell as typed. `null`: blank. A string: text that is not a number, kept as it is, or a formula that was
 * never calculated, kept with its leading `=`. Nothing is read as something else silently.
 */
export type Entry = number | string | null;

/** A table's numbers; a key left out was not found in the source at all. */
export type Figures = Readonly<Partial<Record<CellKey, Entry>>>;

/** The number in a cell; a blank counts as 0 (as in a spreadsheet sum), text as unreadable. */
function amount(figures: Figures, key: CellKey): number | undefined {
  const entry = figures[key] ?? null;
  if (entry === null) return 0;
  return typeof entry === 'number' ? entry : undefined;
}

/** The sum over cells, or undefined where one of them holds text. */
export function sumOf(figures: Figures, keys: readonly CellKey[]): number | undefined {
  let sum = 0;
  for (const key of keys) {
    const value = amount(figures, key);
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}
