/** The sheets as a list in the bar: for the keyboard, which never gets out of the grid to its tabs. */
import type { Grid } from '../hosts/browser/grid';

/** Gives back what to call when there are other sheets, or another is shown. */
export function sheetList(select: HTMLSelectElement, grid: Grid): () => void {
  select.addEventListener('change', () => {
    const wanted = select.selectedIndex;
    void grid.commit().then(() => {
      grid.turnTo(wanted);
    });
  });
  return () => {
    const { names, shown } = grid.sheets();
    select.replaceChildren(...names.map((name) => new Option(name)));
    select.selectedIndex = shown;
  };
}
