/** A version of WPS that refuses one member for good: the report comes out all the same, unless the member is essential. */
import { describe, expect, test } from '@jest/globals';
import { planSheets } from '../../../src/workbook/plan/template';
import type { SheetPlan } from '../../../src/workbook/workbook';
import { sampleReport } from '../../document/sample-report';
import { modes } from '../../wps/mode';
import { smallPlan } from '../contract';
import { openWps, type OpenWps } from './open-wps';

const plans = planSheets(sampleReport()) as readonly SheetPlan[];
const some = ['填报说明', '三、依申请公开'].flatMap((name) => plans.find((plan) => plan.name === name) ?? []);

const block = {
  sheet: '甲',
  row: 1,
  column: 0,
  inputs: [[{ kind: 'value', value: 7 } as const]],
};

/** The members without which it is not done; `prepare` comes before any is refused. */
async function essential(
  prepare: (wps: OpenWps) => Promise<unknown>,
  act: (wps: OpenWps) => Promise<unknown>,
): Promise<readonly string[]> {
  const start = async (): Promise<OpenWps> => {
    const wps = openWps();
    await prepare(wps);
    return wps;
  };
  const first = await start();
  const before = first.host.calls;
  await act(first);
  const needed: string[] = [];
  for (const member of new Set(first.host.trace.slice(before))) {
    const wps = await start();
    wps.host.fault = (_, what) => (what === member ? new Error('0x80020003 no such member') : undefined);
    await act(wps).catch(() => needed.push(member));
  }
  return needed.sort();
}

const basic = [
  'Application.ActiveWorkbook',
  'Application.DisplayAlerts',
  'Application.DisplayAlerts =',
  'Application.EnableEvents',
  'Application.EnableEvents =',
  'Application.ScreenUpdating',
  'Application.ScreenUpdating =',
  'Range.Formula',
  'Range.Value2',
  'Range.Value2 =',
  'Sheets.Count',
  'Sheets.Item()',
  'Workbook.Worksheets',
  'Worksheet.Name',
  'Worksheet.Range()',
];

describe('essential are contents, names, what is locked and protection', () => {
  test('where sheets are added', async () => {
    const nothing = (): Promise<void> => Promise.resolve();
    const needed = await essential(nothing, ({ workbook }) => workbook.addSheets(some));
    const more = [
      'Names.Add()',
      'Names.Count',
      'Range.Locked =',
      'Range.Merge()',
      'Sheets.Add()',
      'Workbook.ActiveSheet',
      'Workbook.Names',
      'Workbook.ProtectStructure',
      'Worksheet.Name =',
      'Worksheet.Protect()',
    ];
    expect(needed).toEqual([...basic, ...more].sort());
  });

  test('where is written', async () => {
    const prepare = ({ workbook }: OpenWps) => workbook.addSheets([smallPlan('甲')]);
    const needed = await essential(prepare, ({ workbook }) => workbook.write([block]));
    expect(needed).toEqual([...basic, 'Worksheet.ProtectContents', 'Worksheet.Unprotect()'].sort());
  });
});

test('what was left out can be told', async () => {
  const { workbook } = openWps(modes.bare);
  await workbook.addSheets(some);
  expect([...workbook.leftOut].sort()).toEqual(
    ['字体', '底色', '对齐', '边框', '行高列宽', '工作表标签颜色', '网格线和冻结窗格', '页面设置']
      .concat(['数据有效性', '数据有效性的提示', '条件格式'])
      .sort(),
  );
});

test('where WPS does not say what a protected sheet allows, it allows what our own do', async () => {
  const { host, workbook } = openWps(modes.bare);
  await workbook.addSheets([smallPlan('甲')]);
  const sheet = host.book.sheet('甲')!;
  const before = host.book.protectionOf(sheet);
  expect(before).toMatchObject({ sheet: true, formatCells: true });
  await workbook.write([block]);
  expect(sheet.getCell('A2').value).toBe(7);
  expect(host.book.protectionOf(sheet)).toEqual(before);
});

test('a sheet that was added though the call failed is not added once more', async () => {
  const { host, workbook } = openWps({ ...modes.documented, nothing: [undefined, null] });
  host.lateFault = (call) => (host.trace[call] === 'Sheets.Add()' ? new Error('0x80010105') : undefined);
  await expect(workbook.addSheets([smallPlan('甲')])).rejects.toThrow('没能完成');
  expect(host.book.sheets).toHaveLength(2);
});
