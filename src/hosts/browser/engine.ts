/** What is left to the grid's own formula engine: a thousand rows of a ledger take it seconds at every key. */
import type { Injector } from '@univerjs/presets';
import { IFormulaCurrentConfigService } from '@univerjs/preset-sheets-core';

type Formulas = ReturnType<IFormulaCurrentConfigService['getFormulaData']>;

/** Of rows and columns, what `is` is true of. */
function only<T>(
  rows: Readonly<Record<number, Readonly<Record<number, T>>>>,
  is: (row: number, column: number) => boolean,
): Record<number, Record<number, T>> {
  const kept: Record<number, Record<number, T>> = {};
  for (const [row, columns] of Object.entries(rows)) {
    for (const [column, formula] of Object.entries(columns)) {
      if (!is(Number(row), Number(column))) continue;
      (kept[Number(row)] ??= {})[Number(column)] = formula;
    }
  }
  return kept;
}

/**
 * Formulas of which `isOurs` is true are values to the engine: whoever brings them up to date puts what they give into
 * the grid. `isOurs` is asked by the grid's id of a sheet, rows and columns zero-based.
 */
export function leaveToOthers(
  injector: Injector,
  isOurs: (sheet: string, row: number, column: number) => boolean,
): void {
  const given = injector.get(IFormulaCurrentConfigService);
  const all = given.getFormulaData.bind(given);
  given.getFormulaData = () => {
    const left: Formulas = {};
    for (const [unit, sheets] of Object.entries(all())) {
      left[unit] = Object.fromEntries(
        Object.entries(sheets ?? {}).map(([sheet, rows]) => [
          sheet,
          only(rows ?? {}, (row, column) => !isOurs(sheet, row, column)),
        ]),
      );
    }
    return left;
  };
}
