/** What formulas give once some cells have been written: those known here are evaluated, and only those that depend on them. */
import type { Area, Content, Contents, SheetContent } from '../../../workbook/workbook';
import { sameName } from '../../../workbook/sheet-name';
import { dependents, type CellAt, type FormulaAt } from '../dependents';
import { calculable, toldAs } from '../read-sheet';
import { evaluate, type Scalar } from './formula';

export interface Recalculated {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

/** Whole columns and the like are left to the program that opens the workbook. */
const mostCells = 20_000;
/** An area of more cells is looked through once, however many formulas look at it. */
const fewCells = 50;
/** Formulas that look at one another without results in between. */
const deepest = 100;
/** Cells that are looked at in all for results that a file lacks, and for how many a formula counts: two seconds or so. */
const [mostLooks, formulaLooks] = [2_000_000, 5];

type Block = readonly (readonly Scalar[])[];

interface Settled {
  readonly value: Scalar;
  /** Whether it depends on what was written. */
  readonly touched: boolean;
}

/** A formula of which the file has no result: programs that calculate nothing write it so. */
const lacksResult = ({ formula, value }: Content): boolean => formula !== undefined && value === null;

/**
 * The same contents with results where the file has none and the formula is known here. The very same where none is lacking.
 */
export function completed(contents: Contents, today: number): Contents {
  const lacking = contents.sheets.some(({ cells }) => cells.some((line) => line.some(lacksResult)));
  if (!lacking) return contents;
  const results = new Map<Content, Scalar>();
  const contentAt = new Map(contents.sheets.map(({ name, cells }) => [name, cells]));
  for (const { sheet, row, column, value } of recalculated(contents, () => false, [], today, true)) {
    const cell = contentAt.get(sheet)?.[row]?.[column];
    if (cell) results.set(cell, value);
  }
  const sheets = contents.sheets.map(({ name, cells }) => ({
    name,
    cells: cells.map((line) =>
      line.map((cell) => {
        const value = results.get(cell);
        return value === undefined ? cell : { ...cell, value: toldAs(cell, value) };
      }),
    ),
  }));
  return { ...contents, sheets };
}

/**
 * `contents` as written; `written` are those cells, `isWritten` tells whether one is among them, `today` is the day's number.
 * Formulas without a result are worked out where others look at them; with `lackingToo` they are told as well.
 */
export function recalculated(
  { sheets, names }: Contents,
  isWritten: (sheet: string, row: number, column: number) => boolean,
  written: readonly CellAt[],
  today: number,
  lackingToo = false,
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

  let [looks, depth] = [0, 0];
  const isTooMuch = (more: number): boolean => {
    looks += more;
    return lackingToo && looks > mostLooks;
  };
  /** undefined: nobody here knows. */
  const valueAt = (sheet: SheetContent, row: number, column: number): Scalar | undefined => {
    const cell = sheet.cells[row]?.[column];
    saw(isWritten(sheet.name, row, column));
    if (cell?.formula === undefined) return cell ? calculable(cell) : null;
    const { value, touched } = settle(sheet, cell, row, column);
    saw(touched);
    return value ?? undefined;
  };
  const blockOf = (sheet: SheetContent, { row, column, rows, columns }: Area): Block | undefined => {
    if (isTooMuch(rows * columns)) return undefined;
    const block: Scalar[][] = [];
    for (let r = row; r < row + rows; r += 1) {
      const line: Scalar[] = [];
      for (let c = column; c < column + columns; c += 1) {
        const value = valueAt(sheet, r, c);
        // A sum without one of its numbers is a wrong sum.
        if (value === undefined) return undefined;
        line.push(value);
      }
      block.push(line);
    }
    return block;
  };
  const large = new Map<string, { readonly block: Block | undefined; readonly written: boolean }>();
  const areaOf = (sheet: SheetContent | undefined, area: Area): Block | undefined => {
    const size = area.rows * area.columns;
    if (!sheet || size > mostCells) return undefined;
    if (size <= fewCells) return blockOf(sheet, area);
    const key = [area.row, area.column, area.rows, area.columns, sheet.name].join();
    let known = large.get(key);
    if (!known) {
      const here = { written: false };
      looking.push(here);
      const block = blockOf(sheet, area);
      looking.pop();
      known = { block, written: here.written };
      large.set(key, known);
    }
    saw(known.written);
    return known.block;
  };
  const settle = (sheet: SheetContent, cell: Content, row: number, column: number): Settled => {
    const known = settled.get(cell);
    if (known) return known;
    if (depth >= deepest || isTooMuch(formulaLooks)) return { value: calculable(cell), touched: false };
    // A circle ends here, on the result it had.
    settled.set(cell, { value: calculable(cell), touched: false });
    const lacking = lacksResult(cell);
    const here: { written: boolean } = { written: lackingToo && lacking };
    looking.push(here);
    depth += 1;
    const result = evaluate(cell.formula ?? '', {
      area: (name, area) => areaOf(name === undefined ? sheet : sheetNamed(name), area),
      name: (name) => {
        for (const [known, place] of names)
          if (sameName(known, name)) return areaOf(sheetNamed(place.sheet), place.area);
        return undefined;
      },
      today: () => today,
    });
    depth -= 1;
    looking.pop();
    const touched = here.written;
    const before = calculable(cell);
    const own = { value: (touched || lacking) && result !== undefined ? result : before, touched };
    settled.set(cell, own);
    if (own.touched && own.value !== before) found.push({ sheet: sheet.name, row, column, value: own.value });
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
  // What depends on nothing that was written has the result it had, if it had one.
  for (const one of formulas)
    if (!depending.has(one) && !lacksResult(one.cell))
      settled.set(one.cell, { value: calculable(one.cell), touched: false });
  for (const { on, cell, row, column } of formulas) settle(on, cell, row, column);
  return found;
}
