/** 台账 through Excel. */
import { describe, expect, test } from '@jest/globals';
import type { Worksheet } from 'exceljs';
import { addLedger } from '../../../src/actions/add-ledger';
import { areaName } from '../../../src/workbook/a1';
import { planLedger } from '../../../src/workbook/plan/ledger-sheets';
import { newWorkbook } from '../../../src/hosts/file/open';
import { ledgerJourney, readyRows, strangeLedgerJourney } from '../ledger-journey';
import { load } from '../same-template';
import { openExcel } from './open-excel';

const partOf = (sheet: Worksheet, name: string): unknown =>
  JSON.parse(JSON.stringify((sheet as unknown as Record<string, unknown>)[name] ?? null));

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

  test('of an office’s own is mapped, counted and led back to', async () => {
    const { host, workbook } = openExcel();
    await strangeLedgerJourney(
      workbook,
      (sheet, cell, value) => {
        host.type(sheet, cell, value);
      },
      () => host.book.selected && { sheet: host.book.selected.sheet, row: host.book.selected.area.row },
    );
  });

  test('has the filters, lists and formats hosts/file draws, in a few visits', async () => {
    const { host, workbook } = openExcel();
    const file = newWorkbook();
    await addLedger(file, 2024, readyRows);
    const before = host.stats.syncs;
    await addLedger(workbook, 2024, readyRows);
    expect(host.stats.syncs - before).toBeLessThanOrEqual(6);
    const [drawn, expected] = [await load(await host.book.save()), await load(await file.save())];
    for (const { name, autoFilter } of expected.worksheets) {
      const [one, other] = [drawn.getWorksheet(name)!, expected.getWorksheet(name)!];
      expect([name, one.autoFilter]).toEqual([name, autoFilter]);
      for (const what of ['dataValidations', 'conditionalFormattings', '_merges'] as const)
        expect([name, what, partOf(one, what)]).toEqual([name, what, partOf(other, what)]);
      expect(one.views).toEqual(other.views);
    }
  });

  test('is left as it is where Excel has no filters (ExcelApi 1.8)', async () => {
    const { host, workbook } = openExcel('1.8');
    await addLedger(workbook, 2024, readyRows);
    const [applications] = planLedger(2024, readyRows);
    expect(areaName(applications!.filter!)).toMatch(/^A2:/u);
    expect(host.book.sheet(applications!.name)?.autoFilter ?? null).toBeNull();
  });
});
