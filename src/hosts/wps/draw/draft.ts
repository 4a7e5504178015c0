/**
 * A sheet is drawn under a name nobody gives a sheet and gets its own only when it is whole, so that one left by a
 * failure is never taken for the clerk's and the next try clears it away.
 */
import { waitingFor } from '../../../workbook/waiting-name';

const stem = '~年报草稿';

export const draftName = (index: number): string => `${stem}${String(index + 1)}`;

/** Whether a sheet of this name was never finished. */
export const unfinished = (name: string): boolean =>
  name.startsWith(stem) && /^\d+$/u.test(name.slice(stem.length));

/** Whether a failure has left a sheet of this name, finished or not. */
export const left = (name: string): boolean => unfinished(name) || waitingFor(name) !== undefined;
