/** The first screen: what a newcomer may want, over a grid that is still empty. It goes when anything is done. */
import { byId } from './page';
import { wording } from './wording';

export interface Start {
  readonly newReport: () => void;
  readonly open: () => void;
  readonly sample: () => void;
}

export interface StartScreen {
  readonly show: () => void;
  readonly hide: () => void;
  /** Offers a draft, by what its button says. */
  readonly offer: (label: string, run: () => void) => void;
}

function fill(button: HTMLElement, [name, hint]: readonly [string, string]): void {
  const title = document.createElement('b');
  title.textContent = name;
  const line = document.createElement('span');
  line.textContent = hint;
  button.replaceChildren(title, line);
}

/** `leave`: gives the keys to the grid. */
export function startScreen(leave: () => void): StartScreen & { readonly wire: (start: Start) => void } {
  const screen = byId('start');
  const hide = (): void => {
    screen.hidden = true;
  };
  const on = (id: string, words: readonly [string, string], run: () => void): void => {
    const button = byId(id);
    fill(button, words);
    button.addEventListener('click', () => {
      hide();
      run();
    });
  };
  screen.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    hide();
    leave();
  });
  return {
    show: () => {
      screen.hidden = false;
    },
    hide,
    offer: (label, run) => {
      const button = document.createElement('button');
      button.type = 'button';
      fill(button, [wording.start.draft, label]);
      button.addEventListener('click', () => {
        hide();
        run();
      });
      byId('start-drafts').append(button);
    },
    wire: ({ newReport, open, sample }) => {
      const { start } = wording;
      on('start-new', start.newReport, newReport);
      on('start-open', start.open, open);
      on('start-sample', start.sample, sample);
      on('start-blank', start.blank, leave);
    },
  };
}
