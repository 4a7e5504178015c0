/** 从已有年报建工作簿 in the workbench: a page of the web becomes the workbook, and nothing typed is lost. */
import { readFileSync } from 'node:fs';
import { describe, expect } from '@jest/globals';
import { eventually } from '../eventually';
import { sampleReport } from '../document/sample-report';
import { testWith } from '../tools';
import { roomForAll } from './room';

const table3 = '三、依申请公开';

describe('a report written elsewhere', () => {
  const room = roomForAll();

  testWith(
    'chromium',
    'becomes the workbook; blanks are filled in, what is typed stays; one step of undo',
    async () => {
      const opened = await room().open();
      const { page } = opened;
      const choose = async (): Promise<void> => {
        const buffer = readFileSync('assets/sample/report-2024.txt');
        await page.locator('.drop input').setInputFiles({ name: '年报.txt', mimeType: 'text/plain', buffer });
        await page.getByText('读到 200 个数字').waitFor();
      };
      const holds = async (row: number, value: unknown): Promise<void> => {
        await eventually(async () => {
          const cell = (await opened.cell(table3, row, 3)) as { readonly value?: unknown } | null;
          expect(cell?.value ?? null).toBe(value);
        });
      };
      await page.getByRole('button', { name: '从已有年报建工作簿…' }).click();
      await choose();
      await page.getByRole('button', { name: '建年报工作簿' }).click();
      await page.getByText('读到的内容都填好了').waitFor();
      const { figures } = sampleReport();
      await holds(4, figures['requests/received/naturalPerson']);
      await holds(5, figures['requests/carriedIn/naturalPerson']);

      await opened.go(`${table3}!D5`);
      await page.keyboard.type('987');
      await page.keyboard.press('Enter');
      await holds(4, 987);
      await opened.go(`${table3}!D6`);
      await page.keyboard.press('Delete');
      await holds(5, null);
      await page.getByRole('tab', { name: '导入' }).click();
      await choose();
      await page.getByRole('button', { name: '填入 1 处' }).click();
      await page.getByText('已填入 1 处').waitFor();
      await holds(4, 987);
      await holds(5, figures['requests/carriedIn/naturalPerson']);
      await page.locator('#undo').click();
      await holds(5, null);
      await holds(4, 987);
      expect(await opened.complaints()).toEqual([]);
    },
  );
});
