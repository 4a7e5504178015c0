/** 上年数据: last year's 200 figures and texts, in small tables a row each; filled by 导入上年, may stay empty. */
import { yearBefore } from '../../form/year-before';
import type { CellKey } from '../../form/cell';
import {
  isGroup,
  sectionHeading,
  type Band,
  type Edition,
  type Header,
  type Leaf,
  type Table,
  type TableId,
} from '../../form/form';
import { editionFor, tableIds } from '../../form/index';
import type { Report } from '../../form/report';
import { cellKey, leavesOf } from '../../form/table';
import { textKeys, textName } from '../../form/text';
import { foundTable } from '../../form/report-tables';
import { cellArea, lastYearColumns, lastYearTitle, sheetNames } from '../layout';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { SheetPlan } from '../workbook';

const widths = [48, 14, 14, 14, 14, 14, 14, 14, 0];
const shown = lastYearColumns.last + 1;

/** The hidden key of a row: of a table's row, a text part, or a line about the unit. */
export const lastYearKey = {
  row: (table: string, row: string) => `row:${table}/${row}`,
  text: (key: string) => `text:${key}`,
  unit: 'info:unit',
  year: 'info:year',
} as const;

/** The labels of the rows that no table has. */
export const lastYearLines: ReadonlyMap<string, string> = new Map([
  [lastYearKey.unit, '单位名称'],
  [lastYearKey.year, '年度'],
  ...textKeys.map((key) => [lastYearKey.text(key), textName(key)] as const),
]);

interface NamedRow {
  readonly leaf: Leaf;
  readonly name: string;
}

/** Rows with the group they are numbered in, because each group counts from 1: `不予公开：1.属于国家秘密`. */
function namedRows(headers: readonly Header[], group = ''): readonly NamedRow[] {
  return headers.flatMap((header) =>
    isGroup(header)
      ? namedRows(header.members, header.short === undefined ? group : `${header.short}：`)
      : [{ leaf: header, name: `${group}${header.label}` }],
  );
}

const labels = new WeakMap<Table, ReadonlyMap<string, string>>();

/** The label of each row of an edition's tables, by the hidden key. */
export function lastYearLabels(edition: Edition, id: TableId): ReadonlyMap<string, string> {
  const table = edition.tables[id];
  const known = labels.get(table);
  if (known) return known;
  const rows = table.bands.flatMap((band) => namedRows(band.rows));
  const found = new Map(rows.map(({ leaf, name }) => [lastYearKey.row(id, leaf.id), name]));
  labels.set(table, found);
  return found;
}

function drawRow(
  builder: SheetBuilder,
  row: number,
  table: string,
  { leaf, name }: NamedRow,
  columns: readonly Leaf[],
  last?: Report,
): void {
  builder.put(cellArea(row, lastYearColumns.label), value(name), look.label);
  columns.forEach((column, index) => {
    const key = cellKey(table, leaf.id, column.id) as CellKey;
    builder.put(cellArea(row, lastYearColumns.first + index), value(last?.figures[key] ?? null), look.input);
  });
  builder.put(cellArea(row, lastYearColumns.key), value(lastYearKey.row(table, leaf.id)), look.hidden);
  builder.height(row, look.heightFor(name, widths[0] ?? 0));
}

function drawBand(builder: SheetBuilder, top: number, table: string, band: Band, last?: Report): number {
  const columns = leavesOf(band.columns);
  builder.put(cellArea(top, lastYearColumns.label), value(band.bar?.label ?? null), look.head);
  columns.forEach((column, index) => {
    builder.put(cellArea(top, lastYearColumns.first + index), value(column.label), look.head);
  });
  builder.height(top, 30);
  let row = top + 1;
  for (const named of namedRows(band.rows)) drawRow(builder, row++, table, named, columns, last);
  return row;
}

function drawLine(builder: SheetBuilder, row: number, content: string | number | null, key: string): void {
  builder.put(cellArea(row, lastYearColumns.label), value(lastYearLines.get(key) ?? key), look.label);
  builder.put(
    cellArea(row, lastYearColumns.first, shown - 1),
    value(content === '' ? null : content),
    key.startsWith('text:') ? look.textInput : { ...look.label, unlocked: true },
  );
  builder.put(cellArea(row, lastYearColumns.key), value(key), look.hidden);
  const width = widths.slice(1, shown).reduce((a, b) => a + b, 0);
  // Room to read a text that is filled in later: a sheet that is there keeps its heights.
  builder.height(
    row,
    Math.max(key.startsWith('text:') ? 64 : 24, look.heightFor(String(content ?? ''), width)),
  );
}

/** The sheet for a report of `year`; `last` fills it. */
export function lastYearSheet(year: number | null, last?: Report): SheetPlan {
  const edition = editionFor(last?.year ?? (year === null ? null : yearBefore(year)));
  const builder = sheetBuilder(sheetNames.lastYear);
  builder.put(cellArea(0, 0, shown), value(lastYearTitle), look.title);
  builder.height(0, 36);
  let row = 1;
  drawLine(builder, row++, last?.unit ?? null, lastYearKey.unit);
  drawLine(builder, row++, last?.year ?? null, lastYearKey.year);
  for (const id of tableIds) {
    const section = edition.sections.find((candidate) => candidate.table === id);
    builder.put(cellArea(row, 0, shown), value(section ? sectionHeading(section) : null), look.group);
    builder.height(row++, 24);
    const table = last ? foundTable(last, id) : edition.tables[id];
    for (const band of table.bands) row = drawBand(builder, row, id, band, last);
  }
  builder.put(cellArea(row, 0, shown), value('文字'), look.group);
  builder.height(row++, 24);
  for (const key of textKeys) drawLine(builder, row++, last?.text[key] ?? null, lastYearKey.text(key));
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: look.tabs.lastYear,
    freeze: { rows: 1, columns: 1 },
    print: {
      orientation: 'portrait',
      area: { row: 0, column: 0, rows: row, columns: shown },
      titleRows: 1,
    },
  });
}
