/** References in the template of a formula: which cells a formula of that shape looks at. */
import { parseArea } from '../../../workbook/a1';
import type { Area } from '../../../workbook/workbook';

/** Rows and columns are zero-based; a row that moves is counted from the row all others are counted from. */
export interface Corner {
  readonly column: number;
  readonly row: number;
  readonly moves: boolean;
}

export interface Reference {
  /** undefined: the formula's own. */
  readonly sheet: string | undefined;
  readonly first: Corner;
  readonly last: Corner;
}

/** `C{0}` and `$B$2`, as a pattern. */
export const corner = String.raw`\$?[A-Z]{1,3}(?:\{-?\d+\}|\$\d+)`;

export function cornerOf(text: string): Corner | undefined {
  const moving = /\{(-?\d+)\}/u.exec(text)?.[1];
  const at = parseArea(moving === undefined ? text : text.replace(/\{.*$/u, '1'));
  if (!at) return undefined;
  return moving === undefined
    ? { column: at.column, row: at.row, moves: false }
    : { column: at.column, row: Number(moving) - 1, moves: true };
}

/** The row of a corner in the formula whose rows are counted from `from`. */
export const rowOf = ({ row, moves }: Corner, from: number): number => (moves ? row + from : row);

/** Where a reference of the formula whose rows are counted from `from` points. */
export function areaAt({ first, last }: Reference, from: number): Area {
  const [top, bottom] = [rowOf(first, from), rowOf(last, from)];
  return {
    row: Math.min(top, bottom),
    column: Math.min(first.column, last.column),
    rows: Math.abs(bottom - top) + 1,
    columns: Math.abs(last.column - first.column) + 1,
  };
}

/** What a formula of some shape looks at, read off its text whether or not it is understood. */
export interface Looks {
  readonly references: readonly Reference[];
  /** Words that may be names, in lower case. */
  readonly words: readonly string[];
  /** It gives something else on another day. */
  readonly today: boolean;
}

const piece = new RegExp(
  String.raw`(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.、]*)!)?(${corner})(?::(${corner}))?(?![\p{L}\p{N}_({])|(\p{L}[\p{L}\p{N}_.]*)(?!\s*\()`,
  'gu',
);

function looksOf(template: string): Looks {
  const references: Reference[] = [];
  const words = new Set<string>();
  const plain = template.replace(/"[^"]*"/gu, '""');
  // Not matchAll: old WPS has none.
  piece.lastIndex = 0;
  for (let match = piece.exec(plain); match; match = piece.exec(plain)) {
    const [, sheet, start, end, word] = match;
    const first = start === undefined ? undefined : cornerOf(start);
    const last = end === undefined ? first : cornerOf(end);
    const name = sheet?.replace(/^'|'$/gu, '').replace(/''/gu, "'");
    if (first && last) references.push({ sheet: name, first, last });
    if (word !== undefined) words.add(word.toLowerCase());
  }
  return { references, words: [...words], today: /(?:TODAY|NOW)\s*\(/iu.test(plain) };
}

const mostRemembered = 5_000;
const remembered = new Map<string, Looks>();

export function looks(template: string): Looks {
  const before = remembered.get(template);
  if (before) return before;
  if (remembered.size >= mostRemembered) remembered.clear();
  const found = looksOf(template);
  remembered.set(template, found);
  return found;
}
