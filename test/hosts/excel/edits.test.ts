/** Live checking hears every burst of edits once, whoever makes it, and never its own writes. */
import { describe, expect, test } from '@jest/globals';
import { smallPlan } from '../contract';
import { settle } from '../settle';
import { openExcel } from './open-excel';

describe.each(['1.8', '1.14'])('edits (ExcelApi %s)', (api) => {
  test('typed, by a co-author, on a sheet added later: one call a burst', async () => {
    const { host, workbook } = openExcel(api);
    await workbook.addSheets([smallPlan('甲')]);
    let calls = 0;
    const stop = await workbook.onEdit(() => (calls += 1));
    host.type('甲', 'A2', 5);
    host.type('甲', 'B2', 6);
    await settle(120);
    expect(calls).toBe(1);
    host.type('甲', 'A2', 8, 'Remote');
    await settle(120);
    expect(calls).toBe(2);
    host.book.addSheet('后来');
    host.flush();
    await settle(120);
    expect(calls).toBe(3);
    host.type('后来', 'A1', 1);
    await settle(120);
    expect(calls).toBe(4);
    await stop();
    host.type('甲', 'A2', 9);
    await settle(120);
    expect(calls).toBe(4);
  });

  test('a storm of 200 edits is one call', async () => {
    const { host, workbook } = openExcel(api);
    await workbook.addSheets([smallPlan('甲')]);
    let calls = 0;
    await workbook.onEdit(() => (calls += 1));
    const before = host.stats.syncs;
    for (let edit = 0; edit < 200; edit += 1) host.type('甲', 'A2', edit);
    await settle(150);
    expect(calls).toBe(1);
    expect(host.stats.syncs).toBe(before);
  });

  test('our own writes are not told, a new sheet of ours included', async () => {
    const { host, workbook } = openExcel(api);
    await workbook.addSheets([smallPlan('甲')]);
    let calls = 0;
    const stop = await workbook.onEdit(() => (calls += 1));
    await workbook.write([{ sheet: '甲', row: 1, column: 0, inputs: [[{ kind: 'value', value: 7 }]] }]);
    await workbook.addSheets([smallPlan('乙乙')]);
    await workbook.replaceSheet(smallPlan('乙乙'));
    await settle(60);
    expect(calls).toBe(0);
    host.type('甲', 'A2', 5);
    await settle(60);
    expect(calls).toBe(1);
    // Added, and then put in place of that, while events were off.
    host.type('乙乙', 'A2', 5);
    await settle(60);
    expect(calls).toBe(2);
    await stop();
    expect(host.book.listening).toEqual({ changed: new Set(), added: false, deleted: false });
    host.type('乙乙', 'A2', 6);
    await settle(60);
    expect(calls).toBe(2);
  });

  test('what a listener throws is reported, not swallowed', async () => {
    const errors: unknown[] = [];
    const { host, workbook } = openExcel(api, { onError: (error) => errors.push(error) });
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.onEdit(() => {
      throw new Error('broken');
    });
    host.type('甲', 'A2', 5);
    await settle(60);
    expect(errors).toEqual([new Error('broken')]);
  });
});
