/**
 * `nianbao picture` and `nianbao report --charts`, on the sample and on published reports: in a browser on a phone, in the
 * dark and on A4. Pictures are left in out/pictures/ to be looked at.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser';
import { readSvg, svgsIn } from '../charts/read-svg';
import { busyYear, zeroYear } from '../charts/years';
import { newWorkbook } from '../../src/hosts/file/open';
import { isRefusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import { addSheets } from '../../src/actions/add-sheets';
import { hongze } from '../intake/reports';
import { describeReal } from '../real-reports';
import { present, testWith } from '../tools';
import { nianbao, workFolder } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);
const shown = 'out/pictures';
mkdirSync(shown, { recursive: true });

/** A workbook on the disk, as the command line takes it. */
async function fileOf(name: string, report: Report): Promise<string> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, report);
  if (isRefusal(added)) throw new Error(added.message);
  writeFileSync(at(name), await workbook.save());
  return at(name);
}

function picture(workbook: string, output: string, ...more: readonly string[]): string {
  const run = nianbao('picture', workbook, at(output), ...more);
  expect([run.err, run.code]).toEqual([run.err, 0]);
  return readFileSync(at(output), 'utf8');
}

beforeAll(async () => {
  await fileOf('busy.xlsx', busyYear());
  await fileOf('before.xlsx', { ...busyYear(3, 2023), text: {} });
  await fileOf('zero.xlsx', zeroYear());
});

describe('the commands', () => {
  test('the sample becomes a page of pictures, the same every time', () => {
    expect(nianbao('import', 'assets/sample/report-2024.txt', at('sample.xlsx')).code).toBe(0);
    const html = picture(at('sample.xlsx'), 'sample.html');
    expect(svgsIn(html).map((svg) => readSvg(svg).title)).toEqual([
      '新收申请和办理',
      '本年度办理结果',
      '新收申请的申请人情况',
    ]);
    expect(html).toContain('本年没有因政府信息公开引起的行政复议、行政诉讼。');
    expect(picture(at('sample.xlsx'), 'again.html')).toBe(html);
  });

  test('--last-year stands beside this year; one of another year is refused', () => {
    const html = picture(at('busy.xlsx'), 'busy.html', '--last-year', at('before.xlsx'), '--allow-errors');
    expect(html).toContain('2024年新收申请82件，比上年下降66.7%。');
    const run = nianbao('picture', at('busy.xlsx'), at('no.html'), '--last-year', at('zero.xlsx'));
    expect(run.code).toBe(2);
    expect(run.err).toContain('2023');
  });

  test('report --charts has pictures that compare does not take for the report', () => {
    const files = ['--docx', at('r.docx'), '--html', at('r.html')];
    expect(nianbao('report', at('sample.xlsx'), ...files, '--charts').code).toBe(0);
    expect(svgsIn(readFileSync(at('r.html'), 'utf8'))).toHaveLength(3);
    for (const name of ['r.docx', 'r.html'])
      expect([name, nianbao('compare', at('sample.xlsx'), at(name)).code]).toEqual([name, 0]);
    expect(nianbao('report', at('sample.xlsx'), '--html', at('plain.html')).code).toBe(0);
    expect(svgsIn(readFileSync(at('plain.html'), 'utf8'))).toEqual([]);
  });

  test('no page while errors stand, none over the workbook', async () => {
    const year = busyYear();
    await fileOf('wrong.xlsx', { ...year, figures: { ...year.figures, 'requests/received/total': 83 } });
    const run = nianbao('picture', at('wrong.xlsx'), at('wrong.html'));
    expect([run.code, run.err.includes('没有生成图解')]).toEqual([1, true]);
    expect(nianbao('picture', at('wrong.xlsx'), at('wrong.xlsx')).code).toBe(2);
  });
});

