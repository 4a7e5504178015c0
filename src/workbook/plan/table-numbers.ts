/** What stands in a table's number cells: what was given, and live sums for the totals. */
import type { CellKey } from '../../form/cell';
import type { Entry, Figures } from '../../form/figures';
import type { Table } from '../../form/form';
import { cellsOf, type KeyedCell } from '../../form/index';
import { sumFormula } from './highlights';
import type { CellInput } from '../workbook';

/**
 * The input of every number cell. A total keeps its formula where the formula gives the value given, and is typed over
 * where it does not; given blank (null) it is blank; not given at all, it is the formula.
 */
export function numberInputs(table: Table, figures: Figures): ReadonlyMap<CellKey, CellInput> {
  const cells = new Map(cellsOf(table).map((cell) => [cell.key as string, cell]));
  const inputs = new Map<CellKey, CellInput>();

  /** As SUM has it: text and blanks count as nothing. */
  const shown = (key: string): number => {
    const cell = cells.get(key);
    const input = cell && inputOf(cell);
    const value = input?.kind === 'formula' ? input.result : (input?.value ?? 0);
    return typeof value === 'number' ? value : 0;
  };
  const inputOf = (cell: KeyedCell): CellInput => {
    const known = inputs.get(cell.key);
    if (known) return known;
    const given: Entry | undefined = figures[cell.key];
    const input = cell.sumOf ? totalInput(cell.sumOf, given) : value(given ?? null);
    inputs.set(cell.key, input);
    return input;
  };
  const totalInput = (parts: readonly string[], given: Entry | undefined): CellInput => {
    const result = parts.reduce((sum, key) => sum + shown(key), 0);
    if (given !== undefined && given !== result) return value(given);
    return { kind: 'formula', formula: sumFormula(table, parts), result };
  };
  const value = (entry: Entry): CellInput => ({ kind: 'value', value: entry });

  for (const cell of cells.values()) inputOf(cell);
  return inputs;
}
