/** Reads the sheet 上年数据, by the hidden keys of its rows. */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import { leavesOf, cellKey } from '../form/table';
import type { Edition, EditionId, TableId } from '../form/form';
import { cellsOf, editionFor, editions, tableIds } from '../form/index';
import { emptyReport, type Report } from '../form/report';
import { textKeys, type TextKey } from '../form/text';
import { entryOf } from './entry';
import { lastYearColumns } from './layout';
import { lastYearKey } from './last-year-sheet';
import type { Content, SheetContent } from './workbook';

/** The edition whose rows the sheet has; where several fit, the one with most rows, then the year's own. */
function editionOf(id: TableId, rows: ReadonlyMap<string, unknown>, year: number | null): Edition {
  const own = editionFor(year ?? Infinity);
  const rowsOf = (edition: Edition): readonly string[] =>
    edition.tables[id].bands.flatMap((band) => leavesOf(band.rows)).map((row) => lastYearKey.row(id, row.id));
  return (
    [own, ...editions.filter((edition) => edition !== own)]
      .filter((edition) => rowsOf(edition).every((key) => rows.has(key)))
      .sort((a, b) => rowsOf(b).length - rowsOf(a).length)[0] ?? own
  );
}

/** Last year's report, or undefined while the sheet holds no figure and no text. */
export function readLastYear(sheet: SheetContent | undefined): Report | undefined {
  if (!sheet) return undefined;
  const rows = new Map<string, readonly Content[]>(
    sheet.cells.map((cells) => [String(cells[lastYearColumns.key]?.value ?? ''), cells]),
  );
  const line = (key: string): Entry => entryOf(rows.get(key)?.[lastYearColumns.first]);
  const year = line(lastYearKey.year);
  const figures: Partial<Record<CellKey, Entry>> = {};
  const tables: Partial<Record<TableId, EditionId>> = {};
  for (const id of tableIds) {
    const edition = editionOf(id, rows, typeof year === 'number' ? year : null);
    tables[id] = edition.id;
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
  const text: Partial<Record<TextKey, string>> = {};
  for (const key of textKeys) {
    const written = line(lastYearKey.text(key));
    if (typeof written === 'string') text[key] = written;
  }
  if (Object.keys(figures).length + Object.keys(text).length === 0) return undefined;
  const unit = line(lastYearKey.unit);
  return {
    ...emptyReport,
    unit: typeof unit === 'string' ? unit : '',
    year: typeof year === 'number' ? year : null,
    tables,
    figures,
    text,
  };
}
