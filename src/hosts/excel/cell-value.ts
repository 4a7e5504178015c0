/// <reference types="office-js" />
/** A cell on the wire: what is sent so that Excel keeps it as meant, and what comes back. */
import { legalText } from '../../form/characters';
import type { CellInput, Content } from '../../workbook/workbook';

/**
 * Excel reads meaning into text (`=1+1`, `@甲`, `1-2` a date, `007` a number); an apostrophe in front keeps it text and
 * is not part of the value. A blank is the empty string; `null` would leave the cell as it was.
 */
export function wireValue(input: CellInput): string | number {
  if (input.kind === 'formula') return `=${input.formula}`;
  const { value } = input;
  if (value === null || value === '') return '';
  return typeof value === 'string' ? `'${legalText(value)}` : value;
}

/**
 * `formulas` repeats the value where there is no formula, and text that looks like one is spelled the same in both; a
 * formula whose result is its own spelling does not exist.
 */
export function contentOf(value: unknown, formula: unknown): Content {
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  const plain =
    typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '')
      ? value
      : null;
  if (!isFormula) return { value: plain };
  // An empty result is a text formula's; "never calculated" does not occur in Excel.
  return { value: plain ?? '', formula: formula.slice(1) };
}
