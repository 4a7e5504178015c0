/** What stands where blocks are about to be written. */
import { widthOf } from './limits';
import { sameName } from './sheet-name';
import type { Block, SheetContent, Written } from './workbook';

export function standing(sheets: readonly SheetContent[], blocks: readonly Block[]): readonly Written[] {
  return blocks.map((block) => {
    const { cells } = sheets.find(({ name }) => sameName(name, block.sheet)) ?? { cells: [] };
    const before = block.inputs.map((_, row) =>
      Array.from(
        { length: widthOf(block) },
        (__, column) => cells[block.row + row]?.[block.column + column] ?? { value: null },
      ),
    );
    return { block, before };
  });
}
