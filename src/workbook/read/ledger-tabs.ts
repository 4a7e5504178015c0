/**
 * Which sheets of a workbook are the ledger's, or may be: told by their tabs, before anything of them is read. No other
 * reader sees them, because they hold the names of people.
 */
import { ledgerSheets } from '../../ledger/sheets';
import { mappedSheet } from './mapped-sheet';
import type { Contents, SheetContent } from '../workbook';

const tabs: readonly string[] = Object.values(ledgerSheets);

const isTab = ({ name }: SheetContent): boolean => tabs.includes(name);

/** Whether it is worth looking for a ledger. */
export function mayHoldLedger({ sheets }: Contents): boolean {
  return sheets.some(isTab);
}

/** What the report is read from. */
export function withoutLedger(contents: Contents): Contents {
  const mapped = mappedSheet(contents);
  const sheets = contents.sheets.filter((sheet) => !isTab(sheet) && sheet.name !== mapped);
  return { ...contents, sheets };
}
