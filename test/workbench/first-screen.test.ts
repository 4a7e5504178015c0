/** What a newcomer is offered, what a new file is called, and what is asked before work would be lost. */
import { describe, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { eventually } from '../eventually';
import { testWith } from '../tools';
import { roomForAll } from './room';

const tabs = '[data-u-comp="slide-tab-item"]';

describe('the first screen', () => {
  const room = roomForAll();

  testWith('chromium', 'offers a new report, a file, the example, or an empty sheet, and goes', async () => {
    const opened = await room().openFirst();
    const { page } = opened;
    const screen = page.getByRole('region', { name: '从哪里开始' });
    await screen.waitFor();
    expect(await screen.getByRole('button').locator('b').allTextContents()).toEqual([
      '新建年报',
      '打开…',
      '看示例',
      '先用空表',
    ]);
    await Promise.all([
      page.waitForEvent('filechooser'),
      screen.getByRole('button', { name: /^打开…/u }).click(),
    ]);
    await page.reload();
    await screen.getByRole('button', { name: /^看示例/u }).click();
    await page.getByText('示例年报.xlsx').waitFor();
    expect(await screen.count()).toBe(0);
    expect(await opened.complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'by keyboard: Escape leads to the grid, and what is typed is in its cell',
    async () => {
      const opened = await room().openFirst();
      const { page } = opened;
      const screen = page.getByRole('region', { name: '从哪里开始' });
      await screen.getByRole('button', { name: /^先用空表/u }).focus();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.closest('#grid') !== null);
      await page.keyboard.type('12');
      await page.keyboard.press('Enter');
      await eventually(async () => {
        expect(await opened.cell('Sheet1', 0, 0)).toEqual({ value: 12 });
      });
      expect(await screen.count()).toBe(0);
    },
  );

  testWith(
    'chromium',
    'row 14: a new report is saved under unit and year; one 新建 on the page; the right question',
    async () => {
      const opened = await room().openFirst();
      const { page, downloads } = opened;
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.message());
        void dialog.accept();
      });
      await page
        .getByRole('button', { name: /^新建年报/u })
        .first()
        .click();
      await page.getByText('已加上 9 张表').waitFor();
      expect(await page.getByRole('button', { name: /^新建/u }).allTextContents()).toHaveLength(1);
      await eventually(async () => {
        expect(await page.locator(tabs).count()).toBe(9);
      });
      for (const [place, text] of [
        ['B3', '云溪市：梧桐街道办事处'],
        ['B5', '2024'],
      ] as const) {
        await opened.go(`填报说明!${place}`);
        await page.keyboard.insertText(text);
        await page.keyboard.press('Enter');
      }
      await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
      expect(downloads[0]?.name).toBe('云溪市：梧桐街道办事处2024年度.xlsx');
      await opened.go('填报说明!B3');
      await page.keyboard.insertText('别的街道');
      await page.keyboard.press('Enter');
      await page.getByText('有改动，未保存').first().waitFor();
      await page.getByRole('button', { name: '另开一本' }).click();
      await page.locator('#file-name').getByText('工作簿.xlsx').waitFor();
      expect(asked).toEqual([expect.stringContaining('不保存就另开一本空的吗')]);
    },
  );

  testWith(
    'chromium',
    'row 17: with last year imported, drafting again is offered, and does it',
    async () => {
      const opened = await room().openFirst();
      const { page } = opened;
      await opened.sample();
      await page.getByRole('tab', { name: '上年', exact: true }).click();
      await page.locator('.drop input').setInputFiles({
        name: '上年.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          readFileSync('assets/sample/report-2024.txt', 'utf8').replace(/2024 ?年/gu, '2023年'),
        ),
      });
      await page.getByRole('button', { name: '写入上年数据' }).click();
      await page.getByRole('button', { name: '生成文字，带上同比' }).click();
      await page
        .getByText(/起草了|手写的/u)
        .first()
        .waitFor();
      expect(await page.getByRole('tab', { name: '文字', exact: true }).getAttribute('aria-selected')).toBe(
        'true',
      );
      expect(await opened.complaints()).toEqual([]);
    },
  );
});
