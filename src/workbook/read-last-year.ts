/** Reads the sheet 上年数据, by the hidden keys of its rows. */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import { leavesOf, cellKey } from '../form/table';
import { cellsOf, editionFor, tableIds } from '../form/index';
import { emptyReport, type Report } from '../form/report';
import { textKeys, type TextKey } from '../form/text';
import { lastYearColumns } from './layout';
import { lastYearKey } from './last-year-sheet';
import { entryOf } from './read';
import type { Content, SheetContent } from './workbook';

/** Last year's report, or undefined while the sheet holds no figure. */
export function readLastYear(sheet: SheetContent | undefined): Report | undefined {
  if (!sheet) return undefined;
  const rows = new Map<string, readonly Content[]>(
    sheet.cells.map((cells) => [String(cells[lastYearColumns.key]?.value ?? ''), cells]),
  );
  const line = (key: string): Entry => entryOf(rows.get(key)?.[lastYearColumns.first]);
  const year = line(lastYearKey.year);
  const edition = editionFor(typeof year === 'number' ? year : Infinity);
  const figures: Partial<Record<CellKey, Entry>> = {};
  for (const id of tableIds) {
    const known = new Map<string, CellKey>(cellsOf(edition.tables[id]).map(({ key }) => [key, key]));
    for (const band of edition.tables[id].bands) {
      for (const row of leavesOf(band.rows)) {
        const cells = rows.get(lastYearKey.row(id, row.id));
        leavesOf(band.columns).forEach((column, index) => {
          const key = known.get(cellKey(id, row.id, column.id));
          const entry = entryOf(cells?.[lastYearColumns.first + index]);
          if (key !== undefined && entry !== null) figures[key] = entry;
        });
      }
    }
  }
  if (Object.keys(figures).length === 0) return undefined;
  const text: Partial<Record<TextKey, string>> = {};
  for (const key of textKeys) {
    const written = line(lastYearKey.text(key));
    if (typeof written === 'string') text[key] = written;
  }
  const unit = line(lastYearKey.unit);
  return {
    ...emptyReport,
    unit: typeof unit === 'string' ? unit : '',
    year: typeof year === 'number' ? year : null,
    tables: { proactive: edition.id, requests: edition.id, cases: edition.id },
    figures,
    text,
  };
}
