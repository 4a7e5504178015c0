/** The self-check tells what is different about each Excel and WPS there is to try, and leaves nothing behind. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { selfCheck, type SelfCheck } from '../../src/actions/self-check';
import { selfCheckPage } from '../../src/actions/self-check-page';
import { trialName } from '../../src/workbook/plan/trial-sheet';
import type { Told } from '../../src/workbook/trial';
import { savingTold } from '../../src/wps/save-file';
import { sampleReport } from '../document/sample-report';
import { openExcel } from '../hosts/excel/open-excel';
import { openWps } from '../hosts/wps/open-wps';
import type { Book } from '../office/book';
import type { Quirk } from '../office/quirks';
import { modes, type Mode } from '../wps/mode';

const nothing = (): Promise<readonly Told[]> => Promise.resolve([]);

/** Everything that is in a workbook, as far as anybody could tell. */
function stateOf(book: Book): unknown {
  return [
    book.sheets.map((sheet) => [sheet.name, sheet.state, sheet.getSheetValues(), book.protectionOf(sheet)]),
    [...book.names.values()],
    book.active,
    book.enableEvents,
  ];
}

const differences = ({ told }: SelfCheck): readonly string[] =>
  told.filter(({ asAssumed }) => asAssumed === false).map(({ what }) => what);

async function checkExcel(api: string, ...quirks: readonly Quirk[]): Promise<SelfCheck> {
  const { host, workbook } = openExcel(api);
  for (const quirk of quirks) host.book.quirks.add(quirk);
  host.type('Sheet1', 'A1', '我的台账');
  const before = JSON.stringify(stateOf(host.book));
  const checked = await selfCheck({
    workbook,
    trial: await workbook.trial(),
    leftOut: () => workbook.leftOut,
    saving: nothing,
  });
  if (checked.kind === 'refusal') throw new Error(checked.message);
  expect(JSON.stringify(stateOf(host.book))).toBe(before);
  expect(checked.cleared).toBe(true);
  expect(host.book.listening.changed.size).toBe(0);
  return checked;
}

describe('in Excel', () => {
  test.each(['1.8', '1.9', '1.14'])('ExcelApi %s: all as assumed, and what it lacks is told', async (api) => {
    const checked = await checkExcel(api);
    expect(differences(checked)).toEqual([]);
    const print = checked.told.find(({ what }) => what === '打印设置');
    expect(print?.how).toBe(api === '1.8' ? '这一版没有（要 ExcelApi 1.9）' : 'A4 Portrait 宽 1 页高 1 页');
    expect(checked.told.length).toBeGreaterThan(15);
  });

  test.each<[Quirk, readonly string[]]>([
    ['null-protection-options', ['保护的选项']],
    ['unprotect-refused', ['受保护的表：写锁住的格', '不用密码撤销保护']],
    ['freeze-refused', ['没有接受的外观', '冻结窗格']],
    ['freeze-activates', []],
    ['paper-refused', ['没有接受的外观']],
    ['page-layout-refused', ['没有接受的外观', '打印设置']],
    ['fit-to-pages-ignored', ['没有接受的外观', '打印设置']],
    ['long-formulas-refused', ['长文字的公式读法']],
  ])('one with the habit %s', async (quirk, different) => {
    expect(differences(await checkExcel('1.14', quirk))).toEqual(different);
  });

  test('no sheet can be added: that is told, and nothing else is tried', async () => {
    const { host, workbook } = openExcel();
    const trial = await workbook.trial();
    host.fault = (_, actions) =>
      actions.some(({ Name }) => Name === 'Visibility') ? { kind: 'error', code: 'AccessDenied' } : undefined;
    const checked = await selfCheck({ workbook, trial, leftOut: () => [], saving: nothing });
    if (checked.kind === 'refusal') throw new Error(checked.message);
    expect(differences(checked)).toEqual(['建一张表']);
    expect(checked.told[0]?.how).toContain('AccessDenied');
    expect(checked.cleared).toBe(true);
  });

  test('whatever fails on the way, the sheet goes; where it cannot, it is said', async () => {
    for (let failing = 3; failing < 40; failing += 4) {
      const { host, workbook } = openExcel('1.14', { timeout: 200 });
      const trial = await workbook.trial();
      host.fault = (sync) => (sync === failing ? { kind: 'error', code: 'GeneralException' } : undefined);
      const checked = await selfCheck({ workbook, trial, leftOut: () => [], saving: nothing });
      expect([failing, checked.kind, host.book.sheets.length]).toEqual([failing, 'self-checked', 1]);
    }
    const { host, workbook } = openExcel();
    const trial = await workbook.trial();
    host.fault = (_, actions) =>
      actions.some(({ Name }) => Name === 'Delete') ? { kind: 'error', code: 'AccessDenied' } : undefined;
    const checked = await selfCheck({ workbook, trial, leftOut: () => [], saving: nothing });
    if (checked.kind === 'refusal') throw new Error(checked.message);
    expect(selfCheckPage(checked, [])).toContain(`临时表“${trialName}”没有删掉，请手工删除`);
    // The next one clears it away first.
    host.fault = () => undefined;
    expect(await selfCheck({ workbook, trial, leftOut: () => [], saving: nothing })).toMatchObject({
      cleared: true,
    });
    expect(host.book.sheets).toHaveLength(1);
  });

  test('a sheet of that name that is somebody else’s is not touched', async () => {
    const { host, workbook } = openExcel();
    host.book.addSheet(trialName).getCell('A1').value = '我的';
    const checked = await selfCheck({
      workbook,
      trial: await workbook.trial(),
      leftOut: () => [],
      saving: nothing,
    });
    expect(checked).toMatchObject({ kind: 'refusal' });
    expect(host.book.sheet(trialName)?.getCell('A1').value).toBe('我的');
  });
});

