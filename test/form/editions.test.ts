import { describe, expect, test } from '@jest/globals';
import { editionFor, editions, tableIds } from '../../src/form/index';

describe('the form in force', () => {
  const edition = editionFor(2024);
  const tables = tableIds.map((id) => edition.tables[id]);

  test('has 200 unique cells: 10 + 175 + 15', () => {
    expect(tables.map((table) => table.cells.length)).toEqual([10, 175, 15]);
    expect(new Set(tables.flatMap((table) => table.cells.map((cell) => cell.key))).size).toBe(200);
  });

  test('has 42 relations of four kinds', () => {
    const relations = tables.flatMap((table) => table.relations);
    const count = (rule: string) => relations.filter((relation) => relation.rule === rule).length;
    expect(['t3-col-sum', 't3-result-sum', 't3-balance', 't4-sum'].map(count)).toEqual([25, 7, 7, 3]);
    expect(relations).toHaveLength(42);
  });

  test('totals 25 + 7 − 1 cells of table 3 and 3 of table 4 by formula', () => {
    expect(tables.map((table) => table.cells.filter((cell) => cell.sumOf).length)).toEqual([0, 31, 3]);
  });
});

describe.each(editions.flatMap((edition) => tableIds.map((id) => [edition.id, id] as const)))(
  'edition %s, table %s',
  (editionId, id) => {
    const table = editions.find((edition) => edition.id === editionId)!.tables[id];

    test('covers its grid exactly once', () => {
      const covered = new Map<string, number>();
      for (const cell of table.grid) {
        for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
          for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
            const at = `${String(r)},${String(c)}`;
            covered.set(at, (covered.get(at) ?? 0) + 1);
          }
        }
      }
      expect(covered.size).toBe(table.rowCount * table.columnCount);
      expect(new Set(covered.values())).toEqual(new Set([1]));
    });

    test('names every cell once', () => {
      expect(new Set(table.cells.map((cell) => cell.name)).size).toBe(table.cells.length);
    });
  },
);

test('table 3 prints its heads and stubs where the official form does', () => {
  const { grid, rowCount } = editionFor(2021).tables.requests;
  const at = (label: string) => {
    const cell = grid.find((candidate) => candidate.kind !== 'number' && candidate.label.includes(label))!;
    return [cell.row, cell.column, cell.rowSpan, cell.columnSpan];
  };
  expect(rowCount).toBe(28);
  expect(at('勾稽关系')).toEqual([0, 0, 3, 3]);
  expect(at('申请人情况')).toEqual([0, 3, 1, 7]);
  expect(at('自然人')).toEqual([1, 3, 2, 1]);
  expect(at('法人或其他组织')).toEqual([1, 4, 1, 5]);
  expect(at('总计')).toEqual([1, 9, 2, 1]);
  expect(at('本年度办理结果')).toEqual([5, 0, 22, 1]);
  expect(at('不予公开')).toEqual([7, 1, 8, 1]);
  expect(at('（七）总计')).toEqual([26, 1, 1, 2]);
  expect(at('结转下年度')).toEqual([27, 0, 1, 3]);
});
