/** Which rows and columns a report's tables have: the edition as found, else the one prescribed for its year. */
import type { CellKey } from './cell';
import type { Edition, Relation, Table, TableId } from './form';
import { editionFor, editions, tableIds } from './index';
import type { Report } from './report';

/** The edition prescribed for the report's year; the newest where the year is not filled in. */
export function prescribed(report: Report): Edition {
  return editionFor(report.year);
}

/** One table, in the edition it has. */
export function foundTable(report: Report, id: TableId): Table {
  const found = editions.find((edition) => edition.id === report.tables[id]);
  return (found ?? prescribed(report)).tables[id];
}

/** The three tables in printed order. */
export function foundTables(report: Report): readonly Table[] {
  return tableIds.map((id) => foundTable(report, id));
}

/** A relation over keys known to be the form's. */
export type KeyedRelation = Relation<CellKey>;

/** A table's relations. The keys are CellKeys because cell.ts reads the type off the same data. */
export function relationsOf(table: Table): readonly KeyedRelation[] {
  return table.relations as readonly KeyedRelation[];
}
