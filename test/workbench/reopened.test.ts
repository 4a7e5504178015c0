/** Work opened again: where it was left, without the empty sheet nobody made, and with what was typed last. */
import { mkdirSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { eventually } from '../eventually';
import { openWorkbook } from '../../src/hosts/file/open';
import { isRefusal } from '../../src/form/refusal';
import { testWith } from '../tools';
import { ready, type Inside, type OpenedWorkbench } from './open-workbench';
import { questionsOf, roomForAll } from './room';

const requests = '三、依申请公开';
const tabs = ({ page }: OpenedWorkbench) => page.locator('[data-u-comp="slide-tab-item"]');
const chosen = ({ page }: OpenedWorkbench) =>
  page.locator('[data-u-comp="slide-tab-item"][aria-selected="true"]');
const newReport = async ({ page }: OpenedWorkbench): Promise<void> => {
  await page.getByRole('toolbar').getByRole('button', { name: '新建年报' }).click();
  await page.getByText('已加上 9 张表').waitFor();
};

describe('opened again', () => {
  const room = roomForAll();

  testWith(
    'chromium',
    'row 8: our own empty sheet makes way, and a saved file opens where it was left',
    async () => {
      const opened = await room().open();
      const { page, downloads } = opened;
      await newReport(opened);
      await eventually(async () => {
        expect(await tabs(opened).count()).toBe(9);
      });
      await opened.go(`${requests}!D5`);
      await page.keyboard.type('17');
      await page.keyboard.press('Enter');
      await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
      const bytes = await downloads[0]!.bytes;
      const file = await openWorkbook(bytes);
      if (isRefusal(file)) throw new Error(file.message);
      expect((await file.read()).sheets.map(({ name }) => name)).not.toContain('Sheet1');
      await opened.sample();
      await opened.openBytes('再开.xlsx', bytes);
      await chosen(opened).getByText(requests).waitFor();
      expect(await opened.cell(requests, 4, 3)).toEqual({ value: 17 });
      // What was undone before the sheet went does no harm after it.
      await page.locator('#undo').click();
      expect(await opened.complaints()).toEqual([]);
    },
  );

  testWith('chromium', 'row 8: a sheet with something in it stays', async () => {
    const opened = await room().open();
    await opened.go('A1');
    await opened.page.keyboard.type('我的');
    await opened.page.keyboard.press('Enter');
    await newReport(opened);
    await eventually(async () => {
      expect(await tabs(opened).first().textContent()).toBe('Sheet1');
    });
    expect(await tabs(opened).count()).toBe(10);
  });

  testWith('chromium', 'row 18: a reload right after Enter keeps the cell', async () => {
    const opened = await room().open();
    const { page } = opened;
    questionsOf(opened);
    await newReport(opened);
    await page.getByText('草稿已存在本机').waitFor();
    for (const [row, text] of [
      [5, '41'],
      [6, '42'],
      [7, '43'],
    ] as const) {
      await opened.go(`${requests}!D${String(row)}`);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await page.reload();
    await ready(page);
    for (const [row, value] of [
      [4, 41],
      [5, 42],
      [6, 43],
    ] as const)
      await eventually(async () => {
        expect(await opened.cell(requests, row, 3)).toEqual({ value });
      });
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'row 18: with no time for a draft, the page itself keeps what was typed', async () => {
    const opened = await room().open();
    const { page } = opened;
    questionsOf(opened);
    await newReport(opened);
    await page.getByText('草稿已存在本机').waitFor();
    // From here on no draft gets to the disk.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new Error('no time');
      };
    });
    await opened.go('填报说明!B3');
    await page.keyboard.insertText('某街道办事处');
    await page.keyboard.press('Enter');
    await page.reload();
    await ready(page);
    await eventually(async () => {
      expect(await opened.cell('填报说明', 2, 1)).toEqual({ value: '某街道办事处' });
    });
  });
});

describe('row 18: a narrow window', () => {
  const room = roomForAll();

  testWith(
    'chromium',
    'row labels stay beside a cell far to the right; what is refused is said beside it',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      await page.setViewportSize({ width: 375, height: 667 });
      await page.locator('#sample').click();
      await page.getByText('示例年报.xlsx').waitFor();
      await eventually(async () => {
        expect(await tabs(opened).count()).toBe(9);
      });
      // As the pane goes there.
      await page.evaluate((place) => (window as unknown as Inside).workbench.workbook().select(place), {
        sheet: requests,
        area: { row: 24, column: 9, rows: 1, columns: 1 },
      });
      const canvas = (await page.locator('#grid canvas').last().boundingBox())!;
      const clicked = async (x: number, cell: RegExp): Promise<void> => {
        await page.mouse.click(canvas.x + x, canvas.y + 370);
        await eventually(async () => {
          expect(await page.locator('[data-u-comp="defined-name"] input').inputValue()).toMatch(cell);
        });
      };
      // The total is in view, and its row's label beside it.
      await clicked(285, /^J2\d$/u);
      await clicked(160, /^C2\d$/u);
      mkdirSync('out/workbench', { recursive: true });
      await page.screenshot({ path: 'out/workbench/narrow.png' });
      await opened.go(`${requests}!D9`);
      await page.keyboard.type('2件');
      await page.keyboard.press('Enter');
      await page.locator('.cell-note').getByText('只能填 0 或正整数').waitFor();
      await page.screenshot({ path: 'out/workbench/narrow-note.png' });
      // The sheet is in sight and in reach behind it.
      expect(
        await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.tagName, [
          canvas.x + 150,
          canvas.y + 60,
        ] as const),
      ).toBe('CANVAS');
      expect(
        await page.locator('.cell-note').evaluate((note) => {
          const { left, right, top, bottom } = note.getBoundingClientRect();
          return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        }),
      ).toBe(true);
      // Nothing is in the way of what is typed next.
      await opened.go(`${requests}!D9`);
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await eventually(async () => {
        expect(await opened.cell(requests, 8, 3)).toEqual({ value: 2 });
      });
      await page.locator('.cell-note').waitFor({ state: 'detached' });
    },
  );
});
