/** Panes: numbered from 1 by WPS, invisible until told otherwise, gone when deleted. */
import type { EtHost } from '../host';
import { strict } from '../strict';

export interface Pane {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  visible: boolean;
  /** What becomes of it when WPS is told to show it. */
  dead: boolean;
}

export function taskPanesOf(host: EtHost): {
  readonly create: (url: string, title?: string) => object;
  readonly find: (id: number) => object | null;
} {
  const objectOf = (pane: Pane): object =>
    strict(host, 'CustomTaskpane', {
      get: { ID: () => pane.id, Visible: () => pane.visible && !pane.dead },
      set: {
        Visible: (visible: boolean) => {
          pane.visible = visible;
        },
        DockPosition: (position: number) => {
          if (![0, 1, 2, 3, 4].includes(position)) throw new Error(`no dock ${String(position)}`);
        },
        Width: () => undefined,
      },
      call: {
        Delete: () => {
          host.panes.splice(host.panes.indexOf(pane), 1);
        },
      },
    });
  return {
    create: (url, title = '') => {
      const pane = {
        id: (host.panes[host.panes.length - 1]?.id ?? 0) + 1,
        url,
        title,
        visible: false,
        dead: false,
      };
      host.panes.push(pane);
      return objectOf(pane);
    },
    find: (id) => {
      const pane = host.panes.find((one) => one.id === id);
      return pane ? objectOf(pane) : null;
    },
  };
}
