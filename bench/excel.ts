/**
 * Excel, measured against the strict host of test/office: round trips and bytes of each action, the size of the pane,
 * and in a headless Chromium how long it takes to be usable and from an edit to the findings. The host answers at
 * once: what a real Excel needs for a round trip comes on top. Asserts nothing.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { addLedger } from '../src/actions/add-ledger';
import { addSheets } from '../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../src/actions/check-report';
import { draftNarrative } from '../src/actions/draft-narrative';
import { emptyReport, type Report } from '../src/form/report';
import { ExcelWorkbook } from '../src/hosts/excel/workbook';
import { readPastedText } from '../src/intake/pasted';
import { answeredRows, typeRows } from '../test/ledger/ledgers';
import { launchChromium } from '../test/browser';
import { Book } from '../test/office/book';
import { openInExcel, serve } from '../test/office/chromium';
import { OfficeHost } from '../test/office/host';
import { officeRuntime } from '../test/office/runtime';
import { programOf } from '../test/programs';
import { isRefusal } from '../src/form/refusal';

const today = '2025-01-10';
const edits = 200;

function line(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(40)}${value}\n`);
}

function sample(): Report {
  const intake = readPastedText(readFileSync('assets/sample/report-2024.txt', 'utf8'));
  if (isRefusal(intake)) throw new Error(intake.message);
  return intake.report;
}

function percentile(values: readonly number[], part: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(0);
}

/** What one action costs; the runtime's own releases of ranges, which nobody waits for, are no round trip. */
async function counted(label: string, host: OfficeHost, work: () => Promise<unknown>): Promise<void> {
  const before = { ...host.stats };
  await work();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const of = (name: 'syncs' | 'releases' | 'actions' | 'bytesIn' | 'bytesOut'): number =>
    host.stats[name] - before[name];
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  line(
    label,
    `${String(of('syncs') - of('releases'))} round trips, ${String(of('actions'))} actions, ` +
      `${kilobytes(of('bytesIn'))} there, ${kilobytes(of('bytesOut'))} back`,
  );
}

async function roundTrips(): Promise<void> {
  const host = new OfficeHost();
  const { Excel, supports } = officeRuntime(host, '1.14');
  const workbook = new ExcelWorkbook(Excel, { supports });
  await counted('新建年报', host, () => addSheets(workbook, sample()));
  await counted('a check (live)', host, () => checkReport(workbook));
  await counted('校验, with its sheet', host, () => checkAndWriteResults(workbook, { today }));
  await counted('校验 again, its sheet replaced', host, () => checkAndWriteResults(workbook, { today }));
  await counted('生成文字', host, () => draftNarrative(workbook, { force: true }));
  await addLedger(workbook, 2024, 20);
  await typeRows(workbook, answeredRows(3_000));
  await checkReport(workbook);
  await counted('a check, with a ledger of 3,000 rows', host, () => checkReport(workbook));
}

function sizes(): void {
  const files = ['pane.html', 'pane.css', 'pane.js'];
  const packed = files.map((name) => gzipSync(readFileSync(`dist/excel/${name}`)).length);
  line('pane, first load, gzipped', `${(packed.reduce((a, b) => a + b) / 1024).toFixed(1)} KB`);
}

interface Probe {
  pushed: number;
  drawn: number;
}

/** In the page: when an event arrives, and when what is still to fill in has changed. */
function probe(): void {
  const page = window as unknown as { probe: Probe; officeHost: { push: (entries: unknown) => void } };
  page.probe = { pushed: 0, drawn: 0 };
  const push = page.officeHost.push;
  page.officeHost.push = (entries) => {
    page.probe.pushed = performance.now();
    push(entries);
  };
  new MutationObserver(() => {
    page.probe.drawn = performance.now();
  }).observe(document.querySelector('.fill') ?? document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

async function inTheBrowser(): Promise<void> {
  if (!programOf('chromium')) {
    line('in a browser', 'skipped: no Chromium here');
    return;
  }
  const { origin, server } = await serve('dist/excel');
  const browser = await launchChromium();
  try {
    const host = new OfficeHost(new Book(new Workbook()));
    const { Excel, supports } = officeRuntime(host, '1.14');
    await addSheets(new ExcelWorkbook(Excel, { supports }), emptyReport);
    const usable: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      const { page, context } = await openInExcel(browser, host, `${origin}/pane.html`);
      await page.locator('.finding').first().waitFor();
      usable.push(performance.now() - start);
      await context.close();
    }
    line('page opened → findings shown', `${usable.map((ms) => ms.toFixed(0)).join(', ')} ms (cold first)`);
    const { page } = await openInExcel(browser, host, `${origin}/pane.html`);
    await page.locator('.finding').first().waitFor();
    await page.evaluate(probe);
    const spent: number[] = [];
    const count = () => page.locator('.fill').textContent();
    for (let edit = 0; edit < edits; edit += 1) {
      const before = await count();
      // As a person does: the next edit is no part of the same burst.
      await page.waitForTimeout(350);
      host.type('填报说明', 'B3', edit % 2 === 0 ? '某街道办事处' : '');
      await page.waitForFunction((old) => document.querySelector('.fill')?.textContent !== old, before);
      spent.push(await page.evaluate('probe.drawn - probe.pushed'));
    }
    const checks = host.stats.syncs;
    for (let edit = 0; edit < edits; edit += 1) host.type('填报说明', 'B3', `第${String(edit)}街道办事处`);
    await page.waitForTimeout(1_500);
    line(`${String(edits)} cells pasted in one go`, `${String(host.stats.syncs - checks)} round trips`);
    line(
      `edit → findings, ${String(edits)} edits`,
      `p50 ${percentile(spent, 0.5)} ms, p95 ${percentile(spent, 0.95)} ms`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

async function main(): Promise<void> {
  await roundTrips();
  sizes();
  await inTheBrowser();
}

void main();
