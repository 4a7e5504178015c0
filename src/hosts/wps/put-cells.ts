/**
 * Puts a block of contents into a sheet and looks whether they are there. Nobody has promised that an apostrophe is
 * taken as a mark, or that a block may hold formulas: a cell that holds something else is put again in the other ways.
 */
import { legalText } from '../../form/characters';
import { areaName, placeName } from '../../workbook/a1';
import { holds, type Input } from '../../workbook/holds';
import { HostTrouble } from '../../workbook/trouble';
import type { Area } from '../../workbook/workbook';
import { wireValue } from './cell-value';
import type { EtRange, EtSheet } from './facade';
import { contentsIn } from './read-cells';
import { attempt } from './session';

const asText = '@';
const single: Pick<Area, 'rows' | 'columns'> = { rows: 1, columns: 1 };

function ways(input: Input): readonly ((cell: EtRange) => void)[] {
  if (input.kind === 'formula') return [(cell) => (cell.Formula = `=${input.formula}`)];
  const { value } = input;
  if (typeof value !== 'string' || value === '') return [(cell) => (cell.Value2 = value ?? '')];
  const text = legalText(value);
  return [
    (cell) => (cell.Value2 = text),
    (cell) => {
      cell.NumberFormat = asText;
      cell.Value2 = text;
    },
  ];
}

function isHeld(cell: EtRange, input: Input): boolean {
  const content = contentsIn(cell, { ...single, row: 0, column: 0 })[0]?.[0];
  return content !== undefined && holds(content, input);
}

function putAgain(sheet: EtSheet, at: Area, input: Input): void {
  const cell = sheet.Range(areaName(at));
  for (const way of ways(input)) {
    // A way that is refused outright is no reason not to try the next.
    attempt(() => {
      way(cell);
    });
    if (isHeld(cell, input)) return;
  }
  throw new HostTrouble(
    'WPS 没有按原样存下一个单元格的内容，这一步已撤回。请保存后重新打开文件，再试一次。',
    {
      retry: true,
      detail: `${placeName(sheet.Name, at)} does not take ${String(wireValue(input))}`,
    },
  );
}

/** `inputs` are as many rows and columns as the area. Rejects with HostTrouble where a cell does not take its content. */
export function putCells(sheet: EtSheet, area: Area, inputs: readonly (readonly Input[])[]): void {
  const range = sheet.Range(areaName(area));
  const [first] = inputs[0] ?? [];
  range.Value2 =
    area.rows * area.columns === 1 && first ? wireValue(first) : inputs.map((line) => line.map(wireValue));
  const contents = contentsIn(range, area);
  inputs.forEach((line, row) => {
    line.forEach((input, column) => {
      const content = contents[row]?.[column] ?? { value: null };
      const at = { ...single, row: area.row + row, column: area.column + column };
      if (!holds(content, input)) putAgain(sheet, at, input);
    });
  });
}
