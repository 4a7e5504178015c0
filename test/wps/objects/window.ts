/** The window shows one sheet at a time, and its panes and gridlines are that sheet's. */
import type { WorksheetView } from 'exceljs';
import { cellName } from '../../../src/workbook/a1';
import type { EtHost } from '../host';
import { strict } from '../strict';

interface View {
  state: 'normal' | 'frozen';
  xSplit?: number;
  ySplit?: number;
  topLeftCell?: string;
  showGridLines?: boolean;
}

export function windowOf(host: EtHost): object {
  const view = (change: (now: View) => View) => {
    const sheet = host.book.sheet(host.book.active);
    if (!sheet) throw new Error('the window shows no sheet');
    sheet.views = [change((sheet.views[0] as View | undefined) ?? { state: 'normal' })] as WorksheetView[];
  };
  const now = (): View =>
    (host.book.sheet(host.book.active)?.views[0] as View | undefined) ?? { state: 'normal' };
  return strict(host, 'Window', {
    get: { FreezePanes: () => now().state === 'frozen' },
    set: {
      DisplayGridlines: (showGridLines: boolean) => {
        view((old) => ({ ...old, showGridLines }));
      },
      SplitRow: (ySplit: number) => {
        view((old) => ({ ...old, ySplit }));
      },
      SplitColumn: (xSplit: number) => {
        view((old) => ({ ...old, xSplit }));
      },
      FreezePanes: (frozen: boolean) => {
        view((old) => {
          const { xSplit = 0, ySplit = 0 } = old;
          if (!frozen) return { state: 'normal', showGridLines: old.showGridLines ?? true };
          return { ...old, state: 'frozen', xSplit, ySplit, topLeftCell: cellName(ySplit, xSplit) };
        });
      },
    },
  });
}
