/** The one way in: an entry page hands the pane an element and a host. */
import { render } from 'preact';
import type { PaneHost } from './host';
import { createPane } from './model';
import { PaneView } from './pane';

/** Shows the pane; gives back how to take it away. */
export function mountPane(element: HTMLElement, host: PaneHost): () => Promise<void> {
  const pane = createPane(host);
  // A file dropped beside its box would otherwise take the page's place.
  const stay = (event: Event): void => {
    event.preventDefault();
  };
  for (const kind of ['dragover', 'drop']) document.addEventListener(kind, stay);
  element.textContent = '';
  render(<PaneView pane={pane} />, element);
  return async () => {
    render(null, element);
    for (const kind of ['dragover', 'drop']) document.removeEventListener(kind, stay);
    await pane.stop();
  };
}
