/** The clerk's hands: what the pane writes can be undone in its turn, and keys go where the eye is. */
import { describe, expect } from '@jest/globals';
import { testWith } from '../tools';
import { settle } from '../hosts/settle';
import type { OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';

const table3 = '三、依申请公开';

describe('the clerk’s hands', () => {
  const room = roomForAll();

  /** Column D, by row number; undefined where it is empty. */
  const inD = async (opened: OpenedWorkbench, row: number): Promise<unknown> => {
    const cell = (await opened.cell(table3, row - 1, 3)) as { readonly value?: unknown } | null;
    return cell?.value ?? undefined;
  };
  const becomes = async (opened: OpenedWorkbench, row: number, value: unknown): Promise<void> => {
    for (let tries = 0; tries < 200 && (await inD(opened, row)) !== value; tries += 1) await settle(25);
    expect([row, await inD(opened, row)]).toEqual([row, value]);
  };
  /** Until 联系方式 says this. */
  const said = async (opened: OpenedWorkbench, text: string): Promise<void> => {
    const contact = async (): Promise<string> => JSON.stringify(await opened.cell('填报说明', 6, 1));
    for (let tries = 0; tries < 200 && !(await contact()).includes(text); tries += 1) await settle(25);
    expect(await contact()).toContain(text);
  };
  const finding = ({ page }: OpenedWorkbench, place: string) =>
    page.locator('.finding-head', { hasText: `${table3}!${place}` }).first();

  testWith(
    'chromium',
    'a fix is undone and done again in the order it happened, a check in between',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await opened.sample();
      await opened.go(`${table3}!D17`);
      await page.keyboard.press('Delete');
      await becomes(opened, 17, undefined);
      await opened.go('填报说明!B7');
      await page.keyboard.type('88880000');
      await page.keyboard.press('Enter');
      await said(opened, '88880000');
      await finding(opened, 'D17').click();
      await page
        .getByRole('button', { name: /^填.*…$/u })
        .first()
        .click();
      await page.getByRole('button', { name: /^确认/u }).click();
      await becomes(opened, 17, 0);
      // Writes a sheet anew; what was done before it is not forgotten.
      await page.getByRole('toolbar').getByRole('button', { name: '校验', exact: true }).click();
      await page.getByText('已写入“校验结果”表').waitFor();

      await page.locator('#undo').click();
      await becomes(opened, 17, undefined);
      await said(opened, '88880000');
      await page.locator('#undo').click();
      await said(opened, 'null');
      await page.locator('#redo').click();
      await said(opened, '88880000');
      await page.locator('#redo').click();
      await becomes(opened, 17, 0);
      expect(await opened.complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'a draft is one step: undone, what stood there is there again', async () => {
    const opened = await room().open();
    const { page } = opened;
    await opened.sample();
    const bytes = async (): Promise<string> => JSON.stringify(await opened.cell('一、总体情况', 3, 1));
    await opened.go('一、总体情况!B4');
    await page.keyboard.press('Delete');
    const before = await bytes();
    await page.getByRole('toolbar').getByRole('button', { name: '生成文字' }).click();
    await page.getByText('起草了').waitFor();
    const drafted = await bytes();
    expect(drafted).not.toBe(before);
    await page.locator('#undo').click();
    for (let tries = 0; tries < 100 && (await bytes()) !== before; tries += 1) await settle(25);
    expect(await bytes()).toBe(before);
    await page.locator('#redo').click();
    for (let tries = 0; tries < 100 && (await bytes()) !== drafted; tries += 1) await settle(25);
    expect(await bytes()).toBe(drafted);
    expect(await opened.complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'a finding clicked: what is typed next goes into its cell, and Ctrl+Z takes it back',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await opened.sample();
      await opened.go(`${table3}!D17`);
      await page.keyboard.press('Delete');
      await opened.go(`${table3}!D5`);
      await finding(opened, 'D17').click();
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await becomes(opened, 17, 2);
      await page.keyboard.press('Control+z');
      await becomes(opened, 17, undefined);
    },
  );

  testWith('chromium', 'by keyboard the pane keeps the keys, and says how to leave it', async () => {
    const opened = await room().open();
    const { page } = opened;
    await opened.sample();
    await opened.go(`${table3}!D17`);
    await page.keyboard.press('Delete');
    await finding(opened, 'D17').focus();
    await page.keyboard.press('Enter');
    await page.getByText('按 F6 键到表格里改').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('#pane') !== null)).toBe(true);
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await becomes(opened, 17, 2);
  });

  testWith(
    'chromium',
    'after 新建年报 text that comes without a key goes into the first cell to fill',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await page.getByRole('toolbar').getByRole('button', { name: '新建年报' }).click();
      await page.getByText('已加上 9 张表').waitFor();
      await page.waitForFunction(() => document.activeElement?.closest('#grid') !== null);
      await page.keyboard.insertText('某街道办事处');
      await page.keyboard.press('Enter');
      const unit = async (): Promise<string> => JSON.stringify(await opened.cell('填报说明', 2, 1));
      for (let tries = 0; tries < 100 && !(await unit()).includes('某街道'); tries += 1) await settle(25);
      expect(await unit()).toContain('某街道办事处');
    },
  );
});
