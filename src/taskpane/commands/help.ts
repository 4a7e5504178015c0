/** 帮助: how it is used. */
import type { Command } from './command';

export const help = {
  id: 'help',
  label: '帮助',
  english: 'Help',
  tip: '怎样填、怎样查、怎样出报告',
  group: 'help',
  strokes: [
    { d: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16z' },
    { d: 'M7.5 8a2.5 2.5 0 1 1 3.8 2.1c-.9.6-1.3 1-1.3 2', accent: true },
    { d: 'M10 14.4v.6', accent: true },
  ],
  needsPane: true,
  anytime: true,
  run: (desk) => {
    desk.open('help');
    return Promise.resolve();
  },
} as const satisfies Command;
