/** The one way in: an entry page hands the pane an element and a host. */
import { render } from 'preact';
import type { CommandId } from '../commands/index';
import type { PaneHost } from '../host';
import { watchInput } from '../last-input';
import { createPane } from '../model';
import { PaneView } from './pane';

export interface MountedPane {
  /** As its button does. */
  readonly run: (command: CommandId) => Promise<void>;
  /** Takes the pane away. */
  readonly stop: () => Promise<void>;
}

/** Shows the pane. */
export function mountPane(element: HTMLElement, host: PaneHost): MountedPane {
  const input = watchInput(element);
  const pane = createPane(host, input.byPointer);
  // A file dropped beside its box would otherwise take the page's place.
  const stay = (event: Event): void => {
    event.preventDefault();
  };
  for (const kind of ['dragover', 'drop']) document.addEventListener(kind, stay);
  element.textContent = '';
  render(<PaneView pane={pane} />, element);
  return {
    run: pane.run,
    stop: async () => {
      render(null, element);
      input.stop();
      for (const kind of ['dragover', 'drop']) document.removeEventListener(kind, stay);
      await pane.stop();
    },
  };
}
