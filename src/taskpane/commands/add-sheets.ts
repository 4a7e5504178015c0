/** 新建年报: adds the sheets that are not there yet, and shows the first to fill. */
import { cellArea, firstRow, infoColumns, sheetNames } from '../../workbook/layout';
import { wording } from '../wording';
import { paper, type Command } from './command';

export const addSheets = {
  id: 'add-sheets',
  label: '新建年报',
  english: 'New report',
  tip: '在这个工作簿里加上年报的各张表，已有的内容不动',
  group: 'fill',
  strokes: [...paper, { d: 'M10 9v6M7 12h6', accent: true }],
  needsPane: false,
  run: async (desk) => {
    const result = await desk.task(wording.busy.adding, async () =>
      (await import('../../actions/add-sheets')).addSheets(desk.workbook),
    );
    if (!result) return;
    desk.open('findings');
    desk.notify({
      kind: 'done',
      text: wording.added(result.added.length, result.kept.length, desk.leftOut()),
    });
    if (result.added.includes(sheetNames.info))
      await desk.select({ sheet: sheetNames.info, area: cellArea(firstRow, infoColumns.value) });
    await desk.recheck();
  },
} as const satisfies Command;
