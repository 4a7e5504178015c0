/** Has the program that opens the workbook calculate everything that hangs on what was written. */
import type { Book } from '../book';
import { bookOrder } from '../splice/graft-sheets';
import type { Parts } from '../splice/parts';
import { edited, inserted, naming, rootOf, withAttributes } from '../splice/xml-edit';

export function calculatedOnOpening(parts: Parts, { path }: Book): Parts {
  const xml = parts.text(path) ?? '';
  const root = rootOf(xml);
  const settings = root.children.find(({ name }) => name === 'calcPr');
  const on = { fullCalcOnLoad: '1' };
  if (!settings) {
    const text = `<${naming(root.prefix)('calcPr')} fullCalcOnLoad="1"/>`;
    return parts.with(path, edited(xml, [inserted(xml, root, text, 'calcPr', bookOrder)]));
  }
  const { start, innerStart: end } = settings;
  return parts.with(path, edited(xml, [{ start, end, text: withAttributes(xml.slice(start, end), on) }]));
}
