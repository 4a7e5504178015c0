/**
 * The browser's workbench in a headless Chromium: how long it takes to be usable, from the key that enters a number to
 * the findings on screen over 200 edits, and what is sent. Asserts nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/browser';
import { serve } from '../test/office/chromium';
import { programOf } from '../test/programs';

const folder = 'dist/workbench';
const edits = 200;

function line(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(40)}${value}\n`);
}

function percentile(values: readonly number[], part: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(1);
}

function sizes(): void {
  const files = readdirSync(folder).filter((name) => /\.(?:js|css|html)$/u.test(name));
  const total = (zip: boolean): string => {
    const bytes = files.map((name) => readFileSync(`${folder}/${name}`));
    const sum = bytes.reduce((all, one) => all + (zip ? gzipSync(one).length : one.length), 0);
    return `${(sum / 1024 / 1024).toFixed(2)} MB`;
  };
  line('all scripts and styles', `${total(false)}, gzipped ${total(true)}`);
}

interface Probe {
  entered: number;
  readonly spent: number[];
}

/** In the page, before its own scripts: the grid enters a number while the key is still on its way to others. */
function probe(): void {
  const found: Probe = { entered: 0, spent: [] };
  Object.assign(window, { probe: found });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') found.entered = event.timeStamp;
    },
    true,
  );
}

/** From the Enter key to the next change of the findings. */
function watch(): void {
  const { probe: found } = window as unknown as { probe: Probe };
  new MutationObserver(() => {
    if (found.entered === 0) return;
    found.spent.push(performance.now() - found.entered);
    found.entered = 0;
  }).observe(document.querySelector('#pane') ?? document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

async function usable(page: Page, origin: string): Promise<number> {
  const start = performance.now();
  await page.goto(`${origin}/index.html`);
  await page.locator('#progress').waitFor({ state: 'hidden', timeout: 60_000 });
  return performance.now() - start;
}

async function main(): Promise<void> {
  sizes();
  if (!programOf('chromium')) {
    line('in a browser', 'skipped: no Chromium here');
    return;
  }
  const { origin, server } = await serve(folder);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.addInitScript(probe);
    const starts: number[] = [];
    for (let round = 0; round < 5; round += 1) starts.push(await usable(page, origin));
    line('page opened → usable', `${starts.map((ms) => ms.toFixed(0)).join(', ')} ms (cold first)`);

    await page.locator('#sample').click();
    await page.locator('.finding').first().waitFor();
    await page.locator('[data-u-comp="slide-tab-item"]', { hasText: '三、' }).click();
    const box = page.locator('[data-u-comp="defined-name"] input');
    await page.evaluate(watch);
    const count = () => page.evaluate(() => (window as unknown as { probe: Probe }).probe.spent.length);
    let missed = 0;
    for (let edit = 0; edit < edits; edit += 1) {
      await box.click();
      await box.fill('D5');
      await box.press('Enter');
      await page.evaluate(() => {
        (window as unknown as { probe: Probe }).probe.entered = 0;
      });
      // Never the number before, so that the findings are others every time.
      await page.keyboard.type(String(100 + edit));
      const before = await count();
      await page.keyboard.press('Enter');
      const late = performance.now() + 3_000;
      while ((await count()) === before && performance.now() < late) await page.waitForTimeout(1);
      if ((await count()) === before) missed += 1;
    }
    const spent = await page.evaluate(() => (window as unknown as { probe: Probe }).probe.spent);
    line(
      `Enter → findings, ${String(spent.length)} edits, ${String(missed)} unseen`,
      `p50 ${percentile(spent, 0.5)} ms, p95 ${percentile(spent, 0.95)} ms`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

void main();
