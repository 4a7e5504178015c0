/** Where pasted texts go: cells keep their looks, and nothing that was copied is left out unsaid. */
import { ValueType, type Cell, type Worksheet } from 'exceljs';
import { RANGE_TYPE, type ICellData, type IRange } from '@univerjs/presets';
import type { Pasted } from './clipboard';
import { showsDate } from '../../workbook/shown-date';
import { entered, enteredDay } from './entered';
import { valueData } from './grid-cell';

export interface PastedCells {
  readonly range: IRange;
  readonly cells: Readonly<Record<number, Record<number, ICellData>>>;
}

/** A selection that holds the block a whole number of times is filled with it. */
const filled = (selected: number, size: number): number => (selected % size === 0 ? selected : size);

/** Undefined where texts would fall on what a merged cell covers, or outside `limits`. */
export function pastedCells(
  sheet: Worksheet,
  selected: IRange,
  pasted: Pasted,
  limits: { readonly rows: number; readonly columns: number },
): PastedCells | undefined {
  const { startRow, startColumn, endRow, endColumn, rangeType = RANGE_TYPE.NORMAL } = selected;
  const [top, left] = [startRow || 0, startColumn || 0];
  const height = pasted.length;
  const width = Math.max(...pasted.map((line) => line.length));
  const several = rangeType === RANGE_TYPE.NORMAL;
  const rows = several ? filled(endRow - top + 1, height) : height;
  const columns = several ? filled(endColumn - left + 1, width) : width;
  const cells: Record<number, Record<number, ICellData>> = {};
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) {
      const text = pasted[r % height]?.[c % width];
      if (text === undefined) continue;
      const [row, column] = [top + r, left + c];
      const cell: Cell | undefined = sheet.findRow(row + 1)?.findCell(column + 1);
      const covered = cell?.type === ValueType.Merge;
      const lost = covered ? r < height && c < width : row >= limits.rows || column >= limits.columns;
      if (lost && text !== '') return undefined;
      if (covered || lost) continue;
      const day = showsDate(cell?.numFmt) ? enteredDay(text) : undefined;
      const value = cell?.numFmt === '@' ? text : (day ?? entered(text));
      // What is left out of a cell stays, so what is gone is said to be.
      (cells[row] ??= {})[column] = { v: null, t: null, f: null, si: null, p: null, ...valueData(value) };
    }
  return {
    range: { startRow: top, startColumn: left, endRow: top + rows - 1, endColumn: left + columns - 1 },
    cells,
  };
}
