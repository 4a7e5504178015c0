/** 台账: what is due and what table 3 comes to, in a view of its own; the sheets are added there, on demand. */
import type { Command } from './command';

export const ledger = {
  id: 'ledger',
  label: '台账',
  english: 'Ledger',
  tip: '按依申请台账数出表三，看哪些申请快到期',
  group: 'fill',
  strokes: [
    { d: 'M3.5 3.5h13v13h-13z' },
    { d: 'M3.5 7.5h13M8 7.5v9' },
    { d: 'm10.5 12 1.5 1.5 2.5-3', accent: true },
  ],
  needsPane: true,
  run: (desk) => {
    desk.open('ledger');
    return Promise.resolve();
  },
} as const satisfies Command;
