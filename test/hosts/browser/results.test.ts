/** What formulas give is seen in the grid, whoever works it out: looked at as a clerk would, by copying the cell. */
import { Workbook } from 'exceljs';
import { describe, expect } from '@jest/globals';
import { eventually } from '../../eventually';
import { testWith } from '../../tools';
import type { OpenedWorkbench } from '../../workbench/open-workbench';
import { pageForEach } from '../../workbench/room';

const table = '三、依申请公开';

describe('results', () => {
  let opened: OpenedWorkbench;
  pageForEach((page) => {
    opened = page;
    opened.page.on('dialog', (dialog) => void dialog.accept());
  });

  const enter = async (place: string, text: string): Promise<void> => {
    await opened.go(place);
    await opened.page.keyboard.type(text);
    await opened.page.keyboard.press('Enter');
  };
  /** Until this is what the grid shows of the cell. */
  const shows = async (place: string, text: string): Promise<void> => {
    await eventually(async () => {
      await opened.go(place);
      await opened.page.keyboard.press('Control+c');
      const copied = await opened.page.evaluate<string>('navigator.clipboard.readText()');
      expect([place, copied.trim()]).toEqual([place, text]);
    });
  };
  const totalOf = async (): Promise<number> => {
    const cell = (await opened.cell(table, 4, 9)) as { readonly value: number };
    return cell.value;
  };

  testWith('chromium', 'a total follows what is typed, undone and done again', async () => {
    await opened.sample();
    const before = await totalOf();
    await shows(`${table}!J5`, String(before));
    const { value: own } = (await opened.cell(table, 4, 3)) as { readonly value: number };
    await enter(`${table}!D5`, String(own + 7));
    await shows('J5', String(before + 7));
    await opened.page.locator('#undo').click();
    await shows('J5', String(before));
    await opened.page.locator('#redo').click();
    await shows('J5', String(before + 7));
    expect(await totalOf()).toBe(before + 7);
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'formulas of the clerk’s own, known here or to the grid alone', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('我的');
    sheet.getCell('A1').value = 1;
    sheet.getCell('A2').value = 2;
    await opened.openBytes('我的.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    await enter('A3', '=A1+A2');
    await shows('A3', '3');
    // What nobody here knows is the grid's, and stands on what is known.
    await enter('B1', '=ROMAN(A3)');
    await shows('B1', 'III');
    await enter('A1', '5');
    await shows('A3', '7');
    await shows('B1', 'VII');
    // Typed again, and the same: it does not go blank.
    await enter('A3', '=A1+A2');
    await shows('A3', '7');
    await enter('C1', '=ROMAN(A3)&"!"');
    await enter('D1', '=LEN(C1)');
    await shows('D1', '4');
    expect(await opened.cell('我的', 2, 0)).toMatchObject({ formula: 'A1+A2', value: 7 });
    expect(await opened.cell('我的', 0, 1)).toMatchObject({ formula: 'ROMAN(A3)', value: 'VII' });
    expect(await opened.complaints()).toEqual([]);
  });
});
