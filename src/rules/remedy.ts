/** What the remedies of several rules share: cells as the tables found have them, and totals that get their formula back. */
import type { CellKey } from '../form/cell';
import { cellsOf, type KeyedCell } from '../form/index';
import type { Repair } from '../form/repair';
import { foundTables } from '../form/report-tables';
import type { Evidence, Remedy } from './rule';

/** The cells as the tables found have them: which cells are totals, and of what, depends on the edition. */
export function cellsIn({ report }: Evidence, keys: readonly CellKey[]): readonly KeyedCell[] {
  const wanted = new Set(keys);
  return foundTables(report)
    .flatMap(cellsOf)
    .filter(({ key }) => wanted.has(key) && report.figures[key] !== undefined);
}

/** The cells become the sums the form makes them. */
export function restoreFormula(keys: readonly CellKey[]): Remedy {
  const changes = keys.map((cell): Repair => ({ kind: 'sum', cell }));
  return { kind: 'formula', label: '恢复合计公式', changes };
}

/** One cell gets another number. */
export function putNumber(kind: Remedy['kind'], label: string, cell: CellKey, value: number): Remedy {
  return { kind, label, changes: [{ kind: 'value', cell, value }] };
}
