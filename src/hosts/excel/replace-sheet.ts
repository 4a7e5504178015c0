/// <reference types="office-js" />
/**
 * Puts a sheet in another's place. The clerk's explanations are on the old one (校验结果), and the new one has copies: it
 * is whole and visible under a draft's name before the old one goes, and being given the name is all that is left then.
 */
import { sameName } from '../../workbook/sheet-name';
import { waitingName } from '../../workbook/waiting-name';
import type { SheetPlan } from '../../workbook/workbook';
import { addTo } from './add-sheets';
import { discard } from './drafts';
import { addNames, drawSheet, reveal } from './draw-sheet';
import { clearAway, has, look, type SheetPresent } from './present';
import type { ExcelSession } from './session';
import { setViews, setViewsOneByOne } from './views';

/** Two visits where all goes well; adds the sheet where there is none. */
export async function replaceSheet(session: ExcelSession, plan: SheetPlan): Promise<void> {
  const before = await look(session);
  const old = before.details.find(({ name }) => sameName(name, plan.name));
  if (!old || !has(before.sheets, plan.name)) {
    await addTo(session, [plan], before);
    return;
  }
  const { active } = before;
  const wasActive = active !== undefined && sameName(active, plan.name);
  try {
    await session.draw(async (context) => {
      const { worksheets } = context.workbook;
      context.runtime.enableEvents = false;
      clearAway(context, before, [plan]);
      const name = waitingName(plan.name);
      const sheet = drawSheet(session, context, plan, name);
      reveal(context, sheet, { ...plan, names: [] });
      sheet.position = old.position;
      // Else Excel would go to a neighbour.
      if (wasActive) sheet.activate();
      worksheets.getItem(plan.name).delete();
      sheet.name = plan.name;
      addNames(context, sheet, plan, before.names);
      context.runtime.enableEvents = true;
      const tell = setViews(session, context, [{ sheet, plan }], active);
      await context.sync();
      tell();
    });
  } catch (error) {
    if (!(await settle(session, plan, old, wasActive))) throw error;
    await setViewsOneByOne(session, [plan], active);
  }
}

/**
 * After a batch that failed or was not answered in time: while the old sheet is there it stays and the draft goes;
 * without it the draft takes its place. Gives whether the new sheet is there.
 */
async function settle(
  session: ExcelSession,
  plan: SheetPlan,
  old: SheetPresent,
  wasActive: boolean,
): Promise<boolean> {
  try {
    return await session.run(async (context) => {
      const { worksheets, names } = context.workbook;
      worksheets.load('items/id,items/name,items/visibility');
      names.load('items/name');
      await context.sync();
      const find = (wanted: string): Excel.Worksheet | undefined =>
        worksheets.items.find(({ name }) => sameName(name, wanted));
      const draft = find(waitingName(plan.name));
      const own = find(plan.name);
      const replaced = own ? (own.id === old.id ? undefined : own) : draft;
      if (draft && replaced === draft) draft.name = plan.name;
      else if (draft) {
        if (wasActive) own?.activate();
        discard(draft, draft.name);
      }
      const present = names.items.map(({ name }) => name);
      if (replaced) addNames(context, replaced, plan, present);
      context.runtime.enableEvents = true;
      await context.sync();
      return replaced !== undefined;
    });
  } catch {
    await session.hearEvents();
    return false;
  }
}
