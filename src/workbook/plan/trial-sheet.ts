/** The scratch sheet of a self-check: one of everything that our sheets are made of. */
import { cellArea } from '../layout';
import type { CellInput, SheetPlan } from '../workbook';
import { sheetBuilder, value } from './sheet-builder';
import * as look from './style';

export const trialName = '~年报自检';
/** In its first cell: only a sheet that says so is ever taken away. */
export const trialMark = '公开年报助手自检用的临时表，可以删除';
export const trialArea = 'ogi_trial';

/** Below the title, one a row in the first column: what it is, and what is put there. */
export const trialContents: readonly (readonly [string, CellInput])[] = [
  ['整数', value(12)],
  ['小数', value(18.871)],
  ['像公式的文字', value('=1+1')],
  ['像日期的文字', value('1-2')],
  ['零开头的文字', value('007')],
  ['@ 开头的文字', value('@甲')],
  ['撇号开头的文字', value("'甲")],
  ['两行文字', value('第一行\n第二行')],
  ['生僻字', value('𠮷😀')],
  ['公式', { kind: 'formula', formula: 'SUM(A2:A3)', result: 30.871 }],
];

/** Cells of the second column: one that may be typed in, one that is locked, one for long text. */
export const trialPlaces = {
  open: { row: 1, column: 1 },
  locked: { row: 2, column: 1 },
  long: { row: 3, column: 1 },
} as const;

export function trialSheet(): SheetPlan {
  const builder = sheetBuilder(trialName);
  const column = (row: number) => cellArea(row, 0);
  builder.put(cellArea(0, 0, 3), value(trialMark), look.title);
  builder.height(0, 30);
  trialContents.forEach(([, input], index) => {
    builder.put(column(index + 1), input, look.label);
  });
  const { open, locked, long } = trialPlaces;
  builder.put(cellArea(open.row, open.column), value(1), { ...look.input, numberFormat: '0' });
  builder.put(cellArea(locked.row, locked.column), value(2), look.total);
  builder.put(cellArea(long.row, long.column), value('短'), { ...look.textInput, numberFormat: '@' });
  builder.validate({
    area: cellArea(open.row, open.column),
    rule: { kind: 'whole', min: 0 },
    prompt: { title: '自检', text: '提示' },
    error: { title: '自检', text: '只能填整数' },
  });
  builder.highlight({ area: cellArea(open.row, open.column), formula: 'B2<>A2', severity: 'error' });
  builder.name(trialArea, cellArea(1, 0, 2, 2));
  return builder.plan({
    columnWidths: [24, 24, 12],
    protect: true,
    freeze: { rows: 1, columns: 0 },
    print: { orientation: 'portrait', area: cellArea(0, 0, 3, trialContents.length + 1), onePage: true },
  });
}
