/**
 * Puts a sheet in another's place. The clerk's explanations are on the old one (校验结果), and the new one has copies:
 * the old one is set aside under a name that says whose place it has, and goes only when the new one has that.
 */
import { sameName } from '../../../workbook/sheet-name';
import { waitingName } from '../../../workbook/waiting-name';
import type { SheetPlan } from '../../../workbook/workbook';
import { addSheets } from './add-sheets';
import { atDesk, draw, finish, look } from './desk';
import { attempt, type WpsSession } from '../session';

export function replaceSheet(session: WpsSession, plan: SheetPlan): void {
  const present = look(session, [plan]);
  const old = present.sheets.find(({ name }) => sameName(name, plan.name))?.sheet;
  if (!old) {
    addSheets(session, [plan], present);
    return;
  }
  session.change((book) => {
    const wasActive = book.ActiveSheet.Name === old.Name;
    const former = present.names
      .filter(({ name }) => plan.names.some((planned) => sameName(planned.name, name)))
      .map(({ name, entry }) => ({ name, refersTo: entry.RefersTo }));
    try {
      atDesk(session, book, present, (desk) => {
        draw(desk, plan, old);
        old.Name = waitingName(plan.name);
        finish(desk);
      });
    } catch (error) {
      const restore = (): unknown => (old.Name = plan.name);
      if (!attempt(restore)) attempt(restore);
      for (const { name, refersTo } of former) attempt(() => book.Names.Add(name, refersTo));
      throw error;
    }
    if (wasActive)
      attempt(() => {
        book.Worksheets.Item(plan.name).Activate();
      });
    // Should it refuse to go, the next try clears it away.
    attempt(() => {
      old.Delete();
    });
  });
}
