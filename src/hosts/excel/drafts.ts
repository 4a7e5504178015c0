/// <reference types="office-js" />
/**
 * Which sheets are not the clerk's yet, or no more. Excel has no rollback, so what a batch leaves behind where it
 * stops is told by this: a sheet being drawn is very hidden, and one that will take another's place, or is on its way
 * out, bears a name of its own.
 */
import { sameName } from '../../workbook/sheet-name';
import { waitingFor, waitingName } from '../../workbook/waiting-name';

/** Whole sheets; the others were never finished, and for everybody they are not there. */
export function finished(sheets: readonly Excel.Worksheet[]): readonly Excel.Worksheet[] {
  return sheets.filter(
    ({ name, visibility }) =>
      visibility === 'Visible' || (visibility === 'Hidden' && waitingFor(name) === undefined),
  );
}

/** What a failure has left: the unfinished, and drafts beside the sheet they should have replaced. */
export function leftovers(sheets: readonly Excel.Worksheet[]): readonly Excel.Worksheet[] {
  const done = finished(sheets);
  return sheets.filter((sheet) => {
    const target = waitingFor(sheet.name);
    return !done.includes(sheet) || done.some(({ name }) => target !== undefined && sameName(name, target));
  });
}

/**
 * A visible draft whose sheet is gone is that sheet, and holds all that was written on it: the failure came between
 * the two. It gets its name. Whether there was one, and so something to sync.
 */
export function restoreDrafts(sheets: readonly Excel.Worksheet[]): boolean {
  const names = sheets.map(({ name }) => name);
  let restored = false;
  for (const sheet of sheets) {
    const target = waitingFor(sheet.name);
    if (target === undefined || sheet.visibility !== 'Visible') continue;
    if (names.some((name) => sameName(name, target))) continue;
    sheet.name = target;
    restored = true;
  }
  return restored;
}

/**
 * Deletes a sheet of ours that was never finished. Excel deletes none that is very hidden (Worksheet.delete), and one
 * made merely hidden could be taken for the clerk's, were this to stop halfway: hence the name first.
 */
export function discard(sheet: Excel.Worksheet, name: string): void {
  if (waitingFor(name) === undefined) sheet.name = waitingName(name);
  sheet.visibility = 'Hidden';
  sheet.delete();
}
