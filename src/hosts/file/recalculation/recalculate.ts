/** What formulas give once some cells have been written: those known here are evaluated, and only those that depend on them. */
import type { Area, Content, Contents, SheetContent } from '../../../workbook/workbook';
import { sameName } from '../../../workbook/sheet-name';
import { dependents, type CellAt, type FormulaAt } from '../dependents';
import { evaluate, type Scalar } from './formula';

export interface Recalculated {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

/** Whole columns and the like are left to the program that opens the workbook. */
const mostCells = 20_000;

interface Settled {
  readonly value: Scalar;
  /** Whether it depends on what was written. */
  readonly touched: boolean;
}

/** `contents` as written; `written` are those cells, and `isWritten` tells whether one is among them. */
export function recalculated(
  { sheets, names }: Contents,
  isWritten: (sheet: string, row: number, column: number) => boolean,
  written: readonly CellAt[],
): readonly Recalculated[] {
  const settled = new Map<Content, Settled>();
  const found: Recalculated[] = [];
  const sheetNamed = (name: string): SheetContent | undefined =>
    sheets.find((sheet) => sameName(sheet.name, name));
  /** Whether a written cell was met since this was last cleared. */
  // One for each formula being settled, the innermost last: whether what it looks at was written to.
  const looking: { written: boolean }[] = [];
  const saw = (written: boolean): void => {
    const innermost = looking[looking.length - 1];
    if (innermost && written) innermost.written = true;
  };

  const valueAt = (sheet: SheetContent, row: number, column: number): Scalar => {
    const cell = sheet.cells[row]?.[column];
    saw(isWritten(sheet.name, row, column));
    if (cell?.formula === undefined) return cell?.value ?? null;
    const { value, touched } = settle(sheet, cell, row, column);
    saw(touched);
    return value;
  };
  const areaOf = (
    sheet: SheetContent | undefined,
    area: Area,
  ): readonly (readonly Scalar[])[] | undefined => {
    if (!sheet || area.rows * area.columns > mostCells) return undefined;
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (__, c) => valueAt(sheet, area.row + r, area.column + c)),
    );
  };
  const settle = (sheet: SheetContent, cell: Content, row: number, column: number): Settled => {
    const known = settled.get(cell);
    if (known) return known;
    // A circle ends here, on the result it had.
    settled.set(cell, { value: cell.value, touched: false });
    const here: { written: boolean } = { written: false };
    looking.push(here);
    const result = evaluate(cell.formula ?? '', {
      area: (name, area) => areaOf(name === undefined ? sheet : sheetNamed(name), area),
      name: (name) => {
        for (const [known, place] of names)
          if (sameName(known, name)) return areaOf(sheetNamed(place.sheet), place.area);
        return undefined;
      },
    });
    looking.pop();
    const touched = here.written;
    const own = { value: touched && result !== undefined ? result : cell.value, touched };
    settled.set(cell, own);
    if (own.touched && own.value !== cell.value)
      found.push({ sheet: sheet.name, row, column, value: own.value });
    return own;
  };
  const formulas: (FormulaAt & { readonly on: SheetContent; readonly cell: Content })[] = [];
  for (const on of sheets)
    on.cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (cell.formula !== undefined && !isWritten(on.name, row, column))
          formulas.push({ sheet: on.name, row, column, formula: cell.formula, on, cell });
      });
    });
  const depending = dependents(formulas, written, names);
  // What depends on nothing that was written has the result it had.
  for (const one of formulas)
    if (!depending.has(one)) settled.set(one.cell, { value: one.cell.value, touched: false });
  for (const { on, cell, row, column } of formulas) settle(on, cell, row, column);
  return found;
}
