/** Reading in few calls sees what reading everything sees, whatever has become of the workbook. */
import { describe, expect, test } from '@jest/globals';
import type { CellValue, Worksheet } from 'exceljs';
import fc from 'fast-check';
import { addLedger } from '../../../src/actions/add-ledger';
import { WpsWorkbook } from '../../../src/hosts/wps/workbook';
import { ledgerSheets } from '../../../src/ledger/sheets';
import { ownSheets } from '../../../src/workbook/layout';
import { ledgerColumn } from '../../../src/workbook/plan/ledger-formulas';
import { readLedger } from '../../../src/workbook/read/ledger';
import { readReport } from '../../../src/workbook/read/report';
import type { Contents } from '../../../src/workbook/workbook';
import { Book } from '../../office/book';
import { EtHost } from '../../wps/host';
import { modes, type Mode } from '../../wps/mode';
import { drawInto, load } from '../same-template';
import { openWps } from './open-wps';

async function drawn(): Promise<EtHost> {
  const { host, workbook } = openWps();
  await drawInto(workbook);
  return host;
}

/** What another version of WPS reads of the same workbook, and in how many calls. */
async function readAs(mode: Mode, { book }: EtHost): Promise<{ contents: Contents; calls: number }> {
  const host = new EtHost(mode, book);
  const contents = await new WpsWorkbook(host.app).read();
  return { contents, calls: host.calls };
}

/** All that is read of a report, maps included. */
function told(contents: Contents): unknown {
  const read = readReport(contents);
  return JSON.parse(
    JSON.stringify(read, (_, value: unknown) => (value instanceof Map ? [...value.entries()].sort() : value)),
  );
}

async function expectBoth(host: EtHost): Promise<number> {
  const quick = await readAs(modes.documented, host);
  const whole = await readAs(modes.old, host);
  expect(told(quick.contents)).toEqual(told(whole.contents));
  return quick.calls;
}

const sheetOf = (host: EtHost, name: string): Worksheet => host.book.sheet(name)!;

