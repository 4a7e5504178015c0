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
import { cellsOf, cellsToLoad, hasLong, type Cells } from './long-text';
import { NoAnswer, type Batch, type ExcelSession } from './session';

interface Asked {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  /** Where numbers may be dates. */
  readonly formats: Excel.Range;
}

function ask(context: Excel.RequestContext, name: string, careful: boolean): Asked {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('name');
  const usedWithin = ({ rows, columns }: { readonly rows: number; readonly columns: number }): Excel.Range =>
    sheet.getRangeByIndexes(0, 0, rows, columns).getUsedRangeOrNullObject(true);
  const used = usedWithin(readReach).load(`${cellsToLoad(careful)},rowIndex,columnIndex`);
  const formats = usedWithin(formatReach).load('numberFormat,rowIndex,columnIndex');
  return { name, sheet, used, formats };
}

function formatAt(formats: Excel.Range, row: number, column: number): unknown {
  if (formats.isNullObject) return undefined;
  const lines = formats.numberFormat as readonly (readonly unknown[])[];
  return lines[row - formats.rowIndex]?.[column - formats.columnIndex];
}

/** From A1, without the blanks behind the last content of a row. */
function contentsOf({ sheet, used, formats }: Asked, told: Cells | undefined): SheetContent {
  const cells: Content[][] = [];
  const blank: Content = { value: null };
  if (told) {
    const { values, formulas } = told;
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
  /** Whether formulas had to be asked for around long text: then it is best to do so at once. */
  readonly careful: boolean;
}

type Wanted = Parameters<Workbook['read']>[0];

/** `guess`: sheets that are probably there. `wanted`: only these, and the sheets that hold these names. */
export async function readWorkbook(
  session: ExcelSession,
  guess: readonly string[],
  wanted: Wanted,
  careful: boolean,
): Promise<Snapshot> {
  try {
    return await session.run(readBatch([...(wanted?.sheets ?? []), ...guess], wanted, careful));
  } catch (error) {
    // A guess that is wrong may fail the whole batch; without one it cannot. Long text may, too.
    if (error instanceof HostError && error.retry && !(error instanceof NoAnswer))
      return session.read((around) => readBatch([], wanted, around));
    throw error;
  }
}

function readBatch(guess: readonly string[], wanted: Wanted, careful: boolean): Batch<Snapshot> {
  return async (context) => {
    const { worksheets, names: namedItems } = context.workbook;
    worksheets.load('items/name,items/visibility');
    namedItems.load('items/name,items/formula');
    const first = new Map([...new Set(guess)].map((name) => [name, ask(context, name, careful)] as const));
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
    const missing = needed.filter((name) => !first.has(name)).map((name) => ask(context, name, careful));
    if (missing.length > 0) await context.sync();
    const read = [...first.values(), ...missing].filter(({ sheet }) => !sheet.isNullObject);
    const filled = read.filter(({ used }) => !used.isNullObject);
    const told = await cellsOf(
      context,
      filled.map(({ used }) => used),
      careful,
    );
    const sheets = needed.flatMap((name) => {
      const found = read.find((asked) => asked.sheet.name === name);
      return found ? [contentsOf(found, told[filled.indexOf(found)])] : [];
    });
    return { sheets, names, sheetNames, careful: careful && told.some(hasLong) };
  };
}
