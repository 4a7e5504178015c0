/** Drawn sheets put into a workbook: as new parts behind the others, or in place of one that is there. */
import { relationshipNamespaces, XmlReader, xmlText } from '../../../container/xml';
import { sameName } from '../../../workbook/sheet-name';
import { sheetNamed, type Book, type BookName, type BookSheet } from '../book';
import { content, inlineText } from './cell-xml';
import type { Drawn } from './new-sheets';
import type { Parts } from './parts';
import { refusedChange } from './refused-change';
import { readStrings } from './strings';
import { graftStyles, plainStyles, type Grafted } from './styles-part';
import { appended, edited, inserted, naming, rootOf, withAttributes, type Edit } from './xml-edit';

const transitional = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const type = (kind: string): string =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

/** The order of a workbook's children (ECMA-376 18.2.27). */
export const bookOrder = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];
const sheetOrder = [
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
];
/** What of a replaced sheet hangs on other parts and stays: comments and pictures. */
const carried = ['drawing', 'legacyDrawing', 'legacyDrawingHF'];

function isStrict(xml: string): boolean {
  return xml.includes(strictMain);
}

/** The largest format any cell names, where there is no list of formats. */
function largestFormat(parts: Parts, book: Book): number {
  let largest = 0;
  for (const { path } of book.sheets) {
    const reader = new XmlReader(parts.text(path) ?? '');
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      if (piece !== 'open') continue;
      const style = reader.attribute(reader.name === 'col' ? 'style' : 's');
      if (/^(?:c|row|col)$/u.test(reader.name)) largest = Math.max(largest, Number(style ?? 0));
    }
  }
  return largest;
}

/** The formats of the drawn book put into this one. */
export function withStyles(
  parts: Parts,
  book: Book,
  drawn: Drawn,
): { readonly parts: Parts; readonly styles: Grafted } {
  const source = drawn.parts.text(drawn.parts.related(drawn.book.path, 'styles') ?? '') ?? plainStyles(1);
  const path = parts.related(book.path, 'styles');
  const target = path === undefined ? plainStyles(largestFormat(parts, book) + 1) : (parts.text(path) ?? '');
  const styles = graftStyles(target, source);
  if (path !== undefined) return { parts: parts.with(path, styles.xml), styles };
  const folder = book.path.replace(/[^/]*$/u, '');
  const added = parts.adding(
    { path: `${folder}styles.xml`, xml: styles.xml, contentType: type('styles') },
    { source: book.path, type: `${linkType(parts, book)}/styles` },
  );
  return { parts: added.parts, styles };
}

function linkType(parts: Parts, book: Book): string {
  return isStrict(parts.text(book.path) ?? '') ? strict : transitional;
}

/** A drawn sheet's part with this book's formats, and its texts in its cells. */
function sheetXml(xml: string, strings: readonly string[], styles: Grafted, toStrict: boolean): string {
  const edits: Edit[] = [];
  const name = naming('');
  const reader = new XmlReader(xml);
  const tag = (attributes: Readonly<Record<string, string | undefined>>): void => {
    const { start, end } = reader;
    edits.push({ start, end, text: withAttributes(xml.slice(start, end), attributes) });
  };
  let shared = false;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open') continue;
    const style = (attribute: string): Readonly<Record<string, string>> => {
      const old = reader.attribute(attribute);
      return old === undefined ? {} : { [attribute]: String(styles.cell(Number(old))) };
    };
    switch (reader.name) {
      case 'c':
        shared = reader.attribute('t') === 's';
        tag({ ...style('s'), ...(shared ? { t: 'inlineStr' } : {}) });
        break;
      case 'v':
        if (shared) {
          const { start } = reader;
          const text = strings[Number(reader.textWithin())] ?? '';
          edits.push({ start, end: reader.end, text: inlineText(text, name) });
        }
        break;
      case 'row':
        tag(style('s'));
        break;
      case 'col':
        tag(style('style'));
        break;
      case 'cfRule': {
        const old = reader.attribute('dxfId');
        if (old !== undefined) tag({ dxfId: String(styles.differential(Number(old))) });
        break;
      }
      case 'sheetView':
        tag({ tabSelected: undefined });
        break;
      default:
    }
  }
  const done = edited(xml, edits);
  return toStrict
    ? done.replace(`"${main}"`, `"${strictMain}"`).replace(`"${transitional}"`, `"${strict}"`)
    : done;
}

