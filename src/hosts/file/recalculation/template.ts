/**
 * Formulas that differ by their row only are one: a ledger has ten in every row, a thousand times. What they have in
 * common is spelled with `{n}` for a row that moves, counted from the first such row, and is worked out once.
 */

export interface Shape {
  /** `MAX(C{0},J{0},$B$2)` of `MAX(C7,J7,$B$2)`. */
  readonly template: string;
  /** The row all others are counted from, from 1. */
  readonly from: number;
}

/** Text, a quoted sheet, or a word that may be a reference; what stands before `!` or `(` is none. */
const piece = /"[^"]*"|'[^']*'|[$\p{L}_][$\p{L}\p{N}_.]*[!(]?/gu;
const movingRow = /^(\$?[A-Z]{1,3})(\d{1,7})$/u;

function shapeOf(formula: string): Shape {
  let from: number | undefined;
  const template = formula.replace(piece, (word) => {
    const [, column = '', digits = ''] = movingRow.exec(word) ?? [];
    if (column === '') return word;
    from ??= Number(digits);
    return `${column}{${String(Number(digits) - from)}}`;
  });
  return { template, from: from ?? 0 };
}

/** Texts remembered: as many as the formulas of a large ledger. */
const mostRemembered = 100_000;
const remembered = new Map<string, Shape>();

/** The shape of a formula (without `=`); the same object for the same text. */
export function shape(formula: string): Shape {
  const before = remembered.get(formula);
  if (before) return before;
  if (remembered.size >= mostRemembered) remembered.clear();
  const found = shapeOf(formula);
  remembered.set(formula, found);
  return found;
}
