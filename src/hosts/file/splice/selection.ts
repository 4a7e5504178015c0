/** Which sheet a workbook opens at, and which cell is chosen there (ECMA-376 18.2.30, 18.3.1.78). */
import { XmlReader } from '../../../container/xml';
import { areaName, cellName } from '../../../workbook/a1';
import type { Area } from '../../../workbook/workbook';
import type { BookSheet } from '../book';
import { bookOrder } from './graft-sheets';
import type { Parts } from './parts';
import type { State } from '../state';
import { appended, edited, inserted, naming, rootOf, withAttributes, type Edit } from './xml-edit';

/** A sheet's part as the chosen one, or as one that is not. */
function chosen(xml: string, area: Area | undefined): string {
  const edits: Edit[] = [];
  const reader = new XmlReader(xml);
  let views = 0;
  let pane: string | undefined;
  let selected = false;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.depth < 3) continue;
    const { start, end } = reader;
    const tag = xml.slice(start, end);
    if (reader.name === 'sheetView') {
      views += 1;
      const isChosen = area !== undefined && views === 1;
      edits.push({ start, end, text: withAttributes(tag, { tabSelected: isChosen ? '1' : undefined }) });
    } else if (reader.name === 'pane') pane ??= reader.attribute('activePane') ?? 'topLeft';
    else if (reader.name === 'selection' && area && views === 1 && !selected) {
      if ((reader.attribute('pane') ?? 'topLeft') !== (pane ?? 'topLeft')) continue;
      selected = true;
      const at = {
        activeCell: cellName(area.row, area.column),
        activeCellId: undefined,
        sqref: areaName(area),
      };
      edits.push({ start, end, text: withAttributes(tag, at) });
    } else if (reader.name === 'row') break;
  }
  return edited(xml, edits);
}

function opensAt(xml: string, sheet: BookSheet): string {
  const root = rootOf(xml);
  const name = naming(root.prefix);
  const views = root.children.find((child) => child.name === 'bookViews');
  const fresh = `<${name('workbookView')} activeTab="${String(sheet.index)}"/>`;
  if (!views) {
    const tag = name('bookViews');
    return edited(xml, [inserted(xml, root, `<${tag}>${fresh}</${tag}>`, 'bookViews', bookOrder)]);
  }
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.name !== 'workbookView') continue;
    const { start, end } = reader;
    const text = withAttributes(xml.slice(start, end), { activeTab: String(sheet.index) });
    return edited(xml, [{ start, end, text }]);
  }
  return edited(xml, [appended(xml, views, fresh)]);
}

/** The sheet a workbook opens at; undefined where that is one nobody can see. */
export function frontSheet({ parts, book }: State): string | undefined {
  const reader = new XmlReader(parts.text(book.path) ?? '');
  let tab = 0;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.name !== 'workbookView') continue;
    tab = Number(reader.attribute('activeTab') ?? 0);
    break;
  }
  const sheet = book.sheets.find(({ index }) => index === tab);
  return sheet?.visible === true ? sheet.name : undefined;
}

/** The workbook as it opens at this place; a sheet nobody can see is not gone to. */
export function withSelection({ parts, book }: State, sheet: BookSheet, area: Area): Parts {
  if (!sheet.visible) return parts;
  let all = parts.with(book.path, opensAt(parts.text(book.path) ?? '', sheet));
  for (const { path } of book.sheets)
    all = all.with(path, chosen(all.text(path) ?? '', path === sheet.path ? area : undefined));
  return all;
}
