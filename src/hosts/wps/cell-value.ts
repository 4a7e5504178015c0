/** A cell on the bridge: what is sent so that WPS keeps it as meant, and what comes back. */
import { legalText } from '../../form/characters';
import type { Input } from '../../workbook/cell-matches';
import type { Content } from '../../workbook/workbook';

/** Error values cross the bridge as the numbers COM gives them: 0x800A0000 and Excel's number of the error. */
const errorBase = 0x800a0000 | 0;
const errors: ReadonlyMap<number, string> = new Map([
  [2000, '#NULL!'],
  [2007, '#DIV/0!'],
  [2015, '#VALUE!'],
  [2023, '#REF!'],
  [2029, '#NAME?'],
  [2036, '#NUM!'],
  [2042, '#N/A'],
  [2045, '#SPILL!'],
]);

/** As the cell shows it; undefined for a number, of which none in a report comes near. */
function errorOf(value: number): string | undefined {
  const error = value - errorBase;
  return error >= 2000 && error < 3000 ? (errors.get(error) ?? '#错误!') : undefined;
}

/** WPS reads meaning into text as Excel does; an apostrophe in front keeps it text and is not part of the value. */
export function wireValue(input: Input): string | number | boolean | null {
  if (input.kind === 'formula') return `=${input.formula}`;
  const { value } = input;
  if (value === null || value === '') return null;
  return typeof value === 'string' ? `'${legalText(value)}` : value;
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

function plain(value: unknown): Content['value'] {
  if (typeof value === 'number') return errorOf(value) ?? value;
  if (typeof value === 'boolean') return value;
  // Anything else is no blank: as text, whatever it says, the checks stop at it.
  return isBlank(value) ? null : String(value);
}

/**
 * `formula` repeats the value where there is no formula, and text that looks like one is spelled the same in both; a
 * formula whose result is its own spelling does not exist.
 */
export function contentOf(value: unknown, formula: unknown): Content {
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  if (!isFormula) return { value: plain(value) };
  // An empty result is a text formula's; "never calculated" does not occur: a read calculates first where it must.
  return { value: plain(value) ?? '', formula: formula.slice(1) };
}

/** Rows of columns, whatever shape the version of WPS gives: a scalar, a list of rows, one row or column as a list. */
function shaped(values: unknown, rows: number): readonly unknown[] {
  if (!Array.isArray(values)) return [[values]];
  const list = values as readonly unknown[];
  if (list.every((line) => Array.isArray(line))) return list;
  return rows === 1 ? [list] : list.map((value) => [value]);
}

/** Throws where it is not all of the cells: what is missing would be taken for blanks. */
export function rowsOf(values: unknown, rows: number, columns: number): readonly (readonly unknown[])[] {
  const lines = shaped(values, rows) as readonly (readonly unknown[])[];
  if (lines.length === rows && lines.every(({ length }) => length === columns)) return lines;
  throw new Error(
    `${String(rows)} rows of ${String(columns)} cells came as ${String(lines.length)} of ${String(lines[0]?.length)}`,
  );
}
