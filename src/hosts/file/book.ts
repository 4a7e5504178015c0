/** The main part of a workbook: its sheets in tab order, its names, its settings (ECMA-376 18.2). */
import { relationshipNamespaces, XmlReader } from '../../container/xml';
import { Broken } from '../../container/zip';
import { sameName } from '../../workbook/sheet-name';
import { isTrue } from './splice/cell-formats';
import type { Parts } from './splice/parts';

export interface BookSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly visible: boolean;
  /** Its place in tab order, those counted that hold no cells. */
  readonly index: number;
  readonly path: string;
}

export interface BookName {
  readonly name: string;
  readonly refersTo: string;
  /** The sheet that has it for itself, by its place; undefined for a name of the workbook's. */
  readonly sheet: number | undefined;
}

export interface Book {
  readonly path: string;
  /** Those that hold cells; chart sheets and dialog sheets are none. */
  readonly sheets: readonly BookSheet[];
  /** All tabs, for whoever adds one. */
  readonly tabs: number;
  readonly largestId: number;
  readonly names: readonly BookName[];
  readonly date1904: boolean;
  readonly lockedStructure: boolean;
}

const otherSheets: ReadonlySet<string> = new Set([
  'chartsheet',
  'dialogsheet',
  'xlMacrosheet',
  'xlIntlMacrosheet',
]);
/** More than any office has, and little enough to go through in a moment. */
const mostSheets = 1_000;
const mostNames = 100_000;

function sheetId(reader: XmlReader): string {
  const id = reader.attributeIn(relationshipNamespaces, 'id');
  if (id === undefined) throw new Broken('sheet without a part');
  return id;
}

/** Reads the main part at `path`. Throws Broken where a sheet it lists is not there: no workbook is read in part. */
export function readBook(parts: Parts, path: string): Book {
  const xml = parts.text(path);
  if (xml === undefined) throw new Broken('workbook');
  const links = new Map(parts.relationships(path).map((link) => [link.id, link]));
  const sheets: BookSheet[] = [];
  const names: BookName[] = [];
  const seen = new Set<string>();
  let tabs = 0;
  let largestId = 0;
  let date1904 = false;
  let lockedStructure = false;
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open') continue;
    if (reader.depth === 1 && reader.name !== 'workbook') throw new Broken(reader.name);
    if (reader.name === 'workbookPr' && reader.depth === 2) date1904 = isTrue(reader.attribute('date1904'));
    else if (reader.name === 'workbookProtection' && reader.depth === 2)
      lockedStructure = isTrue(reader.attribute('lockStructure'));
    else if (reader.name === 'sheet' && reader.depth === 3) {
      const name = reader.attribute('name') ?? '';
      const link = links.get(sheetId(reader));
      const id = Number(reader.attribute('sheetId'));
      if (!link || !parts.has(link.target) || seen.has(name.toLowerCase())) throw new Broken(`sheet ${name}`);
      if (tabs >= mostSheets) throw new Broken('sheets');
      seen.add(name.toLowerCase());
      largestId = Math.max(largestId, id);
      const visible = (reader.attribute('state') ?? 'visible') === 'visible';
      if (!otherSheets.has(link.kind))
        sheets.push({ name, sheetId: id, visible, index: tabs, path: link.target });
      tabs += 1;
    } else if (reader.name === 'definedName' && reader.depth === 3) {
      const name = reader.attribute('name') ?? '';
      const local = reader.attribute('localSheetId');
      if (names.length >= mostNames) throw new Broken('names');
      names.push({
        name,
        sheet: local === undefined ? undefined : Number(local),
        refersTo: reader.textWithin(),
      });
    }
  }
  if (sheets.length === 0) throw new Broken('no sheets');
  return { path, sheets, tabs, largestId, names, date1904, lockedStructure };
}

export function sheetNamed(book: Book, name: string): BookSheet | undefined {
  return book.sheets.find((sheet) => sameName(sheet.name, name));
}
