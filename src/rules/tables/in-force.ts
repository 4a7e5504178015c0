/** In force (现行有效) ≥ issued − repealed: what was in force at the end of last year cannot be less than nothing. */
import type { CellKey } from '../../form/cell';
import { cellsOf, isCellKey } from '../../form/index';
import { cellKey } from '../../form/table';
import { foundTable } from '../../form/report-tables';
import { defineRule, type Evidence, type Said } from '../rule';

interface RowNumbers {
  readonly cells: readonly CellKey[];
  readonly row: string;
  readonly issued: number;
  readonly repealed: number;
  readonly inForce: number;
}

/** Rows that have all three numbers. */
function rows({ report }: Evidence): readonly RowNumbers[] {
  const table = foundTable(report, 'proactive');
  return cellsOf(table).flatMap((cell) => {
    if (cell.columnId !== 'inForce') return [];
    const cells = ['issued', 'repealed', 'inForce']
      .map((column) => cellKey(table.id, cell.rowId, column))
      .filter(isCellKey);
    const numbers = cells.map((key) => report.figures[key]);
    const [issued, repealed, inForce] = numbers;
    if (typeof issued !== 'number' || typeof repealed !== 'number' || typeof inForce !== 'number') return [];
    return [{ cells, row: cell.stub, issued, repealed, inForce }];
  });
}

export const inForce = defineRule({
  id: 't2-valid-ge-made',
  comment:
    'Fewer documents in force than were issued and not repealed this year: older ones were probably left out.',
  severity: 'hint',
  basis: '现行有效件数 = 上年末现行有效 + 本年制发 − 本年废止',
  check: (evidence) =>
    rows(evidence)
      .filter((row) => row.inForce < row.issued - row.repealed)
      .map(({ cells, row, ...n }): Said => {
        const least = n.issued - n.repealed;
        return {
          cells,
          message: `${row}：现行有效 ${String(n.inForce)}，少于本年制发 ${String(n.issued)} − 废止 ${String(n.repealed)} = ${String(least)}。现行有效应包括往年制发、仍然有效的，请核对。`,
          expected: least,
          actual: n.inForce,
        };
      }),
});
