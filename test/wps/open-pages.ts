/**
 * dist/wps as WPS runs it: its pages are frames of a page that holds the emulator, and see WPS as `Application`. They
 * stand in the oldest Chromium there may be, so far as that can be had by taking away what came later.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { NormalModuleReplacementPlugin, webpack } from 'webpack';
import { launchChromium, patience } from '../browser';
import { lastPassed, present } from '../tools';
import { declarations } from './declarations';

const built = resolve('dist/wps');
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  png: 'image/png',
  xml: 'text/xml',
};

/** The emulator as a script. */
async function emulator(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ogi-et-'));
  try {
    await new Promise<void>((done, failed) => {
      webpack(
        {
          mode: 'development',
          devtool: false,
          entry: resolve('test/wps/page-host.ts'),
          output: { path: folder, filename: 'host.js' },
          resolve: { extensions: ['.ts', '.js'], fallback: { fs: false, path: false } },
          module: {
            rules: [{ test: /\.ts$/, use: { loader: 'ts-loader', options: { transpileOnly: true } } }],
            noParse: /exceljs\.min\.js/,
          },
          plugins: [
            new NormalModuleReplacementPlugin(/^node:/, (one) => (one.request = one.request.slice(5))),
          ],
        },
        (error, stats) => {
          if (error ?? stats?.hasErrors()) failed(error ?? new Error(stats?.toString('errors-only')));
          else done();
        },
      );
    });
    return readFileSync(join(folder, 'host.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in each frame before its own scripts; Chromium 64 has none of these. */
function asOldAsItGets(): void {
  if (window === window.top) return;
  const gone: readonly (readonly [object, readonly string[]])[] = [
    [
      Array.prototype,
      ['flat', 'flatMap', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
    ],
    [String.prototype, ['matchAll', 'replaceAll', 'at', 'trimStart', 'trimEnd']],
    [Object, ['fromEntries', 'hasOwn', 'groupBy']],
    [Promise, ['allSettled', 'any', 'withResolvers']],
    [Blob.prototype, ['arrayBuffer', 'text', 'stream']],
    [Element.prototype, ['replaceChildren', 'toggleAttribute']],
    [window, ['structuredClone', 'queueMicrotask', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']],
  ];
  for (const [object, names] of gone) for (const name of names) Reflect.deleteProperty(object, name);
  // Before Chromium 70, what compares equal may change places.
  const { sort } = Array.prototype;
  Object.assign(Array.prototype, {
    sort(this: unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
      if (!compare || this.length <= 10) return sort.call(this, compare);
      const placed = this.map((one, index) => ({ one, index }));
      placed.reverse();
      sort.call(placed, (a, b) => compare((a as { one: unknown }).one, (b as { one: unknown }).one));
      placed.forEach(({ one }, index) => (this[index] = one));
      return this;
    },
  });
  const noLocales = (): never => {
    throw new Error('WPS on Linux has no locales');
  };
  Object.assign(Number.prototype, { toLocaleString: noLocales });
  Object.assign(Date.prototype, {
    toLocaleString: noLocales,
    toLocaleDateString: noLocales,
    toLocaleTimeString: noLocales,
  });
  const { Application } = window.top as unknown as { Application: unknown };
  Object.assign(window, { Application });
}

/** A page opened from the disk, in a folder as clerks have them; gives what it shows, and what its console said. */
export async function openFromDisk(
  file: string,
): Promise<{ readonly shown: string; readonly said: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), '年报 加载项-'));
  const browser = await launchChromium();
  try {
    cpSync(built, folder, { recursive: true });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(pathToFileURL(join(folder, file)).href);
    return { shown: (await page.textContent('body'))?.trim() ?? '', said };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface OpenPages {
  readonly page: Page;
  /** Everything said on the consoles, errors included. */
  readonly said: readonly string[];
  /** Requests for anything but the pages themselves. */
  readonly asked: readonly string[];
  readonly frame: (file: string) => Promise<Frame>;
}

function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '/').replace(/[?#].*$/u, ''));
    const file = join(built, path.replace(/^\/wps\//u, ''));
    // What was built stays as it is while tests run.
    response.setHeader('cache-control', 'max-age=3600');
    if (path === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        '<!doctype html><title>WPS</title><script src="/host.js"></script><style>iframe{width:400px;height:900px;border:0}</style>',
      );
    } else if (path === '/host.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(script);
    } else if (path.startsWith('/wps/') && file.startsWith(built) && existsSync(file)) {
      response.setHeader('content-type', types[file.split('.').pop() ?? ''] ?? 'application/octet-stream');
      response.end(readFileSync(file));
    } else {
      response.statusCode = path === '/favicon.ico' ? 204 : 404;
      response.end();
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done(server);
    });
  });
}

/** A page that can stand for WPS, and what is said in it from now on. */
interface Stand extends Pick<OpenPages, 'page'> {
  readonly said: string[];
  readonly asked: string[];
}

async function standIn(browser: Browser): Promise<Stand> {
  const context = await browser.newContext({ viewport: { width: 420, height: 940 } });
  const said: string[] = [];
  const asked: string[] = [];
  await context.addInitScript(`window.etDeclarations = ${JSON.stringify(declarations)};`);
  await context.addInitScript(asOldAsItGets);
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!/\/(|favicon\.ico|host\.js|wps\/(index|pane)\.html)$/u.test(url) && !url.startsWith('data:'))
      asked.push(url);
  });
  return { page, said, asked };
}

async function frameOf(page: Page, file: string): Promise<Frame> {
  const name = `${file} ${String(page.frames().length)}`;
  await page.evaluate(
    ([title, src]) => {
      const element = document.createElement('iframe');
      element.name = title ?? '';
      element.src = src ?? '';
      document.body.append(element);
      return new Promise((done) => {
        element.onload = done;
      });
    },
    [name, `/wps/${file}`],
  );
  const found = page.frames().find((one) => one.name() === name);
  if (!found) throw new Error(`no frame of ${file}`);
  return found;
}

interface PagesRoom {
  readonly open: (workbook?: Uint8Array) => Promise<OpenPages>;
  readonly drop: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function pagesRoom(): Promise<PagesRoom> {
  if (!existsSync(join(built, 'pane.html'))) throw new Error('dist/wps is missing: npm run build:wps');
  const server = await serve(await emulator());
  const browser = await launchChromium();
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  let stand: Stand | undefined;
  return {
    open: async (workbook) => {
      stand ??= await standIn(browser);
      const { page, said, asked } = stand;
      // Nothing runs in a picture: what the test before has left is silent.
      await page.goto(`${address}/wps/images/pane.png`);
      said.length = 0;
      asked.length = 0;
      await page.goto(address);
      await page.evaluate(
        (bytes) => (window as unknown as { start: (given?: number[]) => Promise<void> }).start(bytes),
        workbook && [...workbook],
      );
      return { page, said, asked, frame: (file) => frameOf(page, file) };
    },
    drop: async () => {
      await stand?.page.context().close();
      stand = undefined;
    },
    close: async () => {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}

/**
 * For a block, where there is a Chromium: opens WPS with the file given, or a new workbook where left out. It stands in one
 * page, loaded anew for each test; after a test that failed, in another.
 */
export function pagesForAll(): PagesRoom['open'] {
  let room: PagesRoom | undefined;
  beforeAll(async () => {
    if (present('chromium')) room = await pagesRoom();
  }, patience);
  afterEach(async () => {
    if (!lastPassed()) await room?.drop();
  }, patience);
  afterAll(async () => {
    await room?.close();
  });
  return (workbook) => {
    if (!room) throw new Error('WPS is not open');
    return room.open(workbook);
  };
}
