/** Page set-up of a sheet, in points and by number, as WPS has it. */
import type { Worksheet } from 'exceljs';
import type { EtHost } from '../host';
import { strict } from '../strict';

const inch = 72;

export function pageSetupOf(host: EtHost, sheet: Worksheet): object {
  const later = (step: () => void): void => {
    if (host.printing.on) step();
    else host.printing.waiting.push(step);
  };
  const set = (more: object): void => {
    later(() => {
      Object.assign(sheet.pageSetup, more);
    });
  };
  const margin = (side: string) => (points: number) => {
    const usual = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };
    later(() => {
      sheet.pageSetup.margins = { ...usual, ...sheet.pageSetup.margins, [side]: points / inch };
    });
  };
  return strict(host, 'PageSetup', {
    set: {
      PaperSize: (paperSize: number) => {
        set({ paperSize });
      },
      Orientation: (orientation: number) => {
        set({ orientation: orientation === 1 ? 'portrait' : 'landscape' });
      },
      Zoom: (zoom: number | boolean) => {
        set(zoom === false ? { fitToPage: true } : { fitToPage: false, scale: zoom });
      },
      FitToPagesWide: (pages: number | boolean) => {
        set({ fitToWidth: pages === false ? 0 : pages });
      },
      FitToPagesTall: (pages: number | boolean) => {
        set({ fitToHeight: pages === false ? 0 : pages });
      },
      CenterHorizontally: (horizontalCentered: boolean) => {
        set({ horizontalCentered });
      },
      LeftMargin: margin('left'),
      RightMargin: margin('right'),
      TopMargin: margin('top'),
      BottomMargin: margin('bottom'),
      HeaderMargin: margin('header'),
      FooterMargin: margin('footer'),
      PrintArea: (address: string) => {
        set({ printArea: address.replace(/\$/gu, '') });
      },
      PrintTitleRows: (rows: string) => {
        set({ printTitlesRow: rows.replace(/\$/gu, '') });
      },
      CenterFooter: (text: string) => {
        sheet.headerFooter.oddFooter = `&C${text}`;
      },
    },
  });
}
