/** 台账 through Excel. */
import { describe, expect, test } from '@jest/globals';
import type { Worksheet } from 'exceljs';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkReport } from '../../../src/actions/check-report';
import { addLedger } from '../../../src/actions/add-ledger';
import { areaName } from '../../../src/workbook/a1';
import { planLedger } from '../../../src/workbook/plan/ledger-sheets';
import { newWorkbook } from '../../../src/hosts/file/open';
import { answeredRows, typeRows } from '../../ledger/ledgers';
import { cleanReport } from '../../rules/clean-report';
import { done, ledgerJourney, readyRows, strangeLedgerJourney } from '../ledger-journey';
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

  test('is read for a check in one round trip, however many rows it has', async () => {
    const { host, workbook } = openExcel();
    done(await addSheets(workbook, { ...cleanReport, year: 2024 }));
    await addLedger(workbook, 2024, readyRows);
    await typeRows(workbook, answeredRows(300));
    const visits = async (): Promise<number> => {
      const { syncs, releases } = host.stats;
      const checked = done(await checkReport(workbook, { today: '2025-01-10' }));
      expect(checked.opened.ledger?.read.ledger.applications).toHaveLength(300);
      return host.stats.syncs - syncs - (host.stats.releases - releases);
    };
    await visits();
    expect(await visits()).toBe(1);
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
