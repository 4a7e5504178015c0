/** What the pane needs of the workbench. */
import { readInBrowser } from '../sources/read-in-browser';
import { browserSettings } from '../taskpane/browser-settings';
import { download } from '../taskpane/frame/download';
import type { PaneHost } from '../taskpane/host';
import { aboutThisProgram } from '../taskpane/version';
import type { Workbook } from '../workbook/workbook';
import { wording } from './wording';

export function workbenchHost(
  workbook: Workbook,
  unsaved: NonNullable<PaneHost['unsaved']>,
  focusSheet: () => void,
): PaneHost {
  return {
    name: wording.host,
    paneName: wording.pane,
    without: wording.without,
    workbook,
    saveFile: (file) => Promise.resolve(download(file)),
    readSource: readInBrowser,
    about: aboutThisProgram,
    settings: browserSettings(() => window.localStorage),
    unsaved,
    focusSheet,
    toSheet: wording.toSheet,
  };
}
