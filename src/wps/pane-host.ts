/** What the pane gets of WPS. */
import { readSource } from '../actions/read-source';
import type { EtAddIn, EtPluginStorage } from '../hosts/wps/add-in-facade';
import { readAwake } from './dormant-readers';
import { collect } from './mailbox';
import { aboutWps } from './about';
import { saveFile, savingTold } from './save-file';
import { frontWorkbook, openWorkbooks } from './open-workbooks';
import { attempt } from '../hosts/wps/session';
import { hidePane } from './task-pane';
import { WpsWorkbook } from '../hosts/wps/workbook';
import { isCommand } from '../taskpane/commands/index';
import { browserSettings } from '../taskpane/browser-settings';
import type { PaneHost } from '../taskpane/host';
import { wording } from '../taskpane/wording';

/** Milliseconds between looks for a command from the ribbon. */
const every = 300;

/** For as long as WPS runs. */
function keptIn(storage: EtPluginStorage): NonNullable<PaneHost['unsaved']> {
  const key = 'ogi_unsaved';
  return {
    get: () => {
      const text = storage.getItem(key);
      return typeof text === 'string' ? text : undefined;
    },
    set: (text) => {
      attempt(() => {
        storage.setItem(key, text);
      });
    },
  };
}

export function paneHostOf(app: EtAddIn): PaneHost {
  const workbook = new WpsWorkbook(app);
  return {
    name: 'WPS 表格',
    paneName: '侧栏',
    without: '卸掉这个加载项',
    workbook,
    leftOut: () => workbook.leftOut,
    about: () => aboutWps(app),
    undoing: wording.undoing('WPS'),
    selfCheck: {
      trial: () => workbook.trial(),
      saving: () => Promise.resolve(savingTold(app)),
    },
    saveFile: (file) => Promise.resolve(saveFile(app, file)),
    readSource: ({ name, bytes }) =>
      readSource(bytes, name, {
        openWorkbook: async (source) => (await import('../hosts/file/open')).openWorkbook(source),
        readApart: readAwake,
      }),
    onCommand: (listener) =>
      collect(
        app.PluginStorage,
        (command) => {
          if (isCommand(command)) listener(command);
        },
        { now: Date.now(), every },
      ),
    settings: browserSettings(() => window.localStorage),
    workbooks: { front: () => frontWorkbook(app), open: () => openWorkbooks(app) },
    unsaved: keptIn(app.PluginStorage),
    collapse: () => {
      hidePane(app);
    },
  };
}
