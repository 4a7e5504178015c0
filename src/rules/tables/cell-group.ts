/** One finding for each cell, or one for a table where so many cells share a fault that a list would only tire. */
import type { KeyedCell } from '../../form/index';
import { sectionHeading, type Table, type TableId } from '../../form/form';
import { sections } from '../../form/editions/2021';
import type { Said } from '../rule';

/** Up to this many cells are listed one by one. */
const mostListed = 5;

/** `二、主动公开政府信息情况`: the heading of the section that holds a table. */
export function tableHeading(id: TableId): string {
  const section = sections.find((candidate) => candidate.table === id);
  return section ? sectionHeading(section) : id;
}

interface Words {
  readonly one: (cell: KeyedCell) => string;
  readonly many: (heading: string, count: number) => string;
}

/** Every cell is among the `cells` of one finding. */
export function groupCells(
  table: Table,
  cells: readonly KeyedCell[],
  words: Words,
  about: Omit<Said, 'cells' | 'message'>,
): readonly Said[] {
  if (cells.length <= mostListed) {
    return cells.map((cell) => ({ ...about, cells: [cell.key], message: words.one(cell) }));
  }
  const message = words.many(tableHeading(table.id), cells.length);
  return [{ ...about, cells: cells.map((cell) => cell.key), message }];
}
