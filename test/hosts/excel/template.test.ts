/** The whole template, drawn through Excel, is the one hosts/file draws: same cells, same rules, same looks. */
import { describe, expect, test } from '@jest/globals';
import { Workbook, type Worksheet } from 'exceljs';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../../src/actions/check-report';
import { newWorkbook } from '../../../src/hosts/file/open';
import { areaName } from '../../../src/workbook/a1';
import { sampleReport } from '../../report/sample-report';
import { openExcel } from './open-excel';

async function load(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

async function both(api: string): Promise<{ readonly excel: Workbook; readonly file: Workbook }> {
  const { host, workbook } = openExcel(api);
  await addSheets(workbook, sampleReport());
  await checkAndWriteResults(workbook, { today: '2025-01-10' });
  const file = newWorkbook();
  await addSheets(file, sampleReport());
  await checkAndWriteResults(file, { today: '2025-01-10' });
  return { excel: await load(await host.book.save()), file: await load(await file.save()) };
}

type Hidden = Record<string, unknown>;

const part = (sheet: Worksheet, name: string): unknown => (sheet as unknown as Hidden)[name];

function looks(sheet: Worksheet): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  sheet.eachRow((row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      const { font, alignment, border, fill, protection, numFmt } = cell.style;
      const style = {
        font: { ...font, family: undefined, scheme: undefined, charset: undefined },
        alignment,
        border,
        fill,
        protection,
        numFmt,
      };
      cells[cell.address] = [cell.value, cell.formula === undefined ? undefined : cell.result, style];
    });
  });
  return JSON.parse(JSON.stringify(cells)) as Record<string, unknown>;
}

describe('the template through Excel', () => {
  test('is cell for cell what hosts/file draws (ExcelApi 1.14)', async () => {
    const { excel, file } = await both('1.14');
    const names = file.worksheets.map(({ name }) => name);
    expect(excel.worksheets.map(({ name }) => name)).toEqual(['Sheet1', ...names]);
    for (const name of names) {
      const [one, other] = [excel.getWorksheet(name)!, file.getWorksheet(name)!];
      expect(one.state).toBe('visible');
      expect(looks(one)).toEqual(looks(other));
      for (const what of ['sheetProtection', '_merges', 'dataValidations', 'conditionalFormattings'])
        expect([name, what, JSON.parse(JSON.stringify(part(one, what) ?? null))]).toEqual([
          name,
          what,
          JSON.parse(JSON.stringify(part(other, what) ?? null)),
        ]);
      expect(one.columns?.map(({ width, hidden }) => [width, hidden])).toEqual(
        other.columns?.map(({ width, hidden }) => [width, hidden]),
      );
      for (let row = 1; row <= other.rowCount; row += 1)
        expect(one.getRow(row).height).toBe(other.getRow(row).height);
      expect(one.views).toEqual(other.views);
      expect(one.properties.tabColor).toEqual(other.properties.tabColor);
      expect(one.pageSetup).toEqual(other.pageSetup);
      expect(one.headerFooter).toEqual(other.headerFooter);
    }
    const ranges = (book: Workbook) =>
      Object.fromEntries(book.definedNames.model.map(({ name, ranges: all }) => [name, all]));
    expect(ranges(excel)).toEqual(ranges(file));
  });

  test('needs nothing beyond ExcelApi 1.8 but the print set-up', async () => {
    const { excel, file } = await both('1.8');
    for (const { name } of file.worksheets) {
      expect(looks(excel.getWorksheet(name)!)).toEqual(looks(file.getWorksheet(name)!));
    }
  });

  test('is checked with the same findings, and recalculated on the spot', async () => {
    const { host, workbook } = openExcel();
    await addSheets(workbook, sampleReport());
    const clean = await checkReport(workbook);
    if (clean.kind === 'refusal') throw new Error(clean.message);
    expect(clean.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const at = clean.opened.read.places.get('requests/received/naturalPerson')!;
    const [sheet, cell] = at.split('!') as [string, string];
    host.type(sheet, cell, 40);
    const broken = await checkReport(workbook);
    if (broken.kind === 'refusal') throw new Error(broken.message);
    const rules = broken.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(rules).toEqual(['t3-balance[naturalPerson]', 't3-balance[total]']);
    const area = host.book.placeOf('ogi_requests')!.area;
    expect(areaName(area)).toContain(':');
  });
});
