/** The order in which a workbook's formulas were last calculated (ECMA-376 18.6): what holds no formula any more leaves it. */
import { XmlReader } from '../../../container/xml';
import { cellName } from '../../../workbook/a1';
import type { Book } from '../book';
import type { Parts } from '../splice/parts';
import { edited, withAttributes, type Edit } from '../splice/xml-edit';

export interface GoneFormula {
  readonly sheetId: number;
  /** undefined: all of the sheet's. */
  readonly cell: { readonly row: number; readonly column: number } | undefined;
}

/** The parts without these formulas in the chain; without the chain where none is left. */
export function withoutFormulas(parts: Parts, book: Book, gone: readonly GoneFormula[]): Parts {
  const path = gone.length === 0 ? undefined : parts.related(book.path, 'calcChain');
  if (path === undefined) return parts;
  const xml = parts.text(path) ?? '';
  const whole = new Set(gone.flatMap(({ sheetId, cell }) => (cell ? [] : [sheetId])));
  const cells = new Set(
    gone.flatMap(({ sheetId, cell }) =>
      cell ? [`${String(sheetId)}!${cellName(cell.row, cell.column)}`] : [],
    ),
  );
  const edits: Edit[] = [];
  const reader = new XmlReader(xml);
  let sheet = 0;
  // An entry that does not say its sheet is on that of the one before: of the one that stays before it.
  let told = 0;
  let kept = 0;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.name !== 'c') continue;
    const own = reader.attribute('i');
    if (own !== undefined) sheet = Number(own);
    const { start, end } = reader;
    if (whole.has(sheet) || cells.has(`${String(sheet)}!${reader.attribute('r') ?? ''}`)) {
      reader.skip();
      edits.push({ start, end: reader.end, text: '' });
      continue;
    }
    kept += 1;
    if (own === undefined && told !== sheet)
      edits.push({ start, end, text: withAttributes(xml.slice(start, end), { i: String(sheet) }) });
    told = sheet;
  }
  return kept === 0 ? parts.without(path, book.path) : parts.with(path, edited(xml, edits));
}