function nameXml(tag: string, { name, sheet, refersTo }: BookName): string {
  const local = sheet === undefined ? '' : ` localSheetId="${String(sheet)}"`;
  return `<${tag} name="${xmlText(name)}"${local}>${content(refersTo)}</${tag}>`;
}

/** Names added, and those of the same name and sheet replaced. */
function namesEdits(xml: string, names: readonly BookName[]): readonly Edit[] {
  if (names.length === 0) return [];
  const root = rootOf(xml);
  const tag = naming(root.prefix);
  const edits: Edit[] = [];
  const left = [...names];
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.depth !== 3 || reader.name !== 'definedName') continue;
    const local = reader.attribute('localSheetId');
    const at = left.findIndex(
      ({ name, sheet }) =>
        sameName(name, reader.attribute('name') ?? '') &&
        (sheet === undefined ? undefined : String(sheet)) === local,
    );
    if (at < 0) continue;
    const { end: start } = reader;
    const [found] = left.splice(at, 1);
    const old = reader.textWithin();
    if (found && old !== found.refersTo)
      edits.push({ start, end: reader.start, text: content(found.refersTo) });
  }
  if (left.length === 0) return edits;
  const text = left.map((one) => nameXml(tag('definedName'), one)).join('');
  const list = root.children.find(({ name }) => name === 'definedNames');
  edits.push(
    list
      ? appended(xml, list, text)
      : inserted(
          xml,
          root,
          `<${tag('definedNames')}>${text}</${tag('definedNames')}>`,
          'definedNames',
          bookOrder,
        ),
  );
  return edits;
}

/** The names of a drawn sheet, as they are called where it goes. */
function namesOf(drawn: Drawn, sheet: BookSheet, index: number): readonly BookName[] {
  return drawn.book.names.flatMap((name): readonly BookName[] => {
    if (name.sheet !== undefined) return name.sheet === sheet.index ? [{ ...name, sheet: index }] : [];
    const cut = name.refersTo.lastIndexOf('!');
    const owner = name.refersTo.slice(0, cut).replace(/^'|'$/gu, '').replace(/''/gu, "'");
    return sameName(owner, sheet.name) ? [name] : [];
  });
}

/**
 * How the attribute that leads to a sheet's part is spelled, as the other sheets of the list have it; and what declares it
 * where the list is not within what does: some programs declare it at each sheet anew.
 */
function linkAttribute(xml: string): { readonly name: string; readonly declared: string } {
  const around = new Set<string>();
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open') continue;
    if (reader.depth === 1 || reader.name === 'sheets')
      for (const [name] of reader.attributes()) around.add(name);
    if (reader.name !== 'sheet') continue;
    const id = reader.attributeIn(relationshipNamespaces, 'id');
    const found = reader.attributes().find(([name, value]) => name.endsWith(':id') && value === id);
    if (found && around.has(`xmlns:${found[0].slice(0, -':id'.length)}`))
      return { name: found[0], declared: '' };
  }
  return { name: 'r:id', declared: ` xmlns:r="${isStrict(xml) ? strict : transitional}"` };
}

