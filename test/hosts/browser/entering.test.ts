/** What is typed or pasted is taken as it stands: no number, date or look that nobody wrote. */
import { Workbook } from 'exceljs';
import { describe, expect } from '@jest/globals';
import { eventually } from '../../eventually';
import { testWith } from '../../tools';
import { settled as settledIn, type OpenedWorkbench } from '../../workbench/open-workbench';
import { pageForEach } from '../../workbench/room';

const table = '三、依申请公开';
const prose = '一、总体情况';

describe('entering', () => {
  let opened: OpenedWorkbench;
  pageForEach((page) => {
    opened = page;
    opened.page.on('dialog', (dialog) => void dialog.accept());
  });

  const settled = () => settledIn(opened.page);
  const type = async (place: string, text: string): Promise<void> => {
    await opened.go(place);
    await opened.page.keyboard.type(text);
    await opened.page.keyboard.press('Enter');
    await settled();
  };
  const copied = (html: string, text: string) =>
    opened.page.evaluate(
      ([rich, plain]) =>
        navigator.clipboard.write([
          new ClipboardItem({
            ...(rich === '' ? {} : { 'text/html': new Blob([rich], { type: 'text/html' }) }),
            'text/plain': new Blob([plain], { type: 'text/plain' }),
          }),
        ]),
      [html, text] as const,
    );
  const paste = async (place: string): Promise<void> => {
    await opened.go(place);
    await opened.page.keyboard.press('Control+v');
    await settled();
  };
  const rows = (sheet: string, top: number, left: number, down: number, across: number) =>
    Promise.all(
      Array.from({ length: down }, (_, r) =>
        Promise.all(
          Array.from({ length: across }, async (__, c) => {
            const cell = await opened.cell(sheet, top + r, left + c);
            return (cell as { readonly value: unknown } | null)?.value ?? null;
          }),
        ),
      ),
    );
  const looks = async (sheet: string, cells: readonly string[]) => {
    const book = new Workbook();
    await book.xlsx.load((await opened.bytes()).slice().buffer);
    const found = book.getWorksheet(sheet)!;
    return JSON.stringify(cells.map((cell) => [found.getCell(cell).style, found.getRow(5).height]));
  };

  testWith('chromium', 'digits are numbers; nothing else becomes one unsaid', async () => {
    await opened.sample();
    const kept = await opened.cell(table, 4, 3);
    const message = opened.page.getByRole('dialog').getByText('这里只能填 0 或正整数');
    for (const text of ['3-1', '1/2', '12:30', '2024-1-5', '12%', '1.5', '三', 'TRUE']) {
      await type(`${table}!D5`, text);
      await message.waitFor();
      await opened.page.getByRole('button', { name: '确定' }).click();
      await message.waitFor({ state: 'hidden' });
      expect(await opened.cell(table, 4, 3)).toEqual(kept);
    }
    for (const text of ['+19', '1e3']) {
      await type(`${table}!D5`, text);
      await eventually(async () => {
        expect(await opened.cell(table, 4, 3)).toEqual({ value: text });
      });
      await opened.page.locator('.finding', { hasText: `填的是文字“${text}”` }).waitFor();
    }
    for (const [text, value] of [
      ['12', 12],
      ['007', 7],
      ['1,234', 1234],
      [' 8 ', 8],
    ] as const) {
      await type(`${table}!D5`, text);
      expect(await opened.cell(table, 4, 3)).toEqual({ value });
    }
    // Where no rule of the cell watches, it is text all the same.
    await type(`${prose}!B8`, '3-1');
    await eventually(async () => {
      expect(await opened.cell(prose, 7, 1)).toEqual({ value: '3-1' });
    });
    expect(await opened.page.locator('.bench-notice').count()).toBe(0);
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'a cell the clerk has formatted as a date still takes dates', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('台账');
    sheet.getCell('A1').value = new Date(Date.UTC(2024, 0, 1));
    sheet.getCell('A1').numFmt = 'yyyy-mm-dd';
    await opened.openBytes('台账.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    await type('A1', '2024-3-5');
    await type('B1', '2024-3-5');
    await eventually(async () => {
      expect(await rows('台账', 0, 0, 1, 2)).toEqual([['2024-03-05', '2024-3-5']]);
    });
  });

  testWith('chromium', 'a table from a web page brings its values, and no looks, no dates', async () => {
    await opened.sample();
    const cells = ['D9', 'E9', 'D10', 'E10'];
    const before = await looks(table, cells);
    await copied(
      `<style>td { background: #ff0; font-size: 30px; font-weight: bold }</style>
       <table><tr><td style="background:#0ff">51</td><td><b>2024-1-5</b></td></tr><tr><td>+19</td><td>3-1</td></tr></table>`,
      '51\t2024-1-5\n+19\t3-1',
    );
    await paste(`${table}!D9`);
    await eventually(async () => {
      expect(await rows(table, 8, 3, 2, 2)).toEqual([
        [51, '2024-1-5'],
        ['+19', '3-1'],
      ]);
    });
    await eventually(async () => {
      expect(await opened.cell(table, 8, 9)).toMatchObject({ value: 51 });
    });
    expect(await looks(table, cells)).toBe(before);
    await opened.page.locator('.finding', { hasText: '填的是文字“3-1”' }).waitFor();
    await opened.page.keyboard.press('Control+z');
    await settled();
    await eventually(async () => {
      expect(await rows(table, 8, 3, 2, 2)).toEqual([
        [0, 0],
        [0, 0],
      ]);
    });
    expect(await looks(table, cells)).toBe(before);
  });

  testWith(
    'chromium',
    'merged cells of a copied table keep its columns in place; blanks empty a cell',
    async () => {
      await opened.sample();
      await copied(
        '<table><tr><td rowspan=2>1</td><td>2</td><td></td></tr><tr><td>3</td><td>甲\n  乙<br>丙</td></tr></table>',
        '1\t2\t\n3\t甲乙丙',
      );
      await paste(`${table}!D9`);
      await eventually(async () => {
        expect(await rows(table, 8, 3, 2, 3)).toEqual([
          [1, 2, null],
          [0, 3, '甲乙\n丙'],
        ]);
      });
    },
  );

  testWith(
    'chromium',
    'text by tabs, a column of numbers, and one number for a whole selection',
    async () => {
      await opened.sample();
      await copied('', '1\t"甲\n乙"\n2\t4<5\n');
      await paste(`${table}!D9`);
      await eventually(async () => {
        expect(await rows(table, 8, 3, 2, 2)).toEqual([
          [1, '甲\n乙'],
          [2, '4<5'],
        ]);
      });
      await copied('', '6\r\n7\r\n');
      await paste(`${table}!F9`);
      await eventually(async () => {
        expect(await rows(table, 8, 5, 2, 1)).toEqual([[6], [7]]);
      });
      await copied('', '9');
      await paste(`${table}!G9:H10`);
      await eventually(async () => {
        expect(await rows(table, 8, 6, 2, 2)).toEqual([
          [9, 9],
          [9, 9],
        ]);
      });
    },
  );

  testWith('chromium', 'paragraphs are one text in one cell, by the keys and by the menu', async () => {
    await opened.sample();
    const below = await opened.cell(prose, 8, 1);
    await copied('<p><b style="font-size:30px">第一段</b></p><p>第二段</p>', '第一段\n第二段');
    await paste(`${prose}!B8`);
    await eventually(async () => {
      expect(await opened.cell(prose, 7, 1)).toEqual({ value: '第一段\n第二段' });
    });
    expect(await opened.cell(prose, 8, 1)).toEqual(below);

    await copied('<p>另一段</p>', '另一段');
    const box = (await opened.page.locator('canvas[id^="univer-sheet-main"]').boundingBox())!;
    await opened.page.mouse.click(box.x + 400, box.y + 550, { button: 'right' });
    await opened.page.locator('.univer-popup').getByText('粘贴', { exact: true }).last().click();
    await settled();
    await eventually(async () => {
      expect(await opened.cell(prose, 7, 1)).toEqual({ value: '另一段' });
    });
  });

  testWith('chromium', 'what does not fit merged cells is not pasted in part', async () => {
    await opened.sample();
    const whole = async () =>
      JSON.stringify(
        await opened.page.evaluate('window.workbench.workbook().read().then(({ sheets }) => sheets)'),
      );
    const before = await whole();
    await copied('', '1\t2\t3');
    await paste('二、主动公开!B8');
    await opened.page.getByText('没有粘贴').waitFor();
    expect(await whole()).toBe(before);
    expect(await opened.complaints()).toEqual([]);
  });

  testWith('chromium', 'text of several lines keeps them when it is edited', async () => {
    await opened.sample();
    await opened.page.evaluate(
      ([sheet]) =>
        (
          window as unknown as {
            workbench: { workbook: () => { write: (blocks: unknown) => Promise<void> } };
          }
        ).workbench
          .workbook()
          .write([{ sheet, row: 7, column: 1, inputs: [[{ kind: 'value', value: '第一段\n第二段' }]] }]),
      [prose] as const,
    );
    await opened.go(`${prose}!B8`);
    await opened.page.keyboard.press('F2');
    await settled();
    await opened.page.keyboard.type('又');
    await opened.page.keyboard.press('Enter');
    await settled();
    await eventually(async () => {
      expect(await opened.cell(prose, 7, 1)).toEqual({ value: '第一段\n第二段又' });
    });
  });
});
