/** 台账 through WPS: what adding it costs. */
import { expect, test } from '@jest/globals';
import { addLedger } from '../../../src/actions/add-ledger';
import { openWps } from './open-wps';

test('calls across the bridge: adding the ledger of a thousand rows', async () => {
  const { host, workbook } = openWps();
  expect(await host.count(() => addLedger(workbook, 2024))).toBeLessThanOrEqual(900);
});
