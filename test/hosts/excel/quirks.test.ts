/** What others have met in real Excels: the sheets are there all the same, what was typed is unharmed, and it is said. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../../src/actions/check-report';
import { draftNarrative } from '../../../src/actions/draft-narrative';
import { sheetNames, textColumns } from '../../../src/workbook/layout';
import type { Block } from '../../../src/workbook/workbook';
import { sampleReport } from '../../document/sample-report';
import type { OfficeHost } from '../../office/host';
import { quirks, type Quirk } from '../../office/quirks';
import { smallPlan } from '../contract';
import { troubleOf } from '../host-error-of';
import { openExcel, type OpenExcel } from './open-excel';

function openWith(...those: readonly Quirk[]): OpenExcel {
  const opened = openExcel();
  for (const quirk of those) opened.host.book.quirks.add(quirk);
  return opened;
}

const visits = (host: OfficeHost): number => host.stats.syncs - host.stats.releases;
const text = '一、总体情况';
const write = (row: number, column: number, value: string | number | null, sheet = '甲'): Block => ({
  sheet,
  row,
  column,
  inputs: [[{ kind: 'value', value }]],
});

describe.each([...quirks])('an Excel with the habit %s', (quirk) => {
  test('gets through a day: sheets, a check, a draft, another check', async () => {
    const { host, workbook } = openWith(quirk);
    host.type('Sheet1', 'A1', '我的台账');
    expect(await addSheets(workbook, sampleReport())).toMatchObject({ kind: 'added', kept: [] });
    expect(host.book.sheets.map(({ state }) => state)).toEqual(Array(10).fill('visible'));
    host.type(text, 'B5', '我自己写的一段话。');
    // As reported: the sheet in front stays the clerk's, whatever was frozen.
    expect(host.book.active).toBe('Sheet1');
    expect(await draftNarrative(workbook)).toMatchObject({ kind: 'drafted' });
    expect(await draftNarrative(workbook)).toMatchObject({ kind: 'drafted' });
    for (let round = 0; round < 2; round += 1) {
      expect((await checkAndWriteResults(workbook, { today: '2025-01-10' })).kind).toBe('checked');
      expect(host.book.sheet(sheetNames.result)?.state).toBe('visible');
      expect(host.book.active).toBe('Sheet1');
    }
    expect(host.book.sheets).toHaveLength(11);
    expect(host.book.sheet('Sheet1')?.getCell('A1').value).toBe('我的台账');
    expect(host.book.sheet(text)?.getCell('B5').value).toBe('我自己写的一段话。');
    for (const sheet of host.book.sheets.slice(1, 10))
      expect([sheet.name, host.book.protectionOf(sheet)]).toEqual([sheet.name, expect.anything()]);
    expect(host.book.enableEvents).toBe(true);
  });
});

describe('what Excel did not take of windows and paper', () => {
  test.each<[Quirk, readonly string[]]>([
    ['freeze-refused', ['冻结窗格']],
    ['paper-refused', ['打印纸张']],
    ['fit-to-pages-ignored', ['打印缩放']],
    ['page-layout-refused', ['页面设置', '打印缩放', '打印纸张', '打印区域和打印标题', '页脚']],
    ['freeze-activates', []],
    ['unprotect-refused', []],
  ])('%s: is told', async (quirk, leftOut) => {
    const { workbook } = openWith(quirk);
    await addSheets(workbook, sampleReport());
    expect(workbook.leftOut).toEqual(leftOut);
  });

  test('one refusal costs a few visits, not one for each sheet and member', async () => {
    const { host, workbook } = openWith('paper-refused');
    await addSheets(workbook, sampleReport());
    // Reading, looking, drawing, settling; the first sheet at once and by step, then one a sheet; the way back.
    expect(visits(host)).toBeLessThanOrEqual(4 + 9 + 8 + 1);
    const sheet = host.book.sheet('三、依申请公开')!;
    expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 1 });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', showGridLines: false });
  });

  test('Excel that says nothing any more is not asked again for every sheet', async () => {
    const { host, workbook } = openExcel('1.14', { timeout: 50, drawTimeout: 50 });
    host.book.quirks.add('freeze-refused');
    let asked = 0;
    host.fault = (_, actions) => {
      const alone =
        actions.some(({ Name }) => Name === 'Gridlines') &&
        !actions.some(({ Name }) => Name === 'Visibility');
      if (!alone) return undefined;
      asked += 1;
      return { kind: 'deaf' };
    };
    await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙'), smallPlan('丙丙丙')]);
    expect(asked).toBeLessThanOrEqual(1);
    expect(host.book.sheets).toHaveLength(4);
  });
});

describe('protection', () => {
  test('is lifted only where a locked cell is written', async () => {
    const { host, workbook } = openWith('unprotect-refused');
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.write([write(1, 0, 7)]);
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(7);
    const { message, detail } = await troubleOf(workbook.write([write(1, 1, 8), write(0, 0, '别的')]));
    expect(message).toContain('毛病');
    expect(detail).toMatch(/AccessDenied.*Unprotect/u);
    expect(host.book.sheet('甲')?.getCell('B2').value).toBe(0);
    expect(host.book.sheet('甲')?.getCell('A1').value).toBe('标题');
  });

  test('a draft writes only unlocked cells', async () => {
    const { host, workbook } = openExcel();
    await addSheets(workbook, sampleReport());
    const sheet = host.book.sheet(text)!;
    const { text: prose, drafted } = textColumns;
    for (const column of [prose, drafted])
      expect(sheet.getCell(3, column + 1).protection?.locked).toBe(false);
    const asked: string[] = [];
    host.fault = (_, actions) => {
      asked.push(...actions.map(({ Name }) => Name));
      return undefined;
    };
    await draftNarrative(workbook);
    expect(asked).toContain('Formulas');
    expect(asked).not.toContain('Unprotect');
  });

  test('options that come back null are handed back without them', async () => {
    const { host, workbook } = openWith('null-protection-options');
    await workbook.addSheets([smallPlan('甲')]);
    const before = host.book.protectionOf(host.book.sheet('甲')!);
    await workbook.write([write(0, 0, '新')]);
    expect(host.book.sheet('甲')?.getCell('A1').value).toBe('新');
    expect(host.book.protectionOf(host.book.sheet('甲')!)).toEqual(before);
  });
});

describe('nine thousand characters in one cell', () => {
  const long = '年'.repeat(9_000);

  test.each<[string, readonly Quirk[]]>([
    ['an Excel that takes them', []],
    ['an Excel that takes none by formulas', ['long-formulas-refused']],
  ])('are read, kept and written: %s', async (_, those) => {
    const { host, workbook } = openWith(...those);
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.write([write(2, 1, long)]);
    expect(host.book.sheet('甲')?.getCell('B3').value).toBe(long);
    const { sheets } = await workbook.read();
    // What stands around it keeps its formulas.
    expect(sheets.find(({ name }) => name === '甲')?.cells.slice(1)).toEqual([
      [{ value: 2 }, { value: 0 }, { value: 2, formula: 'SUM(A2:B2)' }],
      [{ value: '=1+1' }, { value: long }, { value: 0, formula: 'SUM(B2:B2)' }],
    ]);
    await workbook.write([
      {
        ...write(2, 0, null),
        inputs: [
          [
            { kind: 'value', value: '短' },
            { kind: 'value', value: 'x' },
          ],
        ],
      },
    ]);
    expect(host.book.sheet('甲')?.getCell('B3').value).toBe('x');
  });

  test('cost one sync more a reading once known, and none any more when they are gone', async () => {
    const { host, workbook } = openWith('long-formulas-refused');
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.write([write(2, 1, long)]);
    await workbook.read();
    const cost = async (): Promise<number> => {
      const before = visits(host);
      await workbook.read();
      return visits(host) - before;
    };
    expect(await cost()).toBe(2);
    host.type('甲', 'B3', '短');
    expect(await cost()).toBe(2);
    expect(await cost()).toBe(1);
  });

  test('a draft over them that fails is taken back whole', async () => {
    const { host, workbook } = openWith('long-formulas-refused');
    await workbook.addSheets([smallPlan('甲')]);
    await workbook.write([write(2, 1, long)]);
    const writing = (names: readonly string[]): boolean =>
      names.includes('Formulas') && names.includes('EnableEvents');
    let struck = false;
    host.fault = (_, actions) => {
      if (struck || !writing(actions.map(({ Name }) => Name))) return undefined;
      struck = true;
      return { kind: 'stop', at: actions.length - 2, code: 'GeneralException' };
    };
    await troubleOf(workbook.write([write(2, 1, '短'), write(1, 0, 9)]));
    expect(host.book.sheet('甲')?.getCell('B3').value).toBe(long);
    expect(host.book.sheet('甲')?.getCell('A2').value).toBe(2);
  });

  test('a report with them is checked', async () => {
    const { workbook } = openWith('long-formulas-refused');
    await addSheets(workbook, sampleReport());
    await workbook.write([write(2, 1, long, text)]);
    expect((await checkReport(workbook)).kind).toBe('checked');
  });
});
