/** 汇总: a view of its own, for the office that collects its units' reports. */
import type { Command } from './command';

export const rollup = {
  id: 'rollup',
  label: '汇总',
  english: 'Roll-up',
  tip: '收各单位的年报，看谁没报、谁有错，退回、汇总、反查',
  group: 'area',
  strokes: [
    { d: 'M3 3h4v4H3zM8 3h4v4H8zM13 3h4v4h-4z' },
    { d: 'M5 7v3h10V7M10 7v6', accent: true },
    { d: 'M6.5 13h7v4.5h-7z' },
  ],
  needsPane: true,
  run: (desk) => {
    desk.open('rollup');
    return Promise.resolve();
  },
} as const satisfies Command;
