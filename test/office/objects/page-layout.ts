/** Page set-up (ExcelApi 1.9). */
import type { Worksheet } from 'exceljs';
import type { Book } from '../book';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';

const inch = 72;

/** What is there of it; `scale` where nothing is fitted to pages. */
function zoomOf({ pageSetup }: Worksheet): Record<string, number | null> {
  if (pageSetup.fitToPage !== true)
    return { scale: pageSetup.scale ?? 100, horizontalFitToPages: null, verticalFitToPages: null };
  const pages = (count: number | undefined): number | null =>
    count === undefined || count === 0 ? null : count;
  return {
    scale: null,
    horizontalFitToPages: pages(pageSetup.fitToWidth),
    verticalFitToPages: pages(pageSetup.fitToHeight),
  };
}

export function pageLayout(book: Book, sheet: Worksheet): WireObject {
  if (book.quirks.has('page-layout-refused'))
    throw new ApiError('GeneralException', 'There was an internal error while processing the request.', 500);
  const set = (more: Partial<Worksheet['pageSetup']>): void => {
    Object.assign(sheet.pageSetup, more);
  };
  const margin = (side: string) => (points: number) => {
    const margins = sheet.pageSetup.margins ?? {
      left: 0.7,
      right: 0.7,
      top: 0.75,
      bottom: 0.75,
      header: 0.3,
      footer: 0.3,
    };
    set({ margins: { ...margins, [side]: points / inch } });
  };
  return wire({
    type: 'PageLayout',
    get: {
      Zoom: () => zoomOf(sheet),
      PaperSize: () => (sheet.pageSetup.paperSize === undefined ? 'Letter' : 'A4'),
      Orientation: () => (sheet.pageSetup.orientation === 'landscape' ? 'Landscape' : 'Portrait'),
      HeadersFooters: () =>
        wire({
          type: 'HeaderFooterGroup',
          get: {
            DefaultForAllPages: () =>
              wire({
                type: 'HeaderFooter',
                set: {
                  CenterFooter: (text: string) => {
                    sheet.headerFooter.oddFooter = `&C${text}`;
                  },
                },
              }),
          },
        }),
    },
    set: {
      PaperSize: (size: string) => {
        if (book.quirks.has('paper-refused'))
          throw new ApiError('InvalidArgument', 'the printer has no such paper');
        if (size !== 'A4') throw new ApiError('InvalidArgument', `no paper ${size}`);
        // A4 in the file (ECMA-376 part 1, 18.3.1.63); exceljs has only the type of its enum.
        Object.assign(sheet.pageSetup, { paperSize: 9 });
      },
      Orientation: (orientation: string) => {
        set({ orientation: orientation === 'Portrait' ? 'portrait' : 'landscape' });
      },
      Zoom: ({
        horizontalFitToPages,
        verticalFitToPages,
      }: {
        horizontalFitToPages?: number;
        verticalFitToPages?: number;
      }) => {
        if (book.quirks.has('fit-to-pages-ignored')) return;
        set({ fitToPage: true, fitToWidth: horizontalFitToPages ?? 0, fitToHeight: verticalFitToPages ?? 0 });
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
    },
    call: {
      SetPrintArea: (printArea: string) => {
        set({ printArea });
      },
      SetPrintTitleRows: (rows: string) => {
        set({ printTitlesRow: rows.replace(/\$/gu, '') });
      },
    },
  });
}
