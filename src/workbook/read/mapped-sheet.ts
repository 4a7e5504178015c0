/** The tab of the office's own ledger, as 台账对应 names it. */
import { ledgerSheets } from '../../ledger/sheets';
import { textOf } from '../entry';
import { mappingColumns, mappingRows } from '../ledger-layout';
import type { Contents } from '../workbook';

/** Undefined where no ledger was mapped. */
export function mappedSheet({ sheets }: Contents): string | undefined {
  const sheet = sheets.find(({ name }) => name === ledgerSheets.mapping);
  return sheet && textOf(sheet.cells[mappingRows.sheet]?.[mappingColumns.theirs]).trim();
}
