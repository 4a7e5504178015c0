/**
 * Rows that carry a hidden key. The key says what a row is, wherever it was moved to; columns are counted from it, so
 * that a column inserted on the left does no harm.
 */
import type { CellPlace } from '../../form/place';
import { textOf } from '../entry';
import { keysOn } from './texts-on';
import type { Content, Contents, SheetContent } from '../workbook';
import { type Refusal, refuse } from '../../form/refusal';

export interface KeyedRow<Key> {
  readonly key: Key;
  readonly sheet: string;
  readonly row: number;
  /** How much further right than the layout has them the columns are. */
  readonly shift: number;
  /** What stands in a column of the layout. */
  readonly content: (column: number) => Content | undefined;
  readonly text: (column: number) => string;
  /** Where a column of the layout stands in this row. */
  readonly place: (column: number) => CellPlace;
}

/** A row as the layout counts its columns, `shift` columns further right. */
export function rowAt<Key>(sheet: SheetContent, row: number, shift: number, key: Key): KeyedRow<Key> {
  const content = (column: number): Content | undefined => sheet.cells[row]?.[column + shift];
  return {
    key,
    sheet: sheet.name,
    row,
    shift,
    content,
    text: (column) => textOf(content(column)),
    place: (column) => ({ sheet: sheet.name, row, column: column + shift }),
  };
}

/** Keys, alone or with what they stand for. */
export type Keys<Key extends string> = ReadonlySet<Key> | ReadonlyMap<Key, unknown>;

/** Every row of the sheet with one of `keys`, which the layout has in `column`. */
export function keyedRows<Key extends string>(
  sheet: SheetContent,
  column: number,
  keys: Keys<Key>,
): readonly KeyedRow<Key>[] {
  const all: Keys<string> = keys;
  const rows: KeyedRow<Key>[] = [];
  let last = -1;
  for (const { row, column: at, text } of keysOn(sheet)) {
    if (row === last || at < column || !all.has(text)) continue;
    rows.push(rowAt(sheet, row, at - column, text as Key));
    last = row;
  }
  return rows;
}

/** Fewer of a sheet's keys than this may stand on a sheet of the clerk's by chance. */
const leastKeys = 3;

/** The sheets that have these keys, whatever their tabs are called; where there is none, the one of this name. */
export function keyedSheets(
  { sheets }: Contents,
  name: string,
  column: number,
  keys: Keys<string>,
): readonly SheetContent[] {
  const keyed = sheets.filter((sheet) => {
    const rows = keyedRows(sheet, column, keys);
    return rows.length >= leastKeys && new Set(rows.map(({ key }) => key)).size >= leastKeys;
  });
  return keyed.length > 0 ? keyed : sheets.filter((sheet) => sheet.name === name);
}

/** The one sheet of its kind; a refusal where there are more. */
export function onlySheet(name: string, sheets: readonly SheetContent[]): SheetContent | Refusal | undefined {
  const [only, ...others] = sheets;
  if (others.length === 0) return only;
  return refuse(
    'sheet-twice',
    `“${name}”不止一张（${sheets.map((sheet) => `“${sheet.name}”`).join('、')}），不知道该用哪一张。请只留一张，其余的（备份的、隐藏的也算）移到别的文件。`,
  );
}
