/**
 * Rows that carry a hidden key. The key says what a row is, wherever it was moved to; columns are counted from it, so
 * that a column inserted on the left does no harm.
 */
import { placeName } from './a1';
import { textOf } from './entry';
import { cellArea } from './layout';
import type { Content, SheetContent } from './workbook';

export interface KeyedRow<Key extends string> {
  readonly key: Key;
  readonly sheet: string;
  readonly row: number;
  /** What stands in a column of the layout. */
  readonly content: (column: number) => Content | undefined;
  readonly text: (column: number) => string;
  /** `一、总体情况!B5` */
  readonly place: (column: number) => string;
}

/** A row as the layout counts its columns, `shift` columns further right. */
export function rowAt<Key extends string>(
  sheet: SheetContent,
  row: number,
  shift: number,
  key: Key,
): KeyedRow<Key> {
  const content = (column: number): Content | undefined => sheet.cells[row]?.[column + shift];
  return {
    key,
    sheet: sheet.name,
    row,
    content,
    text: (column) => textOf(content(column)),
    place: (column) => placeName(sheet.name, cellArea(row, column + shift)),
  };
}

/** Every row of the sheet with one of `keys`, which the layout has in `column`. */
export function keyedRows<Key extends string>(
  sheet: SheetContent,
  column: number,
  keys: ReadonlySet<Key>,
): readonly KeyedRow<Key>[] {
  const all: ReadonlySet<string> = keys;
  const isKey = (text: string): text is Key => all.has(text);
  return sheet.cells.flatMap((cells, row) =>
    cells.flatMap((content, found) => {
      const text = textOf(content);
      return isKey(text) && found >= column ? [rowAt(sheet, row, found - column, text)] : [];
    }),
  );
}