describeReal('hongze-2024.json', 'a district in 2024 beside 2023', () => {
  test('its pictures say its published numbers', async () => {
    await fileOf('h.xlsx', hongze(2024));
    await fileOf('h-before.xlsx', hongze(2023));
    const html = picture(at('h.xlsx'), 'hongze.html', '--last-year', at('h-before.xlsx'), '--allow-errors');
    const [received] = svgsIn(html)
      .map(readSvg)
      .filter(({ title }) => title === '新收申请和办理');
    expect(received?.description).toContain('新收申请2023年为21件，新收申请2024年为95件');
    writeFileSync(`${shown}/hongze.html`, html);
  });
});

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** All that axe finds, whatever it calls it. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<{
    violations: readonly { id: string; nodes: readonly { html: string; failureSummary?: string }[] }[];
  }>('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })');
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    if (present('chromium')) browser = await launchChromium();
  });
  afterAll(async () => {
    if (present('chromium')) await browser.close();
  });

  async function opened(
    file: string,
    width: number,
    colorScheme: 'light' | 'dark',
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      bypassCSP: true,
    });
    try {
      const page = await context.newPage();
      await page.goto(`file://${resolve(at(file))}`);
      await look(page);
    } finally {
      await context.close();
    }
  }

  const widest = 'document.documentElement.scrollWidth';

  testWith(
    'chromium',
    'axe has nothing to say, light and dark, on a phone and wide; nothing is wider than the page',
    async () => {
      picture(at('busy.xlsx'), 'busy.html', '--last-year', at('before.xlsx'), '--allow-errors');
      picture(at('zero.xlsx'), 'zero.html', '--allow-errors');
      for (const file of ['busy.html', 'zero.html'])
        for (const width of [360, 1000])
          for (const scheme of ['light', 'dark'] as const)
            await opened(file, width, scheme, async (page) => {
              await page.screenshot({
                path: `${shown}/${file.replace('.html', '')}-${String(width)}-${scheme}.png`,
                fullPage: true,
              });
              for (const folded of await page.locator('summary').all()) await folded.click();
              expect([file, width, scheme, await violations(page)]).toEqual([file, width, scheme, []]);
              expect(await page.evaluate<number>(widest)).toBeLessThanOrEqual(width);
            });
    },
  );

  testWith('chromium', 'dark is dark, and its bars are not those of the light', async () => {
    picture(at('busy.xlsx'), 'busy.html', '--allow-errors');
    const looks = async (scheme: 'light' | 'dark') => {
      let look: readonly string[] = [];
      await opened('busy.html', 360, scheme, async (page) => {
        look = await page.evaluate<readonly string[]>(
          '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector("rect")).fill, getComputedStyle(document.querySelector("svg text")).fill]',
        );
      });
      return look;
    };
    expect(await looks('light')).toEqual(['rgb(255, 255, 255)', 'rgb(11, 79, 138)', 'rgb(26, 26, 26)']);
    expect(await looks('dark')).toEqual(['rgb(22, 25, 29)', 'rgb(156, 204, 245)', 'rgb(232, 234, 237)']);
  });

  testWith(
    'chromium',
    'text in the pictures stays within them, and is 12 pixels or more on a phone',
    async () => {
      picture(at('busy.xlsx'), 'busy.html', '--last-year', at('before.xlsx'), '--allow-errors');
      await opened('busy.html', 360, 'light', async (page) => {
        const out = await page.evaluate<
          readonly string[]
        >(`[...document.querySelectorAll('svg')].flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
        }).map((text) => text.textContent);
      })`);
        expect(out).toEqual([]);
        const smallest = await page.evaluate<number>(
          `Math.min(...[...document.querySelectorAll('svg')].flatMap((svg) => [...svg.querySelectorAll('text')].map(
          (text) => Number(text.getAttribute('font-size')) * svg.getBoundingClientRect().width / 320)))`,
        );
        expect(smallest).toBeGreaterThanOrEqual(11.5);
      });
    },
  );

  testWith('chromium', 'prints on one sheet of A4', async () => {
    picture(at('busy.xlsx'), 'busy.html', '--last-year', at('before.xlsx'), '--allow-errors');
    await opened('busy.html', 1000, 'light', async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true, path: `${shown}/busy.pdf` });
      const text = pdf.toString('latin1');
      expect(text.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
      expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.?\d*\]/u);
    });
  });

  testWith('chromium', 'axe has nothing to say of the report with pictures', async () => {
    expect(
      nianbao('report', at('busy.xlsx'), '--html', at('axe.html'), '--charts', '--allow-errors').code,
    ).toBe(0);
    await opened('axe.html', 1000, 'light', async (page) => {
      await page
        .locator('figure')
        .first()
        .screenshot({ path: `${shown}/in-report.png` });
      expect(await violations(page)).toEqual([]);
    });
  });
});
