/** 汇总 through Excel: the whole way, and what a large area costs. */
import { describe, expect, test } from '@jest/globals';
import { addRegister, keepReports } from '../../../src/actions/area/collect-files';
import { addSheets } from '../../../src/actions/add-sheets';
import { emptyReport } from '../../../src/form/report';
import { areaJourney, manyList, manyReports } from '../area-journey';
import { openExcel } from './open-excel';

describe('汇总 through Excel', () => {
  test('collects, returns, sums, explains and traces', async () => {
    const { host, workbook } = openExcel();
    await areaJourney(
      workbook,
      (sheet, row, column, value) => {
        host.book.file.getWorksheet(sheet)!.getCell(row + 1, column + 1).value = value;
      },
      () => host.book.selected && { sheet: host.book.selected.sheet, row: host.book.selected.area.row },
    );
    expect(host.references).toBe(0);
  });

  test('keeps 400 units with 200 numbers each in a few visits, and the same again in one look', async () => {
    const { host, workbook } = openExcel();
    await addSheets(workbook, { ...emptyReport, unit: '云岭县', level: '县级政府', year: 2024 });
    await addRegister(workbook, manyList);
    const reports = manyReports();
    const before = host.stats.syncs;
    expect(await keepReports(workbook, reports)).toMatchObject({ units: 400, written: true });
    const once = host.stats.syncs - before;
    expect(once).toBeLessThanOrEqual(10);
    expect(await keepReports(workbook, reports)).toMatchObject({ units: 400, written: false });
    expect(host.stats.syncs - before - once).toBeLessThanOrEqual(3);
  });
});
