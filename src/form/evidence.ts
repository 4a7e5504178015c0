/**
 * What was read of a report, told by what is in it: a finding rests on something that was read, and what was not is said
 * once. A row counts as read where at least one of its numbers was filled in; a live total alone tells nothing, because
 * it is 0 over cells nobody filled.
 */
import type { CellKey } from './cell';
import type { Figures } from './figures';
import type { SectionId } from './form';
import { cellsOf, editionFor, editions, tableIds, type KeyedCell } from './index';
import type { Report } from './report';

function rowKey({ key }: KeyedCell): string {
  return key.slice(0, key.lastIndexOf('/'));
}

const rows: ReadonlyMap<string, readonly KeyedCell[]> = (() => {
  const found = new Map<string, KeyedCell[]>();
  for (const edition of editions) {
    for (const cell of tableIds.flatMap((id) => cellsOf(edition.tables[id]))) {
      const row = found.get(rowKey(cell)) ?? [];
      if (!row.some(({ key }) => key === cell.key)) found.set(rowKey(cell), [...row, cell]);
    }
  }
  return found;
})();

function isFilled(figures: Figures, key: CellKey): boolean {
  return (figures[key] ?? null) !== null;
}

const known = new WeakMap<Figures, Map<string, boolean>>();

/** Whether the row of this cell was read: some number of it was filled in, or, in a row of totals, half of what it totals. */
export function isRowRead(figures: Figures, key: CellKey): boolean {
  const row = key.slice(0, key.lastIndexOf('/'));
  const memo = known.get(figures) ?? new Map<string, boolean>();
  known.set(figures, memo);
  const before = memo.get(row);
  if (before !== undefined) return before;
  const cells = rows.get(row) ?? [];
  const typed = cells.filter(({ sumOf }) => sumOf === undefined);
  const parts = typed.length > 0 ? typed.map((cell) => cell.key) : (cells[0]?.sumOf ?? []);
  const filled = parts.filter((part) => isFilled(figures, part as CellKey)).length;
  const read = typed.length > 0 ? filled > 0 : filled * 2 >= parts.length;
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

const order: readonly SectionId[] = editionFor(Infinity).sections.map(({ id }) => id);
