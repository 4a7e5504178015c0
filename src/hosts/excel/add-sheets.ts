/// <reference types="office-js" />
/**
 * Adds whole sheets, all or none. Excel has no rollback: all sheets are drawn very hidden before the first is shown. A
 * batch that stops before that is taken back, one that stops later is brought to its end, and what could not even be
 * taken back is cleared away by the next try. How they look in a window and on paper comes last, as far as Excel lets us.
 */
import { refuseTaken, sameName } from '../../workbook/sheet-name';
import type { SheetPlan } from '../../workbook/workbook';
import { discard, finished } from './drafts';
import { drawSheet, reveal } from './draw-sheet';
import { clearAway, has, look, type Present } from './present';
import type { ExcelSession } from './session';
import { setViews, setViewsOneByOne } from './views';

/** Two visits where all goes well. */
export async function addSheets(session: ExcelSession, plans: readonly SheetPlan[]): Promise<void> {
  await addTo(session, plans, await look(session));
}

/** As `addSheets`, where one has looked already. */
export async function addTo(
  session: ExcelSession,
  plans: readonly SheetPlan[],
  before: Present,
): Promise<void> {
  refuseTaken(plans, before);
  try {
    await session.draw(async (context) => {
      context.runtime.enableEvents = false;
      clearAway(context, before, plans);
      const drawn = plans.map((plan) => ({ plan, sheet: drawSheet(session, context, plan, plan.name) }));
      for (const { plan, sheet } of drawn) reveal(context, sheet, plan);
      context.runtime.enableEvents = true;
      const tell = setViews(session, context, drawn, before.active);
      await context.sync();
      tell();
    });
  } catch (error) {
    if (!(await settle(session, plans))) throw error;
    await setViewsOneByOne(session, plans, before.active);
  }
}

interface Found {
  readonly plan: SheetPlan;
  readonly sheet: Excel.Worksheet | undefined;
  readonly shown: boolean;
}

/** Sheets are shown in the order of their plans, after the last is drawn. */
function allDrawn(found: readonly Found[]): boolean {
  const first = found.findIndex(({ shown }) => !shown);
  const hidden = first < 0 ? [] : found.slice(first);
  return first !== 0 && hidden.every(({ sheet, shown }) => sheet && !shown);
}

/**
 * After a batch that failed, or was not answered in time and may have been done all the same. What the clerk can see
 * is theirs already and stays. Gives whether all sheets are there; where Excel does not let us, the next try clears up.
 */
async function settle(session: ExcelSession, plans: readonly SheetPlan[]): Promise<boolean> {
  try {
    return await session.run(async (context) => {
      const { worksheets, names } = context.workbook;
      worksheets.load('items/name,items/visibility,items/protection/protected');
      names.load('items/name');
      await context.sync();
      const present = names.items.map(({ name }) => name);
      const whole = finished(worksheets.items);
      const found = plans.map((plan): Found => {
        const sheet = worksheets.items.find(({ name }) => sameName(name, plan.name));
        return { plan, sheet, shown: sheet !== undefined && whole.includes(sheet) };
      });
      const done = allDrawn(found);
      for (const { plan, sheet, shown } of found) {
        if (!sheet || shown) continue;
        if (done) reveal(context, sheet, plan, { names: present, protected: sheet.protection.protected });
        else {
          for (const { name } of plan.names) if (has(present, name)) names.getItem(name).delete();
          discard(sheet, sheet.name);
        }
      }
      context.runtime.enableEvents = true;
      await context.sync();
      return done;
    });
  } catch {
    await session.hearEvents();
    return false;
  }
}
