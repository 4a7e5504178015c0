/** The only speller of `B27`. Rows and columns are zero-based everywhere else. */
import type { CellPlace } from '../form/place';
import { sheetSize } from './limits';
import type { Area } from './workbook';

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${String(row + 1)}`;
}

/** `第 10 行`, `第 10 至 12 行`, as the margins of a sheet count. */
export function rowsName(first: number, count: number): string {
  const last = count > 1 ? ` 至 ${String(first + count)}` : '';
  return `第 ${String(first + 1)}${last} 行`;
}

/** `E 列`, `E 至 G 列`. */
export function columnsName(first: number, count: number): string {
  const last = count > 1 ? ` 至 ${columnName(first + count - 1)}` : '';
  return `${columnName(first)}${last} 列`;
}

/** `B27`, or `B27:D30` for more than one cell. */
export function areaName(area: Area): string {
  const first = cellName(area.row, area.column);
  const last = cellName(area.row + area.rows - 1, area.column + area.columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** As in formulas and defined names: `$B$27:$D$30`. */
export function absoluteName(area: Area): string {
  return areaName(area).replace(/([A-Z]+)(\d+)/gu, '$$$1$$$2');
}

/** Whether a formula means other cells when it is moved: `D7`, `$D7`, not `$D$7`. */
export function relativeReference(formula: string): boolean {
  const references = formula.replace(/"[^"]*"/gu, '').match(/\$?\b[A-Z]{1,3}\$?\d+\b/gu) ?? [];
  return references.some((reference) => !/^\$[A-Z]+\$\d+$/u.test(reference));
}

/** A sheet name as formulas need it: quoted, with inner quotes doubled. */
export function quotedSheet(name: string): string {
  return `'${name.replace(/'/gu, "''")}'`;
}

/** `三、依申请公开!D7:E9` */
export function placeName(sheet: string, area: Area): string {
  return `${sheet}!${areaName(area)}`;
}

/** `三、依申请公开!D7`: a place as it is shown. */
export function spellPlace({ sheet, row, column, columns = 1 }: CellPlace): string {
  return placeName(sheet, { row, column, columns, rows: 1 });
}

function columnIndex(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Reads `$B$27:$D$30` or `B27`; undefined for anything else. */
export function parseArea(text: string): Area | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/u.exec(text);
  const [, c1, r1, c2, r2] = found ?? [];
  if (c1 === undefined || r1 === undefined) return undefined;
  const row = Number(r1) - 1;
  const column = columnIndex(c1);
  const rows = Number(r2 ?? r1) - row;
  const columns = columnIndex(c2 ?? c1) - column + 1;
  return row >= 0 && rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/**
 * Reads a range as a program spells it: whole rows are `$1:$3` there, whole columns `$A:$C`. Not for what files and
 * formulas hold: there whole rows are areas for nobody.
 */
export function parseRange(text: string): Area | undefined {
  const [, first, last] = /^\$?(\d{1,7}):\$?(\d{1,7})$/u.exec(text) ?? [];
  if (first !== undefined && last !== undefined)
    return parseArea(
      `${cellName(Number(first) - 1, 0)}:${cellName(Number(last) - 1, sheetSize.columns - 1)}`,
    );
  const [, left, right] = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/u.exec(text) ?? [];
  if (left !== undefined && right !== undefined)
    return parseArea(`${left}1:${right}${String(sheetSize.rows)}`);
  return parseArea(text);
}

/** Reads `三、依申请公开!D7` back. */
export function parsePlace(text: string): { readonly sheet: string; readonly area: Area } | undefined {
  const cut = text.lastIndexOf('!');
  const area = parseArea(text.slice(cut + 1));
  return cut > 0 && area ? { sheet: text.slice(0, cut), area } : undefined;
}

/** Reads what a defined name refers to, `='三、依申请公开'!$A$2:$J$29`, with or without the `=`. */
export function parseReference(text: string): { readonly sheet: string; readonly area: Area } | undefined {
  const place = parsePlace(text.replace(/^=/u, ''));
  return place && { ...place, sheet: place.sheet.replace(/^'|'$/gu, '').replace(/''/gu, "'") };
}

const dollar = 0x24;

/** Reads `B27`, in any case; undefined for anything else. By hand: a workbook has thousands. */
export function parseCell(text: string): { readonly row: number; readonly column: number } | undefined {
  let at = text.charCodeAt(0) === dollar ? 1 : 0;
  const letters = at;
  let column = 0;
  for (; ; at += 1) {
    const letter = text.charCodeAt(at) & ~0x20;
    if (!(letter >= 0x41 && letter <= 0x5a)) break;
    column = column * 26 + letter - 0x40;
  }
  if (at === letters || at - letters > 3) return undefined;
  if (text.charCodeAt(at) === dollar) at += 1;
  const digits = at;
  let row = 0;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    row = row * 10 + digit;
  }
  return row === 0 || at - digits > 7 ? undefined : { row: row - 1, column: column - 1 };
}

/** A reference as it reads further down and right: `$A1` by 2 and 3 is `$A3`. Past an edge of the sheet it is `#REF!`. */
export function movedReference(reference: string, rows: number, columns: number): string {
  const ends = reference.split(':').map((end) => {
    const [, columnSign = '', letters = '', rowSign = '', digits = ''] =
      /^(\$?)([A-Z]*)(\$?)(\d*)$/iu.exec(end) ?? [];
    // In whole rows the only sign stands before the digits.
    const fixedRow = rowSign === '$' || (letters === '' && columnSign === '$');
    const column =
      letters === '' ? 0 : columnIndex(letters.toUpperCase()) + (columnSign === '$' ? 0 : columns);
    const row = digits === '' ? 0 : Number(digits) - 1 + (fixedRow ? 0 : rows);
    const inside = column >= 0 && column < sheetSize.columns && row >= 0 && row < sheetSize.rows;
    if (!inside) return undefined;
    return `${columnSign}${letters === '' ? '' : columnName(column)}${rowSign}${digits === '' ? '' : String(row + 1)}`;
  });
  return ends.includes(undefined) ? '#REF!' : ends.join(':');
}
