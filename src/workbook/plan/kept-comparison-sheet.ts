/** 对照记录: what a document says otherwise, to be read and kept in mind; drawn anew each time. */
import { cellArea, keptComparison } from '../layout';
import type { KeptRow } from '../read/kept-comparison';
import type { SheetPlan } from '../workbook';
import { sheetBuilder, value } from './sheet-builder';
import * as look from './style';

const widths = [30, 50, 50];
const heads = ['哪一处', '工作簿里（对照时）', '文件里'];

/** `date`: `YYYY-MM-DD`. */
export function keptComparisonSheet(file: string, date: string, kept: readonly KeptRow[]): SheetPlan {
  const { sheet, columns, rows, file: before, date: on, key: prefix } = keptComparison;
  const builder = sheetBuilder(sheet);
  builder.put(cellArea(rows.title, 0, widths.length), value('对照记录：留着没有改成一致的'), look.title);
  builder.height(rows.title, 36);
  builder.put(cellArea(rows.file, 0, widths.length), value(`${before}${file}${on}${date}`), look.plain);
  builder.height(rows.file, 22);
  heads.forEach((head, column) => {
    builder.put(cellArea(rows.head, column), value(head), look.head);
  });
  builder.height(rows.head, 24);
  kept.forEach(({ key, name, workbook, document }, index) => {
    const row = rows.first + index;
    [name, workbook, document].forEach((content, column) => {
      builder.put(cellArea(row, column), value(content), look.label);
      builder.height(row, Math.max(24, look.heightFor(String(content ?? ''), widths[column] ?? 30)));
    });
    builder.put(cellArea(row, columns.key), value(`${prefix}${key}`), look.hidden);
  });
  const end = rows.first + Math.max(1, kept.length);
  if (kept.length === 0)
    builder.put(cellArea(rows.first, 0, widths.length), value('没有不同。'), look.centred);
  return builder.plan({
    columnWidths: [...widths, 0],
    protect: false,
    tabColor: look.tabs.result,
    freeze: { rows: rows.first, columns: 0 },
    print: { orientation: 'landscape', area: cellArea(0, 0, widths.length, end), titleRows: rows.first },
  });
}
