/// <reference types="office-js" />
/**
 * What belongs to the window and to the printer: gridlines, panes, filters, page set-up. Excels that are out there refuse some of
 * it (office-js issues 2196, 2014) or leave it out without a word (1860), so it comes last of all: the sheets are there
 * with their contents, protected and shown, whatever becomes of this. What was left out is told.
 */
import { areaName } from '../../workbook/a1';
import { HostError } from '../../workbook/host-error';
import type { SheetPlan } from '../../workbook/workbook';
import { NoAnswer, type ExcelSession } from './session';

interface Step {
  /** What is missing without it, for the clerk. */
  readonly look: string;
  readonly draw: (sheet: Excel.Worksheet, plan: SheetPlan) => void;
}

function freeze(sheet: Excel.Worksheet, { freeze: frozen }: SheetPlan): void {
  if (!frozen) return;
  const { rows, columns } = frozen;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

const windowSteps: readonly Step[] = [
  {
    look: '网格线',
    draw: (sheet) => {
      sheet.showGridlines = false;
    },
  },
  { look: '冻结窗格', draw: freeze },
];

const paper = 'A4'; // eslint-disable-line no-restricted-syntax -- a paper, not a cell
const inch = 72;
const scaling = '打印缩放';

/** ExcelApi 1.9: before it the sheet has no buttons to filter by, and prints with the clerk's own settings. */
const pageSteps: readonly Step[] = [
  {
    look: '筛选按钮',
    draw: (sheet, { filter }) => {
      if (filter)
        sheet.autoFilter.apply(
          sheet.getRangeByIndexes(filter.row, filter.column, filter.rows, filter.columns),
        );
    },
  },
  {
    look: '页面设置',
    draw: ({ pageLayout }, { print }) => {
      pageLayout.orientation = print.orientation === 'portrait' ? 'Portrait' : 'Landscape';
    },
  },
  {
    look: scaling,
    draw: ({ pageLayout }, { print }) => {
      pageLayout.zoom =
        print.onePage === true
          ? { horizontalFitToPages: 1, verticalFitToPages: 1 }
          : { horizontalFitToPages: 1 };
    },
  },
  {
    look: '页面设置',
    draw: ({ pageLayout }) => {
      pageLayout.centerHorizontally = true;
      pageLayout.set({
        leftMargin: 0.5 * inch,
        rightMargin: 0.5 * inch,
        topMargin: 0.6 * inch,
        bottomMargin: 0.6 * inch,
        headerMargin: 0.3 * inch,
        footerMargin: 0.3 * inch,
      });
    },
  },
  {
    look: '打印纸张',
    draw: ({ pageLayout }) => {
      pageLayout.paperSize = paper;
    },
  },
  {
    look: '打印区域和打印标题',
    draw: ({ pageLayout }, { print }) => {
      pageLayout.setPrintArea(areaName(print.area));
      if (print.titleRows !== undefined) pageLayout.setPrintTitleRows(`$1:$${String(print.titleRows)}`);
    },
  },
  {
    look: '页脚',
    draw: ({ pageLayout }, { print }) => {
      if (print.onePage !== true)
        pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页，共 &N 页';
    },
  },
];

const stepsOf = (session: ExcelSession): readonly Step[] =>
  session.supports('1.9') ? [...windowSteps, ...pageSteps] : windowSteps;

export interface Shown {
  readonly sheet: Excel.Worksheet;
  readonly plan: SheetPlan;
}

/** Freezing a sheet changes which one Excel says is active (3148), on the screen or not. */
function backTo(context: Excel.RequestContext, active: string | undefined): void {
  if (active !== undefined) context.workbook.worksheets.getItem(active).activate();
}

/** Fitting to pages is the one thing known to get lost without a word: whether it did can be told after the sync. */
function askScaling(session: ExcelSession, sheets: readonly Shown[]): () => void {
  if (!session.supports('1.9')) return () => undefined;
  const asked = sheets.map(({ sheet }) => sheet.pageLayout.load('zoom'));
  return () => {
    if (asked.some(({ zoom }) => typeof zoom.scale === 'number' && zoom.horizontalFitToPages !== 1))
      session.leftOut.add(scaling);
  };
}

/**
 * All of it, as the last actions of a batch; what it gives is called after the sync. `active`: the sheet that is in
 * front now.
 */
export function setViews(
  session: ExcelSession,
  context: Excel.RequestContext,
  sheets: readonly Shown[],
  active: string | undefined,
): () => void {
  const steps = stepsOf(session);
  for (const { sheet, plan } of sheets) for (const { draw } of steps) draw(sheet, plan);
  backTo(context, active);
  return askScaling(session, sheets);
}

/**
 * After a batch that stopped on the way: sheet by sheet, and where one refuses, step by step; what was refused once is
 * not tried again. Never rejects.
 */
export async function setViewsOneByOne(
  session: ExcelSession,
  plans: readonly SheetPlan[],
  active: string | undefined,
): Promise<void> {
  const refused = new Set<Step>();
  const visit = async (plan: SheetPlan, steps: readonly Step[]): Promise<void> =>
    session.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(plan.name);
      for (const { draw } of steps) draw(sheet, plan);
      const tell = steps.some(({ look }) => look === scaling)
        ? askScaling(session, [{ sheet, plan }])
        : undefined;
      await context.sync();
      tell?.();
    });
  /** Whether Excel answers at all. */
  const tried = async (plan: SheetPlan, steps: readonly Step[]): Promise<'done' | 'refused' | 'deaf'> => {
    try {
      await visit(plan, steps);
      return 'done';
    } catch (error) {
      return error instanceof HostError && !(error instanceof NoAnswer) ? 'refused' : 'deaf';
    }
  };
  const giveUp = (steps: readonly Step[]): void => {
    for (const { look } of steps) session.leftOut.add(look);
  };
  for (const plan of plans) {
    const steps = stepsOf(session).filter((step) => !refused.has(step));
    const outcome = await tried(plan, steps);
    if (outcome === 'done') continue;
    for (const step of steps) {
      const alone = outcome === 'deaf' ? 'deaf' : await tried(plan, [step]);
      if (alone === 'refused') refused.add(step);
      // Waiting for it again, for every sheet, would keep the clerk for minutes.
      if (alone === 'deaf') {
        giveUp(steps);
        return;
      }
    }
  }
  giveUp([...refused]);
  await session
    .run(async (context) => {
      backTo(context, active);
      await context.sync();
    })
    .catch(() => undefined);
}
