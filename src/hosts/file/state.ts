/** A workbook as it stands: its parts, and what they say. Never changed; every change makes another. */
import { areasNamed } from '../../workbook/defined-names';
import { readReach } from '../../workbook/limits';
import type { Contents, SheetContent } from '../../workbook/workbook';
import { readBook, sheetNamed, type Book } from './book';
import { readCellFormats, type CellFormat } from './splice/cell-formats';
import type { Parts } from './splice/parts';
import { readSheet } from './read-sheet';
import type { ChangedRows } from './splice/splice-sheet';
import { readStrings } from './splice/strings';

export interface State {
  readonly parts: Parts;
  readonly book: Book;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  /** In tab order, as `book.sheets`. */
  readonly sheets: readonly SheetContent[];
  readonly names: Contents['names'];
  /** What each part held when it was read, so that it is read again only when it has changed. */
  readonly read: ReadonlyMap<string, { readonly xml: string; readonly content: SheetContent }>;
}

/** A sheet with some of its rows as they are now. */
function withRows(before: SheetContent, { rows }: ChangedRows, now: SheetContent): SheetContent {
  const cells = [...before.cells];
  for (const row of rows) {
    if (row >= readReach.rows) continue;
    while (cells.length <= row) cells.push([]);
    cells[row] = now.cells[row] ?? [];
  }
  while (cells.length > 0 && cells[cells.length - 1]?.length === 0) cells.pop();
  return { name: before.name, cells };
}

/**
 * Reads what has changed since `before`. `changes`: the rows that are all that changed in a part, by its path. Throws Broken
 * and its like (hosts/file/gate.ts) for damage.
 */
export function readState(
  parts: Parts,
  path: string,
  before?: State,
  changes?: ReadonlyMap<string, ChangedRows>,
): State {
  const book = readBook(parts, path);
  const textOf = (kind: string): string | undefined => {
    const found = parts.related(path, kind);
    return found === undefined ? undefined : parts.text(found);
  };
  const stylesXml = textOf('styles');
  const sameStyles = before && before.parts.text(before.parts.related(path, 'styles') ?? '') === stylesXml;
  const formats = sameStyles ? before.formats : readCellFormats(stylesXml ?? '');
  // Nothing here ever changes a shared string.
  const strings = before ? before.strings : readStrings(textOf('sharedStrings'));
  const read = new Map<string, { readonly xml: string; readonly content: SheetContent }>();
  const sheets = book.sheets.map(({ name, path: part }) => {
    const xml = parts.text(part) ?? '';
    const known = sameStyles ? before.read.get(part) : undefined;
    const readPart = (text: string): SheetContent =>
      readSheet({ name, xml: text, strings, formats, date1904: book.date1904 });
    const same = known?.content.name === name ? known : undefined;
    const changed = same && changes?.get(part);
    const content =
      same?.xml === xml
        ? same.content
        : same && changed
          ? withRows(same.content, changed, readPart(changed.xml))
          : readPart(xml);
    read.set(part, { xml, content });
    return content;
  });
  const entries = book.names.filter(({ sheet }) => sheet === undefined);
  const names = areasNamed(entries, (sheet) => sheetNamed(book, sheet) !== undefined);
  return { parts, book, strings, formats, sheets, names, read };
}
