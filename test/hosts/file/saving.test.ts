/** What is opened and saved keeps what the clerk has in it; what is saved is valid, and the same every time. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Workbook } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { addSheets } from '../../../src/actions/add-sheets';
import { zipEntries } from '../../../src/container/zip';
import { shownBook } from '../../../src/hosts/browser/shown-book';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { resultSheet } from '../../../src/workbook/plan/result-sheet';
import { sampleReport, wideReport } from '../../document/sample-report';
import { readReport } from '../../../src/workbook/read/report';
import { startOf } from '../../programs';
import { testWith } from '../../tools';
import { testValid, verdict } from '../../validator';
import type { Report } from '../../../src/form/report';
import { placeAt } from '../../place';
import { isRefusal } from '../../../src/form/refusal';

async function filled(report: Report): Promise<FileWorkbook> {
  const workbook = newWorkbook();
  await addSheets(workbook, report);
  return workbook;
}

async function reopened(bytes: Uint8Array): Promise<FileWorkbook> {
  const workbook = await openWorkbook(bytes, { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

async function asExceljs(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

/** A workbook of the clerk's own, with everything we must not disturb. */
async function clerksOwn(): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.getCell('A1').value = '张三';
  sheet.getCell('A1').note = '电话已核对';
  sheet.getCell('B1').value = { formula: 'SUM(C1:C2)', result: 0 };
  sheet.getCell('C1').value = 0;
  sheet.getCell('A3').value = { text: '网站', hyperlink: 'https://example.com/' };
  sheet.getCell('A2').value = { richText: [{ text: '甲' }, { text: '乙', font: { bold: true } }] };
  sheet.getCell('C1').dataValidation = { type: 'whole', operator: 'between', formulae: [0, 9] };
  sheet.getCell('D1').value = new Date('2024-05-06T00:00:00Z');
  sheet.getColumn(1).width = 33;
  sheet.getRow(2).height = 44;
  sheet.mergeCells('A5:B6');
  sheet.pageSetup.printArea = 'A1:D9';
  sheet.pageSetup.orientation = 'landscape';
  book.definedNames.add('台账!$A$1:$B$2', 'mine');
  book.addWorksheet('藏起来的').state = 'hidden';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('opening and saving', () => {
  test('adding our sheets to the clerk’s workbook leaves their own as they were', async () => {
    const workbook = await reopened(await clerksOwn());
    const added = await addSheets(workbook, sampleReport());
    expect(added).toMatchObject({ kind: 'added', kept: [] });
    const book = await asExceljs(await workbook.save());
    const sheet = book.getWorksheet('台账')!;
    expect(sheet.getCell('A1').value).toBe('张三');
    expect(JSON.stringify(sheet.getCell('A1').note)).toContain('电话已核对');
    expect(sheet.getCell('B1').formula).toBe('SUM(C1:C2)');
    expect(sheet.getCell('B1').result).toBe(0);
    expect(sheet.getCell('C1').value).toBe(0);
    expect(JSON.stringify(sheet.getCell('A2').value)).toContain('bold');
    expect(sheet.getCell('A3').value).toEqual({ text: '网站', hyperlink: 'https://example.com/' });
    expect(sheet.getCell('C1').dataValidation).toMatchObject({ type: 'whole', formulae: [0, 9] });
    expect(sheet.getCell('D1').value).toEqual(new Date('2024-05-06T00:00:00Z'));
    expect(sheet.getColumn(1).width).toBe(33);
    expect(sheet.getRow(2).height).toBe(44);
    expect(sheet.getCell('B6').master.address).toBe('A5');
    expect(sheet.pageSetup).toMatchObject({ printArea: 'A1:D9', orientation: 'landscape' });
    expect(book.definedNames.getRanges('mine').ranges).toEqual(["'台账'!$A$1:$B$2"]);
    expect(book.getWorksheet('藏起来的')?.state).toBe('hidden');
    expect(book.worksheets[0]?.name).toBe('台账');
  });

  test('our own sheets keep formulas, validations, formats, protection and print set-up', async () => {
    const first = await (await filled(sampleReport())).save();
    const again = await (await reopened(first)).save();
    const [before, after] = await Promise.all([asExceljs(first), asExceljs(again)]);
    for (const sheet of before.worksheets) {
      const other = after.getWorksheet(sheet.name)!;
      // exceljs states the default page number outright when it writes a sheet it has read.
      expect({ ...other.pageSetup, useFirstPageNumber: false }).toEqual(sheet.pageSetup);
      expect(other.views).toEqual(sheet.views);
      const pick = (one: typeof sheet) =>
        ['dataValidations', 'conditionalFormattings', 'sheetProtection', '_merges'].map((name) =>
          JSON.stringify((one as unknown as Record<string, unknown>)[name]),
        );
      expect(pick(other)).toEqual(pick(sheet));
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          const twin = other.getCell(cell.address);
          expect([twin.value, twin.result, twin.style]).toEqual([cell.value, cell.result, cell.style]);
        });
      });
    }
  });

  test('the same workbook is the same bytes, and saving again changes nothing', async () => {
    const one = await (await filled(wideReport())).save();
    const two = await (await filled(wideReport())).save();
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    const again = await (await reopened(one)).save();
    const twice = await (await reopened(again)).save();
    expect(Buffer.from(again).equals(Buffer.from(twice))).toBe(true);
  });

  test('what nobody reads is kept as it was, still compressed', async () => {
    const parts = unzipSync(await clerksOwn());
    const more = { 'xl/charts/chart1.xml': new Uint8Array([1]), 'xl/vbaProject.bin': new Uint8Array([1]) };
    const bytes = zipSync({ ...parts, ...more }, { level: 9 });
    const workbook = await reopened(bytes);
    await workbook.write([{ sheet: '台账', row: 8, column: 8, inputs: [[{ kind: 'value', value: 1 }]] }]);
    const dataOf = (file: Uint8Array) => new Map(zipEntries(file).map(({ name, data }) => [name, [...data]]));
    const [before, after] = [dataOf(bytes), dataOf(await workbook.save())];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after.keys()].filter((name) => String(after.get(name)) !== String(before.get(name)));
    expect(changed.sort()).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
  });

  test('a total typed over and a blank are as they were after saving twice', async () => {
    const report: Report = {
      ...sampleReport(),
      figures: { ...sampleReport().figures, 'requests/received/total': 9, 'requests/granted/business': null },
    };
    const workbook = await reopened(await (await filled(report)).save());
    const again = await reopened(await workbook.save());
    const { sheets } = await again.read();
    const table = sheets.find(({ name }) => name.startsWith('三'))!;
    expect(table.cells[4]?.[9]).toEqual({ value: 9 });
    expect(table.cells[6]?.[4]).toEqual({ value: null });
  });
});

