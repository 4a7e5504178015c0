/**
 * Puts a block of contents into a sheet and looks whether they are there. Nobody has promised that an apostrophe is
 * taken as a mark, or that a block may hold formulas: a cell that holds something else is put again in the other ways.
 */
import { legalText } from '../../form/characters';
import { areaName, placeName } from '../../workbook/a1';
import { holds, type Input } from '../../workbook/cell-matches';
import { HostError } from '../../workbook/host-error';
import type { Area } from '../../workbook/workbook';
import { wireValue } from './cell-value';
import type { EtRange, EtSheet } from './facade';
import { contentsIn } from './read/read-cells';
import { attempt } from './session';

const single: Pick<Area, 'rows' | 'columns'> = { rows: 1, columns: 1 };

const isText = (input: Input): boolean => input.kind === 'value' && typeof input.value === 'string';

function put(cell: EtRange, input: Input): void {
  if (input.kind === 'formula') cell.Formula = `=${input.formula}`;
  else cell.Value2 = typeof input.value === 'string' ? legalText(input.value) : (input.value ?? '');
}

/** By its format a cell keeps text as text, and also a number or a formula, which then are none any more. */
function putWithFormat(cell: EtRange, input: Input, formats: (() => void)[]): void {
  const before = cell.NumberFormat;
  cell.NumberFormat = isText(input) ? '@' : 'General';
  formats.push(() => (cell.NumberFormat = before));
  put(cell, input);
}

function isHeld(cell: EtRange, input: Input): boolean {
  const content = contentsIn(cell, { ...single, row: 0, column: 0 })[0]?.[0];
  return content !== undefined && holds(content, input);
}

function putAgain(sheet: EtSheet, at: Area, input: Input, formats: (() => void)[]): void {
  const cell = sheet.Range(areaName(at));
  for (const way of [put, putWithFormat]) {
    // A way that is refused outright is no reason not to try the next.
    attempt(() => {
      way(cell, input, formats);
    });
    if (isHeld(cell, input)) return;
  }
  throw new HostError('WPS 没有按原样存下一个单元格的内容，这一步已撤回。请保存后重新打开文件，再试一次。', {
    retry: true,
    detail: `${placeName(sheet.Name, at)} does not take ${String(wireValue(input))}`,
  });
}

/**
 * `inputs` are as many rows and columns as the area; `formats` gets how to give back each number format that had to be
 * changed. Throws HostError where a cell does not take its content.
 */
export function putCells(
  sheet: EtSheet,
  area: Area,
  inputs: readonly (readonly Input[])[],
  formats: (() => void)[] = [],
): void {
  const range = sheet.Range(areaName(area));
  const [first] = inputs[0] ?? [];
  range.Value2 =
    area.rows * area.columns === 1 && first ? wireValue(first) : inputs.map((line) => line.map(wireValue));
  const contents = contentsIn(range, area);
  inputs.forEach((line, row) => {
    line.forEach((input, column) => {
      const content = contents[row]?.[column] ?? { value: null };
      const at = { ...single, row: area.row + row, column: area.column + column };
      if (!holds(content, input)) putAgain(sheet, at, input, formats);
    });
  });
}
