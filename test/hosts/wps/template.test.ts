/** The template drawn through WPS, in every way its versions may differ; and what drawing and reading it costs. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../../src/actions/check-report';
import { sampleReport } from '../../document/sample-report';
import { modes } from '../../wps/mode';
import {
  drawInto,
  drawnByFile,
  expectRecalculated,
  expectSame,
  expectSameContents,
  load,
} from '../same-template';
import { openWps } from './open-wps';

describe.each(Object.values(modes))('the template through WPS ($name)', (mode) => {
  test('is cell for cell what hosts/file draws', async () => {
    const { host, workbook } = openWps(mode);
    await drawInto(workbook);
    if (mode === modes.bare) {
      expectSameContents(await load(await host.save()), await drawnByFile());
      return;
    }
    expect(workbook.leftOut).toEqual([]);
    expectSame(await load(await host.save()), await drawnByFile(), {
      // `stubborn` WPS keeps text as text only by the cell's format; everything else is the same.
      formats: !mode.keepsApostrophe,
      tab: ({ properties }) => properties.tabColor?.argb?.toUpperCase(),
    });
  });

  test('is checked with the same findings, and recalculated on the spot', async () => {
    const { host, workbook } = openWps(mode);
    await expectRecalculated(workbook, (sheet, cell, value) => {
      host.type(sheet, cell, value);
    });
  });
});

describe('calls across the bridge, each about 0.2 ms', () => {
  test('add the sheets in at most 1,510, check in at most 40', async () => {
    const { host, workbook } = openWps();
    expect(await host.count(() => addSheets(workbook, sampleReport()))).toBeLessThanOrEqual(1_510);
    expect(await host.count(() => checkReport(workbook))).toBeLessThanOrEqual(40);
    await checkAndWriteResults(workbook, { today: '2025-01-10' });
    expect(await host.count(() => checkReport(workbook))).toBeLessThanOrEqual(40);
  });
});
