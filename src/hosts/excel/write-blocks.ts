/// <reference types="office-js" />
/** Writes blocks, locked cells included: protection is lifted for the batch and put back whatever happens. */
import { fits, widthOf } from '../../workbook/reach';
import type { Block } from '../../workbook/workbook';
import { contentOf, wireValue } from './cell-value';
import type { ExcelSession } from './session';

interface Target {
  readonly block: Block;
  readonly columns: number;
  readonly sheet: Excel.Worksheet;
  readonly before: Excel.Range;
}

function rangeOf(sheet: Excel.Worksheet, block: Block, columns: number): Excel.Range {
  return sheet.getRangeByIndexes(block.row, block.column, block.inputs.length, columns);
}

/** Rows of a block may differ in length; `null` leaves the rest of a row as it is. */
function matrix(block: Block, columns: number): (string | number | null)[][] {
  return block.inputs.map((line) =>
    Array.from({ length: columns }, (_, column) => {
      const input = line[column];
      return input ? wireValue(input) : null;
    }),
  );
}

/** What stood there, in a form that puts it back: text stays text. */
function formerly({ before }: Target): (string | number | boolean)[][] {
  return before.values.map((line: readonly unknown[], row) =>
    line.map((value, column) => {
      const { value: plain, formula } = contentOf(value, before.formulas[row]?.[column]);
      if (formula !== undefined) return `=${formula}`;
      if (typeof plain === 'boolean') return plain;
      return wireValue({ kind: 'value', value: plain });
    }),
  );
}

/** Two visits: one looks, one writes; a third only where the second fails, to put back what stood there. */
export async function writeBlocks(session: ExcelSession, blocks: readonly Block[]): Promise<void> {
  const wanted = blocks.filter((block) => widthOf(block) > 0);
  const impossible = blocks.find((block) => !fits(block));
  if (impossible) throw new Error(`no such place: ${impossible.sheet}`);
  if (wanted.length === 0) return;
  const looked = await session.read(async (context) => {
    const targets = wanted.map((block): Target => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(block.sheet);
      sheet.load('name,protection/protected,protection/options');
      const columns = widthOf(block);
      return { block, columns, sheet, before: rangeOf(sheet, block, columns).load('values,formulas') };
    });
    await context.sync();
    const missing = targets.find(({ sheet }) => sheet.isNullObject);
    if (missing) throw new Error(`no such place: ${missing.block.sheet}`);
    return targets.map((target) => ({
      block: target.block,
      columns: target.columns,
      before: formerly(target),
      protection: target.sheet.protection.protected ? target.sheet.protection.options : undefined,
    }));
  });
  const locks = new Map(
    looked.flatMap(({ block, protection }) => (protection ? [[block.sheet, protection] as const] : [])),
  );
  type Looked = (typeof looked)[number];
  const put = (contents: (target: Looked) => (string | number | boolean | null)[][]): Promise<void> =>
    session.run(async (context) => {
      const { worksheets } = context.workbook;
      // A password stops the batch here, before anything is changed.
      for (const sheet of locks.keys()) worksheets.getItem(sheet).protection.unprotect();
      context.runtime.enableEvents = false;
      for (const target of looked) {
        const { block, columns } = target;
        rangeOf(worksheets.getItem(block.sheet), block, columns).formulas = contents(target);
      }
      for (const [sheet, options] of locks) worksheets.getItem(sheet).protection.protect(options);
      context.runtime.enableEvents = true;
      await context.sync();
    });
  try {
    await put(({ block, columns }) => matrix(block, columns));
  } catch (error) {
    // The batch may have stopped anywhere: the same batch with what stood there before mends all of it.
    await put(({ before }) => before).catch(() => session.hearEvents());
    throw error;
  }
}
