/// <reference types="office-js" />
/** Where blocks will be written: what stands there, and what of the sheets' protection is in the way. */
import { noSheet } from '../../workbook/host-error';
import { widthOf } from '../../workbook/limits';
import type { Block, Content } from '../../workbook/workbook';
import { contentOf } from './cell-value';
import { cellsOf, cellsToLoad, type Cells } from './long-text';
import type { ExcelSession } from './session';

/** A block and what stood in its place. */
export interface Target {
  readonly block: Block;
  readonly before: readonly (readonly Content[])[];
  /** How its sheet is protected, where that keeps us from writing. */
  readonly protection: Excel.WorksheetProtectionOptions | undefined;
}

export function contentsOf({ values, formulas }: Cells): readonly (readonly Content[])[] {
  return values.map((line, row) => line.map((value, column) => contentOf(value, formulas[row]?.[column])));
}

const optionNames = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
  'selectionMode',
] as const;

/** As loaded, so that it can be handed back: some versions tell null of what they take no null for (office-js 1931). */
function optionsFrom(loaded: Excel.WorksheetProtectionOptions): Excel.WorksheetProtectionOptions {
  const told = loaded as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    optionNames.flatMap((name) => {
      const value = told[name] ?? undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Refuses before anything is changed where a sheet is not there. */
export function lookAt(session: ExcelSession, blocks: readonly Block[]): Promise<readonly Target[]> {
  return session.read((careful) => async (context) => {
    const { worksheets } = context.workbook;
    const wanted = `${cellsToLoad(careful)},format/protection/locked`;
    const asked = blocks.map((block) => {
      const sheet = worksheets.getItemOrNullObject(block.sheet);
      sheet.load('name,protection/protected,protection/options');
      const { row, column, inputs } = block;
      const range = sheet.getRangeByIndexes(row, column, inputs.length, widthOf(block)).load(wanted);
      return { block, sheet, range };
    });
    await context.sync();
    const missing = asked.find(({ sheet }) => sheet.isNullObject);
    if (missing) throw noSheet(missing.block.sheet);
    const cells = await cellsOf(
      context,
      asked.map(({ range }) => range),
      careful,
    );
    return asked.map(({ block, sheet: { protection }, range }, index) => ({
      block,
      before: contentsOf(cells[index] ?? { values: [], formulas: [] }),
      // `null`: some are locked and some are not.
      protection:
        protection.protected && (range.format.protection.locked as boolean | null) !== false
          ? optionsFrom(protection.options)
          : undefined,
    }));
  });
}
