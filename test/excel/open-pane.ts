/** The built pane in a browser that believes it is Excel, before a workbook of the strict host. */
import { existsSync } from 'node:fs';
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
import { lastPassed, present } from '../tools';
import { isRefusal } from '../../src/form/refusal';

const folder = 'dist/excel';

type More = (workbook: FileWorkbook) => Promise<unknown>;

const nothing: More = () => Promise.resolve();

/** Workbooks made in this test file: by what more is in them, then by their report. */
const made = new Map<More, Map<string, Promise<Uint8Array>>>();

async function workbookOf(report: Report, more: More): Promise<Uint8Array> {
  const file = newWorkbook();
  const added = await addSheets(file, report);
  if (isRefusal(added)) throw new Error(added.message);
  await more(file);
  return file.save();
}

/** A host with this report in its workbook, and `more`; without one, an empty workbook. */
export async function hostWith(report?: Report, more = nothing): Promise<OfficeHost> {
  if (!report) return new OfficeHost();
  const alike = made.get(more) ?? new Map<string, Promise<Uint8Array>>();
  made.set(more, alike);
  const key = JSON.stringify(report);
  const bytes = alike.get(key) ?? workbookOf(report, more);
  alike.set(key, bytes);
  const book = new Workbook();
  await book.xlsx.load((await bytes).slice().buffer);
  const host = new OfficeHost(new Book(book));
  host.book.recalculate();
  return host;
}

export interface PaneRoom {
  /**
   * Opens the pane: in the page of the test before, where that passed and no `options` ask for another. The second one a
   * test asks for is another.
   */
  readonly open: (host: OfficeHost, options?: PageOptions) => Promise<OpenedPage>;
  /** After a test: what it opened is closed, but for the page that the next one may use. */
  readonly closePages: (passed: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One browser and one server for a test file. */
async function paneRoom(beside: Readonly<Record<string, string>>): Promise<PaneRoom> {
  if (!existsSync(`${folder}/office/office.js`))
    throw new Error('dist/excel is missing: npm run build:excel -- --env OFFICE_JS=local');
  const { origin, server } = await serve(folder, beside);
  const browser: Browser = await launchChromium();
  let kept: OpenedPage | undefined;
  let taken = false;
  return {
    open: async (host, options) => {
      if (taken || options) return openInExcel(browser, host, `${origin}/pane.html`, options);
      taken = true;
      if (kept) await kept.openAgain(host);
      else kept = await openInExcel(browser, host, `${origin}/pane.html`);
      return kept;
    },
    closePages: async (passed) => {
      taken = false;
      if (!passed || kept?.page.isClosed()) kept = undefined;
      const others = browser.contexts().filter((one) => one !== kept?.context);
      await Promise.all(others.map((one) => one.close()));
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/**
 * A room for a block, where there is a Chromium; what a test opens in it is closed after the test, or emptied for the
 * next. `beside`: files that the page can be given, by name.
 */
export function paneRoomForAll(beside: Readonly<Record<string, string>> = {}): () => PaneRoom {
  let room: PaneRoom | undefined;
  beforeAll(async () => {
    if (present('chromium')) room = await paneRoom(beside);
  }, patience);
  afterEach(async () => {
    await room?.closePages(lastPassed());
  }, patience);
  afterAll(async () => {
    await room?.close();
  });
  return () => {
    if (!room) throw new Error('the pane is not open');
    return room;
  };
}
