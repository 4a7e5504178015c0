/** The strips above the grid: what was not done, what was restored, what a save would lose. */
import { wording } from './wording';

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notices {
  /** Stays until it is closed, or one of its actions is taken. */
  readonly show: (text: string, kind: 'info' | 'warning', actions?: readonly NoticeAction[]) => HTMLElement;
  /** About what is open, or could not be opened: takes the place of the one before. Without words there is none. */
  readonly tell: (text?: string, kind?: 'info' | 'warning') => void;
  /** Goes by itself; the same words do not stack. */
  readonly flash: (text: string) => void;
}

function button(label: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', run);
  return element;
}

export function noticesIn(place: HTMLElement): Notices {
  const strip = (text: string, kind: string): HTMLElement => {
    const element = document.createElement('div');
    element.className = `bench-notice ${kind}`;
    const words = document.createElement('span');
    words.textContent = text;
    element.append(words);
    place.append(element);
    return element;
  };
  const standing = (text: string, kind: string, actions: readonly NoticeAction[] = []): HTMLElement => {
    const element = strip(text, kind);
    const close = { label: wording.close, run: (): void => undefined };
    for (const { label, run } of actions.length > 0 ? actions : [close])
      element.append(
        button(label, () => {
          element.remove();
          run();
        }),
      );
    return element;
  };
  let told: HTMLElement | undefined;
  let flashed: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fade = (): void => {
    flashed?.remove();
    clearTimeout(timer);
  };
  return {
    show: standing,
    tell: (text, kind = 'warning') => {
      fade();
      told?.remove();
      told = text === undefined ? undefined : standing(text, kind);
    },
    flash: (text) => {
      fade();
      flashed = strip(text, 'warning passing');
      timer = setTimeout(fade, 6_000);
    },
  };
}
