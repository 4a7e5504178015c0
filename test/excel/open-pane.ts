/** The built pane in a browser that believes it is Excel, before a workbook of the strict host. */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { Workbook } from 'exceljs';
import type { Browser } from 'playwright-core';
import { addSheets } from '../../src/actions/add-sheets';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { launchChromium } from '../browser';
import { Book } from '../office/book';
import { openInExcel, serve, type OpenedPage, type PageOptions } from '../office/chromium';
import { OfficeHost } from '../office/host';
import { isRefusal } from '../../src/form/refusal';

const folder = 'dist/excel';

/** A host with this report in its workbook; without one, an empty workbook. */
export async function hostWith(report?: Report): Promise<OfficeHost> {
  if (!report) return new OfficeHost();
  const file = newWorkbook();
  const added = await addSheets(file, report);
  if (isRefusal(added)) throw new Error(added.message);
  const book = new Workbook();
  await book.xlsx.load((await file.save()).buffer as ArrayBuffer);
  const host = new OfficeHost(new Book(book));
  host.book.recalculate();
  return host;
}

export interface PaneRoom {
  /** Opens the pane; everything opened is closed by `close`. */
  readonly open: (host: OfficeHost, options?: PageOptions) => Promise<OpenedPage>;
  readonly close: () => Promise<void>;
}

/** One browser and one server for a test file. */
export async function paneRoom(): Promise<PaneRoom> {
  if (!existsSync(`${folder}/office/office.js`))
    throw new Error('dist/excel is missing: npm run build:excel -- --env OFFICE_JS=local');
  const { origin, server }: { readonly origin: string; readonly server: Server } = await serve(folder);
  const browser: Browser = await launchChromium();
  return {
    open: (host, options) => openInExcel(browser, host, `${origin}/pane.html`, options),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
