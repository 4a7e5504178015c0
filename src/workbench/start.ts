/** Puts the workbench together: grid, pane, toolbar, keys, drafts. Loaded after the first paint, because it is big. */
import { Grid } from '../hosts/browser/grid';
import { followTheme } from '../taskpane/theme';
import { autosave, type Autosave } from './autosave';
import { createBench, type Bench } from './session';
import { openDrafts, type Draft, type Drafts } from './drafts';
import { noticesIn, type Notices } from './notices';
import { takeChosen, takeDropped } from './open-files';
import { sheetList } from './sheet-list';
import { wording } from './wording';
import type { Refusal } from '../form/refusal';

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

const timeOf = (draft: Draft): string =>
  new Date(draft.time).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' });

/** Drafts of tabs that are gone are offered; this tab's own is opened again. */
async function restore(bench: Bench, drafts: Drafts, notices: Notices): Promise<void> {
  const all = [...(await drafts.all())].sort((a, b) => b.time - a.time);
  const mine = all.find(({ id }) => id === drafts.id);
  if (mine && !(await bench.openDraft(mine, 'ours')))
    notices.tell(wording.restored(mine.name, timeOf(mine)), 'info');
  for (const draft of all.filter(({ id }) => id !== drafts.id))
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

/** Where there is room for one of them: grid or pane. */
function flipTo(flipped: boolean): void {
  document.body.classList.toggle('flipped', flipped);
  byId('flip').textContent = flipped ? wording.toGrid : wording.toPane;
}

/** From bar to grid to pane by F6, as in Excel: the Tab key goes from cell to cell and never leaves the grid. */
function goRound(grid: Grid): void {
  const inside = (id: string): boolean => byId(id).contains(document.activeElement);
  if (inside('grid')) {
    void grid.commit();
    flipTo(true);
    byId('pane').querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  } else if (inside('pane')) byId('sheets').focus();
  else {
    flipTo(false);
    grid.focus();
  }
}

export async function start(): Promise<void> {
  followTheme('#ffffff');
  const notices = noticesIn(byId('notices'));
  const pane = byId('pane');
  const state = byId('file-state');
  let keeper: Autosave | undefined;
  const grid: Grid = new Grid(byId('grid'), () => {
    listSheets();
  });
  const listSheets = sheetList(byId('sheets') as HTMLSelectElement, grid);
  const bench = createBench(grid, pane, {
    changed: () => {
      byId('file-name').textContent = `${bench.name()}.xlsx`;
      state.textContent = bench.unsaved() ? wording.unsaved : '';
      document.title = `${bench.unsaved() ? '● ' : ''}${bench.name()} - 公开年报助手`;
    },
    edited: () => keeper?.touch(),
    refused: notices.flash,
    selected: () => {
      flipTo(false);
    },
  });

  let drafts: Drafts | undefined;
  try {
    drafts = await openDrafts();
    keeper = autosave(
      drafts,
      () => ({ name: bench.name(), workbook: bench.workbook() }),
      (kept) => {
        if (!kept) notices.flash(wording.draftFailed);
        else if (bench.unsaved()) state.textContent = wording.kept;
      },
    );
  } catch {
    notices.show(wording.noDrafts, 'warning');
  }

  await bench.openNew();
  if (drafts) await restore(bench, drafts, notices);

  /** Opens something in place of what is open: asked about first where work would be lost. */
  const instead = async (open: () => Promise<Refusal | undefined>): Promise<void> => {
    if (bench.unsaved() && !window.confirm(wording.leave)) return;
    try {
      const refusal = await open();
      if (refusal) {
        notices.tell(refusal.message);
        return;
      }
      await keeper?.clear();
      const { losses } = bench.workbook();
      notices.tell(losses.length > 0 ? wording.losses(losses) : undefined);
    } catch (error) {
      console.error(error);
      notices.tell(wording.wrong);
    }
  };
  const take = (name: string, bytes: Uint8Array): void => {
    if (/\.(?:docx?|html?|txt)$/iu.test(name)) notices.flash(wording.notWorkbook);
    else void instead(() => bench.openFile(name, bytes));
  };
  const save = async (): Promise<void> => {
    const file = await bench.save();
    if (file === undefined) return;
    await keeper?.clear();
    state.textContent = wording.saved(file);
  };

  const input = byId('file') as HTMLInputElement;
  const buttons: Readonly<Record<string, () => void>> = {
    new: () => void instead(() => bench.openNew().then(() => undefined)),
    open: () => {
      input.click();
    },
    save: () => void save(),
    sample: () => void instead(bench.openSample),
    undo: bench.undo,
    redo: bench.redo,
    flip: () => {
      flipTo(!document.body.classList.contains('flipped'));
    },
  };
  for (const [id, run] of Object.entries(buttons)) {
    const button = byId(id) as HTMLButtonElement;
    button.disabled = false;
    button.addEventListener('click', run);
  }
  takeChosen(input, take);
  takeDropped(byId('drop'), pane, take);
  window.addEventListener(
    'keydown',
    (event) => {
      const control = event.ctrlKey || event.metaKey;
      const saves = control && !event.shiftKey && event.key.toLowerCase() === 's';
      if (!saves && (control || !/^F6$/u.test(event.key))) return;
      event.preventDefault();
      event.stopPropagation();
      if (saves) void save();
      else goRound(grid);
    },
    true,
  );
  // What is being typed counts before the pane reads it.
  pane.addEventListener('pointerdown', () => void bench.commit(), true);
  window.addEventListener('beforeunload', (event) => {
    void keeper?.flush();
    if (bench.unsaved()) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keeper?.flush();
  });

  // For the engineer's console, and for tests to look inside.
  Object.assign(window, { workbench: bench });
  byId('progress').hidden = true;
}
