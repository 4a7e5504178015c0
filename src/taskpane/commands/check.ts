/** 校验: checks everything and writes the sheet 校验结果; where no pane tells of it, the sheet is shown. */
import { today } from '../../actions/today';
import { cellArea, sheetNames } from '../../workbook/layout';
import { countOf } from '../views/finding-groups';
import { wording } from '../wording';
import type { Command } from './command';

export const check = {
  id: 'check',
  label: '校验',
  english: 'Check',
  tip: '检查全部表格和文字，写出校验结果',
  group: 'check',
  strokes: [{ d: 'M2.5 3.5h15M2.5 8h8M2.5 12.5h5' }, { d: 'M9 13.5l3 3 6-7', accent: true }],
  needsPane: false,
  primary: true,
  final: true,
  run: async (desk) => {
    const checked = await desk.check(wording.busy.checking, async () =>
      (await import('../../actions/check-report')).checkAndWriteResults(desk.workbook, { today: today() }),
    );
    if (!checked) return;
    if (!desk.seen) await desk.select({ sheet: sheetNames.result, area: cellArea(0, 0) });
    const { findings } = checked;
    desk.open('findings');
    desk.notify({
      kind: 'done',
      text: wording.checked(countOf(findings, 'error', true), countOf(findings, 'warning', true)),
    });
  },
} as const satisfies Command;
