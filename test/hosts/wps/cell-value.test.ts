/** What comes over the bridge is never taken for a blank, a number or a place that it is not. */
import { describe, expect, test } from '@jest/globals';
import { contentOf, rowsOf } from '../../../src/hosts/wps/cell-value';

describe('a value', () => {
  test.each([
    [null, null],
    [undefined, null],
    ['', null],
    [0, 0],
    [false, false],
    ['0', '0'],
    [-2146826281, '#DIV/0!'],
    [-2146826243, '#SPILL!'],
    [-2146826239, '#错误!'],
    [-2146826289, -2146826289],
    [new Date(Date.UTC(2025, 0, 1)), expect.stringContaining('2025')],
    [{}, '[object Object]'],
    [12n, '12'],
  ])('%p', (given, value) => {
    expect(contentOf(given, given)).toEqual({ value });
  });
});

describe('cells', () => {
  test.each([
    [7, 1, 1, [[7]]],
    [[7], 1, 1, [[7]]],
    [[[7]], 1, 1, [[7]]],
    [[1, 2], 1, 2, [[1, 2]]],
    [[1, 2], 2, 1, [[1], [2]]],
    [[[1, 2]], 1, 2, [[1, 2]]],
  ])('%j are %d rows of %d', (given, rows, columns, grid) => {
    expect(rowsOf(given, rows, columns)).toEqual(grid);
  });

  test.each([
    [null, 10, 20],
    ['', 2, 1],
    [[], 2, 2],
    [[1, 2], 2, 2],
    [[1, 2], 1, 3],
    [[1, 2], 3, 1],
    [[[1, 2]], 2, 2],
    [[[1, 2], [3]], 2, 2],
    [[[1, 2], null], 2, 2],
  ])('%j are not %d rows of %d', (given, rows, columns) => {
    expect(() => rowsOf(given, rows, columns)).toThrow('came as');
  });
});
