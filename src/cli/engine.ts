/** How the engine is to keep its memory, for a program that reads one file after the other. */
import { setFlagsFromString } from 'node:v8';

/**
 * Once, before anything is read; threads started later have it, too. V8 guesses which objects live long by the first ones,
 * while it is still warming up: of the cells of a workbook it guesses wrong in about half of all processes, keeps those of
 * hundreds of files until it collects everything, and reading takes twice as long.
 */
export function keepNothingLong(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
