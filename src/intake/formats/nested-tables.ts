/** Tables of formats whose paragraphs say how deep in tables they stand: old Word files and RTF. */
import type { BlockBuilder } from './block-builder';

/** Keeps the builder's tables as deep as the paragraphs say. */
export function nestedTables(builder: BlockBuilder): {
  readonly enter: (depth: number) => void;
  readonly endCell: () => void;
  readonly endRow: () => void;
} {
  /** Of each open table: whether a cell is open. */
  const cells: boolean[] = [];
  const openCell = (): void => {
    const last = cells.length - 1;
    if (last < 0 || cells[last]) return;
    builder.openCell();
    cells[last] = true;
  };
  return {
    enter: (depth) => {
      while (cells.length > depth) {
        builder.closeTable();
        cells.pop();
      }
      while (cells.length < depth) {
        openCell();
        builder.openTable();
        cells.push(false);
      }
      openCell();
    },
    endCell: () => {
      builder.closeCell();
      if (cells.length > 0) cells[cells.length - 1] = false;
    },
    endRow: () => {
      builder.closeRow();
      if (cells.length > 0) cells[cells.length - 1] = false;
    },
  };
}
