/**
 * Every state of the pane, light and dark, and at 320 pixels: no accessibility violation that axe calls serious or
 * critical, nothing wider than the pane. With `PICTURES=1`, pictures are left in out/pane/ to be looked at.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepReports } from '../../src/actions/area/collect-files';
import { isRefusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import { emptyReport, picturePlaces } from '../../src/form/report';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { registerSheet } from '../../src/workbook/plan/area/register-sheet';
import type { OfficeHost } from '../office/host';
import { editedPage, publishedPage } from '../compare/edited-page';
import { busyYear } from '../charts/years';
import { sampleReport } from '../document/sample-report';
import { filled } from '../drafting/forms';
import { submissionOf, unitOf } from '../rollup/units';
import { testWith } from '../tools';
import { hostWith, paneRoomForAll } from './open-pane';

const axe = createRequire(__filename).resolve('axe-core/axe.min.js');
const pictures = process.env['PICTURES'] === '1' ? 'out/pane' : undefined;

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Only what is wrong is looked into closely. */
const resultTypes = ['violations'];

/**
 * The three looks, and what axe is asked of each: colours are the dark look's alone, and the same at every width. Between
 * the wide look and the narrow one only sizes change, no element comes or goes.
 */
const looks = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  dark: ['color-contrast'],
  narrow: ['scrollable-region-focusable'],
};

