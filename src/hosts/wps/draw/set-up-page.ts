/** Print set-up. A machine without a printer may refuse all of it. */
import { areaName } from '../../../workbook/a1';
import type { SheetPlan } from '../../../workbook/workbook';
import type { EtPageSetup, EtSheet } from '../facade';
import { looks } from './looks';
import type { WpsSession } from '../session';

/** XlPaperSize (A4), XlPageOrientation. */
const paper = 9;
const orientations = { portrait: 1, landscape: 2 } as const;
const inch = 72;

function steps(page: EtPageSetup, { print }: SheetPlan): readonly (() => unknown)[] {
  return [
    () => (page.PaperSize = paper),
    () => (page.Orientation = orientations[print.orientation]),
    () => {
      // A scale in force would win over fitting to pages.
      page.Zoom = false;
      page.FitToPagesWide = 1;
      page.FitToPagesTall = print.onePage === true ? 1 : false;
    },
    () => (page.CenterHorizontally = true),
    () => {
      page.LeftMargin = 0.5 * inch;
      page.RightMargin = 0.5 * inch;
      page.TopMargin = 0.6 * inch;
      page.BottomMargin = 0.6 * inch;
      page.HeaderMargin = 0.3 * inch;
      page.FooterMargin = 0.3 * inch;
    },
    () => (page.PrintArea = areaName(print.area)),
    () => {
      if (print.titleRows !== undefined) page.PrintTitleRows = `$1:$${String(print.titleRows)}`;
    },
    () => {
      if (print.onePage !== true) page.CenterFooter = '第 &P 页，共 &N 页';
    },
  ];
}

export function setUpPage(session: WpsSession, sheet: EtSheet, plan: SheetPlan): void {
  looks(session, '页面设置', () => {
    for (const step of steps(sheet.PageSetup, plan)) looks(session, '页面设置', step);
  });
}
