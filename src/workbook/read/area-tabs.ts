/** Whether a workbook holds the reports of an area's units; told by its tabs, before anything of them is read. */
import { areaSheetNames } from '../area-layout';
import type { Contents } from '../workbook';

export function holdsUnits({ sheets }: Contents): boolean {
  return sheets.some(({ name }) => name === areaSheetNames.held);
}
