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
  return text
    .normalize('NFKC')
    .replace(/[(（]?20\d\d年?(?:度)?[)）]?/gu, '')
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');
}

/** Characters, spaces and line breaks among them; the longest label has under 50. */
export const longestLabel = 300;

/** Official labels are few and compared again and again; normalising is what takes the time. */
const official = new Map<string, string>();

function normaliseOfficial(text: string): string {
  const known = official.get(text);
  if (known !== undefined) return known;
  const normal = normaliseLabel(text);
  official.set(text, normal);
  return normal;
}

/** `same` after normalisation; `variant` when listed or when its clue is there; otherwise `different`. */
export type LabelMatch = 'same' | 'variant' | 'different';

/** Compares printed text with an official label. */
export function matchLabel(text: string, { label, variants, clue }: Labelled): LabelMatch {
  if (text.length > longestLabel) return 'different';
  const seen = normaliseLabel(text);
  if (seen === normaliseOfficial(label)) return 'same';
  if (seen === '') return 'different';
  if (variants?.some((variant) => normaliseOfficial(variant) === seen)) return 'variant';
  if (clue !== undefined && seen.includes(normaliseOfficial(clue))) return 'variant';
  return 'different';
}
