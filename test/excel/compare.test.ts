/** 对照 in Excel's pane: a published page against the workbook, taken back and kept. */
import { afterAll, describe, expect } from '@jest/globals';
import { workFolder } from '../cli/nianbao';
import { compareInPane } from '../compare/pane-journey';
import { editedPage } from '../compare/edited-page';
import { sampleReport } from '../document/sample-report';
import { eventually } from '../eventually';
import { testWith } from '../tools';
import { hostWith, paneRoomForAll } from './open-pane';

describe('a published page in Excel', () => {
  const { at, remove } = workFolder();
  const room = paneRoomForAll();
  afterAll(remove);

  testWith('chromium', 'is compared and taken back; the command line says the same', async () => {
    const host = await hostWith(sampleReport());
    const { page, complaints } = await room().open(host);
    await compareInPane({ pane: page, saved: () => host.book.save(), at });
    expect(await complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'names lead to their cells; what is mended on the sheet goes from the list',
    async () => {
      const host = await hostWith(sampleReport());
      const { page } = await room().open(host);
      await page.getByRole('tab', { name: '报告' }).click();
      await page.getByRole('button', { name: '对照…' }).click();
      const buffer = Buffer.from(editedPage(sampleReport()));
      await page.locator('.drop input').setInputFiles({ name: '网页.html', mimeType: 'text/html', buffer });
      await page.getByRole('checkbox', { name: '收回：新收申请·自然人' }).click();
      await page.getByRole('button', { name: '收回 1 处…' }).click();
      await page.getByRole('button', { name: '确认收回' }).waitFor();
      await page.getByRole('button', { name: '新收申请·自然人', exact: true }).click();
      await eventually(() => {
        expect(host.book.selected?.sheet).toBe('三、依申请公开');
      });
      // The clerk types the page's number; what was previewed is no more.
      host.type('三、依申请公开', 'D5', 2);
      // The live total follows, and differs now itself.
      await page.getByRole('button', { name: '新收申请·总计', exact: true }).waitFor();
      expect(await page.getByRole('button', { name: '新收申请·自然人', exact: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '确认收回' }).count()).toBe(0);
      expect(await page.getByRole('heading', { name: '文字 3' }).count()).toBe(1);
    },
  );
});
