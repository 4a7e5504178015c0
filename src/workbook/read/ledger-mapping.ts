/** Reads 台账对应 back. */
import { applicationColumns, type ApplicationColumn } from '../../ledger/columns';
import type { Mapping } from '../../ledger/mapping';
import { ledgerSheets } from '../../ledger/sheets';
import { textOf } from '../entry';
import { mappingColumns, mappingRows } from '../ledger-layout';
import type { Contents } from '../workbook';
import { mappedSheet } from './mapped-sheet';

const ids: ReadonlySet<string> = new Set(applicationColumns.map(({ id }) => id));
const isColumn = (text: string): text is ApplicationColumn => ids.has(text);

/** Undefined where no ledger was mapped. */
export function readMapping(contents: Contents): Mapping | undefined {
  const mapped = mappedSheet(contents);
  const sheet = contents.sheets.find(({ name }) => name === ledgerSheets.mapping);
  if (mapped === undefined || !sheet) return undefined;
  const heads = new Map<ApplicationColumn, string>();
  for (const row of sheet.cells.slice(mappingRows.first)) {
    const id = textOf(row[mappingColumns.key]);
    const head = textOf(row[mappingColumns.theirs]).trim();
    if (isColumn(id) && head !== '') heads.set(id, head);
  }
  return { sheet: mapped, heads };
}
