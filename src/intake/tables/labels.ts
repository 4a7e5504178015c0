/** Which printed label a row or column of numbers belongs to, and what to say when it is worded otherwise. */
import type { CellKey } from '../../form/cell';
import type { LabelCell, NumberCell, Table } from '../../form/form';
import { cellsOf } from '../../form/index';
import type { Deviation } from '../../form/report';

function isLabel(cell: Table['grid'][number]): cell is LabelCell {
  return cell.kind !== 'number';
}

/** The label beside a number: the stub of its row that stands nearest. */
export function stubOf(number: NumberCell, table: Table): LabelCell | undefined {
  return table.grid
    .filter(isLabel)
    .filter((cell) => cell.kind === 'stub' && cell.row <= number.row && number.row < cell.row + cell.rowSpan)
    .sort((a, b) => b.column - a.column)[0];
}

/** The label over a number: the head of its column that stands nearest. */
export function headOf(number: NumberCell, table: Table): LabelCell | undefined {
  return table.grid
    .filter(isLabel)
    .filter(
      (cell) =>
        cell.kind === 'head' &&
        cell.row < number.row &&
        cell.column <= number.column &&
        number.column < cell.column + cell.columnSpan,
    )
    .sort((a, b) => b.row - a.row)[0];
}

/** Says that `found` stands where the form has this label. */
export function deviationOf(
  label: LabelCell,
  table: Table,
  found: string,
  kind: Deviation['kind'],
): Deviation {
  const cells: readonly CellKey[] = cellsOf(table)
    .filter((cell) => stubOf(cell, table) === label || headOf(cell, table) === label)
    .map((cell) => cell.key);
  return {
    found,
    expected: label.label,
    kind,
    cells,
    table: table.id,
    at: { row: label.row, column: label.column },
  };
}
