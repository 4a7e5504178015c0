/** 台账 through WPS, however versions of it differ: the whole way, an office's own ledger, and what it costs. */
import { describe, expect, test } from '@jest/globals';
import { addLedger } from '../../../src/actions/add-ledger';
import { modes, type Mode } from '../../wps/mode';
import { ledgerJourney, strangeLedgerJourney } from '../ledger-journey';
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
