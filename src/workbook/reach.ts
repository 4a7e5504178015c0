/** How far a sheet goes, and how far it is read. */
import type { Block } from './workbook';

/**
 * No report comes near; a clerk's own sheet beyond it is read only so far. Styled cells out to the last column are
 * common in WPS files and hold nothing.
 */
export const readReach = { rows: 5_000, columns: 100 } as const;

/** The longest of a block's rows, which may differ in length. */
export function widthOf({ inputs }: Block): number {
  return Math.max(0, ...inputs.map((line) => line.length));
}

/** Whether a block lies within a sheet's 1,048,576 rows and 16,384 columns. */
export function fits(block: Block): boolean {
  const { row, column, inputs } = block;
  return row >= 0 && column >= 0 && row + inputs.length <= 1_048_576 && column + widthOf(block) <= 16_384;
}
