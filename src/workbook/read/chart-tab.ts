/** Which sheets are charts of ours, whatever they are called: they repeat the tables, and no reader sees them. */
import { chartSheet } from '../layout';
import type { Contents, SheetContent } from '../workbook';

/** The mark stands in the first row; columns may have been inserted before it. */
export function isChartTab({ cells }: Pick<SheetContent, 'cells'>): boolean {
  return (cells[0] ?? []).some(({ value }) => value === chartSheet.mark);
}

export function withoutCharts(contents: Contents): Contents {
  const sheets = contents.sheets.filter((sheet) => !isChartTab(sheet));
  return sheets.length === contents.sheets.length ? contents : { ...contents, sheets };
}
