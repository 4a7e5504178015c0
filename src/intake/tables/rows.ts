/** The rows of a form's table as the alignment sees them: the numbers, and every way their label may be printed. */
import type { CellKey } from '../../form/cell';
import type { LabelCell, NumberCell, Table } from '../../form/form';
import { cellsOf } from '../../form/index';
import { likeness, normaliseLabel } from '../../form/label';

export interface Row {
  readonly cells: readonly (NumberCell & { readonly key: CellKey })[];
  /** The nearest label; a table laid out across has none, its heads tell. */
  readonly stub: LabelCell | undefined;
  /** Labels of the groups around it, outermost first. */
  readonly groups: readonly LabelCell[];
}

function stubsOf(number: NumberCell, table: Table): readonly LabelCell[] {
  return table.grid
    .filter((cell): cell is LabelCell => cell.kind === 'stub')
    .filter((cell) => cell.row <= number.row && number.row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column);
}

const known = new Map<Table, readonly Row[]>();

/** The rows of a table in printed order. */
export function rowsOf(table: Table): readonly Row[] {
  const before = known.get(table);
  if (before) return before;
  const rows = new Map<number, (NumberCell & { readonly key: CellKey })[]>();
  for (const cell of cellsOf(table)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const all = [...rows.values()].map((cells): Row => {
    const stubs = cells[0] ? stubsOf(cells[0], table) : [];
    return { cells, stub: stubs[stubs.length - 1], groups: stubs.slice(0, -1) };
  });
  known.set(table, all);
  return all;
}

const exactRows = new Map<Table, ReadonlyMap<string, number>>();

/** The rows by their labels as normalised, alone and with their groups' before them, for the quick way. */
export function rowsByLabel(table: Table): ReadonlyMap<string, number> {
  const before = exactRows.get(table);
  if (before) return before;
  const all = new Map<string, number>();
  rowsOf(table).forEach(({ stub, groups }, index) => {
    let path = stub?.label ?? '';
    for (const label of ['', ...groups.map((group) => group.label).reverse()]) {
      path = label + path;
      all.set(normaliseLabel(path), index);
    }
  });
  exactRows.set(table, all);
  return all;
}

/** How alike a text is to a row's label, alone or with the labels of its groups before it. */
export function rowLikeness(text: string, { stub, groups }: Row): number {
  if (!stub) return 0;
  let best = likeness(text, stub);
  let path = stub.label;
  for (const group of [...groups].reverse()) {
    path = group.label + path;
    // With its groups a label has no variants: they would be said of the whole.
    if (best < 1) best = Math.max(best, normaliseLabel(text) === normaliseLabel(path) ? 1 : 0);
  }
  return best;
}
