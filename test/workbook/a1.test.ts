/** How places are spelled, and read back. */
import { describe, expect, test } from '@jest/globals';
import { parseArea, parseRange } from '../../src/workbook/a1';

describe('a range as a program spells it', () => {
  test.each([
    ['$B$27:$D$30', { row: 26, column: 1, rows: 4, columns: 3 }],
    ['B27', { row: 26, column: 1, rows: 1, columns: 1 }],
    ['$1:$3', { row: 0, column: 0, rows: 3, columns: 16_384 }],
    ['7:7', { row: 6, column: 0, rows: 1, columns: 16_384 }],
    ['$A:$C', { row: 0, column: 0, rows: 1_048_576, columns: 3 }],
    ['AA:AA', { row: 0, column: 26, rows: 1_048_576, columns: 1 }],
  ])('%s', (text, area) => {
    expect(parseRange(text)).toEqual(area);
  });

  test.each(['$3:$1', '$0:$3', 'C:A', '1', 'A', 'A:3', '$1:$3,$5:$5', '#REF!', ''])('%s is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  test('whole rows and columns are no area of a file', () => {
    expect(['$1:$3', '$A:$C'].map(parseArea)).toEqual([undefined, undefined]);
  });
});
