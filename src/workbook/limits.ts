/** How far a sheet goes, and how far it is read. */
import type { Block } from './workbook';

/**
 * No report comes near, and 各单位数据 of an area has 209 columns; a clerk's own sheet beyond it is read only so far. Styled cells out to the last column are
 * common in WPS files and hold nothing.
 */
export const readReach = { rows: 5_000, columns: 256 } as const;

/** Where formats are asked for: our sheets are smaller by far, and a clerk's own may be large. */
export const formatReach = { rows: 200, columns: 40 } as const;

/** Every sheet has as many rows and columns. */
export const sheetSize = { rows: 1_048_576, columns: 16_384 } as const;

/** The longest of a block's rows, which may differ in length. */
export function widthOf({ inputs }: Block): number {
  return Math.max(0, ...inputs.map((line) => line.length));
}

/** Whether a block lies within a sheet. */
export function fits(block: Block): boolean {
  const { row, column, inputs } = block;
  const { rows, columns } = sheetSize;
  return row >= 0 && column >= 0 && row + inputs.length <= rows && column + widthOf(block) <= columns;
}
