/**
 * A headless Chromium for tests: Debian's where it is installed, else the one that ships inside an npm package. Both are
 * started as anybody's Chromium is, with a profile of its own that is gone afterwards; the package's own arguments are
 * for a cloud function, and `--single-process` takes the whole browser down with a page.
 */
import { chromium, type Browser } from 'playwright-core';
import { startOf } from './programs';

const plain = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds that anything in a browser may take on a machine under load. */
export const patience = 90_000;

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: startOf('chromium'),
    args: plain,
    headless: true,
    timeout: patience,
  });
}
