/** The built workbench in a browser, driven as a clerk would; what it must not do is written down meanwhile. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Dialog, Page } from 'playwright-core';
import { parseRange, placeName } from '../../src/workbook/a1';
import type { Place, Workbook } from '../../src/workbook/workbook';
import { launchChromium, patience } from '../browser';
import { serve } from '../office/chromium';
import { watch, type Watched } from '../watched-page';

const folder = 'dist/workbench';

/** What the page offers for a look inside; see workbench/bench.ts. */
export interface Inside {
  readonly workbench: {
    readonly workbook: () => Workbook & { readonly save: () => Promise<Uint8Array> };
    readonly unsaved: () => boolean;
    readonly openFile: (name: string, bytes: Uint8Array) => Promise<unknown>;
  };
}

export interface OpenedWorkbench extends Watched {
  readonly page: Page;
  /** Goes to a cell by the name box, as one does by keyboard; keys typed next go into it. */
  readonly go: (place: Place | string) => Promise<void>;
  /** Opens the sample, whatever was open, and waits until it is checked. */
  readonly sample: () => Promise<void>;
  /** Opens a file's bytes, as the button does after its dialog. */
  readonly openBytes: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Content of one cell, from the workbook itself. */
  readonly cell: (sheet: string, row: number, column: number) => Promise<unknown>;
  /** What the workbook is now, as a file. */
  readonly bytes: () => Promise<Uint8Array>;
}

export interface WorkbenchRoom {
  /**
   * A workbench with an empty workbook and nothing kept. It is the page of the test before, where that passed: loading one
   * takes longer than most tests. The second one a test asks for is another.
   */
  readonly open: () => Promise<OpenedWorkbench>;
  /** A page as it is when it has just been opened, with its first screen; in `context`, or in one of its own. */
  readonly openFirst: (context?: BrowserContext) => Promise<OpenedWorkbench>;
  readonly context: () => Promise<BrowserContext>;
  /** After a test: what it opened is closed, but for the page that the next one may use. */
  readonly closePages: (passed: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const nameBox = '[data-u-comp="defined-name"] input';

/** From a page's number list: bytes do not cross over as they are. */
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** The page's own base64, in pieces a call can take. */
const saveInPage = `window.workbench.workbook().save().then((bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
})`;

/** Until it can be typed into: the page itself says so. */
export async function ready(page: Page): Promise<void> {
  await page.locator('#progress').waitFor({ state: 'hidden' });
}

/** By the page's own clock, which stands still while the page is busy. */
export async function rest(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((time) => new Promise((done) => setTimeout(done, time)), milliseconds);
}

/** Until what was pressed has been drawn, and what it led to has been done. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))',
  );
}

/** Does what opens another workbook, and waits until it is there. */
async function anotherBy(page: Page, act: () => Promise<void>): Promise<void> {
  await page.evaluate('window.before = window.workbench.workbook()');
  await act();
  await page.waitForFunction(() => {
    const { workbench, before } = window as unknown as Inside & { readonly before: unknown };
    return workbench.workbook() !== before;
  });
}

function driver(page: Page): Pick<OpenedWorkbench, 'go' | 'sample' | 'openBytes' | 'cell' | 'bytes'> {
  return {
    sample: async () => {
      await anotherBy(page, () => page.locator('#sample').click());
      await page.locator('.findings').first().waitFor();
    },
    go: async (place) => {
      const name = typeof place === 'string' ? place : placeName(place.sheet, place.area);
      const cut = name.lastIndexOf('!');
      if (cut > 0) {
        const tab = page.locator('[data-u-comp="slide-tab-item"]', { hasText: name.slice(0, cut) });
        await tab.first().click();
      }
      const box = page.locator(nameBox);
      await box.click();
      await box.fill(name.slice(cut + 1));
      await box.press('Enter');
      const target = parseRange(name.slice(cut + 1));
      // What is typed before the grid has gone there and taken the keys would go elsewhere.
      await page.waitForFunction(
        async ([of, row, column]) => {
          const at = await (window as unknown as Inside).workbench.workbook().activeCell();
          const isThere = at !== undefined && at.row === row && at.column === column;
          return isThere && document.activeElement !== document.querySelector(of);
        },
        [nameBox, target?.row, target?.column] as const,
      );
    },
    openBytes: async (name, bytes) => {
      const refusal = await page.evaluate(
        ([file, list]) => (window as unknown as Inside).workbench.openFile(file, new Uint8Array(list)),
        [name, [...bytes]] as const,
      );
      if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
    },
    cell: (sheet, row, column) =>
      page.evaluate(
        async ([name, r, c]) => {
          const workbook = (window as unknown as Inside).workbench.workbook();
          const { sheets } = await workbook.read({ sheets: [name], names: [] });
          return sheets[0]?.cells[r]?.[c] ?? null;
        },
        [sheet, row, column] as const,
      ),
    bytes: async () => toBytes(await page.evaluate<string>(saveInPage)),
  };
}

/** What `npm run pack:workbench` makes of the built pages, unpacked; its page to open, and how to take it away. */
function unpacked(): { readonly address: string; readonly close: () => void } {
  const folderMade = mkdtempSync(join(tmpdir(), 'ogi-workbench-'));
  const script = 'packaging/workbench/pack-workbench.mjs';
  execFileSync(process.execPath, [script, '--from', folder, '--to', join(folderMade, 'out')]);
  const [name] = readdirSync(join(folderMade, 'out')).filter((one) => one.endsWith('.zip'));
  const files = unzipSync(new Uint8Array(readFileSync(join(folderMade, 'out', name!))));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folderMade, path)), { recursive: true });
    writeFileSync(join(folderMade, path), bytes);
  }
  const page = Object.keys(files).find((path) => path.endsWith('/打开年报助手.html'))!;
  return {
    address: pathToFileURL(join(folderMade, page)).href,
    close: () => {
      rmSync(folderMade, { recursive: true, force: true });
    },
  };
}

