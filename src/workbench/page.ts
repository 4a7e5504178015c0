/** The page's own elements, which stand in page.html. */
import { wording } from './wording';

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** Where there is room for one of them: the pane, else the grid. */
export function flipTo(pane: boolean): void {
  document.body.classList.toggle('flipped', pane);
  byId('flip').textContent = pane ? wording.toGrid : wording.toPane;
}

export const isFlipped = (): boolean => document.body.classList.contains('flipped');
