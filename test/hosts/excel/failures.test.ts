/** What may go wrong between us and Excel: at each step nothing typed is lost, and trying again completes. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkReport } from '../../../src/actions/check-report';
import { HostError } from '../../../src/workbook/host-error';
import { planSheets } from '../../../src/workbook/plan/template';
import type { Block } from '../../../src/workbook/workbook';
import type { Fault, OfficeHost } from '../../office/host';
import { sampleReport } from '../../document/sample-report';
import { smallPlan } from '../contract';
import { troubleOf } from '../host-error-of';
import { settle } from '../settle';
import { openExcel } from './open-excel';
import { isRefusal } from '../../../src/form/refusal';

/** The fault strikes the n-th request from now, once. */
function strike(host: OfficeHost, after: number, fault: Fault): void {
  const at = host.stats.syncs + after;
  host.fault = (sync) => (sync === at ? fault : undefined);
}

/** The fault strikes the next request that draws a sheet, once; `then` those that follow. */
function strikeDrawing(host: OfficeHost, fault: (actions: number) => Fault, then?: Fault): void {
  let struck = false;
  host.fault = (_, actions) => {
    if (struck) return then;
    struck = actions.some(({ Name }) => Name === 'Visibility');
    return struck ? fault(actions.length) : undefined;
  };
}

const visible = (host: OfficeHost): readonly string[] =>
  host.book.sheets.filter(({ state }) => state === 'visible').map(({ name }) => name);

const one: Block = { sheet: '甲', row: 1, column: 0, inputs: [[{ kind: 'value', value: 7 }]] };

describe('adding the sheets with a request failing', () => {
  const faults: readonly Fault[] = [
    { kind: 'error', code: 'GeneralException' },
    { kind: 'deaf' },
    ...[1, 40, 400, 1500, 4000, 8000, 8400].map((at): Fault => ({
      kind: 'stop',
      at,
      code: 'GeneralException',
    })),
  ];
  test.each(faults.flatMap((fault) => [0, 1, 2, 3].map((after) => ({ fault, after }))))(
    'request $after: $fault',
    async ({ fault, after }) => {
      const { host, workbook } = openExcel('1.14', { timeout: 150, drawTimeout: 150 });
      host.type('Sheet1', 'A1', '我的台账');
      strike(host, after, fault);
      await addSheets(workbook, sampleReport()).catch((error: unknown) => {
        expect(error).toBeInstanceOf(HostError);
      });
      // Whatever happened, the clerk sees all sheets or none, and their own as it was.
      expect([1, 10]).toContain(visible(host).length);
      expect(host.book.sheet('Sheet1')?.getCell('A1').value).toBe('我的台账');
      const again = await addSheets(workbook, sampleReport());
      expect(again).toMatchObject({ kind: 'added' });
      expect(visible(host)).toHaveLength(10);
      expect(host.book.sheets).toHaveLength(10);
      const checked = await checkReport(workbook);
      expect(checked.kind).toBe('checked');
      expect(host.book.enableEvents).toBe(true);
    },
  );

  test('taking back may fail too: what is left is invisible and cleared away by the next try', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 150 });
    // The action reads, the host looks, and the third request draws.
    const drawing = host.stats.syncs + 2;
    host.fault = (sync) =>
      sync < drawing
        ? undefined
        : sync === drawing
          ? { kind: 'stop', at: 900, code: 'GeneralException' }
          : { kind: 'error', code: 'ServiceNotAvailable' };
    await expect(addSheets(workbook, sampleReport())).rejects.toBeInstanceOf(HostError);
    expect(visible(host)).toEqual(['Sheet1']);
    expect(host.book.sheets.length).toBeGreaterThan(1);
    host.fault = () => undefined;
    expect(await addSheets(workbook, sampleReport())).toMatchObject({ kept: [] });
    expect(visible(host)).toHaveLength(10);
    expect(host.book.sheets).toHaveLength(10);
  });
});

