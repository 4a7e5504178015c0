/** Tables that were moved, relabelled or cut up: read where they are, told of, or refused; never misread. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Workbook, type Worksheet } from 'exceljs';
import { addSheets } from '../../src/actions/add-sheets';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { readReport, type ReadResult } from '../../src/workbook/read/report';
import { wideReport } from '../document/sample-report';
import { placeAt } from '../place';
import { isRefusal, type Refusal } from '../../src/form/refusal';

const report = wideReport();
let original: Uint8Array;
beforeAll(async () => {
  const workbook = newWorkbook();
  await addSheets(workbook, report);
  original = await workbook.save();
});

async function after(change: (book: Workbook) => void): Promise<ReadResult | Refusal> {
  const book = new Workbook();
  await book.xlsx.load(original.buffer as ArrayBuffer);
  change(book);
  const workbook = await openWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
  return isRefusal(workbook) ? workbook : readReport(await workbook.read());
}

function sheet(book: Workbook, start: string): Worksheet {
  const found = book.worksheets.find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(start);
  return found;
}

function expectRead(result: ReadResult | Refusal): ReadResult {
  if (isRefusal(result)) throw new Error(result.message);
  expect(result.report.figures).toEqual(report.figures);
  return result;
}

/** Copies the values of a sheet to another place; what a clerk does by cutting and pasting. */
function shifted(book: Workbook, start: string, name: string, rows: number, columns: number): void {
  const from = sheet(book, start);
  const to = book.addWorksheet(name);
  from.eachRow((row, r) => {
    row.eachCell((cell, c) => {
      if (cell.master === cell)
        to.getCell(r + rows, c + columns).value = cell.formula ? cell.result : cell.value;
    });
  });
  book.removeWorksheet(from.id);
}

describe('a table that stands elsewhere', () => {
  test('a renamed sheet', async () => {
    const result = expectRead(
      await after((book) => {
        sheet(book, '三').name = '申请表';
      }),
    );
    expect(result.places.get('requests/received/total')).toEqual(placeAt('申请表!J5'));
  });

  test('another sheet, three rows down and two columns right, its name lost', async () => {
    const result = expectRead(
      await after((book) => {
        shifted(book, '三', '别处', 3, 2);
        book.definedNames.remove("'三、依申请公开'!$A$2:$J$29", 'ogi_requests');
      }),
    );
    expect(result.places.get('requests/received/total')).toEqual(placeAt('别处!L8'));
  });

  test('two copies: which one is meant is not guessed', async () => {
    const result = await after((book) => {
      const from = sheet(book, '四');
      for (const name of ['副本甲', '副本乙']) {
        const to = book.addWorksheet(name);
        from.eachRow((row, r) => {
          row.eachCell((cell, c) => {
            if (cell.master === cell) to.getCell(r, c).value = cell.value;
          });
        });
      }
      book.removeWorksheet(from.id);
    });
    expect(result).toMatchObject({ kind: 'refusal', reason: 'table-twice' });
  });
});

describe('a table that is not as it was', () => {
  test('one label reworded: read, and told', async () => {
    const result = expectRead(
      await after((book) => {
        sheet(book, '三').getCell('C9').value = '1.国家秘密的';
      }),
    );
    expect(result.report.deviations).toMatchObject([
      { found: '1.国家秘密的', expected: '1.属于国家秘密', kind: 'misprint' },
    ]);
    expect(result.labelPlace({ table: 'requests', ...result.report.deviations[0]!.at! })).toEqual(
      placeAt('三、依申请公开!C9'),
    );
  });

  test.each<readonly [string, (table: Worksheet) => void]>([
    [
      'a row inserted',
      (table) => {
        table.insertRow(9, ['', '', '插入的一行']);
      },
    ],
    [
      'a row deleted',
      (table) => {
        table.spliceRows(9, 1);
      },
    ],
    [
      'two labels exchanged',
      (table) => {
        const a = table.getCell('C10').value;
        table.getCell('C10').value = table.getCell('C11').value;
        table.getCell('C11').value = a;
      },
    ],
    [
      'many labels reworded',
      (table) => {
        for (const row of [9, 10, 11, 12])
          table.getCell(`C${String(row)}`).value = `另一种说法${String(row)}`;
      },
    ],
    [
      'a label blanked',
      (table) => {
        table.getCell('C12').value = null;
      },
    ],
  ])('%s: refused with a word on what to do, no figure read', async (_, change) => {
    const result = await after((book) => {
      const table = sheet(book, '三');
      for (const merge of ['A7:A28', 'B9:B16', 'B17:B19', 'B20:B24', 'B25:B27']) table.unMergeCells(merge);
      change(table);
    });
    expect(result).toMatchObject({ kind: 'refusal', reason: 'table-changed' });
    if (isRefusal(result)) expect(result.message).toContain('三、');
  });

  test('a sheet deleted: the rest is read, and the section is missing', async () => {
    const result = await after((book) => {
      book.removeWorksheet(sheet(book, '四').id);
    });
    if (isRefusal(result)) throw new Error(result.message);
    expect(result.report.tables.cases).toBeUndefined();
    expect(result.report.sections.map(({ id }) => id)).not.toContain('cases');
    expect(result.report.figures['requests/received/total']).toBe(report.figures['requests/received/total']);
  });

  test('a workbook without any of it is refused', async () => {
    const book = new Workbook();
    book.addWorksheet('通讯录').getCell('A1').value = '张三';
    const workbook = await openWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
    if (isRefusal(workbook)) throw new Error(workbook.message);
    expect(readReport(await workbook.read())).toMatchObject({ kind: 'refusal', reason: 'no-report' });
  });
});

test.each([
  ['D7+1', 14],
  // Not known here.
  ['ROMAN(D7)', '=ROMAN(D7)'],
])('a formula that was never calculated is not 0: %s', async (formula, read) => {
  const result = await after((book) => {
    sheet(book, '三').getCell('D7').value = 13;
    sheet(book, '三').getCell('D5').value = { formula };
  });
  if (isRefusal(result)) throw new Error(result.message);
  expect(result.report.figures['requests/received/naturalPerson']).toBe(read);
});
