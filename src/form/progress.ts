/** How far a report's tables are filled in: 已填 120/200, in all and table by table. */
import type { CellKey } from './cell';
import type { Figures } from './figures';
import type { Table, TableId } from './form';
import { cellsOf } from './index';
import { foundTables } from './report-tables';
import type { Report } from './report';

export interface Progress {
  /** Cells that say something, a stroke or a word included. */
  readonly filled: number;
  readonly cells: number;
}

export interface ReportProgress extends Progress {
  readonly tables: readonly (Progress & { readonly table: TableId })[];
}

/** A total over cells nobody has filled is 0 by its formula, and as blank as they are. */
function isFilled(figures: Figures, parts: Parts, key: CellKey): boolean {
  const entry = figures[key] ?? null;
  if (entry !== 0) return entry !== null;
  const sum = parts.get(key) as readonly CellKey[] | undefined;
  return sum === undefined || sum.every((part) => isFilled(figures, parts, part));
}

type Parts = ReadonlyMap<string, readonly string[] | undefined>;
const known = new WeakMap<Table, Parts>();

/** What each cell is the sum of; an edition's tables never change. */
function partsIn(table: Table): Parts {
  const parts = known.get(table) ?? new Map(cellsOf(table).map(({ key, sumOf }) => [key, sumOf]));
  known.set(table, parts);
  return parts;
}

function progressIn(table: Table, figures: Figures): Progress {
  const cells = cellsOf(table);
  const parts = partsIn(table);
  return { filled: cells.filter(({ key }) => isFilled(figures, parts, key)).length, cells: cells.length };
}

/** Over the three tables as found; a table that is not there is not filled at all. */
export function progressOf(report: Report): ReportProgress {
  const tables = foundTables(report).map((table) => ({
    table: table.id,
    ...progressIn(table, report.figures),
  }));
  const all = (of: (one: Progress) => number): number => tables.reduce((sum, one) => sum + of(one), 0);
  return { filled: all(({ filled }) => filled), cells: all(({ cells }) => cells), tables };
}
