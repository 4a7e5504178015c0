/**
 * Whether the clerk's hand is at the mouse. One who clicks goes on typing in the sheet, so the sheet gets the keys;
 * one who goes by keyboard stays in the pane and is told how to leave it.
 */

export interface LastInput {
  readonly byPointer: () => boolean;
  readonly stop: () => void;
}

export function watchInput(element: HTMLElement): LastInput {
  let pointer = false;
  const point = (): void => {
    pointer = true;
  };
  const key = (): void => {
    pointer = false;
  };
  element.addEventListener('pointerdown', point, true);
  element.addEventListener('keydown', key, true);
  return {
    byPointer: () => pointer,
    stop: () => {
      element.removeEventListener('pointerdown', point, true);
      element.removeEventListener('keydown', key, true);
    },
  };
}
