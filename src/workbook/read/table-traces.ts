/** Traces of a table on a sheet: its labels, wherever they stand, each of which says where the table would begin. */
import type { LabelCell, Table } from '../../form/form';
import { editions, tableIds } from '../../form/index';
import { longestLabel, normaliseLabel } from '../../form/label';
import { labelsOf, type Origin } from './table-fit';
import { textsOn } from './texts-on';
import type { SheetContent } from '../workbook';

/** What is written on a sheet and may be a label, normalised. */
export interface Words {
  readonly sheet: SheetContent;
  readonly cells: readonly (Origin & { readonly text: string })[];
}

const normalised = new WeakMap<SheetContent, Words>();

export function wordsOn(sheet: SheetContent): Words {
  const before = normalised.get(sheet);
  if (before) return before;
  const cells = textsOn(sheet)
    .filter(({ text }) => text.length <= longestLabel)
    .map(({ row, column, text }) => ({ row, column, text: normaliseLabel(text) }));
  const words = { sheet, cells };
  normalised.set(sheet, words);
  return words;
}

/** A label met on a sheet, and where the table begins if it is the table's. */
export interface Met {
  readonly label: LabelCell;
  readonly origin: Origin;
}

interface TableLabel {
  readonly table: Table;
  readonly label: LabelCell;
}

/** The labels of all tables in all editions by their normalised text. */
const labelsByText: ReadonlyMap<string, readonly TableLabel[]> = (() => {
  const labels = new Map<string, TableLabel[]>();
  const tables = new Set(editions.flatMap((edition) => tableIds.map((id) => edition.tables[id])));
  for (const table of tables)
    for (const label of labelsOf(table)) {
      const text = normaliseLabel(label.label);
      const same = labels.get(text) ?? [];
      same.push({ table, label });
      labels.set(text, same);
    }
  return labels;
})();

const known = new WeakMap<Words, ReadonlyMap<Table, readonly Met[]>>();

/** The labels of every table met on a sheet, in one pass. */
function allMet({ cells }: Words): ReadonlyMap<Table, readonly Met[]> {
  const all = new Map<Table, Met[]>();
  for (const { text, row, column } of cells)
    for (const { table, label } of labelsByText.get(text) ?? []) {
      const met = all.get(table) ?? [];
      met.push({ label, origin: { row: row - label.row, column: column - label.column } });
      all.set(table, met);
    }
  return all;
}

/** Of a table of some edition. */
export function labelsMet(table: Table, words: Words): readonly Met[] {
  const met = known.get(words) ?? allMet(words);
  known.set(words, met);
  return met.get(table) ?? [];
}

export interface Trace {
  readonly table: Table;
  readonly words: Words;
  readonly origin: Origin;
  /** The share of its labels that stand where they would if the table stood here. */
  readonly share: number;
}

/** A third of a table's labels in line are no accident. */
const leastShare = 1 / 3;

/** Where on the sheet the table may stand: each label met has a vote. */
export function tracesOn(table: Table, words: Words): readonly Trace[] {
  const votes = new Map<string, { origin: Origin; count: number }>();
  for (const { origin } of labelsMet(table, words)) {
    if (origin.row < 0 || origin.column < 0) continue;
    const spot = `${String(origin.row)} ${String(origin.column)}`;
    votes.set(spot, { origin, count: (votes.get(spot)?.count ?? 0) + 1 });
  }
  const all = labelsOf(table).length;
  return [...votes.values()]
    .map(({ origin, count }) => ({ table, words, origin, share: count / all }))
    .filter(({ share }) => share >= leastShare);
}
