/// <reference types="office-js" />
/**
 * Writes blocks, locked cells included: where one of them is locked, protection is lifted for the batch and put back
 * whatever happens. Only there: lifting it empties Excel's list of what can be undone, and some versions refuse it.
 */
import { holds } from '../../workbook/cell-matches';
import { fits, widthOf } from '../../workbook/limits';
import type { Block, Content, Written } from '../../workbook/workbook';
import { wireValue } from './cell-value';
import { cellsOf, cellsToLoad, putCells, type WireCell } from './long-text';
import type { ExcelSession } from './session';
import { contentsOf, lookAt, type Target } from './targets';

/** Row by row; `null` leaves a cell as it is. */
type Wire = readonly (readonly WireCell[])[];

function rangeOf(context: Excel.RequestContext, block: Block): Excel.Range {
  const sheet = context.workbook.worksheets.getItem(block.sheet);
  return sheet.getRangeByIndexes(block.row, block.column, block.inputs.length, widthOf(block));
}

/** Rows of a block may differ in length: the rest of a row stays as it is. */
function wanted({ block }: Target): Wire {
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
function formerly({ block, before }: Target, now: readonly (readonly Content[])[]): Wire {
  return before.map((line, row) =>
    line.map((content, column) => {
      const input = block.inputs[row]?.[column];
      const there = now[row]?.[column];
      return input && there && holds(there, input) ? former(content) : null;
    }),
  );
}

/**
 * Two visits: one looks, one writes; a third only where the second fails, to put back what stood there. Gives what the
 * first has seen.
 */
export async function writeBlocks(
  session: ExcelSession,
  blocks: readonly Block[],
): Promise<readonly Written[]> {
  const impossible = blocks.find((block) => !fits(block));
  if (impossible) throw new Error(`no such place: ${impossible.sheet}`);
  const some = blocks.filter((block) => widthOf(block) > 0);
  if (some.length === 0) return [];
  const targets = await lookAt(session, some);
  const locks = new Map(
    targets.flatMap(({ block, protection }) => (protection ? [[block.sheet, protection] as const] : [])),
  );
  /** `lift`: the sheets that are protected now and keep us from writing. */
  const put = (
    context: Excel.RequestContext,
    lift: readonly string[],
    cells: (target: Target) => Wire,
  ): Promise<void> => {
    const { worksheets } = context.workbook;
    // A password stops the batch here, before anything is changed.
    for (const sheet of lift) worksheets.getItem(sheet).protection.unprotect();
    context.runtime.enableEvents = false;
    for (const target of targets) putCells(rangeOf(context, target.block), cells(target));
    for (const [sheet, options] of locks) worksheets.getItem(sheet).protection.protect(options);
    context.runtime.enableEvents = true;
    return context.sync();
  };
  /** The batch may have stopped anywhere, and one that was given up may have been done all the same. */
  const putBack =
    (careful: boolean) =>
    async (context: Excel.RequestContext): Promise<void> => {
      const { worksheets } = context.workbook;
      const sheets = [...locks.keys()].map((name) =>
        worksheets.getItem(name).load('name,protection/protected'),
      );
      const now = targets.map((target) => rangeOf(context, target.block).load(cellsToLoad(careful)));
      await context.sync();
      const cells = await cellsOf(context, now, careful);
      const there = new Map(
        targets.map((target, index) => [target, contentsOf(cells[index] ?? { values: [], formulas: [] })]),
      );
      // Lifting what is lifted already is refused by some versions (office-js issue 6784).
      const lift = sheets.filter(({ protection }) => protection.protected).map(({ name }) => name);
      await put(context, lift, (target) => formerly(target, there.get(target) ?? []));
    };
  try {
    await session.run((context) => put(context, [...locks.keys()], wanted));
  } catch (error) {
    await session.read(putBack).catch(() => session.hearEvents());
    throw error;
  }
  return targets;
}
