/** Drafts of before: this tab's own is opened again, those of tabs that are gone are offered. */
import type { Draft, Drafts } from './drafts';
import type { Notices } from './notices';
import type { Bench } from './session';
import { wording } from './wording';

const timeOf = (draft: Draft): string =>
  new Date(draft.time).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' });

function offer(draft: Draft, bench: Bench, drafts: Drafts, notices: Notices): void {
  notices.show(wording.offer(draft.name, timeOf(draft)), 'info', [
    {
      label: wording.restore,
      run: () => {
        if (bench.unsaved() && !window.confirm(wording.leave)) return;
        void bench.openDraft(draft, 'others').then((refusal) => {
          notices.tell(refusal?.message);
          return refusal ? undefined : drafts.drop(draft.id);
        });
      },
    },
    {
      label: wording.discard,
      run: () => {
        if (window.confirm(wording.discardSure)) void drafts.drop(draft.id);
      },
    },
  ]);
}

export async function restoreDrafts(bench: Bench, drafts: Drafts, notices: Notices): Promise<void> {
  const all = [...(await drafts.all())].sort((a, b) => b.time - a.time);
  const mine = all.find(({ id }) => id === drafts.id);
  if (mine && !(await bench.openDraft(mine, 'ours')))
    notices.tell(wording.restored(mine.name, timeOf(mine)), 'info');
  for (const draft of all.filter(({ id }) => id !== drafts.id)) offer(draft, bench, drafts, notices);
}
