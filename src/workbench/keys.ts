/** The workbench's own keys: Ctrl+S saves, F6 goes round. */
import type { Grid } from '../hosts/browser/grid';
import { byId, flipTo } from './page';

/** From bar to grid to pane, as in Excel: the Tab key goes from cell to cell and never leaves the grid. */
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

export function listenToKeys(grid: Grid, save: () => void): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const control = event.ctrlKey || event.metaKey;
      const saves = control && !event.shiftKey && event.key.toLowerCase() === 's';
      if (!saves && (control || !/^F6$/u.test(event.key))) return;
      event.preventDefault();
      event.stopPropagation();
      if (saves) save();
      else goRound(grid);
    },
    true,
  );
}
