/// <reference types="office-js" />
/** A cell on the wire: what is sent so that Excel keeps it as meant, and what comes back. */
import { legalText } from '../../form/characters';
import { dateText, showsDate } from '../../workbook/shown-date';
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

function plain(value: unknown, format: unknown): Content['value'] {
  if (typeof value === 'number')
    return typeof format === 'string' && showsDate(format) ? dateText(value) : value;
  return typeof value === 'boolean' || (typeof value === 'string' && value !== '') ? value : null;
}

/**
 * `formulas` repeats the value where there is no formula, and text that looks like one is spelled the same in both; a
 * formula whose result is its own spelling does not exist. A number that is seen as a date is told as one.
 */
export function contentOf(value: unknown, formula: unknown, format?: unknown): Content {
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  const content = plain(value, format);
  if (!isFormula) return { value: content };
  // An empty result is a text formula's; "never calculated" does not occur in Excel.
  return { value: content ?? '', formula: formula.slice(1) };
}
