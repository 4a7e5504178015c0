/// <reference types="office-js" />
/**
 * The one page Excel opens: the pane, and the functions of the ribbon. Where Excel has a shared runtime both live in
 * it together; where it has none, a ribbon command opens this page unseen, and the pane is never drawn.
 */
import { ExcelWorkbook } from '../hosts/excel/workbook';
import { browserSettings } from '../taskpane/browser-settings';
import { mountPane } from '../taskpane/frame/mount';
import { followTheme } from '../taskpane/frame/theme';
import '../taskpane/pane.css';
import { commandRelay } from './command-relay';
import { excelHost } from './host';
import { associateCommands, type RibbonOptions } from './ribbon-commands';
import { showTooOld } from './too-old';

const supports = (set: string) => (version: string) =>
  Office.context.requirements.isSetSupported(set, version);

/** Data validation, and events that can be switched off, came with it; Excel 2021 has it. */
const oldest = '1.8';

/** Excel on the web has no theme to tell, and no theme is worth failing over. */
function paneBackground(): string | undefined {
  try {
    return (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
  } catch {
    return undefined;
  }
}

const ready = Office.onReady().then(({ host }): RibbonOptions | undefined => {
  const element = document.getElementById('pane');
  if (!element) throw new Error('pane.html has no #pane');
  followTheme(paneBackground());
  if (host !== Office.HostType.Excel || !supports('ExcelApi')(oldest)) {
    showTooOld(element);
    return undefined;
  }
  const workbook = new ExcelWorkbook(Excel, {
    supports: supports('ExcelApi'),
    onError: (error) => {
      console.error(error);
    },
  });
  const relay = commandRelay();
  const settings = browserSettings(() => window.localStorage);
  // A page that is not seen draws no frame.
  requestAnimationFrame(() => {
    mountPane(element, excelHost(workbook, relay, settings));
  });
  return {
    workbook,
    relay,
    settings,
    ...(supports('SharedRuntime')('1.1') ? { showPane: () => Office.addin.showAsTaskpane() } : {}),
  };
});

// In a browser without Excel there is nothing to associate with.
if ((Office as { readonly actions?: unknown }).actions !== undefined) associateCommands(ready);
else
  void ready.then((options) => {
    if (options) associateCommands(options);
  });
