/** 生成文字: drafts the prose from the figures and facts; what was written by hand is kept. */
import { wording } from '../wording';
import type { Command } from './command';

export const draft = {
  id: 'draft',
  label: '生成文字',
  english: 'Draft text',
  tip: '由表里的数字和基础情况起草文字，手写的不动',
  group: 'write',
  strokes: [
    { d: 'M3 16.5l1-4L13.5 3 17 6.5 7.5 16z' },
    { d: 'M11.5 5l3.5 3.5' },
    { d: 'M10 17.5h8', accent: true },
  ],
  needsPane: false,
  run: async (desk) => {
    const drafted = await desk.task(wording.busy.drafting, async () =>
      (await import('../../actions/draft-narrative')).draftNarrative(desk.workbook),
    );
    if (!drafted) return;
    const { written, kept, questions } = drafted;
    desk.open('narrative');
    desk.notify({ kind: 'done', text: wording.drafted(written.length, kept.length, questions) });
    await desk.recheck();
  },
} as const satisfies Command;
