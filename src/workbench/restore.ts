/** Drafts of before: this tab's own is opened again, those of tabs that are gone are offered. */
import type { Draft, Drafts } from './drafts';
import { takeLastWords } from './last-words';
import type { Notices } from './notices';
import type { Bench } from './session';
import type { StartScreen } from './start-screen';
import { wording } from './wording';

export interface Restoring {
  readonly bench: Bench;
  readonly drafts: Drafts;
  readonly notices: Notices;
  readonly screen: StartScreen;
}

const timeOf = (draft: Draft): string =>
  new Date(draft.time).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' });

function offer(draft: Draft, { bench, drafts, notices, screen }: Restoring): void {
  const open = (): void => {
    if (bench.unsaved() && !window.confirm(wording.leave.open(bench.name()))) return;
    void bench.openDraft(draft, 'others').then((refusal) => {
      notices.tell(refusal?.message);
      return refusal ? undefined : drafts.drop(draft.id);
    });
  };
  const strip = notices.show(wording.offer(draft.name, timeOf(draft)), 'info', [
    { label: wording.restore, run: open },
    {
      label: wording.discard,
      run: () => {
        if (window.confirm(wording.discardSure)) void drafts.drop(draft.id);
      },
    },
  ]);
  screen.offer(`“${draft.name}”，${timeOf(draft)}`, () => {
    strip.remove();
    open();
  });
}

/** Whether this tab has its work again. */
export async function restoreDrafts(restoring: Restoring): Promise<boolean> {
  const { bench, drafts, notices } = restoring;
  const all = [...(await drafts.all())].sort((a, b) => b.time - a.time);
  const mine = all.find(({ id }) => id === drafts.id);
  const last = takeLastWords();
  const ours = mine !== undefined && !(await bench.openDraft(mine, 'ours'));
  const entered = last !== undefined && (await bench.enterLast(last));
  if (ours) notices.tell(wording.restored(mine.name, timeOf(mine)), 'info');
  else if (entered) notices.tell(wording.restoredLast, 'info');
  const again = ours || entered;
  for (const draft of all.filter(({ id }) => id !== drafts.id)) offer(draft, restoring);
  return again;
}
