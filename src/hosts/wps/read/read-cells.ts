/** What cells hold, as the port has it. */
import type { Area, Content, SheetContent } from '../../../workbook/workbook';
import { contentOf, rowsOf } from '../cell-value';
import type { EtRange } from '../facade';

type Grid<T> = readonly (readonly T[])[];

/** `formulas` may be left out where nobody asks for them. */
export function contentsOf(values: Grid<unknown>, formulas: Grid<unknown> = []): Grid<Content> {
  return values.map((line, row) => line.map((value, column) => contentOf(value, formulas[row]?.[column])));
}

/** What an area holds, row by row: the values and the formulas are two crossings. */
export function contentsIn(range: EtRange, { rows, columns }: Area): Grid<Content> {
  return contentsOf(rowsOf(range.Value2, rows, columns), rowsOf(range.Formula, rows, columns));
}

/** From A1, without the blanks behind the last content of a row and below the last row. `grid`: what `area` holds. */
export function sheetContent(name: string, area: Area, grid: Grid<Content>): SheetContent {
  const cells: Content[][] = [];
  const blank: Content = { value: null };
  grid.forEach((line, row) => {
    const last = line.map(({ value, formula }) => value !== null || formula !== undefined).lastIndexOf(true);
    if (last < 0) return;
    cells[area.row + row] = [...Array.from({ length: area.column }, () => blank), ...line.slice(0, last + 1)];
  });
  return { name, cells: Array.from(cells, (line) => (line as Content[] | undefined) ?? []) };
}
