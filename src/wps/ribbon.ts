/**
 * The hidden page index.html: the callbacks that ribbon.xml names, found by WPS on the window. They are plain and
 * never async (WPS 12.1.0.23542 shows no ribbon otherwise), and let nothing be thrown into WPS, which would swallow it.
 */
import { findApplication } from '../hosts/wps/application';
import { post } from './mailbox';
import { openPaneHere, showPane } from './task-pane';

const title = '公开年报';
/** Opens the pane and asks nothing of it. */
const paneButton = 'pane';

interface Control {
  /** `Id` in WPS; `id` in some documents. */
  readonly Id?: string;
  readonly id?: string;
}

const idOf = (control: Control): string => control.Id ?? control.id ?? '';

/** The pane's page, beside this one. WPS takes addresses with Chinese characters as they are, not escaped. */
function paneUrl(): string {
  const here = decodeURI(window.location.href.replace(/[?#].*$/u, ''));
  return `${here.slice(0, here.lastIndexOf('/'))}/pane.html`;
}

function onLoad(ribbon: unknown): boolean {
  const application = findApplication(window) as { ribbonUI?: unknown } | undefined;
  // Where WPS keeps it itself, setting it is refused.
  try {
    if (application) application.ribbonUI = ribbon;
  } catch {
    return true;
  }
  return true;
}

function onAction(control: Control): boolean {
  try {
    const app = findApplication(window);
    if (!app) throw new Error('WPS 表格没有准备好');
    const id = idOf(control);
    if (id === paneButton) openPaneHere(app, paneUrl(), title);
    else {
      post(app.PluginStorage, id, Date.now());
      showPane(app, paneUrl(), title);
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    window.alert(`打不开公开年报的侧栏。请关闭 WPS 后重新打开，再试一次。（${detail}）`);
  }
  return true;
}

const getImage = (control: Control): string => `images/${idOf(control)}.png`;

Object.assign(window, { OnAddinLoad: onLoad, OnAction: onAction, GetImage: getImage });
