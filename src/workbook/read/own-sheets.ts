/** Which sheets a workbook has of ours that their tabs do not tell: by the hidden keys. Those of tables have names. */
import { sections } from '../../form/editions/2021';
import { keyedRows } from './keyed-rows';
import { partsOn, sectionSheet, sheetNames, textColumns } from '../layout';
import { factSheets } from './facts';
import { infoSheets } from './info';
import { lastYearSheet } from './last-year';
import type { Contents } from '../workbook';

/** The names of their tabs as planned. */
export function heldSheets(contents: Contents): ReadonlySet<string> {
  const withParts = sections.filter(({ id }) => {
    const keys = new Set(partsOn(id));
    return contents.sheets.some((sheet) => keyedRows(sheet, textColumns.key, keys).length > 0);
  });
  return new Set([
    ...withParts.map(sectionSheet),
    ...(infoSheets(contents).length > 0 ? [sheetNames.info] : []),
    ...(factSheets(contents).length > 0 ? [sheetNames.facts] : []),
    ...(lastYearSheet(contents) ? [sheetNames.lastYear] : []),
  ]);
}
