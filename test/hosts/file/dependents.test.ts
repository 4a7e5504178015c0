/** Which formulas are evaluated again after a cell was written; and that leaving the others out changes nothing. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dependents, type FormulaAt } from '../../../src/hosts/file/dependents';
import { recalculated } from '../../../src/hosts/file/recalculation/recalculate';
import { cellName } from '../../../src/workbook/a1';
import type { Content, Contents } from '../../../src/workbook/workbook';

const at = (sheet: string, row: number, column: number, formula: string): FormulaAt => ({
  sheet,
  row,
  column,
  formula,
});

test('through references, other sheets, names, areas and chains; not through text, functions or neighbours', () => {
  const formulas = [
    at('表', 0, 1, 'A1*2'),
    at('表', 0, 2, 'SUM($B$1:B1)'),
    at('另', 0, 0, "'表'!C1+1"),
    at('另', 0, 1, 'SUM(ogi_x)'),
    at('表', 5, 0, 'IF(B6="A1","A1",0)'),
    at('表', 6, 0, 'A10+A11'),
    at('另', 6, 0, 'A1'),
  ];
  const names: Contents['names'] = new Map([
    ['OGI_x', { sheet: '表', area: { row: 0, column: 0, rows: 9, columns: 3 } }],
  ]);
  const found = (row: number, column: number) =>
    [...dependents(formulas, [{ sheet: '表', row, column }], names)]
      .map((one) => formulas.indexOf(one))
      .sort();
  expect(found(0, 0)).toEqual([0, 1, 2, 3, 6]);
  expect(found(9, 0)).toEqual([3, 5]);
  expect(found(20, 20)).toEqual([]);
});

/** A column of numbers and one of formulas over any of them, and over each other upwards. */
const sheets = fc
  .array(
    fc.record({
      value: fc.integer({ min: -9, max: 9 }),
      one: fc.nat(11),
      other: fc.nat(11),
      kind: fc.nat(3),
    }),
    { minLength: 12, maxLength: 12 },
  )
  .map((rows): readonly (readonly Content[])[] =>
    rows.map(({ value, one, other, kind }, row) => {
      const [a, b] = [cellName(one, 0), cellName(Math.min(other, Math.max(0, row - 1)), row > 0 ? 1 : 0)];
      const formula = [`${a}+${b}`, `SUM(A1:${a})-${b}`, `IF(${a}>0,${b},${a})`, `${a}*2`][kind] ?? a;
      return [{ value }, { value: 0, formula }];
    }),
  );

/** All results by a sheet that has none yet: everything is as if written. */
function settledSheet(cells: readonly (readonly Content[])[]): readonly (readonly Content[])[] {
  const contents: Contents = { sheets: [{ name: '表', cells }], names: new Map() };
  const written = cells.map((_, row) => ({ sheet: '表', row, column: 0 }));
  const news = recalculated(contents, (_sheet, _row, column) => column === 0, written, 45_000);
  return cells.map((line, row) =>
    line.map((cell, column) => {
      const result = news.find((one) => one.row === row && one.column === column);
      return result ? { ...cell, value: result.value } : cell;
    }),
  );
}

test('after one cell is written, every formula is what it is when all are evaluated', () => {
  fc.assert(
    fc.property(sheets, fc.nat(11), fc.integer({ min: -9, max: 9 }), (drawn, row, value) => {
      const before = settledSheet(drawn);
      const written = before.map((line, index) => (index === row ? [{ value }, line[1]!] : line));
      const news = recalculated(
        { sheets: [{ name: '表', cells: written }], names: new Map() },
        (_sheet, r, column) => r === row && column === 0,
        [{ sheet: '表', row, column: 0 }],
        45_000,
      );
      const after = written.map((line, r) => {
        const result = news.find((one) => one.row === r);
        return result ? [line[0]!, { ...line[1]!, value: result.value }] : line;
      });
      expect(after).toEqual(settledSheet(written));
    }),
    { numRuns: 300 },
  );
});
