/** 台账 in the browser: added; and an office's own mapped, its words asked once, its rows found again. */
import { mkdirSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { addLedger } from '../../src/actions/add-ledger';
import { isRefusal } from '../../src/form/refusal';
import type { ApplicationColumn } from '../../src/ledger/columns';
import { cellName } from '../../src/workbook/a1';
import { newWorkbook } from '../../src/hosts/file/open';
import { addSheets } from '../../src/actions/add-sheets';
import { ledgerSheets } from '../../src/ledger/sheets';
import { ledgerRows } from '../../src/workbook/ledger-layout';
import { ledgerColumn } from '../../src/workbook/plan/ledger-formulas';
import { cleanReport } from '../rules/clean-report';
import { workbookWithLedger } from '../ledger/ledgers';
import { strangeSheet, tab } from '../ledger/strange-ledger';
import { settle } from '../hosts/settle';
import { testWith } from '../tools';
import { settled, type OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';

const pictures = 'out/ledger';
const pane = ({ page }: OpenedWorkbench) => page.getByRole('complementary');
const command = (opened: OpenedWorkbench, name: string) =>
  opened.page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

async function reportOnly(year: number): Promise<Uint8Array> {
  const file = newWorkbook();
  const added = await addSheets(file, { ...cleanReport, year });
  if (isRefusal(added)) throw new Error(added.message);
  return file.save();
}

describe('台账 in the browser', () => {
  const room = roomForAll();
  mkdirSync(pictures, { recursive: true });

  testWith('chromium', 'is added in the pane, a thousand rows ready', async () => {
    const opened = await room().open();
    await opened.openBytes('年报.xlsx', await reportOnly(2024));
    await command(opened, '台账').click();
    await pane(opened).getByRole('button', { name: '添加台账' }).click();
    await pane(opened).getByText('已加上台账 3 张表').waitFor();
    await pane(opened).getByText('没有待办的申请。').waitFor();
    const last = ledgerRows.first + ledgerRows.ready - 1;
    expect(await opened.cell(ledgerSheets.applications, last, ledgerColumn('due'))).toHaveProperty('formula');
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'is typed into by keyboard: last day, state and findings follow', async () => {
    const opened = await room().open();
    const { page } = opened;
    const file = newWorkbook();
    const added = await addSheets(file, { ...cleanReport, year: 2024 });
    if (isRefusal(added)) throw new Error(added.message);
    await addLedger(file, 2024, 30);
    await opened.openBytes('年报.xlsx', await file.save());
    const type = async (row: number, id: ApplicationColumn, text: string): Promise<void> => {
      await opened.go(`${ledgerSheets.applications}!${cellName(row, ledgerColumn(id))}`);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    const shows = async (row: number, id: ApplicationColumn, value: string): Promise<void> => {
      const now = async (): Promise<unknown> => {
        const cell = await opened.cell(ledgerSheets.applications, row, ledgerColumn(id));
        return (cell as { readonly value?: unknown } | null)?.value ?? null;
      };
      for (let tries = 0; tries < 40 && (await now()) !== value; tries += 1) await settle(500);
      expect([id, await now()]).toEqual([id, value]);
    };
    const [answered, late] = [ledgerRows.first, ledgerRows.first + 1];
    await type(answered, 'id', '2024-1');
    await type(answered, 'received', '2024-03-01');
    await type(answered, 'applicant', '自然人');
    await shows(answered, 'received', '2024-03-01');
    await shows(answered, 'due', '2024-03-29');
    await shows(answered, 'state', '已逾期');
    await type(answered, 'outcome', '予以公开');
    await type(answered, 'replied', '2024-3-20');
    await shows(answered, 'state', '已办结');
    await type(late, 'id', '2024-2');
    await type(late, 'received', '2024/5/6');
    await type(late, 'applicant', '自然人');
    await type(late, 'replied', '2024-07-01');
    await shows(late, 'due', '2024-05-31');
    await shows(late, 'state', '逾期办结');
    // Another word than the list's: the grid takes it, and it is counted.
    await type(late, 'outcome', '国家秘密');
    await shows(late, 'outcome', '国家秘密');
    await page.screenshot({ path: `${pictures}/typed.png` });
    await pane(opened).getByText('应在 2024-05-31 前答复').first().waitFor();
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'leads from a cell of table 3 to the applications it is made of', async () => {
    const opened = await room().open();
    const file = await workbookWithLedger(
      ['2024-1', '2024-2'].map((id) => ({ id, received: '2024-03-01', applicant: '自然人' })),
      { year: 2024 },
    );
    await opened.openBytes('年报.xlsx', await file.save());
    await command(opened, '台账').click();
    await opened.go('三、依申请公开!D5');
    await pane(opened).getByRole('button', { name: '反查选中的格' }).click();
    const found = pane(opened).getByRole('status').filter({ hasText: '台账有 2 件' });
    await found.waitFor();
    await opened.page.screenshot({ path: `${pictures}/traced.png` });
    await found.getByRole('button', { name: '2024-2' }).click();
    await settled(opened.page);
    const row = ledgerRows.first + 2;
    await expect(opened.page.locator('[data-u-comp="defined-name"] input').inputValue()).resolves.toMatch(
      new RegExp(String(row), 'u'),
    );
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'of an office’s own is mapped in the pane, its own words once', async () => {
    const opened = await room().open();
    const { page } = opened;
    const file = newWorkbook();
    const added = await addSheets(file, { ...cleanReport, year: 2024 });
    if (isRefusal(added)) throw new Error(added.message);
    await file.addSheets([strangeSheet]);
    await opened.openBytes('登记簿.xlsx', await file.save());
    await command(opened, '台账').click();
    await pane(opened).getByRole('button', { name: '核对各列…' }).click();
    const form = pane(opened).locator('form.mapping');
    await form.getByLabel(/^答复日期/u).selectOption('办理 时间');
    await page.screenshot({ path: `${pictures}/columns.png` });
    await form.getByRole('button', { name: '下一步' }).click();
    await form.getByText('读到 6 件申请').waitFor();
    await form.getByLabel(/个体工商户/u).selectOption('商业企业');
    await page.screenshot({ path: `${pictures}/words.png` });
    await form.getByRole('button', { name: /^4：收到（确认）日期/u }).click();
    await settled(page);
    await expect(page.locator('[data-u-comp="defined-name"] input').inputValue()).resolves.toMatch(/9/u);
    await form.getByRole('button', { name: '保存对应' }).click();
    await pane(opened).getByText(`已保存：“${tab}”读到 6 件申请。`).waitFor();
    await pane(opened)
      .locator('.counts summary', { hasText: /新收申请\s*5/u })
      .waitFor();
    // Remembered: asked again, it starts from what was said.
    await pane(opened)
      .getByRole('button', { name: `“${tab}”的各列…` })
      .click();
    await expect(form.getByLabel(/^答复日期/u).inputValue()).resolves.toBe('办理 时间');
    await form.getByRole('button', { name: '下一步' }).click();
    await expect(form.getByLabel(/个体工商户/u).inputValue()).resolves.toBe('business');
    expect(await opened.complaints()).toEqual([]);
  });
});
