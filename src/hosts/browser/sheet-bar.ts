/**
 * The bar of tabs under the grid, where tabs can only be chosen. Univer renames on a second press and drags on a long
 * one; both would be refused, and half done they take a tab out of the bar for good: the drag's timer outlives the
 * renaming that began with it.
 */

const bar = '[data-u-comp="slide-tab-bar"]';
const chosen = '[data-u-comp="slide-tab-item"][aria-selected="true"]';
/** Univer gives its buttons no names: the list of all sheets, then two arrows. */
const buttons = '[data-u-comp="sheet-bar-append-button"]';
const names = ['全部工作表', '前面的工作表', '后面的工作表'];

export function calmSheetBar(container: HTMLElement): void {
  const on = (
    type: 'pointerdown' | 'contextmenu',
    where: string,
    then: (event: MouseEvent) => void,
  ): void => {
    container.addEventListener(
      type,
      (event) => {
        if (!(event.target as Element).closest(where)) return;
        event.stopPropagation();
        then(event);
      },
      true,
    );
  };
  on('pointerdown', chosen, (event) => {
    // Menus that are open close at this.
    document.dispatchEvent(new PointerEvent('pointerdown', event));
  });
  // All that the tabs' own menu offers would be refused.
  on('contextmenu', bar, (event) => {
    event.preventDefault();
  });
  new MutationObserver(() => {
    container.querySelectorAll(buttons).forEach((button, index) => {
      button.setAttribute('aria-label', names[index] ?? '');
    });
  }).observe(container, { childList: true, subtree: true });
}
