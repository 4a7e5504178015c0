/** The cells of a table that hold anything but a plain count: what is wrong with numbers is wrong with one of these. */
import type { Figures } from '../../form/figures';
import type { Table } from '../../form/form';
import { cellsOf, type KeyedCell } from '../../form/index';
import { remembering } from '../../form/memory/remembering';

/** No cell of this form has ever come near it; beyond it lie slips such as a pasted telephone number. */
export const largest = 1e9;

const oddIn = remembering<Figures, Map<Table, readonly KeyedCell[]>>(2, () => new Map());

/** In the table's order; gone through once for all rules that ask. */
export function oddCells(table: Table, figures: Figures): readonly KeyedCell[] {
  const tables = oddIn(figures);
  let cells = tables.get(table);
  if (!cells) {
    cells = cellsOf(table).filter(({ key }) => {
      const entry = figures[key];
      return !(typeof entry === 'number' && entry >= 0 && entry <= largest && Number.isInteger(entry));
    });
    tables.set(table, cells);
  }
  return cells;
}
