/** Traces of a table on a sheet: its labels, wherever they stand, each of which says where the table would begin. */
import type { LabelCell, Table } from '../../form/form';
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

type ByText = ReadonlyMap<string, readonly LabelCell[]>;
const known = new WeakMap<Table, ByText>();

/** A table's labels by their normalised text. */
function labelsByText(table: Table): ByText {
  const before = known.get(table);
  if (before) return before;
  const labels = new Map<string, LabelCell[]>();
  for (const label of labelsOf(table)) {
    const text = normaliseLabel(label.label);
    labels.set(text, [...(labels.get(text) ?? []), label]);
  }
  known.set(table, labels);
  return labels;
}

export function labelsMet(table: Table, { cells }: Words): readonly Met[] {
  const labels = labelsByText(table);
  const met: Met[] = [];
  for (const { text, row, column } of cells)
    for (const label of labels.get(text) ?? [])
      met.push({ label, origin: { row: row - label.row, column: column - label.column } });
  return met;
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
