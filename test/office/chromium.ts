/**
 * Hook B: the whole, untouched office.js and the built pane in a headless Chromium, in front of a host in this process.
 * Pages are served from a folder as an intranet server would; whatever leaves that origin is told.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { patience } from '../browser';
import { watch, type Watched } from '../watched-page';
import { playExternal, type Shared } from './external';
import type { OfficeHost } from './host';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

/** A file of every build in which nothing runs. */
const still = 'icons/app-32.png';

/** Serves the files of a folder, `beside` by their names there, and nothing else. */
export async function serve(
  folder: string,
  beside: Readonly<Record<string, string>> = {},
): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    readFile(beside[path.slice(1)] ?? join(folder, path)).then(
      (bytes) => {
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
        // What was built stays as it is while tests run.
        response.setHeader('cache-control', 'max-age=3600');
        response.end(bytes);
      },
      () => {
        // A browser asks for it beside a picture; it is no page's fault that there is none.
        response.statusCode = path === '/favicon.ico' ? 204 : 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, server };
}

export interface OpenedPage extends Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly clickRibbon: (functionName: string) => Promise<void>;
  /** Ribbon commands that have told Excel they are done. */
  readonly completed: () => Promise<number>;
  /** Opens the address anew in front of another host, with nothing kept of what was; quicker than a page of its own. */
  readonly openAgain: (host: OfficeHost) => Promise<void>;
}

export interface PageOptions {
  readonly api?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** The ribbon's function whose click opens the page. */
  readonly click?: string;
}

/** Opens `address` in a browser that believes it is Excel's task pane, in front of `host`. */
export async function openInExcel(
  browser: Browser,
  host: OfficeHost,
  address: string,
  { api = '1.14', width = 360, height = 720, dark = false, click = '' }: PageOptions = {},
): Promise<OpenedPage> {
  const viewport = { width, height };
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const watched = await watch(page, new URL(address).origin);
  let answering = host;
  const face = (next: OfficeHost): void => {
    answering.push = () => undefined;
    answering = next;
    next.push = (entries) => {
      page
        .evaluate((list) => (window as unknown as { officeHost: Shared }).officeHost.push?.(list), entries)
        .catch(() => undefined);
    };
  };
  await page.exposeFunction('hostReceive', (body: string) => answering.receive(body));
  await page.addInitScript(playExternal, {
    sets: { ExcelApi: api, SharedRuntime: '1.1' },
    background: dark ? 0x1f1f1f : 0xffffff,
    click,
  });
  face(host);
  await page.goto(address);
  const shared = <T>(read: (host: Shared) => T): Promise<T> =>
    page.evaluate<T>(`(${read.toString()})(window.officeHost)`);
  return {
    page,
    context,
    ...watched,
    completed: () => shared((it) => it.completed),
    clickRibbon: async (name) => {
      await page.evaluate(
        (functionName) =>
          (window as unknown as { officeHost: Shared }).officeHost.clickRibbon?.(functionName),
        name,
      );
    },
    openAgain: async (next) => {
      // What the page keeps is reached from its origin only, and is forgotten when nobody is left to write it again.
      await page.goto(new URL(still, address).href);
      await page.evaluate('localStorage.clear(); sessionStorage.clear()');
      await page.setViewportSize(viewport);
      await watched.begin();
      face(next);
      await page.goto(address);
    },
  };
}