describe('adding the sheets while Excel is slow', () => {
  test('drawing has longer than other visits', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 50, drawTimeout: 5_000 });
    strikeDrawing(host, () => ({ kind: 'late', after: 150 }));
    await workbook.addSheets([smallPlan('甲')]);
    expect(visible(host)).toEqual(['Sheet1', '甲']);
    expect(host.stats.syncs - host.stats.releases).toBe(2);
  });

  test('a success that comes late is one, and what was typed meanwhile stays', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 2_000, drawTimeout: 100 });
    strikeDrawing(host, () => {
      setTimeout(() => {
        host.type('乙乙', 'A2', 41);
      }, 0);
      return { kind: 'late', after: 300 };
    });
    await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]);
    expect(visible(host)).toEqual(['Sheet1', '甲', '乙乙']);
    expect(host.book.sheet('乙乙')?.getCell('A2').value).toBe(41);
    expect(host.book.names.size).toBe(2);
  });

  test('what the clerk sees is not taken back, were it renamed while we waited', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 2_000, drawTimeout: 100 });
    strikeDrawing(host, () => {
      setTimeout(() => {
        host.book.renameSheet(host.book.sheet('甲')!, '我的甲');
      }, 0);
      return { kind: 'late', after: 300 };
    });
    await troubleOf(workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]));
    expect(visible(host)).toEqual(['Sheet1', '我的甲', '乙乙']);
    expect([...host.book.names.keys()]).toEqual(['ogi_1', 'ogi_2']);
  });

  test('finished sheets stay when Excel says nothing more', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 50, drawTimeout: 50 });
    strikeDrawing(host, () => ({ kind: 'late', after: 300 }), { kind: 'deaf' });
    expect((await troubleOf(addSheets(workbook, sampleReport()))).message).toContain('没有响应');
    host.fault = () => undefined;
    expect(await addSheets(workbook, sampleReport())).toMatchObject({ added: [] });
    expect(visible(host)).toHaveLength(10);
  });

  test.each([1, 5, 10, 15, 20])(
    'stopped %d actions before the end, some are shown: the rest follows',
    async (k) => {
      const { host, workbook } = openExcel();
      const plans = ['甲', '乙乙', '丙丙丙'].map((name) => ({
        ...smallPlan(name),
        freeze: { rows: 1, columns: 0 },
      }));
      strikeDrawing(host, (actions) => ({ kind: 'stop', at: actions - k, code: 'GeneralException' }));
      await workbook.addSheets(plans);
      expect(visible(host)).toEqual(['Sheet1', '甲', '乙乙', '丙丙丙']);
      for (const { name } of plans) {
        const sheet = host.book.sheet(name)!;
        expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, showGridLines: false });
        expect(host.book.protectionOf(sheet)).not.toBeNull();
      }
      expect([...host.book.names.keys()]).toEqual(['ogi_1', 'ogi_2', 'ogi_3']);
      expect(host.book.enableEvents).toBe(true);
    },
  );
});

describe('writing with a request failing', () => {
  const faults: readonly Fault[] = [
    { kind: 'error', code: 'GeneralException' },
    { kind: 'deaf' },
    { kind: 'late', after: 150 },
    ...[1, 5, 12, 20].map((at): Fault => ({ kind: 'stop', at, code: 'GeneralException' })),
  ];
  const places = [
    { cell: 'A2', row: 1, lock: 'unlocked', was: 2 },
    { cell: 'A1', row: 0, lock: 'locked', was: '标题' },
  ];
  const cases = faults.flatMap((fault) =>
    [0, 1, 2].flatMap((after) => places.map((place) => ({ after, fault, ...place }))),
  );
  test.each(cases)(
    'request $after, a cell that is $lock: $fault: all or nothing, and protected as before',
    async ({ after, fault, cell, row, was }) => {
      const { host, workbook } = openExcel('1.14', { timeout: 100 });
      await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]);
      await settle(5);
      strike(host, after, fault);
      const blocks = [
        { ...one, row },
        { ...one, row, sheet: '乙乙' },
      ];
      const done = await workbook.write(blocks).then(
        () => true,
        () => false,
      );
      for (const name of ['甲', '乙乙']) {
        const sheet = host.book.sheet(name)!;
        expect(sheet.getCell(cell).value).toBe(done ? 7 : was);
        expect(host.book.protectionOf(sheet)).not.toBeNull();
      }
      expect(host.book.enableEvents).toBe(true);
      await workbook.write(blocks);
      expect(host.book.sheet('乙乙')?.getCell(cell).value).toBe(7);
    },
  );

  test('given up and done all the same: taken back, but for what the clerk has typed since', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 100 });
    await workbook.addSheets([smallPlan('甲')]);
    let writing = true;
    host.fault = (_, actions) => {
      if (!writing || !actions.some(({ Name }) => Name === 'Formulas')) return undefined;
      writing = false;
      setTimeout(() => {
        host.type('甲', 'A2', 41);
      }, 20);
      return { kind: 'late', after: 300 };
    };
    const number = (value: number) => ({ kind: 'value', value }) as const;
    const block: Block = { sheet: '甲', row: 1, column: 0, inputs: [[number(7), number(8)]] };
    expect((await troubleOf(workbook.write([block]))).message).toContain('没有响应');
    const sheet = host.book.sheet('甲')!;
    expect([sheet.getCell('A2').value, sheet.getCell('B2').value]).toEqual([41, 0]);
    expect(host.book.protectionOf(sheet)).not.toBeNull();
    expect(host.book.enableEvents).toBe(true);
  });

  test('a password stops it before anything is changed, and the clerk is told what to do', async () => {
    const { host, workbook } = openExcel();
    await workbook.addSheets([smallPlan('甲')]);
    host.book.passwords.set('甲', 'secret');
    const trouble = await troubleOf(workbook.write([one, { ...one, row: 0 }]));
    expect(trouble.message).toContain('撤销保护');
    expect(trouble.detail).toContain('AccessDenied');
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(2);
    expect(host.book.sheet('甲')?.getCell('A1').value).toBe('标题');
    expect(host.book.protectionOf(host.book.sheet('甲')!)).not.toBeNull();
  });

  test('a sheet the clerk has protected in their own way is so again', async () => {
    const { host, workbook } = openExcel();
    await workbook.addSheets([{ ...smallPlan('甲'), protect: false }]);
    const own = {
      sheet: true,
      selectLockedCells: false,
      selectUnlockedCells: true,
      sort: true,
      autoFilter: true,
      insertRows: true,
      objects: true,
    };
    host.book.protect(host.book.sheet('甲')!, own);
    await workbook.write([one]);
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(7);
    expect(host.book.protectionOf(host.book.sheet('甲')!)).toEqual(own);
  });

  test('a sheet the clerk has unprotected stays unprotected', async () => {
    const { host, workbook } = openExcel();
    await workbook.addSheets([smallPlan('甲')]);
    host.book.protect(host.book.sheet('甲')!, null);
    await workbook.write([one]);
    expect(host.book.protectionOf(host.book.sheet('甲')!)).toBeNull();
  });
});

