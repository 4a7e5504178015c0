/** The one place that looks for WPS in the page. */
import type { EtAddIn } from './add-in-facade';

interface Globals {
  readonly Application?: EtAddIn;
  /** Of old versions: the root itself, with the object model behind a member that may be a method. */
  readonly wps?: EtAddIn & { readonly EtApplication?: EtAddIn | (() => EtAddIn) };
}

/** WPS 表格 as seen by a page of the add-in; undefined where the page stands in something else. */
export function findApplication(page: object): EtAddIn | undefined {
  const { Application: application, wps: root } = page as Globals;
  if (application) return application;
  if (!root) return undefined;
  return typeof root.EtApplication === 'function' ? root.EtApplication() : (root.EtApplication ?? root);
}
