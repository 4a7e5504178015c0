/** Files in and out of the workbench, and what becomes of work that was not saved. */
import { Workbook } from 'exceljs';
import { describe, expect } from '@jest/globals';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { openWorkbook } from '../../src/hosts/file/open';
import { eventually } from '../eventually';
import { testWith } from '../tools';
import { clerksFiles } from './clerks-files';
import { ready, type OpenedWorkbench } from './open-workbench';
import { questionsOf, roomForAll } from './room';
import { isRefusal } from '../../src/form/refusal';

const sheet = '三、依申请公开';
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The latest draft in this browser: its bytes, and what was being typed. */
const latestDraft = `new Promise((done) => {
  const opening = indexedDB.open('ogi-report');
  opening.onsuccess = () => {
    const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
    all.onsuccess = () => {
      opening.result.close();
      const last = all.result.sort((a, b) => b.time - a.time)[0];
      done(last && { bytes: [...last.bytes], typing: last.typing?.text });
    };
  };
})`;

interface Kept {
  readonly bytes: readonly number[];
  readonly typing?: string;
}

/** Drops a file on the page as a browser would. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, list]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(list)], file));
      return data;
    },
    [name, [...bytes]] as const,
  );
  await page.dispatchEvent('#grid', 'dragover', { dataTransfer: transfer });
  await page.locator('#drop').waitFor();
  await page.dispatchEvent('#grid', 'drop', { dataTransfer: transfer });
  await page.locator('#drop').waitFor({ state: 'hidden' });
}

async function cellIn(bytes: Uint8Array, row: number, column: number, name = sheet): Promise<unknown> {
  const file = await openWorkbook(bytes);
  if (isRefusal(file)) throw new Error(file.message);
  return (await file.read({ sheets: [name], names: [] })).sheets[0]!.cells[row]![column];
}

describe('files and drafts', () => {
  const room = roomForAll();

  /** Until there is a draft, and it holds what was typed last. */
  const kept = async (
    { page }: OpenedWorkbench,
    holds: (draft: Kept) => Promise<void> | void = () => undefined,
  ): Promise<void> => {
    await page.getByText('草稿已存在本机浏览器里').waitFor();
    await eventually(async () => {
      const draft = await page.evaluate<Kept | undefined>(latestDraft);
      expect(draft).toBeDefined();
      await holds(draft!);
    });
  };
  const entered =
    (row: number, column: number, value: unknown, name = sheet) =>
    async ({ bytes }: Kept): Promise<void> => {
      expect(await cellIn(new Uint8Array(bytes), row, column, name)).toEqual({ value });
    };

  testWith('chromium', 'what is typed right after opening is in the selected cell', async () => {
    const opened = await room().openFirst();
    const { page } = opened;
    questionsOf(opened);
    const type = async (text: string): Promise<void> => {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    const first = async (name: string, value: unknown): Promise<void> => {
      await eventually(async () => {
        expect(await opened.cell(name, 0, 0)).toEqual({ value });
      });
    };
    await type('12');
    await first('Sheet1', 12);
    const book = new Workbook();
    book.addWorksheet('甲');
    const buffer = Buffer.from(await book.xlsx.writeBuffer());
    await page.locator('#file').setInputFiles({ name: '甲.xlsx', mimeType: mediaType, buffer });
    await page.locator('#file-name').getByText('甲.xlsx').waitFor();
    await type('34');
    await first('甲', 34);
    await type('56');
    await kept(opened, entered(1, 0, 56, '甲'));
    await page.reload();
    await ready(page);
    await type('78');
    await first('甲', 78);
    await eventually(async () => {
      expect(await opened.cell('甲', 1, 0)).toEqual({ value: 56 });
    });
    await page.locator('#new').click();
    await page.locator('#file-name').getByText('工作簿.xlsx').waitFor();
    await type('90');
    await first('Sheet1', 90);
    expect(await opened.complaints()).toEqual([]);
  });

  testWith(
    'chromium',
    'a tab killed while typing: the draft is offered, with what was being typed',
    async () => {
      const context = await room().context();
      const opened = await room().openFirst(context);
      await opened.sample();
      await opened.go(`${sheet}!D5`);
      await opened.page.keyboard.type('12');
      await opened.page.keyboard.press('Enter');
      await opened.page.keyboard.type('34');
      await kept(opened, async (draft) => {
        await entered(4, 3, 12)(draft);
        expect(draft.typing).toBe('34');
      });
      await opened.page.close();

      const again = await room().openFirst(context);
      await again.page.getByText('还有一份没有保存的草稿').waitFor();
      await again.page.getByRole('button', { name: '打开草稿' }).click();
      await again.page.getByText('示例年报.xlsx').waitFor();
      await again.page.locator('.finding').first().waitFor();
      expect(await again.cell(sheet, 4, 3)).toEqual({ value: 12 });
      expect(await again.cell(sheet, 5, 3)).toEqual({ value: 34 });
      expect(await again.complaints()).toEqual([]);
    },
  );

  testWith(
    'chromium',
    'words being written in the pane are asked about, and there after reloading',
    async () => {
      const opened = await room().openFirst();
      const { page } = opened;
      const asked = questionsOf(opened);
      const box = page.getByRole('textbox', { name: /^内容：/u });
      await opened.sample();
      await page.getByRole('tab', { name: '文字' }).click();
      await page
        .getByRole('button', { name: /^修改：/u })
        .first()
        .click();
      await box.fill('写到一半的话');
      await kept(opened);
      await page.reload();
      await ready(page);
      expect(asked).toEqual(['beforeunload']);
      await page.getByText('已恢复“示例年报”').waitFor();
      await page.getByRole('tab', { name: '文字' }).click();
      expect(await box.inputValue()).toBe('写到一半的话');
      // Another workbook begins with nothing.
      await opened.sample();
      expect(asked).toEqual(['beforeunload', 'confirm']);
      await page.getByRole('tab', { name: '文字' }).click();
      await page
        .getByRole('button', { name: /^修改：/u })
        .first()
        .waitFor();
      expect(await box.count()).toBe(0);
    },
  );

  testWith(
    'chromium',
    'a reloaded tab has its work again; leaving is asked about; saved work leaves no draft',
    async () => {
      const opened = await room().openFirst();
      const { page } = opened;
      const asked = questionsOf(opened);
      await page.reload();
      await ready(page);
      expect(asked).toEqual([]);
      await opened.sample();
      await opened.go(`${sheet}!D5`);
      await page.keyboard.type('56');
      await page.keyboard.press('Enter');
      await kept(opened, entered(4, 3, 56));
      await page.reload();
      await ready(page);
      expect(asked).toEqual(['beforeunload']);
      await page.getByText('已恢复“示例年报”').waitFor();
      await eventually(async () => {
        expect(await opened.cell(sheet, 4, 3)).toEqual({ value: 56 });
      });

      // What is still being typed is in the saved file.
      await opened.go(`${sheet}!D6`);
      await page.keyboard.type('78');
      await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
      const bytes = await opened.downloads[0]!.bytes;
      expect(await cellIn(bytes, 4, 3)).toEqual({ value: 56 });
      expect(await cellIn(bytes, 5, 3)).toEqual({ value: 78 });
      await page.getByText('已交给下载').waitFor();
      await opened.sample();
      expect(await page.getByText('已恢复').count()).toBe(0);
      await page.reload();
      await ready(page);
      expect(asked).toEqual(['beforeunload']);
      await page.getByText('工作簿.xlsx').waitFor();
      expect(await page.getByText('草稿').count()).toBe(0);
    },
  );

  testWith(
    'chromium',
    'files come in by the button and by dropping; what cannot be opened changes nothing',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      const bytes = await clerksFiles['the sample']!();
      await page
        .locator('#file')
        .setInputFiles({ name: '梧桐街道.xlsx', mimeType: mediaType, buffer: Buffer.from(bytes) });
      await page.getByText('梧桐街道.xlsx').waitFor();
      await page.locator('.finding').first().waitFor();

      const notices = page.locator('.bench-notice');
      await drop(page, '坏的.xlsx', strToU8('PK broken'));
      await notices.getByText('损坏').waitFor();
      await drop(page, '空的.xlsx', new Uint8Array());
      await notices.getByText('空').waitFor();
      expect(await notices.count()).toBe(1);
      await drop(page, '报告.docx', strToU8('PK'));
      await page.getByText('请拖 .xlsx（或 .xlsm）工作簿进来').waitFor();
      expect(await page.locator('#file-name').textContent()).toBe('梧桐街道.xlsx');

      await drop(page, '别的.xlsx', await clerksFiles['a protected sheet with free cells']!());
      await page.getByText('别的.xlsx').waitFor();
      await page.getByText('这个工作簿里还没有年报').waitFor();
      // What was said of other files is no news any more.
      await notices.first().waitFor({ state: 'detached' });
      expect(await opened.complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'unsaved work is asked about before another file takes its place', async () => {
    const opened = await room().open();
    const { page } = opened;
    await opened.sample();
    await opened.go(`${sheet}!D5`);
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.locator('#new').click();
    await eventually(async () => {
      expect(await opened.cell(sheet, 4, 3)).toEqual({ value: 90 });
    });
    page.once('dialog', (dialog) => void dialog.accept());
    await page.locator('#new').click();
    await page.getByText('这个工作簿里还没有年报').waitFor();
  });

  testWith('chromium', 'what nobody shows is saved as it was: a chart stays byte for byte', async () => {
    const opened = await room().open();
    const { page } = opened;
    const chart = new Uint8Array([60, 1, 2, 3, 62]);
    const parts = unzipSync(await clerksFiles['the sample']!());
    await drop(page, '带图.xlsx', zipSync({ ...parts, 'xl/charts/chart1.xml': chart }));
    await page.getByText('带图.xlsx').waitFor();
    await page.locator('.finding').first().waitFor();
    await opened.go(`${sheet}!D5`);
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    await page.locator('#save').click();
    await eventually(() => {
      expect(opened.downloads).toHaveLength(1);
    });
    const saved = unzipSync(await opened.downloads[0]!.bytes);
    expect(saved['xl/charts/chart1.xml']).toEqual(chart);
  });
});
