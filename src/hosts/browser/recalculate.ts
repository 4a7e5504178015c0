/** Brings every known formula of a workbook up to date, each after those it stands on. */
import { ValueType, type Cell, type Workbook as Book, type Worksheet } from 'exceljs';
import type { Area, Contents } from '../../workbook/workbook';
import { sameName } from '../../workbook/sheet-name';
import { plain } from './shown-cells';
import { dependents, type CellAt, type FormulaAt } from '../file/dependents';
import { evaluate, type Scalar, type Surroundings } from '../file/recalculation/formula';

/** Whole columns and the like are left to the grid's engine. */
const mostCells = 20_000;

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

function setResult(cell: Cell, result: Scalar): void {
  if ((plain(cell.result) ?? '') === (result ?? '')) return;
  const { formula } = cell;
  const error =
    typeof result === 'string' && /^#(?:DIV\/0!|VALUE!|N\/A|NAME\?|NUM!|REF!|NULL!)$/u.test(result);
  cell.value = {
    formula,
    result: error ? { error: result as '#VALUE!' } : (result ?? 0),
  };
}

/** `names`: what the workbook calls its areas. */
export function calculationOf(book: Book, names: () => Contents['names']): Calculation {
  const states = new Map<Cell, State>();
  const sheetNamed = (name: string): Worksheet | undefined =>
    book.worksheets.find((sheet) => sameName(sheet.name, name));

  const valueOf = (cell: Cell | undefined): Scalar => {
    if (!cell || cell.type === ValueType.Merge) return null;
    if (cell.type === ValueType.Formula) {
      settle(cell);
      return plain(cell.result);
    }
    return plain(cell.value);
  };
  const areaOf = (sheet: Worksheet | undefined, area: Area): Scalar[][] | undefined => {
    if (!sheet || area.rows * area.columns > mostCells) return undefined;
    return Array.from({ length: area.rows }, (_, r) => {
      const row = sheet.findRow(area.row + r + 1);
      return Array.from({ length: area.columns }, (__, c) => valueOf(row?.findCell(area.column + c + 1)));
    });
  };
  const around = (home: Worksheet): Surroundings => ({
    area: (name, area) => areaOf(name === undefined ? home : sheetNamed(name), area),
    name: (name) => {
      for (const [known, place] of names())
        if (sameName(known, name)) return areaOf(sheetNamed(place.sheet), place.area);
      return undefined;
    },
  });

  const settle = (cell: Cell): void => {
    if (states.has(cell)) return;
    // A circle ends here, on the result it had.
    states.set(cell, 'open');
    const result = evaluate(cell.formula, around(cell.worksheet));
    states.set(cell, result === undefined ? 'unknown' : 'known');
    if (result !== undefined) setResult(cell, result);
  };

  const run = (written?: readonly CellAt[]): void => {
    const formulas: (FormulaAt & { readonly cell: Cell })[] = [];
    for (const sheet of book.worksheets) {
      sheet.eachRow((line, row) => {
        line.eachCell((cell, column) => {
          if (cell.type !== ValueType.Formula) return;
          formulas.push({ sheet: sheet.name, row: row - 1, column: column - 1, formula: cell.formula, cell });
        });
      });
    }
    if (written) {
      for (const { sheet, row, column } of written) {
        const cell = sheetNamed(sheet)
          ?.findRow(row + 1)
          ?.findCell(column + 1);
        if (cell) states.delete(cell);
      }
      for (const { cell } of dependents(formulas, written, names())) states.delete(cell);
    } else states.clear();
    for (const { cell } of formulas) settle(cell);
  };
  return { run, knows: (cell) => states.get(cell) === 'known' };
}