/** Every drawn sheet behind those that are there. Throws a HostError where the structure is locked. */
export function graftSheets(parts: Parts, book: Book, drawn: Drawn): Parts {
  const [first] = drawn.book.sheets;
  if (book.lockedStructure && first) throw refusedChange.structure(first.name);
  const { parts: styled, styles } = withStyles(parts, book, drawn);
  const strings = readStrings(drawn.parts.text(drawn.parts.related(drawn.book.path, 'sharedStrings') ?? ''));
  const xml = parts.text(book.path) ?? '';
  const folder = book.path.replace(/[^/]*$/u, '');
  const attribute = linkAttribute(xml);
  const root = rootOf(xml);
  const tag = naming(root.prefix)('sheet');
  let all = styled;
  let listed = '';
  const names: BookName[] = [];
  drawn.book.sheets.forEach((sheet, n) => {
    const path = all.freePath(`${folder}worksheets/sheet`, '.xml');
    const text = sheetXml(drawn.parts.text(sheet.path) ?? '', strings, styles, isStrict(xml));
    const added = all.adding(
      { path, xml: text, contentType: type('worksheet') },
      { source: book.path, type: `${linkType(parts, book)}/worksheet` },
    );
    all = added.parts;
    const id = String(book.largestId + n + 1);
    listed += `<${tag} name="${xmlText(sheet.name)}" sheetId="${id}"${attribute.declared} ${attribute.name}="${added.id}"/>`;
    names.push(...namesOf(drawn, sheet, book.tabs + n));
  });
  const sheets = root.children.find(({ name }) => name === 'sheets');
  const edits = [...(sheets ? [appended(xml, sheets, listed)] : []), ...namesEdits(xml, names)];
  return all.with(book.path, edited(xml, edits));
}

/** What of the old sheet stays with it: whether its tab is chosen, its comments and pictures. */
function carriedOver(old: string, news: string): string {
  const reader = new XmlReader(old);
  let selected: string | undefined;
  const kept: { readonly name: string; readonly text: string }[] = [];
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open') continue;
    if (reader.name === 'sheetView') selected ??= reader.attribute('tabSelected');
    if (reader.depth !== 2 || !carried.includes(reader.name)) continue;
    const id = reader.attributeIn(relationshipNamespaces, 'id') ?? '';
    kept.push({
      name: reader.name,
      text: `<${reader.name} xmlns:r="${transitional}" r:id="${xmlText(id)}"/>`,
    });
  }
  const root = rootOf(news);
  const edits: Edit[] = kept.map(({ name, text }) => inserted(news, root, text, name, sheetOrder));
  const fresh = new XmlReader(news);
  for (let piece = fresh.next(); piece !== undefined && selected !== undefined; piece = fresh.next()) {
    if (piece !== 'open' || fresh.name !== 'sheetView') continue;
    const { start, end } = fresh;
    edits.push({ start, end, text: withAttributes(news.slice(start, end), { tabSelected: selected }) });
    break;
  }
  return edited(news, edits);
}

/** The drawn sheet in the part, and in the place, of the one of its name. Throws a HostError where that would do harm. */
export function graftInPlace(parts: Parts, book: Book, drawn: Drawn): Parts {
  const [sheet] = drawn.book.sheets;
  const old = sheet && sheetNamed(book, sheet.name);
  if (!old) return graftSheets(parts, book, drawn);
  const oldXml = parts.text(old.path) ?? '';
  const protection = rootOf(oldXml).children.find(({ name }) => name === 'sheetProtection')?.attributes ?? [];
  if (protection.some(([name, value]) => /^(?:password|hashValue)$/u.test(name) && value !== ''))
    throw refusedChange.replacedPassword(old.name);
  const links = parts.relationships(old.path);
  if (links.some(({ kind }) => kind === 'table' || kind === 'pivotTable' || kind === 'queryTable'))
    throw refusedChange.replacedWith(old.name);
  const { parts: styled, styles } = withStyles(parts, book, drawn);
  const strings = readStrings(drawn.parts.text(drawn.parts.related(drawn.book.path, 'sharedStrings') ?? ''));
  const xml = parts.text(book.path) ?? '';
  const news = sheetXml(drawn.parts.text(sheet.path) ?? '', strings, styles, false);
  const whole = carriedOver(oldXml, news);
  const fitting = isStrict(xml)
    ? whole.split(`"${main}"`).join(`"${strictMain}"`).split(`"${transitional}"`).join(`"${strict}"`)
    : whole;
  const names = namesOf(drawn, sheet, old.index);
  return styled.with(old.path, fitting).with(book.path, edited(xml, namesEdits(xml, names)));
}
