/** 台账 through WPS, however versions of it differ: the whole way, an office's own ledger, and what it costs. */
import { describe, expect, test } from '@jest/globals';
import { addLedger } from '../../../src/actions/add-ledger';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkReport } from '../../../src/actions/check-report';
import { modes, type Mode } from '../../wps/mode';
import { cleanReport } from '../../rules/clean-report';
import { answeredRows, typeRows } from '../../ledger/ledgers';
import { done, ledgerJourney, strangeLedgerJourney } from '../ledger-journey';
import { openWps } from './open-wps';

const all: readonly Mode[] = Object.values(modes);

describe.each(all)('台账 through WPS ($name)', (mode) => {
  test.each([
    ['is added, typed into, counted, checked, filled in and traced', ledgerJourney],
    ['of an office’s own is mapped, counted and led back to', strangeLedgerJourney],
  ])('%s', async (_, journey) => {
    const { host, workbook } = openWps(mode);
    await journey(
      workbook,
      (sheet, cell, value) => {
        host.type(sheet, cell, value);
      },
      () => host.book.selected && { sheet: host.book.selected.sheet, row: host.book.selected.area.row },
    );
  });
});

test('calls across the bridge: adding the ledger of a thousand rows', async () => {
  const { host, workbook } = openWps();
  expect(await host.count(() => addLedger(workbook, 2024))).toBeLessThanOrEqual(900);
});

test('calls across the bridge: a check with a ledger of 3,000 rows costs what one without costs', async () => {
  const { host, workbook } = openWps();
  done(await addSheets(workbook, { ...cleanReport, year: 2024 }));
  await addLedger(workbook, 2024, 12);
  await typeRows(workbook, answeredRows(3));
  const check = (): Promise<unknown> => checkReport(workbook, { today: '2025-01-10' });
  await check();
  const few = await host.count(check);
  await typeRows(workbook, answeredRows(3_000));
  const many = await host.count(check);
  expect([few, many].map((calls) => calls <= 60)).toEqual([true, true]);
  expect(many - few).toBeLessThanOrEqual(4);
});
