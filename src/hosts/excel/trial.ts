/// <reference types="office-js" />
/** What a self-check asks of Excel: each thing in a visit of its own, so that what fails is told and nothing else. */
import { tell, type Told, type Trial } from '../../workbook/trial';
import { trialPlaces } from '../../workbook/plan/trial-sheet';
import type { ExcelSession } from './session';

type Answer = Omit<Told, 'what'>;

/** Milliseconds an event is waited for. */
const patience = 1_500;

async function soonEnough(heard: Promise<true>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, patience, false)));
  const came = await Promise.race([heard, late]);
  clearTimeout(timer);
  return came;
}

const yes = (how: string, asAssumed: boolean): Answer => ({ how, asAssumed });

export async function excelTrial(session: ExcelSession): Promise<Trial> {
  /** Told as it is where no worksheet is in front. */
  const active = await session
    .run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      return sheet.name;
    })
    .catch(() => undefined);

  const asked = (
    sheet: string,
    ask: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Answer>,
  ): Promise<Answer> => session.run((context) => ask(context.workbook.worksheets.getItem(sheet), context));
  const { open, locked, long } = trialPlaces;
  const cell = (
    sheet: Excel.Worksheet,
    place: { readonly row: number; readonly column: number },
  ): Excel.Range => sheet.getRangeByIndexes(place.row, place.column, 1, 1);

  const steps: readonly (readonly [
    string,
    string,
    (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Answer>,
  ])[] = [
    [
      '保护的选项',
      '1.2',
      async (sheet, context) => {
        sheet.protection.load('protected,options');
        await context.sync();
        const { options } = sheet.protection;
        const nulls = Object.entries(options).flatMap(([name, value]) => (value === null ? [name] : []));
        const how = nulls.length === 0 ? '都有值' : `没有值的：${nulls.join('、')}`;
        return yes(
          sheet.protection.protected ? how : '没有保护上',
          sheet.protection.protected && nulls.length === 0,
        );
      },
    ],
    [
      '不用密码撤销保护',
      '1.2',
      async (sheet, context) => {
        sheet.protection.unprotect();
        await context.sync();
        sheet.protection.protect();
        await context.sync();
        return yes('可以', true);
      },
    ],
    [
      '数据有效性',
      '1.8',
      async (sheet, context) => {
        const { dataValidation } = cell(sheet, open);
        dataValidation.load('type,rule,ignoreBlanks');
        await context.sync();
        return yes(dataValidation.type, dataValidation.type === 'WholeNumber');
      },
    ],
    [
      '条件格式',
      '1.6',
      async (sheet, context) => {
        const formats = cell(sheet, open).conditionalFormats.load('items/type');
        await context.sync();
        const { length } = formats.items;
        return yes(`${String(length)} 条（变不变色要用眼看）`, length === 1);
      },
    ],
    [
      '锁定和数字格式',
      '1.2',
      async (sheet, context) => {
        const one = cell(sheet, open).load('numberFormat,format/protection/locked');
        const other = cell(sheet, locked).load('format/protection/locked');
        const text = cell(sheet, long).load('numberFormat');
        await context.sync();
        const formats = [one, text].map(({ numberFormat }) => String(numberFormat[0]?.[0]));
        const locks = [one, other].map(({ format }) => String(format.protection.locked));
        const told = [...formats, ...locks].join(' ');
        return yes(told, told === '0 @ false true');
      },
    ],
    [
      '长文字的公式读法',
      '1.1',
      async (sheet, context) => {
        const range = cell(sheet, long).load('formulas');
        await context.sync();
        return yes(`可以，${String(String(range.formulas[0]?.[0]).length)} 字`, true);
      },
    ],
    [
      '冻结窗格',
      '1.7',
      async (sheet, context) => {
        const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
        await context.sync();
        return yes(frozen.isNullObject ? '没有冻结' : '已冻结', !frozen.isNullObject);
      },
    ],
    [
      '打印设置',
      '1.9',
      async (sheet, context) => {
        const page = sheet.pageLayout.load('paperSize,orientation,zoom');
        await context.sync();
        const { horizontalFitToPages: wide, verticalFitToPages: tall } = page.zoom;
        const how = `${page.paperSize} ${page.orientation} 宽 ${String(wide)} 页高 ${String(tall)} 页`;
        return yes(how, wide === 1 && tall === 1);
      },
    ],
    [
      '现在在前面的表',
      '1.1',
      async (sheet, context) => {
        const front = context.workbook.worksheets.getActiveWorksheet().load('name');
        sheet.load('name');
        await context.sync();
        return yes(front.name === sheet.name ? '刚选中的那张' : '别的表', front.name === sheet.name);
      },
    ],
  ];

  return {
    inspect: async (sheet) => {
      const told: Told[] = [];
      for (const [what, api, ask] of steps)
        told.push(
          session.supports(api)
            ? await tell(what, () => asked(sheet, ask))
            : { what, how: `这一版没有（要 ExcelApi ${api}）` },
        );
      return told;
    },
    events: (sheet, row, column) =>
      tell('改动时的通知', async () => {
        let hear: (heard: true) => void = () => undefined;
        const heard = new Promise<true>((resolve) => (hear = resolve));
        const registered = await session.run(async (context) => {
          const one = context.workbook.worksheets.getItem(sheet);
          const handler = one.onChanged.add(() => {
            hear(true);
            return Promise.resolve();
          });
          await context.sync();
          cell(one, { row, column }).values = [[9]];
          await context.sync();
          return handler;
        });
        const came = await soonEnough(heard);
        registered.remove();
        await registered.context.sync();
        return yes(came ? '有' : '没有', came);
      }),
    remove: async (sheet, names) => {
      await session.run(async (context) => {
        const found = context.workbook.worksheets.getItemOrNullObject(sheet).load('name');
        const bound = names.map((name) => context.workbook.names.getItemOrNullObject(name).load('name'));
        await context.sync();
        for (const name of bound) if (!name.isNullObject) name.delete();
        if (active !== undefined) context.workbook.worksheets.getItem(active).activate();
        if (!found.isNullObject) {
          // One that is very hidden cannot be deleted.
          found.visibility = 'Hidden';
          found.delete();
        }
        await context.sync();
      });
    },
  };
}
