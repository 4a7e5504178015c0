/** The editions of the form, newest first. A new edition is one file and one line here. */
import type { CellKey } from './cell';
import { edition2019 } from './editions/2019';
import { edition2021 } from './editions/2021';
import type { Edition, NumberCell, Table, TableId } from './form';

export const editions: readonly Edition[] = [edition2021, edition2019];

export const tableIds: readonly TableId[] = ['proactive', 'requests', 'cases'];

/** The edition prescribed for reports on `year`; the newest for years before any edition, and where there is no year. */
export function editionFor(year: number | null): Edition {
  const prescribed = (edition: Edition) =>
    year !== null && edition.firstYear <= year && year <= edition.lastYear;
  return editions.find(prescribed) ?? edition2021;
}

/** A number cell whose key is known to be one of the form's. */
export type KeyedCell = NumberCell & { readonly key: CellKey };

/** The table's number cells. The keys are CellKeys because cell.ts reads the type off the same data. */
export function cellsOf(table: Table): readonly KeyedCell[] {
  return table.cells as readonly KeyedCell[];
}

const everyCell: ReadonlyMap<string, KeyedCell> = new Map(
  [...editions]
    .reverse()
    .flatMap((edition) => tableIds.flatMap((id) => cellsOf(edition.tables[id])))
    .map((cell) => [cell.key, cell]),
);

/** Whether a string met in a file is a key of any edition. */
export function isCellKey(key: string): key is CellKey {
  return everyCell.has(key);
}

/** The cell of a key, as the newest edition that has it prints it. */
export function cellOf(key: CellKey): KeyedCell {
  const cell = everyCell.get(key);
  if (!cell) throw new Error(`no such cell: ${key}`);
  return cell;
}
