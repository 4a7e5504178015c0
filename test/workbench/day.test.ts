/** A clerk's day in the browser's workbench, by keyboard and mouse, from nothing to the finished report. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect } from '@jest/globals';
import type { Figures } from '../../src/form/figures';
import type { Subject } from '../../src/form/report';
import { openWorkbook } from '../../src/hosts/file/open';
import { placeArea } from '../../src/workbook/layout';
import { readReport } from '../../src/workbook/read/report';
import type { Contents, Place } from '../../src/workbook/workbook';
import { nianbao, workFolder } from '../cli/nianbao';
import { recalculated } from '../libreoffice';
import { sampleReport } from '../document/sample-report';
import { present, testWith } from '../tools';
import type { OpenedWorkbench } from './open-workbench';
import { roomForAll } from './room';
import { isRefusal } from '../../src/form/refusal';

async function read(bytes: Uint8Array) {
  const file = await openWorkbook(bytes);
  if (isRefusal(file)) throw new Error(file.message);
  const report = readReport(await file.read());
  if (isRefusal(report)) throw new Error(report.message);
  return report;
}

const command = ({ page }: OpenedWorkbench, name: string) =>
  page.getByRole('toolbar').getByRole('button', { name: new RegExp(`^${name}`, 'u') });

/** Row by row with Tab, as one does; totals are formulas and passed over. Answers how many cells were typed. */
async function typeFigures(
  opened: OpenedWorkbench,
  figures: Figures,
  at: (subject: string) => Place,
): Promise<number> {
  const { sheets } = await openedContents(opened);
  const free = Object.entries(figures).flatMap(([key, value]) => {
    const place = at(key);
    const { row, column } = place.area;
    const cell = sheets.find(({ name }) => name === place.sheet)?.cells[row]?.[column];
    return cell?.formula === undefined ? [{ place, row, column, value: value ?? 0 }] : [];
  });
  let last: (typeof free)[number] | undefined;
  for (const cell of free) {
    const follows =
      last?.place.sheet === cell.place.sheet && last.row === cell.row && last.column + 1 === cell.column;
    if (!follows) await opened.go(cell.place);
    await opened.page.keyboard.type(String(cell.value));
    await opened.page.keyboard.press('Tab');
    last = cell;
  }
  return free.length;
}

async function openedContents(opened: OpenedWorkbench): Promise<Contents> {
  const file = await openWorkbook(await opened.bytes());
  if (isRefusal(file)) throw new Error(file.message);
  return file.read();
}

describe.each(['a server', 'a folder'] as const)('the browser’s workbench, opened from %s', (from) => {
  const folder = workFolder();
  const room = roomForAll(from);
  afterAll(() => {
    folder.remove();
  });

  /** Saves the report from the pane and the workbook from the bar: the command line must make the same of it. */
  async function finish(opened: OpenedWorkbench, name: string): Promise<Uint8Array> {
    const { page, downloads } = opened;
    await command(opened, '生成报告').click();
    await page.locator('.page').waitFor();
    for (const label of ['保存 Word（.docx）', '保存网页（.html）'])
      await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: label }).click()]);
    await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(downloads.map((file) => file.name.split('.').pop())).toEqual(['docx', 'html', 'xlsx']);
    const [docx, html, xlsx] = await Promise.all(downloads.map(({ bytes }) => bytes));
    writeFileSync(folder.at(`${name}.xlsx`), xlsx!);
    const args = ['--docx', folder.at(`${name}.docx`), '--html', folder.at(`${name}.html`)];
    expect(nianbao('report', folder.at(`${name}.xlsx`), ...args)).toMatchObject({ code: 0 });
    expect(Buffer.from(docx!).equals(readFileSync(folder.at(`${name}.docx`)))).toBe(true);
    expect(Buffer.from(html!).equals(readFileSync(folder.at(`${name}.html`)))).toBe(true);
    return xlsx!;
  }

  testWith('chromium', 'from the sample to the saved files, the same as the command line makes', async () => {
    const opened = await room().open();
    await opened.sample();
    const xlsx = await finish(opened, 'sample');
    const { report } = await read(xlsx);
    expect(report.figures).toEqual(sampleReport().figures);
    expect(report.text).toEqual(sampleReport().text);
    expect(opened.downloads[2]!.name).toBe('示例年报.xlsx');
    if (present('soffice')) {
      const [again] = recalculated([xlsx]);
      expect((await read(again!)).report.figures).toEqual(report.figures);
    }
    expect(await opened.complaints()).toEqual([]);
  });

  // Two minutes of typing are the same from anywhere: in the page as it is handed out.
  if (from === 'a server') return;
  testWith('chromium', 'from an empty workbook, typed cell by cell', async () => {
    const opened = await room().open();
    const { page } = opened;
    await opened.go('A1');
    await page.keyboard.type('我的台账');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('main').getByRole('button', { name: '新建年报' }).click();
    await page.getByText('已加上 9 张表').waitFor();

    const sample = sampleReport();
    const { places } = await read(await opened.bytes());
    const at = (subject: string) => placeArea(places.get(subject as Subject)!);
    const typed: readonly (readonly [string, string | number])[] = [
      ['unit', sample.unit],
      ['year', sample.year!],
      ...Object.entries(sample.text).map(([key, text]) => [key, text.replace(/\n+/gu, '')] as const),
    ];
    for (const [subject, value] of typed) {
      await opened.go(at(subject));
      await page.keyboard.insertText(String(value));
      await page.keyboard.press('Enter');
    }
    // The level is chosen from the list of the cell.
    await opened.go(at('level'));
    await page.keyboard.insertText(sample.level!);
    await page.keyboard.press('Enter');
    expect(await typeFigures(opened, sample.figures, at)).toBeGreaterThan(150);
    await page.locator('.group.error').waitFor({ state: 'detached' });

    const xlsx = await finish(opened, 'typed');
    const { report } = await read(xlsx);
    expect(report.figures).toEqual(sample.figures);
    const file = await openWorkbook(xlsx);
    if (isRefusal(file)) throw new Error(file.message);
    expect((await file.read()).sheets[0]!.cells[0]![0]).toEqual({ value: '我的台账' });
    expect(await opened.complaints()).toEqual([]);
  });
});
