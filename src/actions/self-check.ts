/**
 * 自检: tries on a scratch sheet of its own what this program takes a host to do, takes the sheet away again, and gives
 * one page to send to whoever looks after the program. Of the clerk's workbook it tells nothing but how many sheets it has.
 */
import { refuse, type Refusal } from '../form/refusal';
import { holds } from '../workbook/cell-matches';
import { sameName } from '../workbook/sheet-name';
import { tell, wordsOf, type Told, type Trial } from '../workbook/trial';
import {
  trialArea,
  trialContents,
  trialMark,
  trialName,
  trialPlaces,
  trialSheet,
} from '../workbook/plan/trial-sheet';
import type { Content, Workbook } from '../workbook/workbook';

export interface SelfCheck {
  readonly kind: 'self-checked';
  /** In the order they were tried. */
  readonly told: readonly Told[];
  /** The name of the scratch sheet, and whether it is gone. */
  readonly sheet: string;
  readonly cleared: boolean;
}

interface SelfCheckOptions {
  readonly workbook: Workbook;
  readonly trial: Trial;
  /** What the host has refused of how sheets look. */
  readonly leftOut: () => readonly string[];
  /** Ways to save a file; they leave none behind. */
  readonly saving: () => Promise<readonly Told[]>;
}

const longText = '年'.repeat(9_000);

async function cellsOf(workbook: Workbook): Promise<readonly (readonly Content[])[] | undefined> {
  const { sheets } = await workbook.read({ sheets: [trialName], names: [] });
  return sheets.find(({ name }) => sameName(name, trialName))?.cells;
}

const shown = (content: Content | undefined): string =>
  JSON.stringify(content?.formula === undefined ? (content?.value ?? null) : `=${content.formula}`).slice(
    0,
    40,
  );

/** What was put into the first column, and what stands there. */
async function contentsTold(workbook: Workbook): Promise<readonly Told[]> {
  const cells = await cellsOf(workbook);
  const wrong = trialContents.flatMap(([what, input], index): readonly Told[] => {
    const content = cells?.[index + 1]?.[0];
    const same = content !== undefined && holds(content, input);
    const result = input.kind !== 'formula' || content?.value === input.result;
    return same && result
      ? []
      : [{ what: `写入再读出：${what}`, how: `读到 ${shown(content)}`, asAssumed: false }];
  });
  const all = `${String(trialContents.length)} 种内容都一样`;
  return wrong.length > 0 ? wrong : [{ what: '写入再读出', how: all, asAssumed: true }];
}

/** Writes one cell, and reads it back. */
async function written(
  workbook: Workbook,
  { row, column }: { readonly row: number; readonly column: number },
  content: number | string,
): Promise<Omit<Told, 'what'>> {
  const input = { kind: 'value', value: content } as const;
  await workbook.write([{ sheet: trialName, row, column, inputs: [[input]] }]);
  const there = (await cellsOf(workbook))?.[row]?.[column];
  const same = there !== undefined && holds(there, input);
  return { how: same ? '可以' : `写了，读到 ${shown(there)}`, asAssumed: same };
}

/** Our own writes are no edits of the clerk's. */
async function ownWrites(workbook: Workbook): Promise<Omit<Told, 'what'>> {
  let heard = 0;
  const stop = await workbook.onEdit(() => (heard += 1));
  await workbook.write([
    {
      sheet: trialName,
      ...trialPlaces.open,
      inputs: [[{ kind: 'value', value: 3 }]],
    },
  ]);
  await stop();
  return { how: heard === 0 ? '不当作编辑' : '被当作编辑', asAssumed: heard === 0 };
}

async function tried({ workbook, trial, leftOut, saving }: SelfCheckOptions): Promise<readonly Told[]> {
  const start = Date.now();
  const drawn = await tell('建一张表', async () => {
    await workbook.addSheets([trialSheet()]);
    return { how: `可以，${((Date.now() - start) / 1000).toFixed(1)} 秒`, asAssumed: true };
  });
  const files = await saving();
  if (drawn.asAssumed !== true) return [drawn, ...files];
  const left = leftOut();
  const { open, locked, long } = trialPlaces;
  return [
    drawn,
    {
      what: '没有接受的外观',
      how: left.length === 0 ? '没有' : left.join('、'),
      asAssumed: left.length === 0,
    },
    ...(await contentsTold(workbook).catch((error: unknown): readonly Told[] => [
      { what: '写入再读出', how: `不行：${wordsOf(error)}`, asAssumed: false },
    ])),
    await tell('受保护的表：写没锁的格', () => written(workbook, open, 7)),
    await tell('受保护的表：写锁住的格', () => written(workbook, locked, 8)),
    await tell('一格九千字', () => written(workbook, long, longText)),
    await tell('程序自己写入', () => ownWrites(workbook)),
    await tell('选中一格', async () => {
      await workbook.select({ sheet: trialName, area: { ...open, rows: 1, columns: 1 } });
      return { how: '可以', asAssumed: true };
    }),
    ...(await trial.inspect(trialName)),
    await trial.events(trialName, open.row, open.column),
    ...files,
  ];
}

/** Refused where a sheet of that name is somebody else's. Rejects only where the workbook cannot be read at all. */
export async function selfCheck(options: SelfCheckOptions): Promise<SelfCheck | Refusal> {
  const { workbook, trial } = options;
  const before = await cellsOf(workbook);
  if (before && before[0]?.[0]?.value !== trialMark)
    return refuse('other-sheet', `工作簿里有一张叫“${trialName}”的表，不是自检建的。请先把它改名，再自检。`);
  const remove = async (): Promise<boolean> => {
    await trial.remove(trialName, [trialArea]).catch(() => undefined);
    return (await cellsOf(workbook).catch(() => [])) === undefined;
  };
  if (before && !(await remove()))
    return refuse('not-cleared', `上次自检的临时表“${trialName}”删不掉。请手工删除它，再自检。`);
  let told: readonly Told[] = [];
  let cleared = false;
  try {
    told = await tried(options);
  } finally {
    cleared = (await remove()) || (await remove());
  }
  return { kind: 'self-checked', told, sheet: trialName, cleared };
}
