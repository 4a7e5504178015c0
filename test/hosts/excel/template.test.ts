/** The template drawn through Excel. */
import { describe, expect, test } from '@jest/globals';
import type { Workbook } from 'exceljs';
import { areaName } from '../../../src/workbook/a1';
import { drawInto, drawnByFile, expectRecalculated, expectSame, load, looks } from '../same-template';
import { openExcel } from './open-excel';

async function drawnBy(api: string): Promise<Workbook> {
  const { host, workbook } = openExcel(api);
  await drawInto(workbook);
  return load(await host.book.save());
}

describe('the template through Excel', () => {
  test('is cell for cell what hosts/file draws (ExcelApi 1.14)', async () => {
    expectSame(await drawnBy('1.14'), await drawnByFile(), {
      formats: true,
      tab: ({ properties }) => properties.tabColor,
    });
  });

  test('needs nothing beyond ExcelApi 1.8 but the print set-up', async () => {
    const [excel, file] = [await drawnBy('1.8'), await drawnByFile()];
    // Indents come with 1.9: before, what stands at the left stands at the border.
    const withoutIndents = (cells: Record<string, unknown>): unknown =>
      JSON.parse(JSON.stringify(cells, (key, value: unknown) => (key === 'indent' ? undefined : value)));
    for (const { name } of file.worksheets) {
      expect(looks(excel.getWorksheet(name)!, true)).toEqual(
        withoutIndents(looks(file.getWorksheet(name)!, true)),
      );
    }
  });

  test('is checked with the same findings, and recalculated on the spot', async () => {
    const { host, workbook } = openExcel();
    await expectRecalculated(workbook, (sheet, cell, value) => {
      host.type(sheet, cell, value);
    });
    const area = host.book.placeOf('ogi_requests')!.area;
    expect(areaName(area)).toContain(':');
  });
});
