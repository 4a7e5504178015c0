/** Labels as clerks retype them: what counts as the same, what is a known variant, what is a likely misprint. */

export interface Labelled {
  readonly label: string;
  readonly variants?: readonly string[];
  readonly clue?: string;
}

/**
 * Reduces a label to what carries meaning: NFKC, no white space, no punctuation, brackets or quotes, no inserted year.
 * `(一) 予以公开` and `（一）予以公开` become one; `本年度止件数` and `本年废止件数` stay two.
 */
export function normaliseLabel(text: string): string {
  const known = normal.get(text);
  if (known !== undefined) return known;
  const own = ownText(text);
  const result = hanOnly.test(own)
    ? own
    : own
        .normalize('NFKC')
        .replace(/[(（]?20\d\d年?(?:度)?[)）]?/gu, '')
        .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');
  if (normal.size > mostKept) normal.clear();
  if (text.length <= longestLabel) normal.set(own, result);
  return result;
}

/** A piece of a text keeps the whole of it in memory, here a workbook's strings: the same characters on their own. */
const ownText = (piece: string): string => Array.from(piece).join('');

/** What is its own normal form. */
const hanOnly = /^[\u4e00-\u9fa5]*$/u;

const [firstHan, lastHan] = [0x4e00, 0x9fa5];
const ofYears: ReadonlySet<string> = new Set('年度');

/** How many characters of the text are in its normal form whatever stands between them: a quick bound on its length. */
export function hanIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= firstHan && code <= lastHan && !ofYears.has(text.charAt(at))) count += 1;
  }
  return count;
}

/** Labels are few and compared again and again; normalising is what takes the time. */
const normal = new Map<string, string>();
const mostKept = 4_000;

/** Characters, spaces and line breaks among them; the longest label has under 50. */
export const longestLabel = 300;

/** `same` after normalisation; `variant` when listed or when its clue is there; otherwise `different`. */
export type LabelMatch = 'same' | 'variant' | 'different';

/** Compares printed text with an official label. */
export function matchLabel(text: string, { label, variants, clue }: Labelled): LabelMatch {
  if (text.length > longestLabel) return 'different';
  const seen = normaliseLabel(text);
  if (seen === normaliseLabel(label)) return 'same';
  if (seen === '') return 'different';
  if (variants?.some((variant) => normaliseLabel(variant) === seen)) return 'variant';
  if (clue !== undefined && seen.includes(normaliseLabel(clue))) return 'variant';
  return 'different';
}

/** Edits that make one text of the other: a character put in, left out or exchanged. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

/** Below this a text is none of the labels it is compared with (test/form/likeness.test.ts shows why here). */
export const leastLikeness = 0.6;

/** A listed variant is as good as the label, but for telling two apart. */
const listed = 0.95;
/** What holds a row's telling word is that row, however much else is lost; a near miss of the rest ranks among such. */
const withClue = 0.8;

/**
 * How alike a text and a label are after normalisation, from 0 to 1: 1 is the label itself, `matchLabel` calls all
 * from 0.8 with the label's clue, or listed, a variant; the rest is the share of characters that need no edit.
 */
export function likeness(text: string, { label, variants, clue }: Labelled): number {
  if (text.length > longestLabel) return 0;
  const seen = normaliseLabel(text);
  const wanted = normaliseLabel(label);
  if (seen === wanted) return 1;
  if (seen === '') return 0;
  if (variants?.some((variant) => normaliseLabel(variant) === seen)) return listed;
  const longer = Math.max(seen.length, wanted.length);
  // Lengths alone bound what the edits can leave alike.
  const bound = 1 - Math.abs(seen.length - wanted.length) / longer;
  const clued = clue !== undefined && bound > 0.4 && seen.includes(normaliseLabel(clue));
  if (!clued && bound < leastLikeness) return bound / 2;
  const alike = 1 - distance(seen, wanted) / longer;
  return clued ? withClue + 0.1 * alike : alike;
}
