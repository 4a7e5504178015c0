/**
 * What was read of a report, told by what is in it: a finding rests on something that was read, and what was not is said
 * once. A row counts as read where at least one of its numbers was filled in; a live total alone tells nothing, because
 * it is 0 over cells nobody filled.
 */
import type { CellKey } from './cell';
import type { Figures } from './figures';
import type { SectionId } from './form';
import { cellsOf, editionFor, editions, tableIds, type KeyedCell } from './index';
import { remembering } from './memory/remembering';
import type { Report } from './report';

/** What tells of a row that it was read. */
interface Row {
  readonly parts: readonly CellKey[];
  /** How many of the parts have to be filled in. */
  readonly least: number;
}

function rowOf(cells: readonly KeyedCell[]): Row {
  const typed = cells.filter(({ sumOf }) => sumOf === undefined);
  if (typed.length > 0) return { parts: typed.map(({ key }) => key), least: 1 };
  const parts = (cells[0]?.sumOf ?? []) as readonly CellKey[];
  return { parts, least: parts.length / 2 };
}

/** The row of each cell, of whatever edition. */
const rows: ReadonlyMap<CellKey, Row> = (() => {
  const found = new Map<string, Map<CellKey, KeyedCell>>();
  for (const cell of editions.flatMap(({ tables }) => tableIds.flatMap((id) => cellsOf(tables[id])))) {
    const name = cell.key.slice(0, cell.key.lastIndexOf('/'));
    const row = found.get(name) ?? new Map<CellKey, KeyedCell>();
    found.set(name, row);
    if (!row.has(cell.key)) row.set(cell.key, cell);
  }
  return new Map(
    [...found.values()].flatMap((cells) => {
      const row = rowOf([...cells.values()]);
      return [...cells.keys()].map((key) => [key, row] as const);
    }),
  );
})();

function isFilled(figures: Figures, key: CellKey): boolean {
  return (figures[key] ?? null) !== null;
}

/** By row; of this year's figures, last year's and a document's. */
const rowsRead = remembering<Figures, Map<Row, boolean>>(4, () => new Map());

/** Whether the row of this cell was read: some number of it was filled in, or, in a row of totals, half of what it totals. */
export function isRowRead(figures: Figures, key: CellKey): boolean {
  const row = rows.get(key);
  if (!row) return true;
  const memo = rowsRead(figures);
  const before = memo.get(row);
  if (before !== undefined) return before;
  let filled = 0;
  for (const part of row.parts) if (isFilled(figures, part)) filled += 1;
  const read = filled >= row.least;
  memo.set(row, read);
  return read;
}

/** Whether every one of these cells stands in a row that was read. */
export function areRead(figures: Figures, keys: readonly CellKey[]): boolean {
  return keys.every((key) => isRowRead(figures, key));
}

/**
 * What is known of a section: `read`, `absent` from a report whose headings were read, perhaps `cut` short because the
 * text ends in it, or `unsought` where no headings were looked for.
 */
export type SectionState = 'read' | 'absent' | 'cut' | 'unsought';

export function sectionState({ sections }: Report, id: SectionId): SectionState {
  if (sections.length === 0) return 'unsought';
  const places = sections.map((section) => order.indexOf(section.id));
  const place = order.indexOf(id);
  if (!places.includes(place)) return 'absent';
  const last = sections[sections.length - 1];
  return last?.id === id && places.every((other) => other <= place) && id !== 'otherMatters' ? 'cut' : 'read';
}

const order: readonly SectionId[] = editionFor(null).sections.map(({ id }) => id);
