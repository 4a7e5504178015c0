/** The built pane in a browser that believes it is Excel, before a workbook of the strict host. */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { Workbook } from 'exceljs';
import type { Browser } from 'playwright-core';
import { addSheets } from '../../src/actions/add-sheets';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { launchChromium, patience } from '../browser';
import { Book } from '../office/book';
import { openInExcel, serve, type OpenedPage, type PageOptions } from '../office/chromium';
import { OfficeHost } from '../office/host';
import { present } from '../tools';
import { isRefusal } from '../../src/form/refusal';

const folder = 'dist/excel';

/** A host with this report in its workbook, and `more`; without one, an empty workbook. */
export async function hostWith(
  report?: Report,
  more: (workbook: FileWorkbook) => Promise<unknown> = () => Promise.resolve(),
): Promise<OfficeHost> {
  if (!report) return new OfficeHost();
  const file = newWorkbook();
  const added = await addSheets(file, report);
  if (isRefusal(added)) throw new Error(added.message);
  await more(file);
  const book = new Workbook();
  await book.xlsx.load((await file.save()).buffer as ArrayBuffer);
  const host = new OfficeHost(new Book(book));
  host.book.recalculate();
  return host;
}

export interface PaneRoom {
  /** Opens the pane; what was opened is closed by `closePages`. */
  readonly open: (host: OfficeHost, options?: PageOptions) => Promise<OpenedPage>;
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One browser and one server for a test file. */
async function paneRoom(): Promise<PaneRoom> {
  if (!existsSync(`${folder}/office/office.js`))
    throw new Error('dist/excel is missing: npm run build:excel -- --env OFFICE_JS=local');
  const { origin, server }: { readonly origin: string; readonly server: Server } = await serve(folder);
  const browser: Browser = await launchChromium();
  return {
    open: (host, options) => openInExcel(browser, host, `${origin}/pane.html`, options),
    closePages: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** A room for a block, where there is a Chromium; what a test opens in it is closed after the test, however it ended. */
export function paneRoomForAll(): () => PaneRoom {
  let room: PaneRoom | undefined;
  beforeAll(async () => {
    if (present('chromium')) room = await paneRoom();
  }, patience);
  afterEach(async () => {
    await room?.closePages();
  }, patience);
  afterAll(async () => {
    await room?.close();
  });
  return () => {
    if (!room) throw new Error('the pane is not open');
    return room;
  };
}
