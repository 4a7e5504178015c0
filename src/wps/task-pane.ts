/** Shows and hides the pane. Its number is remembered where all pages see it, and forgotten when WPS ends. */
import type { EtAddIn, EtTaskPane } from '../hosts/wps/add-in-facade';
import { attempt } from '../hosts/wps/session';

/** WPS's three programs share the storage of one add-in and count panes each on their own. */
const key = 'ogi_pane_et';
const right = 2;
const width = 400;

function known(app: EtAddIn): EtTaskPane | undefined {
  let pane: EtTaskPane | null | undefined;
  attempt(() => {
    const id = Number(app.PluginStorage.getItem(key));
    if (Number.isInteger(id) && id > 0) pane = app.GetTaskPane(id);
  });
  return pane ?? undefined;
}

function isVisible(pane: EtTaskPane): boolean {
  let visible = false;
  attempt(() => (visible = pane.Visible));
  return visible;
}

function create(app: EtAddIn, url: string, title: string): void {
  const pane = app.CreateTaskPane(url, title);
  attempt(() => {
    pane.DockPosition = right;
    pane.Width = width;
  });
  pane.Visible = true;
  app.PluginStorage.setItem(key, String(pane.ID));
}

/** A number may be of a pane that is gone: only one that says it is visible is. */
export function showPane(app: EtAddIn, url: string, title: string): void {
  const pane = known(app);
  if (pane) {
    attempt(() => (pane.Visible = true));
    if (isVisible(pane)) return;
    attempt(() => {
      pane.Delete();
    });
  }
  create(app, url, title);
}

/** For the button that opens the pane: one that is open and yet asked for is in another window, or stuck. */
export function openPaneHere(app: EtAddIn, url: string, title: string): void {
  const pane = known(app);
  if (pane && isVisible(pane)) {
    attempt(() => {
      pane.Delete();
    });
    create(app, url, title);
  } else showPane(app, url, title);
}

/** A docked pane can freeze the ribbon; hiding it from within always helps. */
export function hidePane(app: EtAddIn): void {
  const pane = known(app);
  if (pane) pane.Visible = false;
}
