/** What a self-check asks of WPS; what a version does in its own way is told, and nothing is taken for granted. */
import { areaName, quotedSheet } from '../../workbook/a1';
import { tell, type Told, type Trial } from '../../workbook/trial';
import { trialPlaces } from '../../workbook/plan/trial-sheet';
import type { EtSheet } from './facade';
import { sheetNamed, sheetsIn } from './present';
import { protect } from './protection';
import { attempt, type WpsSession } from './session';

/** Milliseconds an event is waited for. */
const patience = 1_500;

const at = ({ row, column }: { readonly row: number; readonly column: number }, rows = 1, columns = 1) => ({
  row,
  column,
  rows,
  columns,
});

async function soonEnough(heard: Promise<true>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, patience, false)));
  const came = await Promise.race([heard, late]);
  clearTimeout(timer);
  return came;
}

const isProtected = ({ ProtectContents: protects }: EtSheet): boolean => protects;

const yes = (how: string, asAssumed: boolean): Omit<Told, 'what'> => ({ how, asAssumed });

/** One row, or one column, as it comes. */
function shapeOf(value: unknown): string {
  if (!Array.isArray(value)) return typeof value;
  return Array.isArray(value[0]) ? '二维' : '一维';
}

type Step = (sheet: EtSheet) => Omit<Told, 'what'>;

export function wpsTrial(session: WpsSession): Trial {
  const { app } = session;
  let active: EtSheet | undefined;
  attempt(() => (active = app.ActiveWorkbook?.ActiveSheet));
  const { open, locked, long } = trialPlaces;

  /** With another sheet in front, so that it is not taken for the one that is named. */
  const fromElsewhere = <T>(sheet: EtSheet, work: () => T): T => {
    attempt(() => {
      active?.Activate();
    });
    try {
      return work();
    } finally {
      sheet.Activate();
    }
  };

  const steps: readonly (readonly [string, Step])[] = [
    [
      '一行、一列的值',
      (sheet) => {
        const row = shapeOf(sheet.Range(areaName(at(open, 1, 2))).Value2);
        const column = shapeOf(sheet.Range(areaName(at(open, 2, 1))).Value2);
        return yes(`一行是${row}，一列是${column}`, row === '二维' && column === '二维');
      },
    ],
    [
      '地址',
      (sheet) => {
        const { Address: address } = sheet.Range(areaName(at(open)));
        return yes(
          typeof address === 'function' ? '是方法' : `是属性 ${address}`,
          typeof address === 'function',
        );
      },
    ],
    [
      '跨表取区域',
      (sheet) => {
        const direct = sheet.Range(areaName(at(locked))).Value2;
        const across = fromElsewhere(
          sheet,
          () => app.Range(`${quotedSheet(sheet.Name)}!${areaName(at(locked))}`).Value2,
        );
        return yes(across === direct ? '可以' : '取到了别的表', across === direct);
      },
    ],
    [
      '求公式的值',
      (sheet) => {
        const count = fromElsewhere(sheet, () =>
          app.Evaluate(`COUNTA(${quotedSheet(sheet.Name)}!${areaName(at(open, 3, 1))})`),
        );
        return yes(`3 格有内容，求得 ${String(count)}`, count === 3);
      },
    ],
    [
      '数据有效性',
      (sheet) => {
        const { Validation: rule } = sheet.Range(areaName(at(open)));
        const told = [rule.IgnoreBlank, rule.ShowError, rule.ShowInput].map(String).join(' ');
        return yes(told, told === 'true true true');
      },
    ],
    [
      '数字格式和锁定',
      (sheet) => {
        const formats = [open, long].map((place) => sheet.Range(areaName(at(place))).NumberFormat).join(' ');
        return yes(formats, formats === '0 @');
      },
    ],
    [
      '冻结窗格',
      () => yes(app.ActiveWindow.FreezePanes ? '已冻结' : '没有冻结', app.ActiveWindow.FreezePanes),
    ],
    ['正在编辑的标志 Ready', () => yes(String(app.Ready), app.Ready)],
    [
      '不用密码撤销保护，再保护',
      (sheet) => {
        sheet.Unprotect('');
        const lifted = !isProtected(sheet);
        if (lifted) protect(session, sheet);
        const whole = lifted && isProtected(sheet);
        return yes(whole ? '可以' : lifted ? '没有再保护上' : '撤不掉', whole);
      },
    ],
  ];

  const sheetOf = (name: string): Promise<EtSheet> =>
    new Promise((resolve) => {
      resolve(session.look((book) => sheetNamed(sheetsIn(session, book).sheets, name)));
    });

  return {
    inspect: async (name) => {
      const sheet = await sheetOf(name);
      const told: Told[] = [];
      for (const [what, step] of steps) told.push(await tell(what, () => step(sheet)));
      return told;
    },
    events: (name, row, column) =>
      tell('改动时的通知', async () => {
        const sheet = await sheetOf(name);
        let hear: (heard: true) => void = () => undefined;
        const heard = new Promise<true>((resolve) => (hear = resolve));
        const listener = (): void => {
          hear(true);
        };
        const taken = attempt(() => {
          app.ApiEvent.AddApiEventListener('SheetChange', listener);
        });
        if (!taken) return yes('不让登记（改用定时查看）', false);
        sheet.Range(areaName(at({ row, column }))).Value2 = 9;
        const came = await soonEnough(heard);
        attempt(() => {
          app.ApiEvent.RemoveApiEventListener('SheetChange', listener);
        });
        return yes(came ? '有' : '登记了，但没有来（改用定时查看）', came);
      }),
    remove: (name, names) =>
      new Promise((resolve) => {
        session.change((book) => {
          for (const each of names)
            attempt(() => {
              book.Names.Item(each).Delete();
            });
          const found = sheetsIn(session, book).sheets.find((one) => one.name === name);
          if (found) found.sheet.Delete();
          attempt(() => {
            active?.Activate();
          });
        });
        resolve();
      }),
  };
}
