/// <reference types="office-js" />
/** What the pane needs of Excel. */
import type { ExcelWorkbook } from '../hosts/excel/workbook';
import { browserUnsaved } from '../taskpane/browser-settings';
import type { PaneHost } from '../taskpane/host';
import type { Settings } from '../taskpane/live-setting';
import type { CommandRelay } from './command-relay';
import { wording } from '../taskpane/wording';
import { aboutExcel } from './about';
import { saveFile, savingTold } from './save-file';

/** Milliseconds without an edit after which the next is answered at once: each check reads the whole report. */
const quiet = 300;

/** Empty until the workbook is saved first, and in versions that do not tell. */
function documentAddress(): string {
  try {
    const opened: { readonly url: string | null } = Office.context.document;
    return opened.url ?? '';
  } catch {
    return '';
  }
}

export function excelHost(workbook: ExcelWorkbook, relay: CommandRelay, settings: Settings): PaneHost {
  return {
    name: 'Excel',
    paneName: '窗格',
    without: '卸掉这个加载项',
    workbook,
    quiet,
    saveFile: (file) => saveFile(file, Office.context.platform),
    readSource: async (file) => (await import('../sources/read-in-browser')).readInBrowser(file),
    leftOut: () => workbook.leftOut,
    about: aboutExcel,
    // Office.js: what an add-in does to protection and sheets empties Excel's list, and its writes are not told apart.
    undoing: wording.undoing('Excel'),
    selfCheck: {
      trial: () => workbook.trial(),
      saving: () => Promise.resolve(savingTold(Office.context.platform)),
    },
    onCommand: relay.listen,
    settings,
    toSheet: '按 F6 键到表格里改。',
    // Without a shared runtime the pane ends when it is closed.
    unsaved: browserUnsaved(() => window.localStorage, documentAddress()),
  };
}
