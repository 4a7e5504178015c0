/** Reads 上年数据, whatever its tab is called, by the hidden keys of its rows: each has to stand beside its own label. */
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import type { CellPlace } from '../../form/place';
import { normaliseLabel } from '../../form/label';
import { leavesOf, cellKey } from '../../form/table';
import type { Edition, EditionId, Table, TableId } from '../../form/form';
import { cellsOf, editionFor, editions, tableIds } from '../../form/index';
import { remembering } from '../../form/memory/remembering';
import { emptyReport, type Report } from '../../form/report';
import { textKeys, type TextKey } from '../../form/text';
import { spellPlace } from '../a1';
import { entryOf } from '../entry';
import { keyedRows, keyedSheets, onlySheet, type KeyedRow } from './keyed-rows';
import { lastYearKey, lastYearLabels, lastYearLines } from '../plan/last-year-sheet';
import { lastYearColumns, sheetNames } from '../layout';
import { refuseTwice } from './identified-rows';
import type { Contents, SheetContent } from '../workbook';
import { type Refusal, refuse } from '../../form/refusal';

const keys: ReadonlySet<string> = new Set([
  ...lastYearLines.keys(),
  ...editions.flatMap((edition) => tableIds.flatMap((id) => [...lastYearLabels(edition, id).keys()])),
]);

/** Of several, such as those of other years, the one whose tab is called so. */
export function lastYearSheet(contents: Contents): SheetContent | Refusal | undefined {
  const sheets = keyedSheets(contents, sheetNames.lastYear, lastYearColumns.key, keys);
  return sheets.find(({ name }) => name === sheetNames.lastYear) ?? onlySheet(sheetNames.lastYear, sheets);
}

type Rows = ReadonlyMap<string, KeyedRow<string>>;

/** The rows of a table by their hidden keys, with the cells that stand in each, from the left. */
const rowsOf = remembering<Table, ReadonlyMap<string, readonly (CellKey | undefined)[]>>(16, (table) => {
  const known = new Map<string, CellKey>(cellsOf(table).map(({ key }) => [key, key]));
  return new Map(
    table.bands.flatMap((band) =>
      leavesOf(band.rows).map((row) => [
        lastYearKey.row(table.id, row.id),
        leavesOf(band.columns).map((column) => known.get(cellKey(table.id, row.id, column.id))),
      ]),
    ),
  );
});

/** The edition whose rows the sheet has; where several fit, the one with most rows, then the year's own. */
function editionOf(id: TableId, rows: Rows, year: number | null): Edition {
  const own = editionFor(year);
  const keysOf = (edition: Edition): readonly string[] => [...rowsOf(edition.tables[id]).keys()];
  return (
    [own, ...editions.filter((edition) => edition !== own)]
      .filter((edition) => keysOf(edition).every((key) => rows.has(key)))
      .sort((a, b) => keysOf(b).length - keysOf(a).length)[0] ?? own
  );
}

/** A row that says it is another than its key has it: cells were sorted or moved, and its figures are another row's. */
function refuseMoved(rows: Rows, labels: ReadonlyMap<string, string>): Refusal | undefined {
  for (const [key, row] of rows) {
    const [expected, found] = [labels.get(key), row.text(lastYearColumns.label).trim()];
    if (expected === undefined || normaliseLabel(found) === normaliseLabel(expected)) continue;
    const place = spellPlace(row.place(lastYearColumns.label));
    return refuse(
      'last-year-changed',
      `“${row.sheet}”的行对不上：${place} 应为“${expected}”，实际是“${found}”。可能排过序或移动过，为免认错数字，没有读取。请撤销这些改动；撤销不了的，删掉这张表，再点“导入上年”。`,
    );
  }
  return undefined;
}

export interface ReadLastYear {
  readonly kind: 'last-year';
  readonly report: Report;
  readonly places: ReadonlyMap<CellKey, CellPlace>;
}

/** Last year's report, or undefined while the sheet holds no figure and no text. */
export function readLastYear(sheet: SheetContent | undefined): ReadLastYear | Refusal | undefined {
  if (!sheet) return undefined;
  const keyed = keyedRows(sheet, lastYearColumns.key, keys);
  const rows: Rows = new Map(keyed.map((row) => [row.key, row]));
  const line = (key: string): Entry => entryOf(rows.get(key)?.content(lastYearColumns.first));
  const year = line(lastYearKey.year);
  const found = tableIds.map(
    (id) => [id, editionOf(id, rows, typeof year === 'number' ? year : null)] as const,
  );
  const labels = new Map([
    ...lastYearLines,
    ...found.flatMap(([id, edition]) => [...lastYearLabels(edition, id)]),
  ]);
  const refused =
    refuseTwice(keyed, lastYearColumns.label, (key) => labels.get(key) ?? key) ?? refuseMoved(rows, labels);
  if (refused) return refused;
  const figures: Partial<Record<CellKey, Entry>> = {};
  const tables: Partial<Record<TableId, EditionId>> = {};
  const places = new Map<CellKey, CellPlace>();
  for (const [id, edition] of found) {
    tables[id] = edition.id;
    for (const [row, inRow] of rowsOf(edition.tables[id])) {
      const cells = rows.get(row);
      if (!cells) continue;
      inRow.forEach((key, index) => {
        const entry = entryOf(cells.content(lastYearColumns.first + index));
        if (key === undefined || entry === null) return;
        figures[key] = entry;
        places.set(key, cells.place(lastYearColumns.first + index));
      });
    }
  }
  const text: Partial<Record<TextKey, string>> = {};
  for (const key of textKeys) {
    const written = line(lastYearKey.text(key));
    if (typeof written === 'string') text[key] = written;
  }
  if (Object.keys(figures).length + Object.keys(text).length === 0) return undefined;
  const unit = line(lastYearKey.unit);
  const report: Report = {
    ...emptyReport,
    unit: typeof unit === 'string' ? unit : '',
    year: typeof year === 'number' ? year : null,
    tables,
    figures,
    text,
  };
  return { kind: 'last-year', report, places };
}