describe('in WPS', () => {
  const expected: Readonly<Record<keyof typeof modes, readonly string[]>> = {
    documented: [],
    old: [
      '一行、一列的值',
      '地址',
      '跨表取区域',
      '求公式的值',
      '改动时的通知',
      '存文件：第 1 个文件夹（中文名）',
    ],
    stubborn: ['跨表取区域', '求公式的值'],
    bare: ['没有接受的外观', '数据有效性', '冻结窗格'],
    sandboxed: ['改动时的通知', '存文件：第 1 个文件夹（中文名）'],
    linux: [],
  };

  test.each(Object.entries(modes) as [keyof typeof modes, Mode][])(
    '%s: its differences are told',
    async (name, mode) => {
      const { host, workbook } = openWps(mode);
      host.path = mode.linux ? '/home/zhang/年报' : 'D:\\年报';
      host.disk.folders.push(host.path);
      host.type('Sheet1', 'A1', '我的台账');
      const before = JSON.stringify(stateOf(host.book));
      const checked = await selfCheck({
        workbook,
        trial: await workbook.trial(),
        leftOut: () => workbook.leftOut,
        saving: () => Promise.resolve(savingTold(host.app).slice(0, 1)),
      });
      if (checked.kind === 'refusal') throw new Error(checked.message);
      expect(differences(checked)).toEqual(expected[name]);
      expect([checked.cleared, JSON.stringify(stateOf(host.book))]).toEqual([true, before]);
      expect([host.files.size, host.questions, host.switches]).toEqual([
        0,
        0,
        { screen: true, events: true, alerts: true },
      ]);
      expect([...host.listeners.values()].every((all) => all.size === 0)).toBe(true);
    },
  );
});

test('the page says what differs first, and nothing of the workbook', async () => {
  const { host, workbook } = openExcel();
  await addSheets(workbook, sampleReport());
  host.book.quirks.add('unprotect-refused');
  const checked = await selfCheck({
    workbook,
    trial: await workbook.trial(),
    leftOut: () => [],
    saving: nothing,
  });
  if (checked.kind === 'refusal') throw new Error(checked.message);
  const page = selfCheckPage(checked, [['程序', 'Excel 16.0']]);
  const lines = page.split('\n');
  expect(lines.slice(0, 2)).toEqual(['公开年报助手自检结果', '程序：Excel 16.0']);
  expect(lines[3]).toBe('与设想的有 2 处不符。');
  expect(lines[4]).toMatch(/^［不符］/u);
  expect(lines.at(-1)).toBe('临时表已经删掉，工作簿和原来一样。');
  expect(page).not.toContain(sampleReport().unit);
  // One page.
  expect(lines.length).toBeLessThan(45);
});
