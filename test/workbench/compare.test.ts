/** 对照 in the workbench: what the page says otherwise is taken back, in one step of undo. */
import { afterAll, describe, expect } from '@jest/globals';
import { nianbao, workFolder } from '../cli/nianbao';
import { compareInPane } from '../compare/pane-journey';
import { eventually } from '../eventually';
import { testWith } from '../tools';
import { roomForAll } from './room';
import { readFileSync } from 'node:fs';

const { at, remove } = workFolder();
afterAll(remove);

describe('a published page', () => {
  const room = roomForAll();

  testWith('chromium', 'is compared, taken back and undone; the command line says the same', async () => {
    expect(nianbao('import', 'assets/sample/report-2024.txt', at('sample.xlsx')).code).toBe(0);
    const opened = await room().open();
    const { page } = opened;
    await opened.openBytes('年报.xlsx', new Uint8Array(readFileSync(at('sample.xlsx'))));
    const holds = async (value: number): Promise<void> => {
      await eventually(async () => {
        expect(await opened.cell('三、依申请公开', 4, 3)).toMatchObject({ value });
      });
    };
    await compareInPane({
      pane: page,
      saved: opened.bytes,
      at,
      between: async () => {
        await holds(2);
        await page.locator('#undo').click();
        await holds(1);
        await page.getByText('有 6 处不同').waitFor();
        await page.locator('#redo').click();
        await holds(2);
        await page.getByText('有 2 处不同').waitFor();
      },
    });
    expect(await opened.complaints()).toEqual([]);
  });
});
