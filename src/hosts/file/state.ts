/** A workbook as it stands: its parts, and what they say. Never changed; every change makes another. */
import { areasNamed } from '../../workbook/defined-names';
import type { Contents, SheetContent } from '../../workbook/workbook';
import { readBook, sheetNamed, type Book } from './book';
import { readCellFormats, type CellFormat } from './splice/cell-formats';
import type { Parts } from './splice/parts';
import { readSheet } from './read-sheet';
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

/** Reads what has changed since `before`. Throws Broken and its like (hosts/file/gate.ts) for damage. */
export function readState(parts: Parts, path: string, before?: State): State {
  const book = readBook(parts, path);
  const textOf = (kind: string): string | undefined => {
    const found = parts.related(path, kind);
    return found === undefined ? undefined : parts.text(found);
  };
  const stylesXml = textOf('styles');
  const sameStyles = before && before.parts.text(before.parts.related(path, 'styles') ?? '') === stylesXml;
  const formats = sameStyles ? before.formats : readCellFormats(stylesXml);
  // Nothing here ever changes a shared string.
  const strings = before ? before.strings : readStrings(textOf('sharedStrings'));
  const read = new Map<string, { readonly xml: string; readonly content: SheetContent }>();
  const sheets = book.sheets.map(({ name, path: part }) => {
    const xml = parts.text(part) ?? '';
    const known = sameStyles ? before.read.get(part) : undefined;
    const content =
      known?.xml === xml && known.content.name === name
        ? known.content
        : readSheet({ name, xml, strings, formats, date1904: book.date1904 });
    read.set(part, { xml, content });
    return content;
  });
  const entries = book.names.filter(({ sheet }) => sheet === undefined);
  const names = areasNamed(entries, (sheet) => sheetNamed(book, sheet) !== undefined);
  return { parts, book, strings, formats, sheets, names, read };
}
