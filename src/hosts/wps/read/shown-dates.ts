/**
 * Tells dates from numbers, `3-1` typed as a number from 45352. What format a cell has is a crossing of its own, so only
 * numbers that could be a date or a time by their size are asked about, and only where a table stands: in most
 * workbooks none, in a few the fee.
 */
import { formatReach } from '../../../workbook/limits';
import { dateText, showsDate } from '../../../workbook/shown-date';
import type { Area, Content } from '../../../workbook/workbook';
import type { EtRange } from '../facade';
import { attempt } from '../session';

/** The days of this century. */
const days = { first: 36_526, last: 73_050 } as const;

const likeDate = (value: Content['value']): value is number =>
  typeof value === 'number' && ((value > 0 && value < 1) || (value >= days.first && value < days.last + 1));

function formatOf(cell: () => EtRange): string | undefined {
  let format: string | undefined;
  attempt(() => (format = cell().NumberFormat));
  return format;
}

/** `grid`: what `area` holds; `cellAt`: one of its cells, by the place on the sheet. */
export function tellDates(
  grid: readonly (readonly Content[])[],
  area: Area,
  cellAt: (at: Area) => EtRange,
): readonly (readonly Content[])[] {
  return grid.map((line, row) =>
    line.map((content, column) => {
      const at = { row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
      const { value } = content;
      if (!likeDate(value) || at.row >= formatReach.rows || at.column >= formatReach.columns) return content;
      return showsDate(formatOf(() => cellAt(at))) ? { ...content, value: dateText(value) } : content;
    }),
  );
}
