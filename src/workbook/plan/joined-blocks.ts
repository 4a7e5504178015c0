/** Blocks of single lines that stand side by side become one. */
import type { Block } from '../workbook';

/** Cells side by side in one block, because some hosts pay for each. */
export function joinedBlocks(blocks: readonly Block[]): readonly Block[] {
  const sorted = [...blocks].sort(
    (a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row || a.column - b.column,
  );
  return sorted.reduce<readonly Block[]>((done, block) => {
    const last = done[done.length - 1];
    const [before, inputs] = [last?.inputs[0], block.inputs[0]];
    const beside =
      last?.sheet === block.sheet &&
      last.row === block.row &&
      last.column + (before?.length ?? 0) === block.column;
    if (!last || !before || !inputs || !beside) return [...done, block];
    const height = Math.max(last.height ?? 0, block.height ?? 0);
    const whole = { ...last, inputs: [[...before, ...inputs]] };
    return [...done.slice(0, -1), height > 0 ? { ...whole, height } : whole];
  }, []);
}
