/** Brings every known formula of a workbook up to date, each after those it stands on. */
import { ValueType, type Cell, type Workbook as Book, type Worksheet } from 'exceljs';
import type { Area, Contents } from '../../workbook/workbook';
import { sameName } from '../../workbook/sheet-name';
import { calculable } from './shown-cells';
import { todayNumber } from '../../workbook/shown-date';
import { Dependence, type CellAt, type FormulaAt } from '../file/dependents';
import { evaluate, type Scalar, type Surroundings } from '../file/recalculation/formula';

/** Whole columns and the like are left to the grid's engine. */
const mostCells = 20_000;
/** An area of more cells is looked through once, however many formulas look at it. */
const fewCells = 50;

export interface Calculation {
  /**
   * Evaluates every known formula again, or those that depend on the cells that were written; those that are not known
   * keep the result they have.
   */
  readonly run: (written?: readonly CellAt[]) => void;
  /** Whether the formula in this cell is one of those `run` brings up to date. */
  readonly knows: (cell: Cell) => boolean;
}

type State = 'open' | 'known' | 'unknown';

/** Whether it is another than before. */
function setResult(cell: Cell, result: Scalar): boolean {
  if ((calculable(cell.result) ?? '') === (result ?? '')) return false;
  const { formula } = cell;
  const error =
    typeof result === 'string' && /^#(?:DIV\/0!|VALUE!|N\/A|NAME\?|NUM!|REF!|NULL!)$/u.test(result);
  cell.value = {
    formula,
    result: error ? { error: result as '#VALUE!' } : (result ?? 0),
  };
  return true;
}

interface Formula extends FormulaAt {
  readonly cell: Cell;
}

type Block = readonly (readonly Scalar[])[];

/** `names`: what the workbook calls its areas; `changed`: told of every formula that gives something else now. */
export function calculationOf(
  book: Book,
  names: () => Contents['names'],
  changed: (cell: Cell) => void = () => undefined,
): Calculation {
  const states = new Map<Cell, State>();
  /** Every formula, and what they look at; found anew when formulas come or go. */
  let all: ReadonlyMap<Cell, Formula> = new Map();
  let dependence: Dependence<Formula> | undefined;
  const large = new Map<string, Block>();
  const sheetNamed = (name: string): Worksheet | undefined =>
    book.worksheets.find((sheet) => sameName(sheet.name, name));

  const valueOf = (cell: Cell | undefined): Scalar => {
    if (!cell || cell.type === ValueType.Merge) return null;
    if (cell.type === ValueType.Formula) {
      settle(cell);
      return calculable(cell.result);
    }
    return calculable(cell.value);
  };
  const blockOf = (sheet: Worksheet, area: Area): Block =>
    Array.from({ length: area.rows }, (_, r) => {
      const row = sheet.findRow(area.row + r + 1);
      return Array.from({ length: area.columns }, (__, c) => valueOf(row?.findCell(area.column + c + 1)));
    });
  const areaOf = (sheet: Worksheet | undefined, area: Area): Block | undefined => {
    const size = area.rows * area.columns;
    if (!sheet || size > mostCells) return undefined;
    if (size <= fewCells) return blockOf(sheet, area);
    const key = [area.row, area.column, area.rows, area.columns, sheet.name].join();
    const block = large.get(key) ?? blockOf(sheet, area);
    large.set(key, block);
    return block;
  };
  const around = (home: Worksheet): Surroundings => ({
    area: (name, area) => areaOf(name === undefined ? home : sheetNamed(name), area),
    name: (name) => {
      for (const [known, place] of names())
        if (sameName(known, name)) return areaOf(sheetNamed(place.sheet), place.area);
      return undefined;
    },
    today: todayNumber,
  });

  const settle = (cell: Cell): void => {
    if (states.has(cell)) return;
    // A circle ends here, on the result it had.
    states.set(cell, 'open');
    const result = evaluate(cell.formula, around(cell.worksheet));
    states.set(cell, result === undefined ? 'unknown' : 'known');
    if (result !== undefined && setResult(cell, result)) changed(cell);
  };

  const listFormulas = (): void => {
    const formulas: Formula[] = [];
    for (const sheet of book.worksheets) {
      sheet.eachRow((line, row) => {
        line.eachCell((cell, column) => {
          if (cell.type !== ValueType.Formula) return;
          formulas.push({ sheet: sheet.name, row: row - 1, column: column - 1, formula: cell.formula, cell });
        });
      });
    }
    all = new Map(formulas.map((formula) => [formula.cell, formula]));
    dependence = undefined;
  };

  const run = (written?: readonly CellAt[]): void => {
    large.clear();
    if (!written) {
      states.clear();
      listFormulas();
      for (const cell of all.keys()) settle(cell);
      return;
    }
    const cells = written.flatMap(
      ({ sheet, row, column }) =>
        sheetNamed(sheet)
          ?.findRow(row + 1)
          ?.findCell(column + 1) ?? [],
    );
    const isKnown = (cell: Cell): boolean =>
      (cell.type === ValueType.Formula ? cell.formula : undefined) === all.get(cell)?.formula;
    if (!cells.every(isKnown)) listFormulas();
    dependence ??= new Dependence([...all.values()], names());
    const depending = [...dependence.on(written)].map(({ cell }) => cell);
    const again = [...depending, ...cells.filter((cell) => all.has(cell))];
    for (const cell of again) states.delete(cell);
    for (const cell of again) settle(cell);
  };
  return { run, knows: (cell) => states.get(cell) === 'known' };
}
