/** 实时校验: whether every edit is followed by a check. */
import { keepLive, liveIsOff } from '../live-setting';
import { wording } from '../wording';
import type { Command } from './command';

export const liveCheck = {
  id: 'live-check',
  label: '实时校验',
  english: 'Live check',
  tip: '边填边查；再点一次关闭',
  group: 'check',
  strokes: [{ d: 'M1.5 10h3l2.5-6 4 12.5 2.5-6.5h5' }, { d: 'M15 3.5h3.5V7', accent: true }],
  needsPane: true,
  anytime: true,
  toggle: true,
  // It is not to be switched off by a clerk who has not seen that it is on.
  done: (settings) => !liveIsOff(settings),
  run: async (desk) => {
    const live = !desk.live();
    keepLive(desk.settings, live);
    desk.setLive(live);
    desk.notify({ kind: 'info', text: live ? wording.liveOn : wording.liveOff });
    if (live) await desk.recheck();
  },
} as const satisfies Command;
