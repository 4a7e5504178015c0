/** publish.html in a browser, before a made-up service of WPS: awake, asleep, not there. */
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, patience } from '../browser';
import { present, testWith } from '../tools';

const site = 'http://127.0.0.1:8421/ogi/';
const asleep = { status: 500, body: '{"data":"Subserver not available."}' };
const version = { status: 200, body: '1.0.2' };

type Answer = { readonly status: number; readonly body: string } | undefined;

let browser: Browser | undefined;
beforeAll(async () => {
  if (present('chromium')) browser = await launchChromium();
}, patience);
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
});
afterAll(() => browser?.close());

interface Opened {
  readonly page: Page;
  /** What the service was asked: path and body. */
  readonly asked: (readonly [string, string])[];
  /** Addresses of other programs the page has called. */
  readonly woken: string[];
  readonly says: (text: string) => Promise<void>;
  /** The page's own wait is over. */
  readonly later: () => Promise<void>;
}

/** The page opened; the service gives these answers in turn, and the last one from then on. */
async function open(...answers: readonly Answer[]): Promise<Opened> {
  const page = await browser!.newPage();
  page.setDefaultTimeout(patience);
  const asked: (readonly [string, string])[] = [];
  const woken: string[] = [];
  const left = [...answers];
  await page.addInitScript(() => {
    const waits: (() => void)[] = [];
    Object.assign(window, { waits, setTimeout: (next: () => void) => waits.push(next) });
  });
  await page.route(/./u, async (route) => {
    const url = new URL(route.request().url());
    if (url.href.startsWith(site)) {
      await route.fulfill({ contentType: 'text/html', path: 'packaging/wps/publish.html' });
      return;
    }
    if (url.origin !== 'http://127.0.0.1:58890') {
      await route.abort();
      return;
    }
    asked.push([url.pathname, route.request().postData() ?? '']);
    const answer = left.length > 1 ? left.shift() : left[0];
    const headers = { 'access-control-allow-origin': '*' };
    await (answer ? route.fulfill({ ...answer, headers }) : route.abort('connectionrefused'));
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.enable');
  devtools.on('Page.frameRequestedNavigation', ({ url }) => woken.push(url));
  await page.goto(`${site}publish.html`);
  const says = async (text: string): Promise<void> => {
    await page.getByText(text).waitFor();
  };
  const later = async (): Promise<void> => {
    await page.waitForFunction('window.waits.length > 0');
    await page.evaluate('window.waits.shift()()');
  };
  return { page, asked, woken, says, later };
}

testWith('chromium', 'an awake service is asked once', async () => {
  const { page, asked, woken, says } = await open(version, { status: 200, body: 'OK' });
  await says('找到了 WPS（服务版本 1.0.2）');
  await page.click('#install');
  await says('已登记');
  const [path, body] = asked[1]!;
  expect(path).toBe('/deployaddons/runParams');
  expect(JSON.parse(Buffer.from(body, 'base64').toString())).toEqual({
    cmd: 'enable',
    name: 'ogi-report',
    url: site,
    addonType: 'et',
    online: 'true',
    version: '',
    customDomain: '',
  });
  expect([asked.length, woken]).toEqual([2, []]);
});

for (const [title, answer] of [
  ['that says so', asleep],
  ['that does not answer', undefined],
] as const)
  testWith('chromium', `a sleeping service ${title} is woken once, and asked until it answers`, async () => {
    const { page, asked, woken, says, later } = await open(answer, answer, answer, version);
    await says('正在叫醒 WPS');
    expect(await page.isDisabled('#install')).toBe(true);
    for (let time = 1; time <= 3; time += 1) await later();
    await says('找到了 WPS');
    expect(woken).toEqual(['ksowpscloudsvr://start=RelayHttpServer']);
    expect(asked).toEqual(Array.from({ length: 4 }, () => ['/version', '{}']));
  });

testWith('chromium', 'a service that falls asleep before the click is woken too', async () => {
  const { page, woken, says, later } = await open(version, asleep, { status: 200, body: '' });
  await says('找到了 WPS');
  await page.click('#uninstall');
  await says('正在叫醒 WPS');
  await later();
  await says('已卸载');
  expect(woken).toHaveLength(1);
});

for (const [title, answer, words] of [
  ['that is not there', undefined, '没有连上这台电脑的 WPS'],
  ['that never wakes', asleep, 'WPS 没有接受：500 {"data":"Subserver not available."}'],
] as const)
  testWith('chromium', `a service ${title} is not asked for ever`, async () => {
    const { page, asked, woken, says, later } = await open(answer);
    for (let time = 1; time <= 8; time += 1) await later();
    await says(words);
    expect(asked).toHaveLength(9);
    expect(woken).toHaveLength(1);
    expect(await page.isEnabled('#install')).toBe(true);
  });
