/**
 * A cell as nearly all programs spell it: its place, format and kind, a formula of its own, a value. Read by hand, letter by
 * letter: a workbook has thousands.
 */
import { decoded } from '../../../container/xml';
import type { ScannedCell } from './scanned-cell';

const [quote, lessThan, greaterThan, slash, space] = [0x22, 0x3c, 0x3e, 0x2f, 0x20];
const [smallF, smallS, smallT, smallV] = [0x66, 0x73, 0x74, 0x76];

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** Where digits end that begin at `from`. */
function afterDigits(source: string, from: number): number {
  let at = from;
  while (isDigit(source.charCodeAt(at))) at += 1;
  return at;
}

function numberIn(source: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + source.charCodeAt(at) - 0x30;
  return value;
}

/** ` s="` or ` t="` at `at`. */
function isAttribute(source: string, at: number, name: number): boolean {
  return (
    source.charCodeAt(at + 1) === name &&
    source.charCodeAt(at) === space &&
    source.charCodeAt(at + 2) === 0x3d &&
    source.charCodeAt(at + 3) === quote
  );
}

/** `<f>` or `<v>` at `at`. */
function isElement(source: string, at: number, name: number): boolean {
  return (
    source.charCodeAt(at + 1) === name &&
    source.charCodeAt(at) === lessThan &&
    source.charCodeAt(at + 2) === greaterThan
  );
}

/** Where the text of such an element ends that begins at `from`, its closing tag right after it; -1 for anything else. */
function textEnd(source: string, from: number, name: number): number {
  const end = source.indexOf('<', from);
  const closes =
    end >= 0 &&
    source.charCodeAt(end + 1) === slash &&
    source.charCodeAt(end + 2) === name &&
    source.charCodeAt(end + 3) === greaterThan;
  return closes ? end : -1;
}

const opening = '<c r="';
const closing = '</c>';

/** The cell at `start`; undefined where there is none, or none that is spelled so. It may say it is in another row. */
export function plainCellAt(source: string, start: number): ScannedCell | undefined {
  if (!source.startsWith(opening, start)) return undefined;
  const letters = start + opening.length;
  let at = letters;
  let column = 0;
  for (let code = source.charCodeAt(at); code >= 0x41 && code <= 0x5a; code = source.charCodeAt(at)) {
    column = column * 26 + code - 0x40;
    at += 1;
  }
  const digits = at;
  if (digits === letters || digits - letters > 3) return undefined;
  at = afterDigits(source, digits);
  if (at === digits || at - digits > 7 || source.charCodeAt(at) !== quote) return undefined;
  const row = numberIn(source, digits, at) - 1;
  at += 1;
  let style = 0;
  if (isAttribute(source, at, smallS)) {
    const from = at + 4;
    at = afterDigits(source, from);
    if (at === from || at - from > 7 || source.charCodeAt(at) !== quote) return undefined;
    style = numberIn(source, from, at);
    at += 1;
  }
  let type = 'n';
  if (isAttribute(source, at, smallT)) {
    const from = at + 4;
    at = from;
    while (isLetter(source.charCodeAt(at))) at += 1;
    if (at === from || at - from > 9 || source.charCodeAt(at) !== quote) return undefined;
    type = source.slice(from, at);
    at += 1;
  }
  column -= 1;
  let formula: ScannedCell['formula'];
  let raw: string | undefined;
  const tail = source.charCodeAt(at) === space ? at + 1 : at;
  if (source.charCodeAt(tail) === slash && source.charCodeAt(tail + 1) === greaterThan)
    return { row, column, style, type, raw, formula, start, tagEnd: tail + 2, end: tail + 2, rest: '' };
  if (source.charCodeAt(at) !== greaterThan) return undefined;
  const tagEnd = at + 1;
  at = tagEnd;
  if (isElement(source, at, smallF)) {
    const end = textEnd(source, at + 3, smallF);
    if (end < 0) return undefined;
    const text = decoded(source.slice(at + 3, end));
    formula = { type: 'normal', shared: undefined, ref: undefined, text, start: tagEnd, end: end + 4 };
    at = end + 4;
  }
  if (isElement(source, at, smallV)) {
    const end = textEnd(source, at + 3, smallV);
    if (end < 0) return undefined;
    raw = decoded(source.slice(at + 3, end));
    at = end + 4;
  }
  if (!source.startsWith(closing, at)) return undefined;
  return { row, column, style, type, raw, formula, start, tagEnd, end: at + closing.length, rest: '' };
}
