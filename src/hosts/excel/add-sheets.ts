/// <reference types="office-js" />
/**
 * Adds and replaces whole sheets, all or none. Excel has no rollback: a sheet is very hidden until it is whole, the
 * batch that fails is taken back, and what could not even be taken back is cleared away by the next try.
 */
import { refuseTaken, sameName } from '../../workbook/sheet-name';
import type { SheetPlan } from '../../workbook/workbook';
import { drawSheet, reveal } from './draw-sheet';
import { finished } from './read-workbook';
import type { ExcelSession } from './session';

/** The name under which a sheet is drawn that will take another's place. */
const draftName = '~年报草稿';

interface Present {
  readonly sheets: readonly string[];
  /** By name in lower case. */
  readonly positions: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** Very hidden: never finished. */
  readonly unfinished: readonly string[];
}

function look(session: ExcelSession): Promise<Present> {
  return session.read(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load('items/name,items/visibility,items/position');
    names.load('items/name');
    await context.sync();
    const done = finished(worksheets.items);
    return {
      sheets: done.map(({ name }) => name),
      positions: new Map(worksheets.items.map(({ name, position }) => [name.toLowerCase(), position])),
      names: names.items.map(({ name }) => name),
      unfinished: worksheets.items.filter((sheet) => !done.includes(sheet)).map(({ name }) => name),
    };
  });
}

function has(list: readonly string[], name: string): boolean {
  return list.some((other) => sameName(other, name));
}

/** Takes back what a failed batch may have left, as far as Excel lets us; the next try does the rest. */
async function takeBack(session: ExcelSession, plans: readonly SheetPlan[], before: Present): Promise<void> {
  await session
    .run(async (context) => {
      const { worksheets, names } = context.workbook;
      worksheets.load('items/name');
      names.load('items/name');
      await context.sync();
      for (const { name } of plans.flatMap((plan) => plan.names)) {
        if (
          !has(before.names, name) &&
          has(
            names.items.map((item) => item.name),
            name,
          )
        )
          names.getItem(name).delete();
      }
      for (const sheet of worksheets.items) {
        const ours =
          has(
            plans.map((plan) => plan.name),
            sheet.name,
          ) && !has(before.sheets, sheet.name);
        if (ours || sheet.name === draftName) sheet.delete();
      }
      context.runtime.enableEvents = true;
      await context.sync();
    })
    .catch(() => session.hearEvents());
}

/** Two visits where all goes well. */
export async function addSheets(session: ExcelSession, plans: readonly SheetPlan[]): Promise<void> {
  await addTo(session, plans, await look(session));
}

async function addTo(session: ExcelSession, plans: readonly SheetPlan[], before: Present): Promise<void> {
  refuseTaken(plans, before);
  const leftovers = before.unfinished.filter((name) =>
    has([draftName, ...plans.map((plan) => plan.name)], name),
  );
  try {
    await session.run(async (context) => {
      const { worksheets } = context.workbook;
      context.runtime.enableEvents = false;
      for (const name of leftovers) worksheets.getItem(name).delete();
      const drawn = plans.map((plan) => ({ plan, sheet: draw(context, session, plan, plan.name) }));
      for (const { plan, sheet } of drawn) reveal(context, sheet, plan);
      context.runtime.enableEvents = true;
      await context.sync();
    });
  } catch (error) {
    await takeBack(session, plans, before);
    throw error;
  }
}

function draw(
  context: Excel.RequestContext,
  session: ExcelSession,
  plan: SheetPlan,
  name: string,
): Excel.Worksheet {
  return drawSheet(context, plan, { name, pageLayout: session.supports('1.9') });
}

/** The new sheet is drawn whole under another name before the old one goes. */
export async function replaceSheet(session: ExcelSession, plan: SheetPlan): Promise<void> {
  const before = await look(session);
  if (!has(before.sheets, plan.name)) {
    await addTo(session, [plan], before);
    return;
  }
  try {
    await session.run(async (context) => {
      const { worksheets, names } = context.workbook;
      context.runtime.enableEvents = false;
      if (has(before.unfinished, draftName)) worksheets.getItem(draftName).delete();
      const old = worksheets.getItem(plan.name);
      const sheet = draw(context, session, plan, draftName);
      for (const { name } of plan.names) if (has(before.names, name)) names.getItem(name).delete();
      old.delete();
      sheet.name = plan.name;
      sheet.position = before.positions.get(plan.name.toLowerCase()) ?? 0;
      reveal(context, sheet, plan);
      context.runtime.enableEvents = true;
      await context.sync();
    });
  } catch (error) {
    await takeBack(session, [], before);
    throw error;
  }
}
