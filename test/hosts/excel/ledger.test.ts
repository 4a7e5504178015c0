/** 台账 through Excel. */
import { describe, expect, test } from '@jest/globals';
import { addLedger } from '../../../src/actions/add-ledger';
import { areaName } from '../../../src/workbook/a1';
import { planLedger } from '../../../src/workbook/plan/ledger-sheets';
import { newWorkbook } from '../../../src/hosts/file/open';
import { ledgerJourney, readyRows } from '../ledger-journey';
import { expectSame, load } from '../same-template';
import { openExcel } from './open-excel';

describe('台账 through Excel', () => {
  test('is added, typed into, counted, checked and led back to', async () => {
    const { host, workbook } = openExcel();
    await ledgerJourney(
      workbook,
      (sheet, cell, value) => {
        host.type(sheet, cell, value);
      },
      () =>
        host.book.selected && {
          sheet: host.book.selected.sheet,
          row: host.book.selected.area.row,
        },
    );
    expect(host.references).toBe(0);
  });

  test('is cell for cell what hosts/file draws, in a few visits', async () => {
    const { host, workbook } = openExcel();
    const file = newWorkbook();
    await addLedger(file, 2024, readyRows);
    const before = host.stats.syncs;
    await addLedger(workbook, 2024, readyRows);
    expect(host.stats.syncs - before).toBeLessThanOrEqual(6);
    expectSame(await load(await host.book.save()), await load(await file.save()), {
      formats: true,
      tab: ({ properties }) => properties.tabColor,
    });
  });

  test('is left as it is where Excel has no filters (ExcelApi 1.8)', async () => {
    const { host, workbook } = openExcel('1.8');
    await addLedger(workbook, 2024, readyRows);
    const [applications] = planLedger(2024, readyRows);
    expect(areaName(applications!.filter!)).toMatch(/^A2:/u);
    expect(host.book.sheet(applications!.name)?.autoFilter ?? null).toBeNull();
  });
});
