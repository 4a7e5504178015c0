/** 生成报告: a view of its own, where the report is looked at before it is saved. */
import { paper, type Command } from './command';

export const report = {
  id: 'report',
  label: '生成报告',
  english: 'Report',
  tip: '生成 Word 和网页两份年报',
  group: 'write',
  strokes: [...paper, { d: 'M7 10h6M7 12.5h6M7 15h4', accent: true }],
  needsPane: true,
  run: (desk) => {
    desk.open('report');
    return Promise.resolve();
  },
} as const satisfies Command;
