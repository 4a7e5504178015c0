/** What may go wrong between us and WPS: at each step nothing typed is lost, and trying again completes. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkReport } from '../../../src/actions/check-report';
import { HostError } from '../../../src/workbook/host-error';
import type { Block } from '../../../src/workbook/workbook';
import { sampleReport } from '../../document/sample-report';
import type { EtHost } from '../../wps/host';
import { modes } from '../../wps/mode';
import { smallPlan } from '../contract';
import { troubleOf } from '../host-error-of';
import { heal, openWps, strike } from './open-wps';

const names = (host: EtHost): readonly string[] => host.book.sheets.map(({ name }) => name);
const on = { screen: true, events: true, alerts: true };
const one: Block = { sheet: '甲', row: 1, column: 0, inputs: [[{ kind: 'value', value: 7 }]] };

describe('adding the sheets with a call failing', () => {
  const steps = [0, 3, 9, 14, 20, 25, 30, 60, 150, 400, 700, 1_000, 1_300, 1_440, 1_460, 1_475, 1_485, 1_493];
  test.each(steps)('call %d', async (after) => {
    const { host, workbook } = openWps();
    host.type('Sheet1', 'A1', '我的台账');
    strike(host, after, 'once');
    await addSheets(workbook, sampleReport()).catch((error: unknown) => {
      expect(error).toBeInstanceOf(HostError);
    });
    host.fault = () => undefined;
    expect([1, 10]).toContain(host.book.sheets.length);
    expect(host.book.sheet('Sheet1')?.getCell('A1').value).toBe('我的台账');
    expect([host.switches, host.printing.on]).toEqual([on, true]);
    expect(await addSheets(workbook, sampleReport())).toMatchObject({ kind: 'added' });
    expect(host.book.sheets).toHaveLength(10);
    expect(host.questions).toBe(0);
    expect((await checkReport(workbook)).kind).toBe('checked');
  });

  test.each([200, 1_000, 1_470])('from call %d on: what is left the next try clears away', async (after) => {
    const { host, workbook } = openWps();
    strike(host, after, 'for ever');
    await expect(addSheets(workbook, sampleReport())).rejects.toBeInstanceOf(HostError);
    expect(host.book.sheets.length).toBeGreaterThan(1);
    host.fault = () => undefined;
    const seen = (await workbook.read()).sheets.map(({ name }) => name);
    expect(seen.filter((name) => name.startsWith('~'))).toEqual([]);
    await addSheets(workbook, sampleReport());
    expect(names(host).filter((name) => name.startsWith('~'))).toEqual([]);
    expect(new Set(names(host)).size).toBe(10);
    expect((await checkReport(workbook)).kind).toBe('checked');
  });

  test('WPS is gone at one of the last calls: no sheet is there without its protection', async () => {
    const whole = openWps();
    const calls = await whole.host.count(() => addSheets(whole.workbook, sampleReport()));
    for (let after = calls - 32; after < calls; after += 1) {
      const { host, workbook } = openWps();
      strike(host, after, 'for ever');
      await addSheets(workbook, sampleReport()).catch(() => undefined);
      heal(host);
      await addSheets(workbook, sampleReport());
      const open = host.book.sheets.filter((sheet) => host.book.protectionOf(sheet) === null);
      expect([after, open.map(({ name }) => name)]).toEqual([after, ['Sheet1']]);
      expect((await checkReport(workbook)).kind).toBe('checked');
    }
  });

  test('a protected structure is refused before anything is changed', async () => {
    const { host, workbook } = openWps();
    host.structureProtected = true;
    expect((await troubleOf(addSheets(workbook, sampleReport()))).message).toContain('撤销工作簿保护');
    expect(names(host)).toEqual(['Sheet1']);
  });
});

describe('writing with a call failing', () => {
  test.each(Array.from({ length: 72 }, (_, call) => call))(
    'call %d: all or nothing, and protected as before',
    async (after) => {
      const { host, workbook } = openWps();
      await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]);
      const protection = { ...host.book.protectionOf(host.book.sheet('甲')!) };
      strike(host, after, 'once');
      const blocks = [one, { ...one, sheet: '乙乙' }];
      const done = await workbook.write(blocks).then(
        () => true,
        () => false,
      );
      for (const name of ['甲', '乙乙']) {
        const sheet = host.book.sheet(name)!;
        expect(sheet.getCell('A2').value).toBe(done ? 7 : 2);
        expect(host.book.protectionOf(sheet)).toEqual(protection);
      }
      expect(host.switches).toEqual(on);
      await workbook.write(blocks);
      expect(host.book.sheet('乙乙')?.getCell('A2').value).toBe(7);
    },
  );

  test('what stood there comes back as it was: formulas, texts like formulas, truth values', async () => {
    const { host, workbook } = openWps(modes.stubborn);
    await workbook.addSheets([smallPlan('甲')]);
    const sheet = host.book.sheet('甲')!;
    host.book.protect(sheet, null);
    host.type('甲', 'B2', true);
    const before = ['A2', 'B2', 'C2', 'A3', 'B3'].map((at) => sheet.getCell(at).value);
    const blank = { kind: 'value', value: 1 } as const;
    // The cell of the formula does not take its content in any way.
    host.fault = (_, what) => (what === 'Range.NumberFormat =' ? new Error('no') : undefined);
    const lines = [
      [blank, blank, { kind: 'value', value: '@乙' } as const],
      [blank, blank, blank],
    ];
    await expect(workbook.write([{ sheet: '甲', row: 1, column: 0, inputs: lines }])).rejects.toThrow(
      '没有按原样存下',
    );
    host.fault = () => undefined;
    expect(['A2', 'B2', 'C2', 'A3', 'B3'].map((at) => sheet.getCell(at).value)).toEqual(before);
  });

  test.each(Object.values(modes))(
    'numbers and formulas go into cells formatted as text ($name)',
    async (mode) => {
      const { host, workbook } = openWps(mode);
      await workbook.addSheets([smallPlan('甲')]);
      const sheet = host.book.sheet('甲')!;
      for (const at of ['A2', 'B2', 'C2']) sheet.getCell(at).numFmt = '@';
      sheet.getCell('A2').value = '12';
      sheet.getCell('C2').value = 33;
      const sum = { kind: 'formula', formula: 'SUM(A2:B2)', result: 12.5 } as const;
      const number = (value: number) => ({ kind: 'value', value }) as const;
      await workbook.write([{ ...one, inputs: [[number(12), number(0.5), sum]] }]);
      expect((await workbook.read()).sheets[1]?.cells[1]).toEqual([
        { value: 12 },
        { value: 0.5 },
        { value: 12.5, formula: 'SUM(A2:B2)' },
      ]);
    },
  );

  test('what is written back is again formatted as it was', async () => {
    const { host, workbook } = openWps();
    await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]);
    const sheet = host.book.sheet('甲')!;
    const cells = ['A2', 'B2', 'A3'].map((at) => sheet.getCell(at));
    cells.forEach((cell, index) => {
      cell.numFmt = '@';
      cell.value = ['12', 33, null][index] ?? null;
    });
    const before = cells.map(({ value, numFmt }) => [value, numFmt]);
    // The last cell takes its content in no way.
    let formats = 0;
    host.fault = (_, what) =>
      what === 'Range.NumberFormat =' && ++formats === 3 ? new Error('no') : undefined;
    const five = { kind: 'value', value: 5 } as const;
    const write = workbook.write([{ ...one, inputs: [[five, five], [five]] }]);
    await expect(write).rejects.toThrow('没有按原样存下');
    host.fault = () => undefined;
    expect(cells.map(({ value, numFmt }) => [value, numFmt])).toEqual(before);
  });

  test('a password stops it before anything is changed, and the clerk is told what to do', async () => {
    const { host, workbook } = openWps();
    await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]);
    host.book.passwords.set('乙乙', 'secret');
    const trouble = await troubleOf(workbook.write([one, { ...one, sheet: '乙乙' }]));
    expect(trouble.message).toContain('撤销保护');
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(2);
    for (const name of ['甲', '乙乙']) expect(host.book.protectionOf(host.book.sheet(name)!)).not.toBeNull();
    expect(host.questions).toBe(0);
  });

  test('a sheet the clerk has unprotected stays unprotected', async () => {
    const { host, workbook } = openWps();
    await workbook.addSheets([smallPlan('甲')]);
    host.book.protect(host.book.sheet('甲')!, null);
    await workbook.write([one]);
    expect(host.book.protectionOf(host.book.sheet('甲')!)).toBeNull();
  });

  test('rows of different length leave their neighbours alone', async () => {
    const { host, workbook } = openWps(modes.old);
    await workbook.addSheets([smallPlan('甲')]);
    const value = { kind: 'value', value: 5 } as const;
    await workbook.write([{ sheet: '甲', row: 1, column: 0, inputs: [[value, value], [value]] }]);
    const sheet = host.book.sheet('甲')!;
    expect([sheet.getCell('B2').value, sheet.getCell('A3').value]).toEqual([5, 5]);
    expect(sheet.getCell('B3').value).toBe('@甲 & <乙> 😀𠮷');
  });
});

describe('the workbook in front', () => {
  test('another one than was read is never written to', async () => {
    const { host, workbook } = openWps();
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.read();
    host.fullName = 'D:\\别的.xlsx';
    for (const change of [workbook.write([one]), workbook.addSheets([smallPlan('乙乙')])]) {
      // The second finds the first has already said so; a new read starts afresh.
      await change.catch((error: unknown) => {
        expect((error as HostError).message).toContain('换了工作簿');
      });
    }
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(2);
    await workbook.read();
    await workbook.write([one]);
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(7);
  });

  test('another one is told of before what it lacks', async () => {
    const { host, workbook } = openWps();
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.read();
    host.fullName = 'D:\\别的.xlsx';
    host.book.renameSheet(host.book.sheet('甲')!, '台账');
    expect((await troubleOf(workbook.write([one]))).message).toContain('换了工作簿');
    expect((await troubleOf(workbook.write([one]))).message).toContain('没有工作表“甲”');
  });

  test('none, and a cell being edited, are said in Chinese', async () => {
    const { host, workbook } = openWps();
    host.open = false;
    expect((await troubleOf(workbook.read())).message).toContain('没有打开的工作簿');
    host.open = true;
    host.ready = false;
    host.fault = (_, what) => (what.startsWith('Sheets') ? new Error('0x800AC472') : undefined);
    expect((await troubleOf(workbook.read())).message).toContain('正在编辑');
  });

  test.each([
    ['says when it is ready', true],
    ['never says it is', false],
  ])('a cell being edited is not disturbed, where WPS %s', async (_, tells) => {
    const { host, workbook } = openWps();
    if (!tells) host.ready = false;
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.write([one]);
    host.ready = false;
    const before = host.calls;
    const written = await workbook.write([{ ...one, column: 1 }]).then(
      () => true,
      (error: unknown) => (error as HostError).message,
    );
    if (!tells) expect(written).toBe(true);
    else {
      expect(written).toContain('正在编辑');
      expect(host.trace.slice(before).filter((what) => what.endsWith('=') || what.endsWith('t()'))).toEqual(
        [],
      );
      host.ready = true;
      await workbook.write([{ ...one, column: 1 }]);
    }
    expect(host.book.sheet('甲')?.getCell('B2').value).toBe(7);
  });

  test('is calculated before it is read, where the clerk has switched that off', async () => {
    const { host, workbook } = openWps();
    await workbook.addSheets([smallPlan('甲')]);
    host.manual = true;
    host.book.sheet('甲')!.getCell('A2').value = 9;
    expect((await workbook.read()).sheets[1]?.cells[1]?.[2]).toEqual({ value: 9, formula: 'SUM(A2:B2)' });
  });

  test('thousands of names left by others cost nothing, and the tables are found all the same', async () => {
    const { host, workbook } = openWps();
    await addSheets(workbook, sampleReport());
    for (let n = 0; n < 3_000; n += 1)
      host.book.names.set(`old${String(n)}`, { name: `old${String(n)}`, formula: '=#REF!' });
    expect(await host.count(() => workbook.read())).toBeLessThan(90);
    const { names } = await workbook.read();
    expect([...names.keys()].sort()).toEqual(['ogi_cases', 'ogi_proactive', 'ogi_requests']);
    await expect(workbook.addSheets([smallPlan('甲', 'ogi_cases')])).rejects.toThrow('已经有名称');
  });

  test('errors in cells come as they are shown', async () => {
    const { host, workbook } = openWps();
    host.book.sheet('Sheet1')!.getCell('B2').value = { formula: '1/0' };
    host.book.recalculate();
    expect((await workbook.read()).sheets[0]?.cells).toEqual([
      [],
      [{ value: null }, { value: '#DIV/0!', formula: '1/0' }],
    ]);
  });
});
