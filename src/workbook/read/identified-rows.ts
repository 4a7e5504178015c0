/**
 * What each row of a sheet is. Hidden keys stay behind where the visible cells are sorted, and are gone where hidden
 * columns are deleted: what a row says it is, as the clerk sees it, goes before its key.
 */
import { normaliseLabel } from '../../form/label';
import { remembering } from '../../form/memory/remembering';
import type { Deviation, Subject } from '../../form/report';
import { spellPlace } from '../a1';
import { keyedRows, rowAt, type KeyedRow } from './keyed-rows';
import type { SheetContent } from '../workbook';
import { type Refusal, refuse } from '../../form/refusal';

/** Where the layout has the label of a row and its hidden key. */
interface Columns {
  readonly label: number;
  readonly key: number;
}

/** By what each label says; the labels are ours, and the same each time. */
const official = remembering<ReadonlyMap<string, string>, ReadonlyMap<string, string>>(
  8,
  (labels) => new Map([...labels].map(([key, label]) => [normaliseLabel(label), key])),
);

/**
 * Every row of the sheet with what it is, by its label and its key; undefined for what is none of `labels`. `wordings`: other
 * labels a row may have been given, normalised; where the sheet has no keys any more, they tell it.
 */
export function toldRows<Key extends string>(
  sheet: SheetContent,
  columns: Columns,
  labels: ReadonlyMap<Key, string>,
  wordings?: ReadonlyMap<string, Key>,
): readonly KeyedRow<Key | undefined>[] {
  const keyed = keyedRows(sheet, columns.key, labels);
  const reworded = keyed.length === 0 ? wordings : undefined;
  const byRow = new Map<number, KeyedRow<Key | undefined>>(keyed.map((row) => [row.row, row]));
  const shift = keyed[0]?.shift ?? 0;
  const rows = sheet.cells.map((_, row) => byRow.get(row) ?? rowAt(sheet, row, shift, undefined));
  const keys = official(labels) as ReadonlyMap<string, Key>;
  const shown = rows.map((row) => {
    const label = normaliseLabel(row.text(columns.label));
    return keys.get(label) ?? reworded?.get(label);
  });
  const certain = new Set(shown.filter((_, index) => rows[index]?.key !== undefined));
  return rows.map((row, index) => {
    const label = shown[index];
    if (label === undefined) return row.key && shown.includes(row.key) ? { ...row, key: undefined } : row;
    if (label === row.key) return row;
    // A row without a key may be the clerk's own, of the same name as one of ours.
    const free = row.key !== undefined || (!certain.has(label) && shown.indexOf(label) === index);
    return free ? { ...row, key: label } : row;
  });
}

/** A refusal where more than one row says it is the same; `name` is for people. */
export function refuseTwice<Key extends string>(
  rows: readonly KeyedRow<Key>[],
  column: number,
  name: (key: Key) => string,
): Refusal | undefined {
  if (new Set(rows.map(({ key }) => key)).size === rows.length) return undefined;
  for (const { key } of rows) {
    const same = rows.filter((row) => row.key === key).map((row) => spellPlace(row.place(column)));
    if (same.length > 1) {
      return refuse(
        'row-twice',
        `“${name(key)}”不止一处（${same.join('、')}），不知道该用哪一处。请只留一处，其余的（备份的、隐藏的也算）整行或整张表删掉，或移到别的文件。`,
      );
    }
  }
  return undefined;
}

export function isTold<Key>(row: KeyedRow<Key | undefined>): row is KeyedRow<Key> {
  return row.key !== undefined;
}

/** Rows that only their keys tell, because they are labelled otherwise. */
export function relabelled<Key extends Subject>(
  rows: readonly KeyedRow<Key>[],
  column: number,
  labels: ReadonlyMap<Key, string>,
): readonly Deviation[] {
  return rows.flatMap((row): readonly Deviation[] => {
    const [found, expected] = [row.text(column).trim(), labels.get(row.key) ?? ''];
    if (normaliseLabel(found) === normaliseLabel(expected)) return [];
    return [{ found, expected, kind: 'unknown', cells: [], about: [row.key] }];
  });
}
