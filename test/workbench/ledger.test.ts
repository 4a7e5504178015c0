/** 台账 in the browser: added, three applications typed, counted, checked, due, found again; and an office's own mapped. */
import { mkdirSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { isRefusal } from '../../src/form/refusal';
import { newWorkbook } from '../../src/hosts/file/open';
import { addLedger } from '../../src/actions/add-ledger';
import { addSheets } from '../../src/actions/add-sheets';
import { ledgerSheets } from '../../src/ledger/sheets';
import { cellName } from '../../src/workbook/a1';
import { ledgerRows } from '../../src/workbook/ledger-layout';
import { ledgerColumn } from '../../src/workbook/plan/ledger-formulas';
import type { ApplicationColumn } from '../../src/ledger/columns';
import { cleanReport } from '../rules/clean-report';
import { readyRows } from '../hosts/ledger-journey';
import { strangeSheet, tab } from '../ledger/strange-ledger';
import { testWith } from '../tools';
import { settled, type OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';

const pictures = 'out/ledger';
const pane = ({ page }: OpenedWorkbench) => page.getByRole('complementary');
const command = (opened: OpenedWorkbench, name: string) =>
  opened.page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

/** With a ledger of so many rows where told: fewer than a thousand are sooner typed into. */
async function reportOnly(year: number, ledgerOf?: number): Promise<Uint8Array> {
  const file = newWorkbook();
  const added = await addSheets(file, { ...cleanReport, year });
  if (isRefusal(added)) throw new Error(added.message);
  if (ledgerOf !== undefined) await addLedger(file, year, ledgerOf);
  return file.save();
}

/** A row of the ledger, typed from its first column on. */
async function typeRow(opened: OpenedWorkbench, at: number, row: Partial<Record<ApplicationColumn, string>>) {
  for (const [id, value] of Object.entries(row)) {
    const place = cellName(ledgerRows.first + at, ledgerColumn(id as ApplicationColumn));
    await opened.go(`${ledgerSheets.applications}!${place}`);
    // A cell with a list takes nothing else, and asks what that was.
    await settled(opened.page);
    await opened.page.keyboard.type(value);
    await opened.page.keyboard.press('Enter');
  }
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

  testWith('chromium', 'is typed into, counted, checked and led back to', async () => {
    const opened = await room().open();
    const { page } = opened;
    await opened.openBytes('年报.xlsx', await reportOnly(2024, readyRows));
    await command(opened, '台账').click();
    await pane(opened).getByText('没有待办的申请。').waitFor();
    await typeRow(opened, 0, {
      id: '甲-01',
      received: '2024-03-01',
      channel: '网络',
      applicant: '自然人',
      outcome: '予以公开',
      replied: '2024-03-20',
    });
    await typeRow(opened, 1, { id: '甲-02', received: '2024-05-06', applicant: '商业企业' });
    await typeRow(opened, 2, {
      id: '甲-03',
      received: '2024/6/3',
      applicant: '自然人',
      outcome: '国家秘密',
      replied: '2024-08-30',
    });
    // A day typed is a day, so that the sheet's own formulas see it.
    expect(await opened.cell(ledgerSheets.applications, ledgerRows.first, ledgerColumn('due'))).toMatchObject(
      {
        value: expect.anything() as unknown,
      },
    );
    const counts = pane(opened).locator('.counts');
    await counts.locator('summary', { hasText: /新收申请\s*3/u }).waitFor();
    await pane(opened).locator('.rows').getByText('甲-02').waitFor();
    await page.screenshot({ path: `${pictures}/counted.png` });

    // From a cell's count to the row it is made of.
    await counts.locator('summary', { hasText: '国家秘密' }).click();
    await counts.getByRole('button', { name: '甲-03' }).click();
    const box = page.locator('[data-u-comp="defined-name"] input');
    await expect(box.inputValue()).resolves.toMatch(/5/u);
    // From what is due.
    await pane(opened).locator('.rows').getByText('甲-02').click();
    await settled(page);
    await expect(box.inputValue()).resolves.toMatch(/4/u);
    // From a finding, whose remedy fills the cell.
    await pane(opened)
      .getByRole('button', { name: /看台账的/u })
      .click();
    await pane(opened).getByText('台账数出来是').first().waitFor();
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
