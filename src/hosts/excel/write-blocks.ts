/// <reference types="office-js" />
/** Writes blocks, locked cells included: protection is lifted for the batch and put back whatever happens. */
import { holds } from '../../workbook/cell-matches';
import { fits, widthOf } from '../../workbook/limits';
import type { Block, Content } from '../../workbook/workbook';
import { contentOf, wireValue } from './cell-value';
import type { ExcelSession } from './session';

/** A block and what stood in its place. */
interface Target {
  readonly block: Block;
  readonly before: readonly (readonly Content[])[];
  /** How its sheet is protected, where it is. */
  readonly protection: Excel.WorksheetProtectionOptions | undefined;
}

/** Row by row; `null` leaves a cell as it is. */
type Cells = (string | number | boolean | null)[][];

function rangeOf(context: Excel.RequestContext, block: Block): Excel.Range {
  const sheet = context.workbook.worksheets.getItem(block.sheet);
  return sheet.getRangeByIndexes(block.row, block.column, block.inputs.length, widthOf(block));
}

function contentsOf({ values, formulas }: Excel.Range): readonly (readonly Content[])[] {
  return values.map((line: readonly unknown[], row) =>
    line.map((value, column) => contentOf(value, formulas[row]?.[column])),
  );
}

/** Rows of a block may differ in length: the rest of a row stays as it is. */
function wanted({ block }: Target): Cells {
  return block.inputs.map((line) =>
    Array.from({ length: widthOf(block) }, (_, column) => {
      const input = line[column];
      return input ? wireValue(input) : null;
    }),
  );
}

/** In a form that puts it back: text stays text. */
function former({ value, formula }: Content): string | number | boolean {
  if (formula !== undefined) return `=${formula}`;
  return typeof value === 'boolean' ? value : wireValue({ kind: 'value', value });
}

/** What stood there, in the cells that hold what is ours now; what the clerk has typed since is theirs. */
function formerly({ block, before }: Target, now: readonly (readonly Content[])[]): Cells {
  return before.map((line, row) =>
    line.map((content, column) => {
      const input = block.inputs[row]?.[column];
      const there = now[row]?.[column];
      return input && there && holds(there, input) ? former(content) : null;
    }),
  );
}

/** Refuses before anything is changed where a sheet is not there. */
async function look(session: ExcelSession, blocks: readonly Block[]): Promise<readonly Target[]> {
  return session.read(async (context) => {
    const { worksheets } = context.workbook;
    const asked = blocks.map((block) => {
      const sheet = worksheets.getItemOrNullObject(block.sheet);
      sheet.load('name,protection/protected,protection/options');
      const { row, column, inputs } = block;
      const range = sheet.getRangeByIndexes(row, column, inputs.length, widthOf(block));
      return { block, sheet, range: range.load('values,formulas') };
    });
    await context.sync();
    const missing = asked.find(({ sheet }) => sheet.isNullObject);
    if (missing) throw new Error(`no such place: ${missing.block.sheet}`);
    return asked.map(({ block, sheet: { protection }, range }) => ({
      block,
      before: contentsOf(range),
      protection: protection.protected ? protection.options : undefined,
    }));
  });
}

/** Two visits: one looks, one writes; a third only where the second fails, to put back what stood there. */
export async function writeBlocks(session: ExcelSession, blocks: readonly Block[]): Promise<void> {
  const impossible = blocks.find((block) => !fits(block));
  if (impossible) throw new Error(`no such place: ${impossible.sheet}`);
  const some = blocks.filter((block) => widthOf(block) > 0);
  if (some.length === 0) return;
  const targets = await look(session, some);
  const locks = new Map(
    targets.flatMap(({ block, protection }) => (protection ? [[block.sheet, protection] as const] : [])),
  );
  const put = (context: Excel.RequestContext, cells: (target: Target) => Cells): Promise<void> => {
    const { worksheets } = context.workbook;
    // A password stops the batch here, before anything is changed.
    for (const sheet of locks.keys()) worksheets.getItem(sheet).protection.unprotect();
    context.runtime.enableEvents = false;
    for (const target of targets) rangeOf(context, target.block).formulas = cells(target);
    for (const [sheet, options] of locks) worksheets.getItem(sheet).protection.protect(options);
    context.runtime.enableEvents = true;
    return context.sync();
  };
  /** The batch may have stopped anywhere, and one that was given up may have been done all the same. */
  const putBack = async (context: Excel.RequestContext): Promise<void> => {
    const now = new Map(
      targets.map((target) => [target, rangeOf(context, target.block).load('values,formulas')] as const),
    );
    await context.sync();
    await put(context, (target) => {
      const range = now.get(target);
      return range ? formerly(target, contentsOf(range)) : [];
    });
  };
  try {
    await session.run((context) => put(context, wanted));
  } catch (error) {
    await session.run(putBack).catch(() => session.hearEvents());
    throw error;
  }
}
