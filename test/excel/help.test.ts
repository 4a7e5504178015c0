/** 帮助 in the pane: what this Excel is, and the self-check; and the click of the ribbon that opens the page. */
import { mkdirSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { sampleReport } from '../document/sample-report';
import { OfficeHost } from '../office/host';
import { testWith } from '../tools';
import { hostWith, paneRoomForAll } from './open-pane';

const room = paneRoomForAll();

describe('帮助', () => {
  testWith(
    'chromium',
    'tells versions, checks itself, and gives one page to copy; nothing is left',
    async () => {
      const host = await hostWith(sampleReport());
      const before = host.book.sheets.map(({ name }) => name);
      host.book.quirks.add('unprotect-refused');
      const { page, complaints } = await room().open(host);
      await page.getByRole('tab', { name: '帮助' }).click();
      const about = page.locator('.about');
      await about.getByText('ExcelApi 1.14').waitFor();
      for (const text of ['16.0.14332.20000', 'Chrome/', '0.1.0'])
        expect(await about.innerText()).toContain(text);
      await page.getByRole('button', { name: '开始自检' }).click();
      const result = page.getByRole('region', { name: '自检结果' });
      await result.waitFor({ timeout: 60_000 });
      const text = await result.innerText();
      expect(text).toContain('［不符］不用密码撤销保护');
      expect(text).toContain('临时表已经删掉');
      expect(text).toContain('ExcelApi 1.14');
      mkdirSync('out/pane', { recursive: true });
      await page.screenshot({ path: 'out/pane/help-self-check.png', fullPage: true });
      await page.locator('.self-check').getByRole('button', { name: '复制' }).click();
      await page.locator('.self-check').getByRole('button', { name: '已复制' }).waitFor();
      expect(host.book.sheets.map(({ name }) => name)).toEqual(before);
      expect(await complaints()).toEqual([]);
    },
  );
});

describe('a click of the ribbon that opens the page', () => {
  testWith('chromium', 'is done, though Excel tells of it before anything is ready', async () => {
    const host = new OfficeHost();
    const { page, completed } = await room().open(host, { click: 'add-sheets' });
    await page.getByText('已加上 9 张表').or(page.locator('.group')).first().waitFor({ timeout: 60_000 });
    expect(host.book.sheets).toHaveLength(10);
    expect(await completed()).toBe(1);
  });
});
