/** Adds whole sheets, all or none. */
import { refuseTaken } from '../../../workbook/sheet-name';
import type { SheetPlan } from '../../../workbook/workbook';
import { atDesk, draw, finish, look, type Present } from './desk';
import type { WpsSession } from '../session';

export function addSheets(
  session: WpsSession,
  plans: readonly SheetPlan[],
  present: Present = look(session, plans),
): void {
  const namesOf = (list: readonly { readonly name: string }[]): readonly string[] =>
    list.map(({ name }) => name);
  // Refusals are programming errors and come as they are.
  refuseTaken(plans, { sheets: namesOf(present.sheets), names: namesOf(present.names) });
  session.change((book) => {
    atDesk(session, book, present, (desk) => {
      for (const plan of plans) draw(desk, plan);
      finish(desk);
    });
  });
}
