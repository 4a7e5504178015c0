/** The one way in: an entry page hands the pane an element and a host. */
import { render } from 'preact';
import type { PaneHost } from './host';
import { createPane } from './model';
import { PaneView } from './pane';

/** Shows the pane; gives back how to take it away. */
export function mountPane(element: HTMLElement, host: PaneHost): () => Promise<void> {
  const pane = createPane(host);
  render(<PaneView pane={pane} />, element);
  return async () => {
    render(null, element);
    await pane.stop();
  };
}