/** The built pages on a server of this machine. */
async function served(): Promise<{ readonly address: string; readonly close: () => void }> {
  const { origin, server } = await serve(folder);
  return { address: `${origin}/index.html`, close: () => server.close() };
}

const viewport = { width: 1440, height: 860 };

/** Forgets what this browser keeps for the page, but for the tab's own name, which the page has in hand. */
const forgetAll = `(async () => {
  localStorage.clear();
  for (const key of Object.keys(sessionStorage)) if (key !== 'ogi-report:tab') sessionStorage.removeItem(key);
  await new Promise((done, failed) => {
    const opening = indexedDB.open('ogi-report');
    opening.onerror = failed;
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames];
      const clearing = opening.result.transaction(stores, 'readwrite');
      for (const store of stores) clearing.objectStore(store).clear();
      clearing.oncomplete = () => done(opening.result.close());
      clearing.onabort = failed;
    };
  });
})()`;

/** Empties a page that a test has left: a new workbook, as a clerk would open one. */
async function emptied(opened: OpenedWorkbench): Promise<OpenedWorkbench> {
  const { page } = opened;
  page.removeAllListeners('dialog');
  const accept = (dialog: Dialog): void => void dialog.accept();
  page.on('dialog', accept);
  await page.setViewportSize(viewport);
  await anotherBy(page, () => page.locator('#new').click());
  await page.evaluate(forgetAll);
  page.off('dialog', accept);
  await opened.begin();
  return opened;
}

/** Where the workbench is opened from. */
export type From = 'a server' | 'a folder';

/** One browser and one place to open the workbench from, for a test file. */
export async function workbenchRoom(from: From = 'a server'): Promise<WorkbenchRoom> {
  if (!existsSync(`${folder}/index.html`))
    throw new Error('dist/workbench is missing: npm run build:workbench');
  const { address, close } = from === 'a server' ? await served() : unpacked();
  const origin = from === 'a server' ? new URL(address).origin : new URL('.', address).href;
  const browser: Browser = await launchChromium();
  const context = async (): Promise<BrowserContext> => {
    const made = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    made.setDefaultTimeout(patience);
    return made;
  };
  const openFirst = async (given?: BrowserContext): Promise<OpenedWorkbench> => {
    const page = await (given ?? (await context())).newPage();
    const watched = await watch(page, origin);
    await page.goto(address);
    await ready(page);
    return { page, ...watched, ...driver(page) };
  };
  let kept: OpenedWorkbench | undefined;
  let taken = false;
  return {
    context,
    openFirst,
    open: async () => {
      if (taken) return openFirst();
      taken = true;
      kept = kept ? await emptied(kept) : await openFirst();
      return kept;
    },
    closePages: async (passed) => {
      taken = false;
      if (!passed) kept = undefined;
      const others = browser.contexts().filter((one) => one !== kept?.page.context());
      await Promise.all(others.map((one) => one.close()));
    },
    close: async () => {
      await browser.close();
      close();
    },
  };
}
