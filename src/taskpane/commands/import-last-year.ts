/** 导入上年: a view of its own, where the file is chosen and compared before it is written. */
import type { Command } from './command';

export const importLastYear = {
  id: 'import-last-year',
  label: '导入上年',
  english: 'Last year',
  tip: '读入上年年报，用来核对结转和同比',
  group: 'fill',
  strokes: [
    { d: 'M3 11v6.5h14V11' },
    { d: 'M10 2.5V13', accent: true },
    { d: 'M6.5 9.5 10 13l3.5-3.5', accent: true },
  ],
  needsPane: true,
  run: (desk) => {
    desk.open('last-year');
    return Promise.resolve();
  },
} as const satisfies Command;
