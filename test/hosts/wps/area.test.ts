/** 汇总 through WPS: the whole way, and what a large area costs. */
import { describe, expect, test } from '@jest/globals';
import { addRegister, keepReports } from '../../../src/actions/area/collect-files';
import { addSheets } from '../../../src/actions/add-sheets';
import { emptyReport } from '../../../src/form/report';
import { modes } from '../../wps/mode';
import { areaJourney, manyList, manyReports } from '../area-journey';
import { openWps } from './open-wps';

describe('汇总 through WPS', () => {
  test('collects, returns, sums, explains and traces', async () => {
    const { host, workbook } = openWps(modes.documented);
    await areaJourney(
      workbook,
      (sheet, row, column, value) => {
        host.book.file.getWorksheet(sheet)!.getCell(row + 1, column + 1).value = value;
      },
      () => host.book.selected && { sheet: host.book.selected.sheet, row: host.book.selected.area.row },
    );
  });

  test('keeps 400 units with 200 numbers each in calls counted', async () => {
    const { host, workbook } = openWps();
    await addSheets(workbook, { ...emptyReport, unit: '云岭县', level: '县级政府', year: 2024 });
    await addRegister(workbook, manyList);
    const reports = manyReports();
    expect(await host.count(() => keepReports(workbook, reports))).toBeLessThanOrEqual(1_500);
    expect(await host.count(() => keepReports(workbook, reports))).toBeLessThanOrEqual(160);
  });
});
