/** 各单位数据: one row a unit with what it reported last, under a row of live sums. Written by 收报 only. */
import type { CellKey } from '../../../form/cell';
import { sectionHeading } from '../../../form/form';
import { cellOf, editionFor, tableIds } from '../../../form/index';
import type { HeldReport, Unit } from '../../../form/unit';
import { absoluteName } from '../../a1';
import {
  answers,
  areaSheetNames,
  headOf,
  heldColumn,
  heldColumns,
  heldRows,
  reportedCells,
  type HeldColumn,
} from '../../area-layout';
import { cellArea } from '../../layout';
import type { CellInput, SheetPlan } from '../../workbook';
import { sheetBuilder, value } from '../sheet-builder';
import * as look from '../style';

export interface HeldRow {
  readonly unit: Unit;
  readonly held?: HeldReport;
}

/** Room for the sums of a year of a large area. */
const numberWidth = 10;

/** What a unit's row says before its numbers. */
function stateOf({ unit, held }: HeldRow): Readonly<Record<HeldColumn, string | number | null>> {
  return {
    code: unit.code,
    name: unit.name,
    counts: unit.counts ? answers.yes : answers.no,
    state: held?.state ?? '未报',
    receivedOn: held?.receivedOn ?? null,
    file: held?.file ?? null,
    errors: held ? held.errors : null,
    warnings: held ? held.warnings : null,
    sha256: held?.sha256 ?? null,
  };
}

/** The sum over the units that count, live, and what it is now. */
function sumInput(column: number, cell: CellKey, rows: readonly HeldRow[]): CellInput {
  const down = Math.max(1, rows.length);
  const counts = absoluteName(cellArea(heldRows.first, heldColumn('counts'), 1, down));
  const numbers = absoluteName(cellArea(heldRows.first, column, 1, down));
  const values = rows.flatMap(({ unit, held }) => {
    const entry = held?.figures[cell];
    return unit.counts && typeof entry === 'number' ? [entry] : [];
  });
  return {
    kind: 'formula',
    formula: `SUMIF(${counts},"${answers.yes}",${numbers})`,
    result: values.reduce((sum, entry) => sum + Math.round(entry * 1_000_000), 0) / 1_000_000,
  };
}

/** `year`: of the area's report, which decides the numbers there are. */
export function heldSheet(rows: readonly HeldRow[], year: number | null): SheetPlan {
  const builder = sheetBuilder(areaSheetNames.held);
  const cells = reportedCells(year);
  builder.put(
    cellArea(heldRows.title, 0, heldColumns.length),
    value('各单位数据（收报时写入，请不要在这里改数；没有报的留空，不当作 0）'),
    { ...look.title, horizontal: 'left' },
  );
  builder.height(heldRows.title, 32);
  builder.put(cellArea(heldRows.table, 0, heldColumns.length), value(null), look.bar);
  const edition = editionFor(year);
  for (const id of tableIds) {
    const own = cells.filter((cell) => cellOf(cell).key.startsWith(`${id}/`));
    const section = edition.sections.find((candidate) => candidate.table === id);
    const first = heldColumns.length + cells.findIndex((cell) => own.includes(cell));
    builder.put(
      cellArea(heldRows.table, first, own.length),
      value(section ? sectionHeading(section) : null),
      look.group,
    );
  }
  heldColumns.forEach(({ label }, column) => {
    builder.put(cellArea(heldRows.head, column), value(label), look.head);
    builder.put(
      cellArea(heldRows.total, column),
      value(label === '单位名称' ? '合计（计入的单位）' : null),
      look.total,
    );
  });
  cells.forEach((cell, index) => {
    const column = heldColumns.length + index;
    builder.put(cellArea(heldRows.head, column), value(headOf(cell)), { ...look.head, size: 9 });
    builder.put(cellArea(heldRows.total, column), sumInput(column, cell, rows), look.total);
  });
  builder.height(heldRows.head, 64);
  rows.forEach((row, index) => {
    const at = heldRows.first + index;
    const state = stateOf(row);
    heldColumns.forEach(({ id }, column) => {
      builder.put(cellArea(at, column), value(state[id]), id === 'name' ? look.label : look.centred);
    });
    cells.forEach((cell, number) => {
      const entry = row.held?.figures[cell] ?? null;
      builder.put(cellArea(at, heldColumns.length + number), value(entry), look.centred);
    });
  });
  return builder.plan({
    columnWidths: [...heldColumns.map(({ width }) => width), ...cells.map(() => numberWidth)],
    protect: true,
    tabColor: look.tabs.table,
    freeze: { rows: heldRows.first, columns: heldColumn('name') + 1 },
    print: {
      orientation: 'landscape',
      // Who has reported fits on paper; two hundred columns of numbers do not.
      area: cellArea(0, 0, heldColumns.length, heldRows.first + rows.length),
      titleRows: heldRows.first,
    },
  });
}
