/** 汇总 in the browser: a list pasted, files dropped, written, slips saved as .zip, tables filled, a number traced, the report written. */
import { mkdirSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { addSheets } from '../../src/actions/add-sheets';
import { writeReport } from '../../src/actions/write-report';
import type { Figures } from '../../src/form/figures';
import { isRefusal } from '../../src/form/refusal';
import { emptyReport, type Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { areaSheetNames, heldRows } from '../../src/workbook/area-layout';
import { filled } from '../drafting/forms';
import { cleanReport } from '../rules/clean-report';
import { testWith } from '../tools';
import { rest, settled, type OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';

const pictures = 'out/rollup';
const pane = ({ page }: OpenedWorkbench) => page.getByRole('complementary');
const command = (opened: OpenedWorkbench, name: string) =>
  opened.page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

async function workbookOf(report: Report) {
  const file = newWorkbook();
  const added = await addSheets(file, report);
  if (isRefusal(added)) throw new Error(added.message);
  return file;
}

interface Sent {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const sent = (name: string, bytes: Uint8Array): Sent => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

async function unitFile(name: string, unit: string, figures: Figures): Promise<Sent> {
  const workbook = await workbookOf({ ...emptyReport, unit, level: '县级部门', year: 2024, figures });
  return sent(name, await workbook.save());
}

/** A report as it was published, in Word. */
async function published(name: string, unit: string): Promise<Sent> {
  const workbook = await workbookOf({ ...cleanReport, unit, year: 2024 });
  const written = await writeReport(workbook, ['docx'], { today: '2025-01-10', allowErrors: true });
  if (isRefusal(written) || written.kind !== 'written') throw new Error('not written');
  return sent(name, written.files[0]!.bytes);
}

const list = [
  '编码\t单位名称\t简称和曾用名\t类型',
  'D00\t云岭县人民政府办公室\t县府办\t本级',
  'D01\t云岭县财政局\t\t部门',
  'T01\t云岭县青石镇人民政府\t\t乡镇街道',
  'T02\t云岭县白水镇人民政府\t\t乡镇街道',
].join('\n');

const balanced = (received: number): Figures =>
  filled({ 'requests/received/naturalPerson': received, 'requests/granted/naturalPerson': received });

describe('汇总 in the browser', () => {
  const room = roomForAll();
  mkdirSync(pictures, { recursive: true });

  testWith('chromium', 'from the pasted list to the filled tables, the slips and the report', async () => {
    const opened = await room().open();
    const { page, downloads } = opened;
    const area = await workbookOf({ ...emptyReport, unit: '云岭县', level: '县级政府', year: 2024 });
    await opened.openBytes('云岭县.xlsx', await area.save());
    await command(opened, '汇总').click();
    await pane(opened).getByLabel('单位名单').fill(list);
    await pane(opened).getByRole('button', { name: '建单位名单' }).click();
    await pane(opened).getByText('已建“单位名单”，4 个单位').waitFor();
    await pane(opened).getByText('已报 0/4').waitFor();

    const files = [
      await unitFile('D00 县府办.xlsx', '云岭县人民政府办公室', balanced(3)),
      // 3 received, 2 closed: it does not balance.
      await unitFile('财政局.xlsx', '云岭县财政局', {
        ...filled({ 'requests/received/naturalPerson': 3, 'requests/granted/naturalPerson': 2 }),
      }),
      await published('青石镇.docx', '云岭县青石镇人民政府'),
      sent('坏的.pdf', new Uint8Array([37, 80, 68, 70, 45, 49, 46, 55, 10, 1, 2, 3])),
    ];
    await pane(opened).locator('.rollup input[type=file]').first().setInputFiles(files);
    await pane(opened).getByText('已报 3/4').waitFor();
    await pane(opened).getByText('1 个文件读不了').waitFor();
    await pane(opened).locator('.rows li', { hasText: '云岭县财政局' }).getByText('有错').waitFor();
    await page.screenshot({ path: `${pictures}/collected.png` });
    // Nothing is in the workbook before it is asked for.
    const names = () =>
      page.evaluate(async () => {
        const inside = window as unknown as {
          workbench: { workbook: () => { read: () => Promise<{ sheets: { name: string }[] }> } };
        };
        return (await inside.workbench.workbook().read()).sheets.map(({ name }) => name);
      });
    expect(await names()).not.toContain(areaSheetNames.held);
    await pane(opened).getByRole('button', { name: '写入工作簿' }).click();
    await pane(opened).getByText('现在有 3 个单位的数').waitFor();
    expect(await names()).toContain(areaSheetNames.held);

    await Promise.all([
      page.waitForEvent('download'),
      pane(opened).getByRole('button', { name: '退回单和催报单…' }).click(),
    ]);
    const [zip] = downloads;
    expect(zip?.name).toBe('云岭县2024年退回单和催报单.zip');
    const slips = unzipSync((await zip?.bytes) ?? new Uint8Array());
    expect(Object.keys(slips).sort()).toEqual(
      expect.arrayContaining(['催报单-云岭县白水镇人民政府.docx', '退回单-云岭县财政局.docx']),
    );
    expect(strFromU8(unzipSync(slips['退回单-云岭县财政局.docx']!)['word/document.xml']!)).toContain('不');

    await pane(opened)
      .getByText(/没报的 1 个：云岭县白水镇人民政府/u)
      .waitFor();
    await pane(opened).getByRole('button', { name: '填入本地区的三张表' }).click();
    await pane(opened)
      .getByText(/已填 \d+ 格/u)
      .waitFor();
    await pane(opened).getByLabel('看哪个数').selectOption('requests/received/total');
    const shares = pane(opened).locator('.shares li');
    await shares.first().waitFor();
    expect(await shares.count()).toBe(4);
    await page.screenshot({ path: `${pictures}/traced.png` });
    await pane(opened).getByRole('button', { name: '生成反查表' }).click();
    await pane(opened)
      .getByText(/“反查”表里列出了 \d+ 个数/u)
      .waitFor();
    await shares.filter({ hasText: '云岭县财政局' }).getByRole('button').click();
    await settled(page);
    const box = page.locator('[data-u-comp="defined-name"] input');
    await expect(box.inputValue()).resolves.toContain(String(heldRows.first + 2));
    await page.screenshot({ path: `${pictures}/units.png` });
    await command(opened, '生成报告').click();
    await pane(opened).getByText(/错误/u).first().waitFor();
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'reading is stopped and gone on with, and typing goes on meanwhile', async () => {
    const opened = await room().open();
    const { page } = opened;
    const area = await workbookOf({ ...emptyReport, unit: '云岭县', level: '县级政府', year: 2024 });
    await opened.openBytes('云岭县.xlsx', await area.save());
    await command(opened, '汇总').click();
    await pane(opened).getByLabel('单位名单').fill(list);
    await pane(opened).getByRole('button', { name: '建单位名单' }).click();
    await pane(opened).getByText('已报 0/4').waitFor();
    const one = await unitFile('x.xlsx', '云岭县财政局', balanced(1));
    const many = Array.from({ length: 12 }, (_, n) => ({ ...one, name: `财政局 第${String(n)}稿.xlsx` }));
    await pane(opened).locator('.rollup input[type=file]').first().setInputFiles(many);
    await pane(opened)
      .getByText(/正在读 \d+\/12：财政局/u)
      .waitFor();
    await pane(opened).getByRole('button', { name: '停下' }).click();
    await pane(opened)
      .getByText(/已停下，还有 \d+ 个文件没有读/u)
      .waitFor();
    await rest(page, 300);
    await pane(opened)
      .getByText(/已停下/u)
      .waitFor();
    await pane(opened).getByRole('button', { name: '接着读' }).click();
    await pane(opened).getByText('已报 1/4').waitFor();
    await pane(opened)
      .getByText(/正在读/u)
      .waitFor({ state: 'detached' });
    // The same bytes under twelve names are one report, and nothing is odd about it.
    await pane(opened).getByText('这批年报里的').waitFor();
    expect(await pane(opened).getByText('内容不同').count()).toBe(0);
    expect(await opened.complaints()).toEqual([]);
  });
});
