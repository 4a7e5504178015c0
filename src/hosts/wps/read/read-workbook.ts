/** Reads any workbook: of each sheet its used part, once the values and once the formulas. */
import { tableIds } from '../../../form/index';
import { areaName } from '../../../workbook/a1';
import { areasNamed } from '../../../workbook/defined-names';
import { tableName } from '../../../workbook/layout';
import { sameName } from '../../../workbook/sheet-name';
import type { Contents, SheetContent, Workbook } from '../../../workbook/workbook';
import type { EtApp, EtSheet } from '../facade';
import { namesIn, sheetsIn } from '../present';
import { readAtOnce } from './read-at-once';
import { contentsIn, sheetContent } from './read-cells';
import { attempt, type WpsSession } from '../session';
import { tellDates } from './shown-dates';
import { usedPart } from './used-part';

const manual = -4135;

/** Whether the clerk has switched automatic calculation off. */
export function manualCalculation(app: EtApp): boolean {
  let calculation: number | undefined;
  attempt(() => (calculation = app.Calculation));
  return calculation === manual;
}

function contentOfSheet(name: string, sheet: EtSheet, hasTable: boolean): SheetContent {
  const used = usedPart(sheet);
  if (!used) return { name, cells: [] };
  const grid = contentsIn(used.range, used.area);
  const told = hasTable ? tellDates(grid, used.area, (at) => sheet.Range(areaName(at))) : grid;
  return sheetContent(name, used.area, told);
}

/**
 * `wanted`: only these sheets, and those that hold these names. `remember`: what is changed next is this workbook;
 * without it, it is a look behind the clerk's back.
 */
export function readWorkbook(
  session: WpsSession,
  wanted?: Parameters<Workbook['read']>[0],
  { remember }: { readonly remember: boolean } = { remember: true },
): Contents {
  return session.look(
    (book) => {
      // Totals may be of yesterday. A look behind the clerk's back leaves even that as it is.
      if (remember && manualCalculation(session.app))
        attempt(() => {
          session.app.Calculate();
        });
      const atOnce = wanted === undefined ? readAtOnce(session.app, book) : undefined;
      if (atOnce) return atOnce;
      const { sheets: all } = sheetsIn(session, book, { touch: remember });
      const entries = namesIn(book, [...(wanted?.names ?? []), ...tableIds.map(tableName)]);
      const names = areasNamed(
        entries.map(({ name, entry }) => ({ name, refersTo: entry.RefersTo })),
        (name) => all.some((one) => sameName(one.name, name)),
      );
      const withTable = tableIds.flatMap((id) => names.get(tableName(id))?.sheet ?? []);
      const holdsTable = (sheet: string): boolean => withTable.some((other) => sameName(other, sheet));
      const holders = wanted?.names.flatMap((name) => names.get(name)?.sheet ?? []) ?? [];
      const want = [...(wanted?.sheets ?? []), ...holders];
      const sheets = all
        .filter(({ name }) => wanted === undefined || want.some((other) => sameName(other, name)))
        .map(({ name, sheet }) => contentOfSheet(name, sheet, holdsTable(name)));
      return { sheets, names };
    },
    { remember },
  );
}
