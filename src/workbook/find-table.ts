/**
 * Finds a table by its name, then by its labels wherever they stand. Where the labels do not fit, the table is refused:
 * figures of shifted cells are never read.
 */
import { sectionHeading, type Table, type TableId } from '../form/form';
import { editionFor, editions } from '../form/index';
import { normaliseLabel } from '../form/label';
import { refuse, type Deviation, type Refusal } from '../form/report';
import { placeName } from './a1';
import { cellArea, sectionOf, sheetNames, tableName } from './layout';
import { fitTable, labelsOf, type Origin } from './table-fit';
import type { Contents, SheetContent } from './workbook';

export interface FoundTable {
  readonly kind: 'found';
  readonly table: Table;
  readonly sheet: SheetContent;
  readonly origin: Origin;
  readonly deviations: readonly Deviation[];
}

/** A place where a table may stand. */
interface Spot {
  readonly sheet: SheetContent;
  readonly origin: Origin;
}

/** The table in all its editions, the report year's own first: table 4 has not changed, so the first that fits counts. */
function variantsOf(id: TableId, year: number | null): readonly Table[] {
  const own = editionFor(year ?? Infinity);
  return [own, ...editions.filter((edition) => edition !== own)].map((edition) => edition.tables[id]);
}

/** The edition that fits best there. */
function readAt(tables: readonly Table[], spot: Spot): FoundTable | undefined {
  let best: FoundTable | undefined;
  for (const table of tables) {
    const fit = fitTable(table, spot.sheet, spot.origin);
    if (fit.kind === 'differs') continue;
    if (!best || fit.deviations.length < best.deviations.length) {
      best = { kind: 'found', table, sheet: spot.sheet, origin: spot.origin, deviations: fit.deviations };
    }
    if (best.deviations.length === 0) return best;
  }
  return best;
}

interface Trace extends Spot {
  readonly table: Table;
  /** The share of its labels that stand where they would if the table stood here. */
  readonly share: number;
}

/** A third of a table's labels in line are no accident. */
const leastShare = 1 / 3;

/** Each label met on the sheet votes for where the table would stand. */
function tracesOn(table: Table, sheet: SheetContent): readonly Trace[] {
  const labels = labelsOf(table);
  const places = new Map<string, Origin[]>();
  for (const { label, row, column } of labels) {
    const text = normaliseLabel(label);
    places.set(text, [...(places.get(text) ?? []), { row, column }]);
  }
  const votes = new Map<string, { origin: Origin; count: number }>();
  sheet.cells.forEach((cells, row) => {
    cells.forEach(({ value }, column) => {
      if (typeof value !== 'string') return;
      for (const place of places.get(normaliseLabel(value)) ?? []) {
        const origin = { row: row - place.row, column: column - place.column };
        if (origin.row < 0 || origin.column < 0) continue;
        const spot = `${String(origin.row)} ${String(origin.column)}`;
        votes.set(spot, { origin, count: (votes.get(spot)?.count ?? 0) + 1 });
      }
    });
  });
  return [...votes.values()]
    .map(({ origin, count }) => ({ sheet, origin, table, share: count / labels.length }))
    .filter(({ share }) => share >= leastShare);
}

function changed(id: TableId, table: Table, spot: Spot): Refusal | undefined {
  const fit = fitTable(table, spot.sheet, spot.origin);
  if (fit.kind === 'fits') return undefined;
  const place = placeName(spot.sheet.name, cellArea(fit.at.row, fit.at.column));
  const found = fit.found === '' ? '是空白' : `是“${fit.found.slice(0, 30)}”`;
  return refuse(
    'table-changed',
    `“${sectionHeading(sectionOf(id))}”的表和规定表样对不上：${place} 应为“${fit.expected}”，实际${found}。` +
      '表里可能插入、删除或移动过行列，为免读错数字，没有读取。请撤销这些改动；撤销不了的，新建一份年报，把数字抄过去。',
  );
}

function twice(id: TableId, tables: readonly FoundTable[]): Refusal {
  const places = tables.map(({ sheet, origin, table }) =>
    placeName(sheet.name, { ...origin, rows: table.rowCount, columns: table.columnCount }),
  );
  return refuse(
    'table-twice',
    `“${sectionHeading(sectionOf(id))}”的表不止一张（${places.join('、')}），不知道该用哪一张。请只留一张，其余的移到别的文件。`,
  );
}

function named(id: TableId, contents: Contents): Spot | undefined {
  const name = contents.names.get(tableName(id));
  const sheet = contents.sheets.find((candidate) => candidate.name === name?.sheet);
  return name && sheet ? { sheet, origin: name.area } : undefined;
}

/** The table in the workbook; undefined when there is no trace of it, a refusal when it is not as it should be. */
export function findTable(
  id: TableId,
  year: number | null,
  contents: Contents,
): FoundTable | Refusal | undefined {
  const tables = variantsOf(id, year);
  const spot = named(id, contents);
  const byName = spot && readAt(tables, spot);
  if (byName) return byName;
  const traces = contents.sheets
    .filter(({ name }) => name !== sheetNames.lastYear)
    .flatMap((sheet) => tables.flatMap((table) => tracesOn(table, sheet)))
    .sort((a, b) => b.share - a.share);
  const found = new Map<string, FoundTable>();
  for (const { sheet, origin } of traces) {
    const at = `${sheet.name}!${String(origin.row)} ${String(origin.column)}`;
    const read = found.has(at) ? undefined : readAt(tables, { sheet, origin });
    if (read) found.set(at, read);
  }
  const [only, ...others] = [...found.values()];
  const atHome = traces.filter(({ sheet }) => sheet === spot?.sheet);
  if (only && (only.sheet === spot?.sheet || atHome.length === 0)) {
    return others.length === 0 ? only : twice(id, [only, ...others]);
  }
  // A whole copy elsewhere does not speak for a table that has been changed in its own place.
  const [likeliest] = [...atHome, ...traces];
  if (likeliest) return changed(id, likeliest.table, likeliest);
  const [own] = tables;
  return spot && own ? changed(id, own, spot) : undefined;
}
