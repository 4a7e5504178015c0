/// <reference types="office-js" />
/**
 * Which sheets are not the clerk's yet, or no more. Excel has no rollback, so what a batch leaves behind where it
 * stops is told by this: a sheet being drawn is very hidden, and one that will take another's place, or is on its way
 * out, bears a name of its own.
 */
import { sameName } from '../../workbook/sheet-name';

const prefix = '~年报草稿 ';

/** The name under which a sheet is drawn that will take the place of `name`; only ever 校验结果, so it fits. */
export const draftName = (name: string): string => `${prefix}${name}`;

/** The name a draft will have; undefined for any other sheet. */
function targetOf(name: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

/** Whole sheets; the others were never finished, and for everybody they are not there. */
export function finished(sheets: readonly Excel.Worksheet[]): readonly Excel.Worksheet[] {
  return sheets.filter(
    ({ name, visibility }) =>
      visibility === 'Visible' || (visibility === 'Hidden' && targetOf(name) === undefined),
  );
}

/** What a failure has left: the unfinished, and drafts beside the sheet they should have replaced. */
export function leftovers(sheets: readonly Excel.Worksheet[]): readonly Excel.Worksheet[] {
  const done = finished(sheets);
  return sheets.filter((sheet) => {
    const target = targetOf(sheet.name);
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
    const target = targetOf(sheet.name);
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
  if (targetOf(name) === undefined) sheet.name = draftName(name);
  sheet.visibility = 'Hidden';
  sheet.delete();
}
