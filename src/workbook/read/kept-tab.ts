/** Whether a workbook keeps what a document says otherwise; told by its tabs, before anything of it is read. */
import { keptComparison } from '../layout';
import type { Contents } from '../workbook';

export function keepsComparison({ sheets }: Contents): boolean {
  return sheets.some(({ name }) => name === keptComparison.sheet);
}
