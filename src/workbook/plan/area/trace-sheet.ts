/** 反查: what each number of the area is made of, largest first; made on demand, and made anew each time. */
import type { CellKey } from '../../../form/cell';
import { cellOf } from '../../../form/index';
import { areaSheetNames, traceColumns, traceTitle } from '../../area-layout';
import { cellArea } from '../../layout';
import type { SheetPlan } from '../../workbook';
import { sheetBuilder, value } from '../sheet-builder';
import * as look from '../style';

export interface TracedCell {
  readonly cell: CellKey;
  readonly sum: number;
  /** Units that have something there, the largest first. */
  readonly shares: readonly {
    readonly name: string;
    readonly value: number;
    readonly lastYear: number | null;
  }[];
}

/** More rows than a person reads; what is beyond them is told. */
export const mostTraceRows = 5_000;

export function traceSheet(cells: readonly TracedCell[]): SheetPlan {
  const builder = sheetBuilder(areaSheetNames.trace);
  const all = cells.flatMap(({ cell, sum, shares }) =>
    shares.map(
      (share) =>
        [cellOf(cell).name, sum, share.name, share.value, share.lastYear, share.value / sum] as const,
    ),
  );
  const rows = all.slice(0, mostTraceRows);
  const more = all.length > rows.length ? `；只列出前 ${String(rows.length)} 行` : '';
  builder.put(cellArea(0, 0, traceColumns.length), value(`${traceTitle}（可以筛选；每次重新生成${more}）`), {
    ...look.title,
    horizontal: 'left',
  });
  builder.height(0, 32);
  traceColumns.forEach(({ label }, column) => {
    builder.put(cellArea(1, column), value(label), look.head);
  });
  builder.height(1, 24);
  const format = (column: number) =>
    traceColumns[column]?.id === 'share' ? { ...look.centred, numberFormat: '0.0%' } : look.centred;
  traceColumns.forEach(({ id }, column) => {
    builder.style(
      cellArea(2, column, 1, Math.max(1, rows.length)),
      id === 'name' || id === 'unit' ? look.label : format(column),
    );
  });
  const cellsOut = rows.flatMap((row, index) =>
    row.map((content, column) => ({ row: 2 + index, column, input: value(content) })),
  );
  const plan = builder.plan({
    columnWidths: traceColumns.map(({ width }) => width),
    protect: false,
    tabColor: look.tabs.result,
    freeze: { rows: 2, columns: 1 },
    filter: cellArea(1, 0, traceColumns.length, 1 + Math.max(1, rows.length)),
    print: {
      orientation: 'portrait',
      area: cellArea(0, 0, traceColumns.length, 2 + Math.max(1, rows.length)),
      titleRows: 2,
    },
  });
  return {
    ...plan,
    cells: [...plan.cells, ...cellsOut.filter(({ input }) => input.kind === 'value' && input.value !== null)],
  };
}
