/** Traces of a table on a sheet: its labels, wherever they stand, each of which says where the table would begin. */
import type { LabelCell, Table } from '../../form/form';
import { editions, tableIds } from '../../form/index';
import { hanIn, longestLabel, normaliseLabel } from '../../form/label';
import { remembering } from '../../form/memory/remembering';
import { labelsOf, type Origin } from './table-fit';
import { mostSheets, textsOn } from './texts-on';
import type { SheetContent } from '../workbook';

/** What of the tables is written on a sheet: the labels of every table, of whatever edition. */
export interface Words {
  readonly sheet: SheetContent;
  readonly met: ReadonlyMap<Table, readonly Met[]>;
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

const mostHan = Math.max(...[...labelsByText.keys()].map(hanIn));

/** Prose is told from labels by its length alone, and normalising it is what would take the time. */
function mayBeLabel(text: string): boolean {
  return text.length <= mostHan || (text.length <= longestLabel && hanIn(text) <= mostHan);
}

export const wordsOn = remembering<SheetContent, Words>(mostSheets, (sheet) => {
  const all = new Map<Table, Met[]>();
  for (const { text, row, column } of textsOn(sheet)) {
    if (!mayBeLabel(text)) continue;
    for (const { table, label } of labelsByText.get(normaliseLabel(text)) ?? []) {
      const met = all.get(table) ?? [];
      met.push({ label, origin: { row: row - label.row, column: column - label.column } });
      all.set(table, met);
    }
  }
  return { sheet, met: all };
});

/** Of a table of some edition. */
export function labelsMet(table: Table, { met }: Words): readonly Met[] {
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
  const met = labelsMet(table, words);
  const all = labelsOf(table).length;
  if (met.length / all < leastShare) return [];
  const votes = new Map<string, { origin: Origin; count: number }>();
  for (const { origin } of met) {
    if (origin.row < 0 || origin.column < 0) continue;
    const spot = `${String(origin.row)} ${String(origin.column)}`;
    const vote = votes.get(spot);
    if (vote) vote.count += 1;
    else votes.set(spot, { origin, count: 1 });
  }
  return [...votes.values()]
    .map(({ origin, count }) => ({ table, words, origin, share: count / all }))
    .filter(({ share }) => share >= leastShare);
}