describe('the report in few calls', () => {
  test('is the report that asking for everything reads; an empty sheet beside it costs little', async () => {
    const host = await drawn();
    expect(await expectBoth(host)).toBeLessThanOrEqual(40);
    host.book.addSheet('Sheet2');
    expect(await expectBoth(host)).toBeLessThanOrEqual(40);
  });

  test('tells what is seen as a date, asking only about numbers that could be one', async () => {
    const host = await drawn();
    const sheet = sheetOf(host, '三、依申请公开');
    const before = await expectBoth(host);
    for (const [address, numFmt] of [
      ['D5', 'm"月"d"日"'],
      ['E5', '0'],
    ] as const) {
      sheet.getCell(address).value = 45_352;
      sheet.getCell(address).numFmt = numFmt;
    }
    host.book.recalculate();
    expect((await expectBoth(host)) - before).toBeLessThanOrEqual(8);
    const { contents } = await readAs(modes.documented, host);
    const cells = contents.sheets.find(({ name }) => name === sheet.name)?.cells;
    expect([cells?.[4]?.[3]?.value, cells?.[4]?.[4]?.value]).toEqual(['2024-03-01', 45_352]);
  });

  test('has every value of every sheet, and the formulas of the tables', async () => {
    const host = await drawn();
    const { contents: quick } = await readAs(modes.documented, host);
    const { contents: whole } = await readAs(modes.old, host);
    expect(new Set(quick.sheets.map(({ name }) => name))).toEqual(new Set([...ownSheets, 'Sheet1']));
    const tables = new Set([...quick.names.values()].map(({ sheet }) => sheet));
    expect(tables.size).toBe(3);
    for (const { name, cells } of whole.sheets) {
      const same = quick.sheets.find((one) => one.name === name)?.cells;
      const expected = tables.has(name)
        ? cells
        : cells.map((line) => line.map(({ value }) => ({ value: value === '' ? null : value })));
      expect(same?.map((line) => line.map((cell) => cell))).toEqual(expected);
    }
  });

  test('a ledger beside it is asked how far it goes, and no more', async () => {
    const { host, workbook } = openWps();
    await drawInto(workbook);
    await addLedger(workbook, 2024, 30);
    const ledger = sheetOf(host, ledgerSheets.applications);
    const [id, received] = [ledgerColumn('id') + 1, ledgerColumn('received') + 1];
    for (const row of [3, 500]) {
      ledger.getCell(row, id).value = `第${String(row)}行`;
      ledger.getCell(row, received).value = 45_352;
    }
    host.book.recalculate();
    expect(await expectBoth(host)).toBeLessThanOrEqual(60);
    const ledgers = await Promise.all(
      [modes.documented, modes.old].map(async (mode) => {
        const { contents } = await readAs(mode, host);
        const read = readLedger(contents, 2024);
        return JSON.parse(
          JSON.stringify(read, (_, each: unknown) => (each instanceof Map ? [...each] : each)),
        ) as unknown;
      }),
    );
    expect(ledgers[0]).toEqual(ledgers[1]);
    expect(JSON.stringify(ledgers[0])).toContain('第500行');
  });

  const below = (host: EtHost): void => {
    sheetOf(host, '三、依申请公开').getCell('B70').value = '备查';
  };
  const beside = (host: EtHost): void => {
    sheetOf(host, '二、主动公开').getCell('Q3').value = 0;
  };
  const pushedDown = (host: EtHost): void => {
    sheetOf(host, '五、问题与改进').spliceRows(3, 0, ...Array.from({ length: 90 }, () => []));
  };
  const another = (host: EtHost): void => {
    host.book.addSheet('台账').getCell('C3').value = '一、总体情况';
  };
  const renamed = (host: EtHost): void => {
    host.book.renameSheet(sheetOf(host, '三、依申请公开'), '三、依申请（定稿）');
  };
  const unnamed = (host: EtHost): void => {
    host.book.names.delete('ogi_requests');
  };
  const broken = (host: EtHost): void => {
    host.book.names.set('ogi_requests', { name: 'ogi_requests', formula: '=#REF!' });
  };
  const many = (host: EtHost): void => {
    for (const name of ['甲', '乙', '丙']) host.book.addSheet(name);
  };
  test.each([
    ['something far below', below],
    ['something far to the right, be it 0', beside],
    ['rows pushed down', pushedDown],
    ['another sheet with content', another],
    ['a sheet renamed', renamed],
    ['a table without its name', unnamed],
    ['a table whose name is broken', broken],
    ['many other sheets', many],
  ])('%s: everything is asked for', async (_, change) => {
    const host = await drawn();
    change(host);
    expect(await expectBoth(host)).toBeGreaterThan(60);
  });

  test.each([
    ['rows', '$1:$3', { row: 3, column: 16_384 }],
    ['columns', '$A:$C', { row: 1_048_576, column: 3 }],
  ] as const)('looks over whole %s (%s) hide nothing', async (_, address, { row, column }) => {
    const host = await drawn();
    const other = host.book.addSheet('台账');
    other.getCell('A1').value = '备查';
    other.getCell(row, column).numFmt = '0';
    const used = host.app.ActiveWorkbook?.Worksheets.Item('台账').UsedRange as { Address: () => string };
    expect(used.Address()).toBe(address);
    expect(await expectBoth(host)).toBeGreaterThan(60);
    expect((await readAs(modes.documented, host)).contents.sheets).toContainEqual({
      name: '台账',
      cells: [[{ value: '备查' }]],
    });
  });

  test('what a failure has left is there for nobody, empty or not', async () => {
    const host = await drawn();
    const seen = async (mode: Mode): Promise<readonly string[]> =>
      (await readAs(mode, host)).contents.sheets.map(({ name }) => name).sort();
    const before = await seen(modes.old);
    const left = [
      ['~年报草稿1', 'visible', null],
      ['~年报草稿 校验结果', 'visible', '旧'],
      ['~年报草稿 七、其他', 'hidden', '半张'],
    ] as const;
    for (const [name, state, content] of left) {
      const sheet = host.book.addSheet(name);
      sheet.state = state;
      sheet.getCell('A1').value = content;
      for (const mode of [modes.documented, modes.old]) expect(await seen(mode)).toEqual(before);
    }
  });

  test('a sheet whose successor is not there gets its name back', async () => {
    const host = await drawn();
    const { contents: before } = await readAs(modes.old, host);
    host.book.renameSheet(sheetOf(host, '校验结果'), '~年报草稿 校验结果');
    expect((await readAs(modes.documented, host)).contents.sheets).toEqual(before.sheets);
    expect(host.book.sheet('校验结果')).toBeDefined();
  });

  test('… but not while the clerk is typing; it is read as that sheet all the same', async () => {
    const host = await drawn();
    const { contents: before } = await readAs(modes.old, host);
    host.book.renameSheet(sheetOf(host, '校验结果'), '~年报草稿 校验结果');
    const later = new EtHost(modes.old, host.book);
    const workbook = new WpsWorkbook(later.app);
    await (
      await workbook.onEdit(() => undefined)
    )();
    expect(host.book.sheet('校验结果')).toBeUndefined();
    later.ready = false;
    expect((await workbook.read()).sheets).toEqual(before.sheets);
    expect(host.book.sheet('校验结果')).toBeUndefined();
    later.ready = true;
    expect((await workbook.read()).sheets).toEqual(before.sheets);
    expect(host.book.sheet('校验结果')).toBeDefined();
  });

  test.each([modes.old, modes.stubborn])(
    'a version that does not take such addresses ($name)',
    async (mode) => {
      const host = await drawn();
      const { contents, calls } = await readAs(mode, host);
      expect(calls).toBeGreaterThan(60);
      expect(told(contents)).toEqual(told((await readAs(modes.documented, host)).contents));
    },
  );

  test.each(['', 0, '0', null, undefined, -2146826273, true])(
    'a count that is no count (%p)',
    async (answer) => {
      const { book } = await drawn();
      const host = new EtHost(modes.documented, book);
      const app = new Proxy(host.app, {
        get: (target, member, receiver) =>
          member === 'Evaluate' ? () => answer : (Reflect.get(target, member, receiver) as unknown),
      });
      const contents = await new WpsWorkbook(app).read();
      expect(host.calls).toBeGreaterThan(60);
      expect(told(contents)).toEqual(told((await readAs(modes.old, host)).contents));
    },
  );
});

