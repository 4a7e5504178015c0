/** Signs of picture fonts (w:sym, SYMBOL) and enclosed characters (EQ fields) as the characters they print. */
import { circled } from './docx-numerals';

/** Wingdings and Symbol by the low byte of their code. */
const wingdings: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x76: '❖',
  0xa8: '□',
  0xd8: '➢',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
const wingdings2: Readonly<Record<number, string>> = { 0x50: '✓', 0x52: '☑', 0x53: '☒', 0xa3: '□' };
const symbol: Readonly<Record<number, string>> = { 0xb7: '•', 0xb4: '×', 0xb3: '≥', 0xa3: '≤', 0xb1: '±' };

/** The character of a sign; undefined where none is known. */
export function signOf(font: string, code: string): string | undefined {
  const value = Number.parseInt(code, 16);
  if (Number.isNaN(value)) return undefined;
  const low = value & 0xff;
  if (/^wingdings 2$/iu.test(font)) return wingdings2[low];
  if (/^wingdings/iu.test(font)) return wingdings[low];
  if (/^symbol$/iu.test(font)) return symbol[low];
  // Other fonts print the character itself, unless it is of the private area.
  return value >= 0xe000 && value <= 0xf8ff ? undefined : String.fromCodePoint(value);
}

/** `eq \o\ac(○,1)` is ①; undefined for what no character prints. */
export function enclosedSign(instruction: string): string | undefined {
  const [, ring = '', inner = ''] =
    /^\s*eq\s*\\o\s*\\a[cl]?\s*\(\s*(.)\s*,\s*(.*?)\s*\)\s*$/isu.exec(instruction) ?? [];
  if (!/[○〇◯]/u.test(ring)) return undefined;
  const number = Number(inner.normalize('NFKC'));
  return Number.isInteger(number) && number > 0 && number <= 50 ? circled(number) : undefined;
}
