/** Live checking hears every burst of edits once, with or without events, and never its own writes. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Workbook } from '../../../src/workbook/workbook';
import { modes } from '../../wps/mode';
import { smallPlan } from '../contract';
import { settle } from '../settle';
import { openWps } from './open-wps';

const stops: (() => Promise<void>)[] = [];

/** Listens until the end of the test at the latest: a clock left running would keep the whole run from ending. */
async function listen(workbook: Workbook, listener: () => void): Promise<() => Promise<void>> {
  const stop = await workbook.onEdit(listener);
  stops.push(stop);
  return stop;
}

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe.each(Object.values(modes))('edits ($name)', (mode) => {
  const options = { quiet: 20, recheck: 50 };

  test('typed, in a burst, or a sheet added: one call each; none after stopping', async () => {
    const { host, workbook } = openWps(mode, options);
    await workbook.addSheets([smallPlan('甲')]);
    let calls = 0;
    const stop = await listen(workbook, () => (calls += 1));
    host.type('甲', 'A2', 5);
    host.type('甲', 'B2', 6);
    await settle(90);
    expect(calls).toBe(1);
    host.book.addSheet('后来');
    await settle(90);
    expect(calls).toBe(2);
    for (let edit = 0; edit < 50; edit += 1) host.type('甲', 'A2', edit);
    await settle(90);
    expect(calls).toBe(3);
    await stop();
    host.type('甲', 'A2', 99);
    await settle(90);
    expect(calls).toBe(3);
    for (const all of host.listeners.values()) expect(all.size).toBe(0);
  });

  test('our own writes are not told; an edit just before one is', async () => {
    const { host, workbook } = openWps(mode, options);
    await workbook.addSheets([smallPlan('甲')]);
    let calls = 0;
    const stop = await listen(workbook, () => (calls += 1));
    const block = { sheet: '甲', row: 1, column: 0, inputs: [[{ kind: 'value', value: 7 } as const]] };
    await workbook.write([block]);
    await workbook.addSheets([smallPlan('乙乙')]);
    await workbook.replaceSheet(smallPlan('乙乙'));
    await settle(90);
    expect(calls).toBe(0);
    host.type('甲', 'B2', 3);
    await workbook.write([{ ...block, inputs: [[{ kind: 'value', value: 8 }]] }]);
    await settle(90);
    expect(calls).toBe(1);
    await workbook.write([block]);
    await settle(90);
    expect(calls).toBe(1);
    await stop();
  });
});

test('what a listener throws is reported, and a workbook that is closed is waited for', async () => {
  const errors: unknown[] = [];
  const { host, workbook } = openWps(undefined, {
    quiet: 5,
    recheck: 20,
    onError: (error) => errors.push(error),
  });
  const stop = await listen(workbook, () => {
    throw new Error('broken');
  });
  host.open = false;
  await settle(50);
  expect(errors).toEqual([]);
  host.open = true;
  host.type('Sheet1', 'A1', 5);
  await settle(50);
  expect(errors).toEqual([new Error('broken')]);
  await stop();
});

describe('looking behind the clerk’s back', () => {
  const options = { quiet: 5, recheck: 100 };
  const calculations = ({ trace }: { readonly trace: readonly string[] }): number =>
    trace.filter((what) => what === 'Application.Calculate()').length;

  test.each(Object.values(modes))('calculates nothing, and comes to an end ($name)', async (mode) => {
    const { host, workbook } = openWps(mode, options);
    await workbook.addSheets([smallPlan('甲')]);
    host.manual = true;
    // NOW() and its like: another value each time.
    const { book } = host;
    const recalculate = book.recalculate.bind(book);
    let now = 0;
    book.recalculate = () => {
      recalculate();
      book.sheet('Sheet1')!.getCell('A1').value = now += 1;
    };
    let calls = 0;
    await listen(workbook, () => {
      calls += 1;
      void workbook.read();
    });
    const before = calculations(host);
    host.type('甲', 'A2', 5);
    await settle(300);
    // Each tells of what the one before has calculated; only the slow clock sees it.
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(5);
    expect(calculations(host) - before).toBe(calls);
  });

  test('leaves a cell that is being edited alone; what was typed is told afterwards', async () => {
    const { host, workbook } = openWps(undefined, options);
    await workbook.addSheets([smallPlan('甲')]);
    let calls = 0;
    await listen(workbook, () => (calls += 1));
    host.ready = false;
    host.trace.length = 0;
    host.tell('SheetChange');
    await settle(60);
    expect(new Set(host.trace)).toEqual(new Set(['Application.Ready']));
    host.type('甲', 'A2', 5);
    host.ready = true;
    await settle(150);
    expect(calls).toBe(1);
  });
});
