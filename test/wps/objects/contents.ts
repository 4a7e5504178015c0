/** How WPS takes what is put into a cell, and how it gives it back. */
import type { Cell } from 'exceljs';
import type { Scalar } from '../../office/formula';
import type { Mode } from '../mode';

const errors: Readonly<Record<string, number>> = {
  '#NULL!': -2146826288,
  '#DIV/0!': -2146826281,
  '#VALUE!': -2146826273,
  '#REF!': -2146826265,
  '#NAME?': -2146826259,
  '#NUM!': -2146826252,
  '#N/A': -2146826246,
};

/** An error is a number. */
export function shown(value: Scalar): unknown {
  return typeof value === 'string' ? (errors[value] ?? value) : value;
}

export function spelled(cell: Cell, value: Scalar): unknown {
  return cell.formula === undefined ? (value ?? '') : `=${cell.formula}`;
}

interface How {
  readonly block: boolean;
  readonly member: 'Value2' | 'Formula';
}

const textOf = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

/** Text that looks like something else becomes that something; in a cell formatted as text, everything is text. */
export function put(mode: Mode, cell: Cell, value: unknown, { block, member }: How): void {
  if (value === undefined) throw new TypeError('0x80020005 undefined is no content');
  if (value === null || value === '') cell.value = null;
  else if (cell.numFmt === '@') cell.value = textOf(value as string | number | boolean);
  else if (typeof value !== 'string') cell.value = value as number | boolean;
  else if (value.startsWith("'")) cell.value = mode.keepsApostrophe ? value : value.slice(1);
  else if (value.startsWith('=')) {
    if (mode.blocksAreText && (block || member === 'Value2')) cell.value = value;
    else cell.value = { formula: value.slice(1), result: 0 };
  } else if (/^[-+@]/u.test(value) && Number.isNaN(Number(value))) {
    throw new Error(`0x800A03EC WPS reads ${value} as a formula`);
  } else if (/^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/u.test(value)) cell.value = 45_000;
  else if (/^(true|false)$/iu.test(value)) cell.value = /^true$/iu.test(value);
  else cell.value = Number.isNaN(Number(value)) ? value : Number(value);
}