describe('whatever the clerk does', () => {
  const sheet = fc.constantFrom(...ownSheets, 'Sheet1');
  const place = { row: fc.integer({ min: 1, max: 80 }), column: fc.integer({ min: 1, max: 20 }) };
  const value: fc.Arbitrary<CellValue> = fc.constantFrom(null, 0, 7, '', '一', '=1', { formula: 'LEN("")' });
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), sheet, ...place, value }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('insert' as const),
        sheet,
        row: fc.integer({ min: 1, max: 60 }),
        count: fc.integer({ min: 1, max: 70 }),
      }),
    },
    fc.record({ kind: fc.constant('delete' as const), sheet }),
    fc.record({ kind: fc.constant('rename' as const), sheet }),
  );

  test('both readings say the same', async () => {
    const bytes = await (await drawn()).save();
    const calls: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const host = new EtHost(modes.documented, new Book(await load(bytes)));
        for (const one of steps) {
          const at = host.book.sheet(one.sheet);
          if (!at) continue;
          if (one.kind === 'type') at.getCell(one.row, one.column).value = one.value;
          else if (one.kind === 'insert')
            at.spliceRows(one.row, 0, ...Array.from({ length: one.count }, () => []));
          else if (one.kind === 'rename') host.book.renameSheet(at, `${at.name}改`);
          else if (host.book.sheets.length > 1) host.book.deleteSheet(at);
        }
        calls.push(await expectBoth(host));
      }),
      { numRuns: 80 },
    );
    // Neither way of reading was the only one tried.
    expect(Math.min(...calls)).toBeLessThanOrEqual(40);
    expect(Math.max(...calls)).toBeGreaterThan(60);
  });
});
