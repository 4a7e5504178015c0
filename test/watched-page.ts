/** A page under watch: what it must not do is written down, and what it saves is kept. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

export interface Watched {
  /** What must stay empty: console errors, page errors, requests that fail or leave the origin, CSP violations. */
  readonly complaints: () => Promise<readonly string[]>;
  /** What was saved by download since the page was opened, in order. */
  readonly downloads: readonly { readonly name: string; readonly bytes: Promise<Uint8Array> }[];
  /** Forgets both: another test has the page. */
  readonly begin: () => Promise<void>;
}

/** From before the page is opened. */
export async function watch(page: Page, origin: string): Promise<Watched> {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:blob|data):/u.test(url)) said.push(`left the origin: ${url}`);
  });
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  const downloads: { name: string; bytes: Promise<Uint8Array> }[] = [];
  page.on('download', (download) => {
    const bytes = download.path().then(async (path) => new Uint8Array(await readFile(path)));
    downloads.push({ name: download.suggestedFilename(), bytes });
  });
  return {
    downloads,
    complaints: async () => [...said, ...(await page.evaluate<string[]>('window.violations'))],
    begin: async () => {
      said.length = 0;
      downloads.length = 0;
      await page.evaluate('window.violations.length = 0');
    },
  };
}
