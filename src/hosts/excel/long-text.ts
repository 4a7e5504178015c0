/// <reference types="office-js" />
/**
 * Long text keeps away from `formulas`: of Excel's older interface it is known that no formula of more than 8,221
 * characters is told or taken, and a cell may hold 32,767. Written, it goes by `values`; read, the formulas of the cells
 * around it are asked for.
 */

/** Characters; a little less than where it is known to fail. */
const long = 8_000;

export type WireCell = string | number | boolean | null;

const isLong = (value: unknown): value is string => typeof value === 'string' && value.length > long;

/** `null` leaves a cell as it is. */
export function putCells(range: Excel.Range, cells: readonly (readonly WireCell[])[]): void {
  const short = cells.map((line) => line.map((cell) => (isLong(cell) ? null : cell)));
  if (short.some((line) => line.some((cell) => cell !== null))) range.formulas = short;
  cells.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (isLong(cell)) range.getCell(row, column).values = [[cell]];
    });
  });
}

type Grid = readonly (readonly unknown[])[];

/** What stands in a range; a long cell's formula is its text, which no formula is as long as. */
export interface Cells {
  readonly values: Grid;
  readonly formulas: Grid;
}

export const hasLong = ({ values }: Cells): boolean => values.some((line) => line.some(isLong));

/** To be loaded before `cellsOf`. `careful`: formulas are asked for afterwards, around what is long. */
export const cellsToLoad = (careful: boolean): string => (careful ? 'values' : 'values,formulas');

interface Piece {
  readonly row: number;
  readonly column: number;
  readonly range: Excel.Range;
}

/** The whole where nothing is long; else rows without long cells together, and what is beside a long cell in its row. */
function piecesOf(range: Excel.Range): readonly Piece[] {
  const values = range.values as Grid;
  const pieces: Piece[] = [];
  const add = (row: number, column: number, rows: number, columns: number): void => {
    if (rows <= 0 || columns <= 0) return;
    const part = range.getCell(row, column).getResizedRange(rows - 1, columns - 1);
    pieces.push({ row, column, range: part.load('formulas') });
  };
  let first = 0;
  values.forEach((line, row) => {
    if (!line.some(isLong)) return;
    add(first, 0, row - first, line.length);
    first = row + 1;
    let left = 0;
    for (let column = 0; column <= line.length; column += 1) {
      if (column < line.length && !isLong(line[column])) continue;
      add(row, left, 1, column - left);
      left = column + 1;
    }
  });
  add(first, 0, values.length - first, values[0]?.length ?? 0);
  return pieces;
}

/** Of ranges that are loaded, none of them missing; one more sync where it is done carefully. */
export async function cellsOf(
  context: Excel.RequestContext,
  ranges: readonly Excel.Range[],
  careful: boolean,
): Promise<readonly Cells[]> {
  if (!careful)
    return ranges.map(({ values, formulas }) => ({ values: values as Grid, formulas: formulas as Grid }));
  const asked = ranges.map((range) => ({ values: range.values as Grid, pieces: piecesOf(range) }));
  await context.sync();
  return asked.map(({ values, pieces }) => {
    const formulas = values.map((line) => [...line]);
    for (const { row, column, range } of pieces)
      (range.formulas as Grid).forEach((line, down) => {
        formulas[row + down]?.splice(column, line.length, ...line);
      });
    return { values, formulas };
  });
}
