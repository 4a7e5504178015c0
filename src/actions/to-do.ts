/** What is still to fill in, sheet by sheet: how much, and where to begin. */
import { sections } from '../form/editions/2021';
import { cellsOf } from '../form/index';
import type { CellPlace } from '../form/place';
import { foundTables } from '../form/report-tables';
import { isOpen } from '../form/severity';
import { sectionSheet, sheetNames } from '../workbook/layout';
import type { Checked } from './check-report';

export interface ToDo {
  readonly sheet: string;
  /** Blank cells of a table, live totals not counted, or things to write elsewhere. */
  readonly unit: 'cells' | 'items';
  readonly count: number;
  /** The first of them. */
  readonly where: CellPlace;
}

/** In the order of the sheets; sheets with nothing left to do are left out. */
export function toDoIn({ opened, findings }: Checked): readonly ToDo[] {
  const { report, places } = opened.read;
  const tables = foundTables(report).flatMap((table): readonly ToDo[] => {
    const blank = cellsOf(table).filter(({ key }) => (report.figures[key] ?? null) === null);
    const where = blank[0] && places.get(blank[0].key);
    return where ? [{ sheet: where.sheet, unit: 'cells', count: blank.length, where }] : [];
  });
  const others = new Map<string, ToDo>();
  for (const finding of findings) {
    const [where] = finding.where;
    if (!where || finding.unfilled !== true || !isOpen(finding)) continue;
    if (tables.some(({ sheet }) => sheet === where.sheet)) continue;
    const count = (others.get(where.sheet)?.count ?? 0) + 1;
    others.set(where.sheet, {
      ...(others.get(where.sheet) ?? { where }),
      sheet: where.sheet,
      unit: 'items',
      count,
    });
  }
  // The sheets that are filled in first, then in the order of the sections.
  const order = [sheetNames.info, sheetNames.facts, ...sections.map(sectionSheet)];
  const at = ({ sheet }: ToDo): number => order.indexOf(sheet);
  return [...tables, ...others.values()].sort((a, b) => at(a) - at(b));
}
