/** What the clerk has written on 校验结果 outlives every failure of putting a new one in its place. */
import { expect, test } from '@jest/globals';
import { addSheets } from '../../../src/actions/add-sheets';
import {
  checkAndWriteResults,
  checkReport,
  planResults,
  type Checked,
} from '../../../src/actions/check-report';
import { cellName } from '../../../src/workbook/a1';
import { sheetNames } from '../../../src/workbook/layout';
import type { Fault, OfficeHost } from '../../office/host';
import { sampleReport } from '../../document/sample-report';
import { settle } from '../settle';
import { openExcel, type OpenExcel } from './open-excel';
import { isRefusal } from '../../../src/form/refusal';

const today = '2025-01-10';
const words = '系统导出口径不同，已核对。';

function checked(result: Awaited<ReturnType<typeof checkReport>>): Checked {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

/** A report with a finding, and its explanation typed by hand on 校验结果; gives the finding's key. */
async function explained({ host, workbook }: OpenExcel): Promise<string> {
  await addSheets(workbook, sampleReport());
  const clean = checked(await checkReport(workbook));
  const at = clean.opened.read.places.get('requests/received/naturalPerson')!;
  host.type(at.sheet, cellName(at.row, at.column), 40);
  checked(await checkAndWriteResults(workbook, { today }));
  const [row] = checked(await checkReport(workbook)).opened.read.remarks.rows;
  host.type(row!.place.sheet, cellName(row!.place.row, row!.place.column), words);
  await settle();
  return row!.key;
}

const drafts = ({ book }: OfficeHost): readonly string[] =>
  book.sheets.map(({ name }) => name).filter((name) => name.startsWith('~'));

/** The fault strikes the request that deletes the old sheet, and `then` all that follow. */
function strike(host: OfficeHost, fault: Fault, then?: Fault): () => number {
  let length = 0;
  host.fault = (_, actions) => {
    if (length > 0) return then;
    if (!actions.some(({ Name }) => Name === 'Delete')) return undefined;
    length = actions.length;
    return fault;
  };
  return () => length;
}

const code = 'GeneralException';

test.each<readonly [string, Fault | undefined]>([
  ['one failure', undefined],
  ['Excel gone from then on', { kind: 'error', code }],
])('stopped before any of its actions, %s', async (_, then) => {
  const open = openExcel('1.14', { timeout: 500 });
  const { host, workbook } = open;
  const key = await explained(open);
  const plan = planResults(checked(await checkReport(workbook)), today);
  const position = host.book.sheets.findIndex(({ name }) => name === sheetNames.result);
  let length = Infinity;
  let outcomes = 0;
  for (let at = 0; at < length; at += 1) {
    // The last steps one by one; before them, drawing is drawing.
    if (at > 20 && at < length - 40) at += 12;
    const struck = strike(host, { kind: 'stop', at, code }, then);
    const done = await workbook.replaceSheet(plan).then(
      () => true,
      () => false,
    );
    length = struck();
    host.fault = () => undefined;
    outcomes += done && at < length ? 1 : 0;
    const { remarks } = checked(await checkReport(workbook)).opened.read;
    expect([at, remarks.texts.get(key)]).toEqual([at, words]);
    expect(remarks.rows.length).toBeGreaterThan(0);
    const whole = host.book.sheets.filter(({ name }) => !drafts(host).includes(name));
    expect(whole[position]?.name).toBe(sheetNames.result);
    // Where Excel was gone the read has switched events on again.
    expect([at, host.book.enableEvents]).toEqual([at, true]);
    if (then === undefined) expect([at, drafts(host)]).toEqual([at, []]);
  }
  expect(length).toBeGreaterThan(100);
  // Once the old sheet is gone the new one is brought to its place, unless Excel has gone.
  expect(outcomes > 0).toBe(then === undefined);
  checked(await checkAndWriteResults(workbook, { today }));
  expect(drafts(host)).toEqual([]);
  expect(host.book.sheets).toHaveLength(11);
  expect(checked(await checkReport(workbook)).opened.read.remarks.texts.get(key)).toBe(words);
  expect(host.book.enableEvents).toBe(true);
});

test.each<readonly [string, Fault, boolean]>([
  ['refused', { kind: 'error', code }, false],
  ['not answered', { kind: 'deaf' }, false],
  ['answered late', { kind: 'late', after: 300 }, true],
])('%s', async (_, fault, done) => {
  const open = openExcel('1.14', { timeout: 2_000, drawTimeout: 150 });
  const key = await explained(open);
  strike(open.host, fault);
  const result = checkAndWriteResults(open.workbook, { today });
  await (done ? result : expect(result).rejects.toMatchObject({ name: 'HostError' }));
  const { remarks } = checked(await checkReport(open.workbook)).opened.read;
  expect(remarks.texts.get(key)).toBe(words);
  expect(drafts(open.host)).toEqual([]);
});

test('the clerk who looks at 校验结果 goes on looking at it', async () => {
  const open = openExcel();
  await explained(open);
  const { host, workbook } = open;
  host.book.active = sheetNames.result;
  checked(await checkAndWriteResults(workbook, { today }));
  expect(host.book.active).toBe(sheetNames.result);
  for (const back of [1, 2, 3, 4, 5, 6, 8]) {
    let length = 0;
    host.fault = (_, actions) => {
      if (length > 0 || !actions.some(({ Name }) => Name === 'Delete')) return undefined;
      length = actions.length;
      return { kind: 'stop', at: length - back, code };
    };
    await checkAndWriteResults(workbook, { today }).catch(() => undefined);
    expect([back, host.book.active]).toEqual([back, sheetNames.result]);
  }
  host.book.active = 'Sheet1';
  host.fault = () => undefined;
  checked(await checkAndWriteResults(workbook, { today }));
  expect(host.book.active).toBe('Sheet1');
});
