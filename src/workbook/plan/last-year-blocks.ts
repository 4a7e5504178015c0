/** What to write where when last year's report is put into a sheet 上年数据 that is there already. */
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import { cellsOf, tableIds } from '../../form/index';
import type { Report } from '../../form/report';
import { textKeys } from '../../form/text';
import { foundTable } from '../../form/report-tables';
import { textOf } from '../entry';
import { lastYearKey } from './last-year-sheet';
import { lastYearColumns } from '../layout';
import type { Block, SheetContent } from '../workbook';

interface Line {
  readonly key: string;
  readonly entries: readonly Entry[];
}

function tableLines(report: Report): readonly Line[] {
  return tableIds.flatMap((id) => {
    const rows = new Map<string, CellKey[]>();
    for (const { rowId, key } of cellsOf(foundTable(report, id))) {
      rows.set(rowId, [...(rows.get(rowId) ?? []), key]);
    }
    return [...rows].map(([row, keys]) => ({
      key: lastYearKey.row(id, row),
      entries: keys.map((key) => report.figures[key] ?? null),
    }));
  });
}

function linesOf(report: Report): readonly Line[] {
  return [
    { key: lastYearKey.unit, entries: [report.unit === '' ? null : report.unit] },
    { key: lastYearKey.year, entries: [report.year] },
    ...tableLines(report),
    ...textKeys.map((key) => ({ key: lastYearKey.text(key), entries: [report.text[key] ?? null] })),
  ];
}

/** A block a row, by the hidden keys; undefined where the sheet lacks a row, as after a change of edition. */
export function lastYearBlocks(sheet: SheetContent, report: Report): readonly Block[] | undefined {
  const rows = new Map(sheet.cells.map((cells, row) => [textOf(cells[lastYearColumns.key]), row]));
  const blocks: Block[] = [];
  for (const { key, entries } of linesOf(report)) {
    const row = rows.get(key);
    if (row === undefined) return undefined;
    const inputs = [entries.map((value) => ({ kind: 'value', value }) as const)];
    blocks.push({ sheet: sheet.name, row, column: lastYearColumns.first, inputs });
  }
  return blocks;
}

/** Whether anything stands outside the sheet's own rows and columns: the clerk's, and lost if the sheet were replaced. */
export function hasOwnNotes(sheet: SheetContent): boolean {
  const keyed = sheet.cells.map((cells) => textOf(cells[lastYearColumns.key]) !== '');
  return sheet.cells.some((cells, row) =>
    cells.some(
      (content, column) =>
        column > lastYearColumns.key || (row > keyed.lastIndexOf(true) && textOf(content) !== ''),
    ),
  );
}
