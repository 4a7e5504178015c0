/** 台账 through WPS; drawn in every way its versions may differ. */
import { describe, expect, test } from '@jest/globals';
import { addLedger } from '../../../src/actions/add-ledger';
import { newWorkbook } from '../../../src/hosts/file/open';
import { modes } from '../../wps/mode';
import { ledgerJourney, readyRows } from '../ledger-journey';
import { expectSame, expectSameContents, load } from '../same-template';
import { openWps } from './open-wps';

describe.each([modes.documented, modes.stubborn])('台账 through WPS ($name)', (mode) => {
  test('is added, typed into, counted, checked and led back to', async () => {
    const { host, workbook } = openWps(mode);
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
  });
});

describe.each(Object.values(modes))('台账 drawn through WPS ($name)', (mode) => {
  test('is cell for cell what hosts/file draws', async () => {
    const { host, workbook } = openWps(mode);
    const file = newWorkbook();
    await addLedger(file, 2024, readyRows);
    await addLedger(workbook, 2024, readyRows);
    const [drawn, expected] = [await load(await host.save()), await load(await file.save())];
    if (mode === modes.bare) {
      expectSameContents(drawn, expected);
      return;
    }
    expect(workbook.leftOut).toEqual([]);
    expectSame(drawn, expected, {
      formats: !mode.keepsApostrophe,
      tab: ({ properties }) => properties.tabColor?.argb?.toUpperCase(),
    });
  });
});

test('calls across the bridge: adding the ledger of a thousand rows', async () => {
  const { host, workbook } = openWps();
  expect(await host.count(() => addLedger(workbook, 2024))).toBeLessThanOrEqual(900);
});