describe('reading', () => {
  test('a wrong guess of the sheets’ names costs a second visit, not the check', async () => {
    const { host, workbook } = openExcel();
    host.strictNull = true;
    expect((await workbook.read()).sheets.map(({ name }) => name)).toEqual(['Sheet1']);
    await workbook.addSheets([smallPlan('甲')]);
    expect((await workbook.read()).sheets.map(({ name }) => name)).toEqual(['Sheet1', '甲']);
  });

  test('is tried once more where Excel refuses; where it says nothing the clerk is told at once', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 100 });
    strike(host, 0, { kind: 'error', code: 'GeneralException' });
    expect((await workbook.read()).sheets).toHaveLength(1);
    for (const ask of [() => workbook.read(), () => workbook.write([one])]) {
      host.fault = () => ({ kind: 'deaf' });
      const before = host.stats.syncs;
      expect((await troubleOf(ask())).message).toContain('没有响应');
      expect(host.stats.syncs - before).toBe(1);
    }
    host.fault = () => ({ kind: 'error', code: 'RequestPayloadSizeLimitExceeded' });
    const { retry, message } = await troubleOf(workbook.read());
    expect([retry, message]).toEqual([false, expect.stringContaining('太多')]);
  });

  test('a cell being edited: waits for the clerk, or says so', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 100 });
    host.fault = () => ({ kind: 'error', code: 'InvalidOperationInCellEditMode' });
    expect((await troubleOf(workbook.read())).message).toMatch(/正在编辑/u);
  });

  test('leaves no reference behind', async () => {
    const { host, workbook } = openExcel();
    await addSheets(workbook, sampleReport());
    for (let round = 0; round < 3; round += 1) await checkReport(workbook);
    await settle();
    expect(host.references).toBe(0);
  });
});

describe('round trips', () => {
  test('two to add all sheets, one to read everything for a check', async () => {
    const { host, workbook } = openExcel();
    const visits = (): number => host.stats.syncs - host.stats.releases;
    const plans = planSheets(sampleReport());
    if (isRefusal(plans)) throw new Error(plans.message);
    await workbook.addSheets(plans);
    expect(visits()).toBe(2);
    // The clerk's own sheet is seen for the first time, and asked for once its name is known.
    await checkReport(workbook);
    expect(visits()).toBe(2 + 2);
    for (let round = 0; round < 3; round += 1) await checkReport(workbook);
    expect(visits()).toBe(2 + 2 + 3);
  });
});
