/** Texts of a workbook: shared ones, and those that stand in a cell (ECMA-376 18.4). */
import { decoded, XmlReader } from '../../../container/xml';

/** Characters written as `_xHHHH_` because XML or a program could not hold them (ST_Xstring, 22.9.2.19). */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** What looks like such a character and is meant as it stands. */
export function withEscapes(text: string): string {
  return text.replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_');
}

const raised = Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹');
const lowered = Array.from('₀₁₂₃₄₅₆₇₈₉');
/** Each with the combining long stroke, U+0336. */
const struck = Array.from('0123456789', (digit) => `${digit}\u0336`);

/** A raised digit is a note mark or a power, one crossed out an old number, and none of the number's: 237 and a raised 1 are 237¹. */
function shifted(text: string, digits: readonly string[]): string {
  return text.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit);
}

/**
 * After `<si>` or `<is>` was opened: its text, the runs joined, and what tells how to pronounce it (rPh) left out. Goes on
 * to its end.
 */
export function readText(reader: XmlReader): string {
  const { depth } = reader;
  let text = '';
  let digits: readonly string[] | undefined;
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece === 'close' && reader.depth === depth) break;
    if (piece !== 'open') continue;
    switch (reader.name) {
      case 't': {
        const run = withoutEscapes(reader.textWithin());
        text += digits === undefined ? run : shifted(run, digits);
        break;
      }
      case 'r':
        digits = undefined;
        break;
      case 'rPr':
        break;
      case 'vertAlign': {
        const align = reader.attribute('val');
        if (align !== 'baseline') digits = align === 'subscript' ? lowered : raised;
        break;
      }
      case 'strike':
        if (!/^(?:0|false)$/u.test(reader.attribute('val') ?? '')) digits = struck;
        break;
      default:
        reader.skip();
    }
  }
  return text;
}

/** A string of one run, as nearly all are spelled. */
const openings = ['<si><t>', '<si><t xml:space="preserve">'];
const closing = '</t></si>';

/** The shared strings, in order. */
export function readStrings(xml: string | undefined): readonly string[] {
  if (xml === undefined) return [];
  const strings: string[] = [];
  const reader = new XmlReader(xml);
  const plain = (source: string, at: number): number => {
    const opening = openings.find((one) => source.startsWith(one, at));
    if (opening === undefined) return -1;
    const end = source.indexOf('<', at + opening.length);
    if (end < 0 || !source.startsWith(closing, end)) return -1;
    strings.push(withoutEscapes(decoded(source.slice(at + opening.length, end))));
    return end + closing.length;
  };
  for (;;) {
    reader.take('si', plain);
    const piece = reader.next();
    if (piece === undefined) return strings;
    if (piece === 'open' && reader.name === 'si') strings.push(readText(reader));
  }
}
