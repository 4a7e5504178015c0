/** Puts the workbench together: grid, pane, toolbar, keys, drafts. Loaded after the first paint, because it is big. */
import { Grid } from '../hosts/browser/grid';
import { followTheme } from '../taskpane/frame/theme';
import { autosave, type Autosave } from './autosave';
import { openDrafts, type Drafts } from './drafts';
import { fileCommands, type FileCommands } from './file-commands';
import { listenToKeys } from './keys';
import { keepLastWords } from './last-words';
import { noticesIn } from './notices';
import { takeChosen, takeDropped } from './open-files';
import { byId, flipTo, isFlipped } from './page';
import { restoreDrafts } from './restore';
import { createBench, type Bench } from './session';
import { sheetList } from './sheet-list';
import { startScreen } from './start-screen';
import { wording } from './wording';

function showFile(bench: Bench): void {
  byId('file-name').textContent = bench.fileName();
  byId('file-state').textContent = bench.unsaved() ? wording.unsaved : '';
  document.title = `${bench.unsaved() ? '● ' : ''}${bench.name()} - 公开年报助手`;
}

function wireBar(bench: Bench, files: FileCommands): void {
  const input = byId('file') as HTMLInputElement;
  const buttons: Readonly<Record<string, () => void>> = {
    new: () => void files.openNew(),
    open: () => {
      input.click();
    },
    save: () => void files.save(),
    sample: () => void files.openSample(),
    undo: bench.undo,
    redo: bench.redo,
    flip: () => {
      flipTo(!isFlipped());
    },
  };
  for (const [id, run] of Object.entries(buttons)) {
    const button = byId(id) as HTMLButtonElement;
    button.disabled = false;
    button.addEventListener('click', run);
  }
  takeChosen(input, files.take);
}

/** Nothing is lost by leaving: what there is is kept, and where it is no file yet the browser asks. */
function guardLeaving(bench: Bench, keeper: Autosave | undefined): void {
  window.addEventListener('beforeunload', (event) => {
    void keeper?.flush();
    if (bench.unsaved()) event.preventDefault();
  });
  window.addEventListener('pagehide', () => {
    // A draft takes longer than a page that is left has.
    if (bench.unsaved()) keepLastWords(bench.name(), bench.workbook());
    void keeper?.flush();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keeper?.flush();
  });
}

export async function start(): Promise<void> {
  followTheme('#ffffff');
  const notices = noticesIn(byId('notices'));
  const pane = byId('pane');
  let keeper: Autosave | undefined;
  const screen = startScreen(() => {
    grid.focus();
  });
  const grid: Grid = new Grid(byId('grid'), () => {
    listSheets();
  });
  const listSheets = sheetList(byId('sheets') as HTMLSelectElement, grid);
  const bench = createBench(grid, pane, {
    changed: () => {
      screen.hide();
      showFile(bench);
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
        else if (bench.unsaved()) byId('file-state').textContent = wording.kept;
      },
    );
  } catch {
    notices.show(wording.noDrafts, 'warning');
  }

  await bench.openNew();
  const again = drafts !== undefined && (await restoreDrafts({ bench, drafts, notices, screen }));

  const files = fileCommands(bench, keeper, notices);
  wireBar(bench, files);
  takeDropped(byId('drop'), pane, files.take);
  listenToKeys(grid, () => void files.save());
  // What is being typed counts before the pane reads it.
  pane.addEventListener('pointerdown', () => void bench.commit(), true);
  guardLeaving(bench, keeper);

  screen.wire({
    newReport: () => void bench.newReport(),
    open: () => {
      byId('file').click();
    },
    sample: () => void files.openSample(),
  });
  if (!again) screen.show();
  // From here on what is typed goes into a cell, as in any spreadsheet that has just opened.
  await grid.ready();
  if (document.activeElement === document.body) grid.focus();
  // For the engineer's console, and for tests to look inside.
  Object.assign(window, { workbench: bench });
  byId('progress').hidden = true;
}
