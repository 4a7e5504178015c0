/// <reference types="office-js" />
/**
 * Reads the workbook in one sync. The names of the sheets are not known beforehand, so those seen last time (at first:
 * those of the plan) are asked for together with the list itself; only where the list turns out longer is there a second sync.
 */
import { areasNamed } from '../../workbook/defined-names';
import { formatReach, readReach } from '../../workbook/limits';
import { sameName } from '../../workbook/sheet-name';
import { HostError } from '../../workbook/host-error';
import type { Content, Contents, SheetContent, Workbook } from '../../workbook/workbook';
import { contentOf } from './cell-value';
import { finished, restoreDrafts } from './drafts';
import { NoAnswer, type ExcelSession } from './session';

interface Asked {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  /** Where numbers may be dates. */
  readonly formats: Excel.Range;
}

function ask(context: Excel.RequestContext, name: string): Asked {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('name');
  const usedWithin = ({ rows, columns }: { readonly rows: number; readonly columns: number }): Excel.Range =>
    sheet.getRangeByIndexes(0, 0, rows, columns).getUsedRangeOrNullObject(true);
  const used = usedWithin(readReach).load('values,formulas,rowIndex,columnIndex');
  const formats = usedWithin(formatReach).load('numberFormat,rowIndex,columnIndex');
  return { name, sheet, used, formats };
}

function formatAt(formats: Excel.Range, row: number, column: number): unknown {
  if (formats.isNullObject) return undefined;
  const lines = formats.numberFormat as readonly (readonly unknown[])[];
  return lines[row - formats.rowIndex]?.[column - formats.columnIndex];
}

/** From A1, without the blanks behind the last content of a row. */
function contentsOf({ sheet, used, formats }: Asked): SheetContent {
  const cells: Content[][] = [];
  const blank: Content = { value: null };
  if (!used.isNullObject) {
    const values = used.values as readonly (readonly unknown[])[];
    const formulas = used.formulas as readonly (readonly unknown[])[];
    values.forEach((line, row) => {
      const contents: Content[] = [];
      line.forEach((value, column) => {
        const format = formatAt(formats, used.rowIndex + row, used.columnIndex + column);
        const content = contentOf(value, formulas[row]?.[column], format);
        if (content.value === null && content.formula === undefined) return;
        while (contents.length < used.columnIndex + column) contents.push(blank);
        contents.push(content);
      });
      cells[used.rowIndex + row] = contents;
    });
  }
  return { name: sheet.name, cells: Array.from(cells, (line) => line) };
}

export interface Snapshot extends Contents {
  /** Every visible or hidden sheet, in tab order; what was not asked for has no content here. */
  readonly sheetNames: readonly string[];
}

type Wanted = Parameters<Workbook['read']>[0];

/** `guess`: sheets that are probably there. `wanted`: only these, and the sheets that hold these names. */
export async function readWorkbook(
  session: ExcelSession,
  guess: readonly string[],
  wanted?: Wanted,
): Promise<Snapshot> {
  try {
    return await readOnce(session, [...(wanted?.sheets ?? []), ...guess], wanted);
  } catch (error) {
    // A guess that is wrong may fail the whole batch; without one it cannot.
    if (error instanceof HostError && error.retry && !(error instanceof NoAnswer))
      return readOnce(session, [], wanted);
    throw error;
  }
}

function readOnce(session: ExcelSession, guess: readonly string[], wanted: Wanted): Promise<Snapshot> {
  return session.run(async (context) => {
    const { worksheets, names: namedItems } = context.workbook;
    worksheets.load('items/name,items/visibility');
    namedItems.load('items/name,items/formula');
    const first = new Map([...new Set(guess)].map((name) => [name, ask(context, name)] as const));
    await context.sync();
    if (restoreDrafts(worksheets.items)) {
      // What was asked for spoke of the names before.
      first.clear();
      namedItems.load('items/name,items/formula');
      await context.sync();
    }
    const sheetNames = finished(worksheets.items).map(({ name }) => name);
    const names = areasNamed(
      namedItems.items.map(({ name, formula }) => ({ name, refersTo: formula as unknown })),
      (name) => sheetNames.some((one) => sameName(one, name)),
    );
    const holders = wanted?.names.flatMap((name) => names.get(name)?.sheet ?? []) ?? [];
    const want = [...(wanted?.sheets ?? []), ...holders];
    const needed = sheetNames.filter(
      (name) => wanted === undefined || want.some((other) => sameName(other, name)),
    );
    const missing = needed.filter((name) => !first.has(name)).map((name) => ask(context, name));
    if (missing.length > 0) await context.sync();
    const read = [...first.values(), ...missing].filter(({ sheet }) => !sheet.isNullObject);
    const sheets = needed.flatMap((name) => {
      const found = read.find((asked) => asked.sheet.name === name);
      return found ? [contentsOf(found)] : [];
    });
    return { sheets, names, sheetNames };
  });
}