async function violations(page: Page, look: keyof typeof looks): Promise<readonly string[]> {
  const options = { runOnly: looks[look], resultTypes };
  const found = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

interface State {
  readonly name: string;
  readonly report: Report | undefined;
  /** Sheets beside those of the report. */
  readonly more?: (workbook: FileWorkbook) => Promise<unknown>;
  /** Brings the pane into the state, and waits until it is there. */
  readonly reach: (page: Page, host: OfficeHost) => Promise<void>;
}

const broken = (): Report => {
  const sample = sampleReport();
  return {
    ...sample,
    figures: {
      ...sample.figures,
      'requests/received/naturalPerson': 99,
      'cases/reconsideration/total': 0,
      'proactive/penalties/decisions': '1,234',
    },
  };
};
/** Digits swapped in one cell, which several equations and a sentence disagree with; its row's total is typed. */
const swapped = (): Report => {
  const sample = sampleReport();
  const { 'requests/received/naturalPerson': received } = sample.figures;
  const wrong = Number(received) * 10 + 1;
  return { ...sample, figures: { ...sample.figures, 'requests/received/naturalPerson': wrong } };
};
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();

/** An office's own ledger beside the report. */
function typeLedger({ book }: OfficeHost): void {
  const sheet = book.addSheet('登记簿');
  sheet.addRow(['编号', '申请人', '申请人类型', '收到日期', '办理结果', '答复日期']);
  sheet.addRow(['2024-01', '张三', '自然人', '2024-03-01', '予以公开', '2024-03-20']);
  sheet.addRow(['2024-02', '李四', '自然人', '2024-12-20', '', '']);
  sheet.addRow(['2024-03', '王五', '商业企业', '2024.12.25', '看情况', '2024-12-30']);
}

const linkedSample = (): Report => {
  const sample = sampleReport();
  const text = sample.text['overview/requests'] ?? '';
  return {
    ...sample,
    text: { ...sample.text, 'overview/requests': text.replace(/ 1 件/u, '〔新收申请·总计〕件') },
  };
};

/** Eight units, one of them not yet heard from. */
async function area(workbook: FileWorkbook): Promise<void> {
  const received = [41, 17, 12, 6, 4, 2, 0];
  const units = [
    unitOf('云岭县财政局'),
    ...['青石', '白水', '黑山', '红岩', '长河', '清溪', '高桥'].map((name) =>
      unitOf(`云岭县${name}镇人民政府`, { kind: '乡镇街道' }),
    ),
  ];
  const submissions = received.map((count, index) =>
    submissionOf(
      units[index]!.name,
      filled({ 'requests/received/naturalPerson': count, 'requests/granted/naturalPerson': count }),
    ),
  );
  await workbook.addSheets([registerSheet(units)]);
  const kept = await keepReports(workbook, {
    submissions,
    deadline: null,
    answers: new Map(),
    today: '2025-01-10',
  });
  if (isRefusal(kept)) throw new Error(kept.message);
}

/** Opens 对照 from the report, with this page. */
async function compareWith(page: Page, bytes: Uint8Array): Promise<void> {
  await tab('报告')(page);
  await page.getByRole('button', { name: '对照…' }).click();
  await page
    .locator('.drop input')
    .setInputFiles({ name: '街道年报.html', mimeType: 'text/html', buffer: Buffer.from(bytes) });
  await page.getByText('与“街道年报.html”对照').waitFor();
}

/** With a number changed by hand that the workbook links, and a heading and a label edited. */
function strangePage(): Uint8Array {
  const html = new TextDecoder()
    .decode(editedPage(linkedSample()))
    .replace('申请1件', '申请3件')
    .replace('（二）依申请公开', '（二）依申请公开工作')
    .replace('（二）部分公开', '（二）公开一部分')
    // A number taken out.
    .replace(/(<td[^>]*>)2(<\/td>)/u, '$1$2');
  return new TextEncoder().encode(html);
}

const states: readonly State[] = [
  {
    name: 'no-report',
    report: undefined,
    reach: (page) => page.getByText('还没有年报').waitFor(),
  },
  {
    name: 'blank',
    report: emptyReport,
    reach: async (page) => {
      await page.locator('.group.unfilled').waitFor();
      await page.locator('.fill summary').click();
    },
  },
  {
    name: 'blank-checked',
    report: emptyReport,
    reach: async (page) => {
      await page.getByRole('button', { name: '校验', exact: true }).click();
      await page.locator('.group.error').waitFor();
    },
  },
  {
    name: 'one-cause',
    report: swapped(),
    reach: async (page) => {
      await page.locator('.cause summary').click();
      await page.locator('.cause .finding-head').nth(1).click();
    },
  },
  {
    name: 'cause-preview',
    report: swapped(),
    reach: async (page) => {
      await page.getByRole('button', { name: /^改为 .*…$/u }).click();
      await page.locator('.fix').waitFor();
    },
  },
  { name: 'findings', report: broken(), reach: (page) => page.locator('.group.error').waitFor() },
  {
    name: 'finding-open',
    report: broken(),
    reach: async (page) => {
      await page.locator('.finding.error .finding-head').first().click();
      await page.locator('.more').waitFor();
    },
  },
  {
    name: 'fix-preview',
    report: broken(),
    reach: async (page) => {
      await page.locator('.finding.error .finding-head').first().click();
      await page.locator('.finding.error .more .buttons button').first().click();
      await page.locator('.fix').waitFor();
    },
  },
  {
    name: 'explanation',
    report: sampleReport(),
    reach: async (page) => {
      await page.locator('.finding.warning .finding-head').first().click();
      await page.getByRole('button', { name: '写说明…' }).click();
      await page.getByRole('textbox', { name: '说明' }).fill('沿用本地印制的表样。');
    },
  },
  {
    name: 'explained',
    report: sampleReport(),
    reach: async (page) => {
      await page.locator('.finding.warning .finding-head').first().click();
      await page.getByRole('button', { name: '写说明…' }).click();
      await page.getByRole('textbox', { name: '说明' }).fill('沿用本地印制的表样。');
      await page.getByRole('button', { name: '保存说明' }).click();
      await page.locator('.finding.explained .finding-head').click();
    },
  },
  {
    name: 'stale',
    report: sampleReport(),
    reach: async (page, host) => {
      await page.getByRole('button', { name: '实时校验' }).click();
      host.type('三、依申请公开', 'D5', 12);
      await page.locator('.stale').waitFor();
    },
  },
  {
    name: 'loading',
    report: sampleReport(),
    reach: async (page, host) => {
      host.fault = () => ({ kind: 'deaf' });
      await page.reload();
      await page.locator('.spinner').waitFor();
    },
  },
  {
    name: 'trouble',
    report: sampleReport(),
    reach: async (page, host) => {
      await page.locator('.finding, .clean').first().waitFor();
      host.fault = () => ({ kind: 'error', code: 'AccessDenied' });
      await page.getByRole('button', { name: '校验', exact: true }).click();
      await page.locator('.notice.trouble').waitFor();
      await page.locator('.notice summary').click();
    },
  },
  {
    name: 'unreadable',
    report: sampleReport(),
    reach: async (page, host) => {
      host.fault = () => ({ kind: 'error', code: 'GeneralException' });
      await page.reload();
      await page.locator('.empty').waitFor();
    },
  },
  {
    name: 'narrative',
    report: sampleReport(),
    reach: async (page) => {
      await page.getByRole('button', { name: '生成文字' }).click();
      await page.locator('.part').first().waitFor();
    },
  },
  {
    name: 'editor',
    report: sampleReport(),
    reach: async (page) => {
      await tab('文字')(page);
      await page.getByRole('button', { name: '修改：（二）依申请公开' }).click();
      await page
        .locator('.editor textarea')
        .fill('全年新收政府信息公开申请〔新收申请·总计〕件，其中〔没有这个〕。');
    },
  },
  {
    name: 'report',
    report: sampleReport(),
    reach: async (page) => {
      await tab('报告')(page);
      await page.locator('.page').waitFor();
    },
  },
  {
    name: 'report-with-pictures',
    report: { ...busyYear(), info: { pictures: picturePlaces[1].label } },
    reach: async (page) => {
      await tab('报告')(page);
      await page.locator('.picture svg').nth(5).waitFor();
      await page.locator('.picture').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'report-charts-drawn',
    report: { ...busyYear(), info: {} },
    reach: async (page, host) => {
      await tab('报告')(page);
      await page.getByRole('button', { name: '仍要存草稿' }).click();
      await page.getByRole('button', { name: '在工作簿里画图表' }).click();
      await page.getByText('“年报图解”表里画好了 6 幅图表').waitFor();
      expect(host.book.chartsOn(host.book.sheet('年报图解')!)).toHaveLength(6);
      expect(host.book.active).toBe('年报图解');
    },
  },
  {
    name: 'report-with-errors',
    report: broken(),
    reach: async (page) => {
      await tab('报告')(page);
      await page.getByText('仍要存草稿').waitFor();
    },
  },
  {
    name: 'compare',
    report: sampleReport(),
    reach: async (page) => {
      await tab('报告')(page);
      await page.getByRole('button', { name: '对照…' }).click();
      await page.locator('.drop').waitFor();
    },
  },
  {
    name: 'compare-same',
    report: linkedSample(),
    reach: async (page) => {
      await compareWith(page, publishedPage(linkedSample()));
      await page.getByRole('heading', { name: '一致' }).waitFor();
    },
  },
  {
    name: 'compare-differences',
    report: linkedSample(),
    reach: async (page) => {
      await compareWith(page, strangePage());
      await page.getByRole('checkbox', { name: '收回：主动公开' }).first().click();
    },
  },
  {
    name: 'compare-differences-below',
    report: linkedSample(),
    reach: async (page) => {
      await compareWith(page, strangePage());
      await page.getByText('文件里写的，查出').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'compare-preview',
    report: linkedSample(),
    reach: async (page) => {
      await compareWith(page, strangePage());
      await page.getByRole('checkbox', { name: /^全选/u }).click();
      await page.getByRole('button', { name: /^收回 \d+ 处…/u }).click();
      await page.getByText('→ 空白').waitFor();
      await page.getByRole('button', { name: /^确认收回/u }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'last-year', report: sampleReport(), reach: tab('上年') },
  {
    name: 'last-year-compared',
    report: sampleReport(),
    reach: async (page) => {
      await tab('上年')(page);
      const buffer = readFileSync('assets/sample/report-2024.txt');
      const text = buffer.toString('utf8').replaceAll('2024', '2023');
      await page.getByRole('textbox').fill(text);
      await page.getByRole('button', { name: '读粘贴的文字' }).click();
      await page.getByText('个数字、').waitFor();
    },
  },
  { name: 'import', report: undefined, reach: tab('导入') },
  {
    name: 'import-compared',
    report: broken(),
    reach: async (page) => {
      await tab('导入')(page);
      await page.getByRole('textbox').fill(readFileSync('assets/sample/report-2024.txt', 'utf8'));
      await page.getByRole('button', { name: '读粘贴的文字' }).click();
      await page.getByText('处与现有的不同').waitFor();
      await page.getByRole('checkbox').nth(1).click();
    },
  },
  {
    name: 'ledger-none',
    report: sampleReport(),
    reach: async (page) => {
      await tab('台账')(page);
      await page.getByRole('button', { name: '添加台账' }).waitFor();
    },
  },
  {
    name: 'ledger',
    report: sampleReport(),
    reach: async (page, host) => {
      typeLedger(host);
      await tab('台账')(page);
      await page.locator('.rows li').first().waitFor();
      await page.locator('.counts summary').first().click();
    },
  },
  {
    name: 'ledger-mapping',
    report: sampleReport(),
    reach: async (page, host) => {
      typeLedger(host);
      await tab('台账')(page);
      await page.getByRole('button', { name: '核对各列…' }).click();
      await page.getByRole('button', { name: '下一步' }).waitFor();
    },
  },
  {
    name: 'ledger-mapping-read',
    report: sampleReport(),
    reach: async (page, host) => {
      typeLedger(host);
      await tab('台账')(page);
      await page.getByRole('button', { name: '核对各列…' }).click();
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('button', { name: '保存对应' }).waitFor();
    },
  },
  {
    name: 'rollup-comparing',
    report: { ...emptyReport, unit: '云岭县', level: '县级政府', year: 2024 },
    more: area,
    reach: async (page) => {
      await tab('汇总')(page);
      await page.getByRole('img', { name: '新收申请·总计' }).scrollIntoViewIfNeeded();
      expect(await page.locator('.paper svg text').allTextContents()).toEqual(
        expect.arrayContaining(['云岭县财政局', '41件', '6个单位共82件，云岭县财政局最多，占50%。']),
      );
      await page.getByLabel('比哪个数').selectOption('requests/received/naturalPerson');
      await page.getByRole('img', { name: '新收申请·自然人' }).waitFor();
      await page.getByRole('heading', { name: '比', exact: true }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'help', report: sampleReport(), reach: tab('帮助') },
];

describe('the states of the pane', () => {
  const room = paneRoomForAll({ 'axe.js': axe });
  beforeAll(() => {
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });

  for (const { name, report, reach, more } of states) {
    testWith('chromium', name, async () => {
      const host = await hostWith(report, more);
      const { page } = await room().open(host);
      await page.getByRole('tab').first().waitFor();
      await reach(page, host);
      await page.addScriptTag({ url: 'axe.js' });
      for (const look of ['light', 'dark', 'narrow'] as const) {
        if (look === 'narrow') await page.setViewportSize({ width: 320, height: 640 });
        await page.evaluate(
          (theme) => {
            document.documentElement.dataset['theme'] = theme;
          },
          look === 'dark' ? 'dark' : 'light',
        );
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${look}.png` });
        const [width, wider] = await page.evaluate(
          () =>
            [
              innerWidth,
              document.documentElement.scrollWidth - document.documentElement.clientWidth,
            ] as const,
        );
        const expected = [look, look === 'narrow' ? 320 : 360, 0, []];
        expect([look, width, wider, await violations(page, look)]).toEqual(expected);
      }
    });
  }
});
