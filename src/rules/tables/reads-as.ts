/**
 * What a clerk most likely meant by an entry that is not a plain number. Suggestions only: nothing is ever taken for
 * the number it looks like without being shown and agreed to (see whole-number.ts and the fixes that use this).
 */
import { chineseNumeral } from '../../reading/chinese-numeral';
import type { Entry } from '../../form/figures';
import type { Measure } from '../../form/form';

export type EntryGuess =
  /** A number already. It may still be one the cell cannot hold. */
  | { readonly kind: 'number'; readonly value: number }
  /** Nothing, or a mark for nothing: 0 is what the form wants. */
  | { readonly kind: 'blank' }
  /** A formula that no program has calculated yet. */
  | { readonly kind: 'formula' }
  /** `#REF!` and its like. */
  | { readonly kind: 'error-value' }
  /** Text that looks like this number, in the unit of the cell. */
  | { readonly kind: 'like'; readonly value: number }
  | { readonly kind: 'unclear' };

const nothing = /^(?:[-‐-―−－_＿/／\\＼.。、,，·…~～]*|无|没有|未发生|暂无|空|未填|none|null|nil|n\/?a)$/iu;
const errorValue = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|CALC!|#+)?$/iu;

/** A sign in digits or words. */
const negative = /^(?:[-‐-―−]|减少?|负|下降)(?=\d)/u;
const positive = /^(?:\+|增加?|加)(?=\d)/u;
const pieces = /(?:件|条|宗|份|起|次|个|项|人|篇|期)$/u;
const yuan = /(?<=\d)(?:¥|元整?|圆)$/u;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const plain = /^\d+(?:\.\d+)?$/u;

/** Characters that cannot be seen and change nothing. */
const invisible = /[\p{Cf}\p{Cc}]+/gu;

/** Whether an entry stands for "nothing here": a blank, or a mark such as `/`, `—` or 无. */
export function isBlank(entry: Entry | undefined): boolean {
  if (entry === null || entry === undefined) return true;
  return typeof entry === 'string' && nothing.test(entry.replace(invisible, '').trim());
}

function unsigned(text: string): number | undefined {
  const number = grouped.test(text) ? text.replace(/,/gu, '') : text;
  if (plain.test(number)) return Number(number);
  if (/^[oO]$/u.test(number)) return 0;
  return chineseNumeral(number.replace(/○/gu, '〇'));
}

/** Amounts of money are kept in 万元: `251000元` in a money cell is 25.1. */
function amountOf(text: string, measure: Measure): number | undefined {
  if (measure === 'money') {
    if (/万元?$/u.test(text)) return unsigned(text.replace(/万元?$/u, ''));
    if (/亿元?$/u.test(text)) return scaled(text.replace(/亿元?$/u, ''), 1e4);
    if (yuan.test(text)) return scaled(text.replace(yuan, ''), 1e-4);
  }
  return unsigned(text.replace(pieces, '').replace(yuan, ''));
}

/** Scaled by powers of ten, without the tail that binary fractions leave. */
function scaled(text: string, factor: number): number | undefined {
  const value = unsigned(text);
  return value === undefined ? undefined : Number((value * factor).toPrecision(15));
}

/**
 * Reads an entry as a careful colleague would: `１２`, `12 `, `+19`, `减4`, `1,234`, `12件`, `251000元`, `十二`.
 * `measure` is the cell's, so that 元 and 万元 are told apart in a money cell. Never guesses at 约12, 12左右 or 1e5.
 */
export function readsAs(entry: Entry | undefined, measure: Measure = 'count'): EntryGuess {
  if (typeof entry === 'number') return { kind: 'number', value: entry };
  if (entry === null || entry === undefined || isBlank(entry)) return { kind: 'blank' };
  const typed = entry.trim();
  if (typed.startsWith('=')) return { kind: 'formula' };
  if (errorValue.test(typed)) return { kind: 'error-value' };
  const text = typed
    // 237¹: the raised digit is a note mark, which NFKC would make a digit like the others.
    .replace(/(?<=\d[)）\]】]?)[（(【[]?[⁰¹²³⁴-⁹]+[)）\]】]?$/u, '')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/^['"‘’“”]+|['"‘’“”]+$/gu, '')
    .replace(/^[¥￥]/u, '')
    // A space between digits may be a thousands separator, and may be two numbers: only the former is read.
    .replace(/(?<=\d)\s(?=\d{3}(?:\D|$))/gu, ',')
    .replace(/(?<!\d)\s+|\s+(?!\d)/gu, '')
    .replace(/[。.；;、,，]+$/u, '');
  const bare = text.replace(negative, '').replace(positive, '');
  const value = amountOf(bare, measure);
  if (value === undefined || value > Number.MAX_SAFE_INTEGER) return { kind: 'unclear' };
  return { kind: 'like', value: negative.test(text) && value !== 0 ? -value : value };
}
