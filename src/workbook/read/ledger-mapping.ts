/** Reads 台账对应 back. */
import { applicationColumns, type ApplicationColumn } from '../../ledger/columns';
import type { Mapping } from '../../ledger/mapping';
import { ledgerSheets } from '../../ledger/sheets';
import { kindColumns, type KindColumn, type OwnWords } from '../../ledger/terms';
import { textOf } from '../entry';
import { mappingColumns, mappingRows, wordKeySign } from '../ledger-layout';
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
  const words = new Map<KindColumn, Map<string, string>>();
  for (const row of sheet.cells.slice(mappingRows.first)) {
    const key = textOf(row[mappingColumns.key]);
    const theirs = textOf(row[mappingColumns.theirs]).trim();
    if (theirs === '') continue;
    if (isColumn(key)) heads.set(key, theirs);
    const [column, id = ''] = key.split(wordKeySign);
    const kind = kindColumns.find((one) => one === column);
    if (kind && id !== '') words.set(kind, (words.get(kind) ?? new Map<string, string>()).set(theirs, id));
  }
  return {
    sheet: mapped,
    heads,
    ...(words.size === 0 ? {} : { words: Object.fromEntries(words) satisfies OwnWords }),
  };
}