test('booleans written as words, as LibreOffice does, are understood: protection stays, free cells stay free', async () => {
  const parts = unzipSync(await (await filled(sampleReport())).save());
  const inWords = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name,
      /styles|worksheets\/sheet/u.test(name)
        ? strToU8(
            strFromU8(bytes)
              .replace(/<sheetProtection sheet="1"/gu, '<sheetProtection sheet="true"')
              .replace(/locked="0"/gu, 'locked="false"')
              .replace(/fitToPage="1"/gu, 'fitToPage="true"'),
          )
        : bytes,
    ]),
  );
  expect(strFromU8(inWords['xl/styles.xml']!)).toContain('locked="false"');
  const workbook = await reopened(zipSync(inWords));
  const { book } = await shownBook(workbook.state!);
  const table = book.getWorksheet('三、依申请公开')!;
  expect((table as unknown as { sheetProtection?: unknown }).sheetProtection).toMatchObject({ sheet: true });
  expect(table.getCell('D5').protection).toMatchObject({ locked: false });
  expect(table.getCell('J5').protection?.locked ?? true).toBe(true);
  // And they are saved as they came.
  await workbook.write([
    { sheet: '三、依申请公开', row: 4, column: 3, inputs: [[{ kind: 'value', value: 77 }]] },
  ]);
  const after = unzipSync(await workbook.save());
  const sheet = strFromU8(after['xl/worksheets/sheet5.xml']!);
  expect(sheet).toContain('<sheetProtection sheet="true"');
  expect(sheet).toContain('fitToPage="true"');
  expect(after['xl/styles.xml']).toEqual(inWords['xl/styles.xml']);
});

/** The workbook gets a sheet, and has it when it is opened again. */
async function expectAnother(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = await reopened(bytes);
  await workbook.replaceSheet(resultSheet({ unit: '甲', year: 2024, findings: [] }));
  const saved = await workbook.save();
  const again = await (await reopened(saved)).read();
  expect(again.sheets.map(({ name }) => name)).toContain('校验结果');
  expect(readReport(again)).toMatchObject({ kind: 'report' });
  return saved;
}

describe('the link from the list of sheets to a sheet is declared', () => {
  const declared = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  /** What stands in the list of sheets, its links declared by `spell`. */
  async function listed(spell: (list: string) => string): Promise<Uint8Array> {
    const parts = unzipSync(await (await filled(sampleReport())).save());
    const list = strFromU8(parts['xl/workbook.xml']!);
    expect(list).toContain(declared);
    return zipSync({ ...parts, 'xl/workbook.xml': strToU8(spell(list.replace(declared, ''))) });
  }

  test.each<readonly [string, (list: string) => string]>([
    ['at each sheet', (list) => list.replaceAll('<sheet ', `<sheet${declared} `)],
    [
      'at each sheet, by another prefix',
      (list) =>
        list.replaceAll('<sheet ', `<sheet${declared.replace(':r=', ':q=')} `).replaceAll(' r:id=', ' q:id='),
    ],
    ['at the list', (list) => list.replace('<sheets', `<sheets${declared}`)],
    [
      'at the list, by another prefix',
      (list) =>
        list.replace('<sheets', `<sheets${declared.replace(':r=', ':q=')}`).replaceAll(' r:id=', ' q:id='),
    ],
  ])('%s', async (_, spell) => {
    await expectAnother(await listed(spell));
  });

  testWith('openpyxl', 'as openpyxl saves it, with its texts in the cells', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-openpyxl-'));
    const [from, to] = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')];
    writeFileSync(from, await (await filled(sampleReport())).save());
    const script = 'import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])';
    const { status } = spawnSync(startOf('openpyxl'), ['-c', script, from, to]);
    expect(status).toBe(0);
    await expectAnother(readFileSync(to));
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('validity', () => {
  testValid('the Open XML SDK finds no fault with a full workbook', async () => {
    const workbook = await filled(wideReport());
    const finding = {
      key: 't3-balance[total]~1',
      severity: 'error',
      where: [placeAt('三、依申请公开!D7')],
      message: '不相等',
      basis: '表',
      expected: 1,
      actual: 2,
    } as const;
    await workbook.replaceSheet(
      resultSheet({ unit: '甲', year: 2024, date: '2025-01-01', findings: [finding] }),
    );
    expect(verdict(await workbook.save(), 'xlsx').errors).toEqual([]);
  });
});
