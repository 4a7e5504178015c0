/** The trial form (国办公开办函〔2019〕60号) may not be used for a year that 30号 governs. */
import { edition2021 } from '../../form/editions/2021';
import type { CellKey } from '../../form/cell';
import type { Edition, TableId } from '../../form/form';
import { cellsOf, editions, tableIds } from '../../form/index';
import type { Report } from '../../form/report';
import { tableHeading } from './cell-group';
import { prescribed } from '../../form/report-tables';
import { defineRule, type Said } from '../rule';

const keysOf = (edition: Edition, id: TableId) => cellsOf(edition.tables[id]).map(({ key }) => key);

/** What only the old form has, by pair of editions and table. */
const dropped: ReadonlyMap<string, readonly CellKey[]> = new Map(
  editions.flatMap((now) =>
    editions.flatMap((old) =>
      tableIds.map((id) => {
        const current = new Set(keysOf(now, id));
        return [`${now.id} ${old.id} ${id}`, keysOf(old, id).filter((key) => !current.has(key))] as const;
      }),
    ),
  ),
);

function outdated(report: Report, id: TableId, now: Edition, old: Edition): readonly Said[] {
  const oldOnly = dropped.get(`${now.id} ${old.id} ${id}`) ?? [];
  // A table that has not changed between the editions cannot be the wrong one.
  if (oldOnly.length === 0) return [];
  const present = oldOnly.filter((key) => report.figures[key] !== undefined);
  if (report.tables[id] !== old.id && present.length === 0) return [];
  return [
    {
      cells: present,
      message: `“${tableHeading(id)}”用的是旧表样（${old.basis}，只用于 ${String(old.firstYear)}—${String(old.lastYear)} 年度）。${String(report.year)} 年度请新建年报，用现行表样重新填写。`,
      expected: now.basis,
      actual: old.basis,
      basis: now.basis,
    },
  ];
}

export const formOld = defineRule({
  id: 'form-old',
  comment:
    'Rows and columns of an edition that has been replaced: numbers in them answer questions no longer asked.',
  severity: 'error',
  basis: edition2021.basis,
  check: ({ report }) => {
    const { year } = report;
    if (year === null) return [];
    const now = prescribed(report);
    return editions
      .filter((edition) => edition.lastYear < year)
      .flatMap((old) => tableIds.flatMap((id) => outdated(report, id, now, old)));
  },
});
