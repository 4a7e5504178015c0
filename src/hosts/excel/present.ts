/// <reference types="office-js" />
/** What is in the workbook before anything is drawn, and clearing away what an earlier failure has left there. */
import { sameName } from '../../workbook/sheet-name';
import { waitingFor } from '../../workbook/waiting-name';
import type { SheetPlan } from '../../workbook/workbook';
import { discard, finished, leftovers, restoreDrafts } from './drafts';
import type { ExcelSession } from './session';

export interface SheetPresent {
  readonly name: string;
  readonly id: string;
  readonly position: number;
}

export interface Present {
  readonly sheets: readonly string[];
  readonly details: readonly SheetPresent[];
  readonly names: readonly string[];
  /** Names of sheets that an earlier failure has left. */
  readonly leftovers: readonly string[];
  /** Undefined where it is no worksheet, as when a chart fills the window. */
  readonly active: string | undefined;
}

export function has(list: readonly string[], name: string): boolean {
  return list.some((other) => sameName(other, name));
}

/** One visit; where no worksheet is active, asking for it may fail, and all is asked again without. */
export function look(session: ExcelSession): Promise<Present> {
  return session.read((careful) => async (context) => {
    const { worksheets, names } = context.workbook;
    const active = careful ? undefined : worksheets.getActiveWorksheet().load('name');
    worksheets.load('items/id,items/name,items/visibility,items/position');
    names.load('items/name');
    await context.sync();
    const { items } = worksheets;
    if (restoreDrafts(items)) await context.sync();
    return {
      sheets: finished(items).map(({ name }) => name),
      details: items.map(({ name, id, position }) => ({ name, id, position })),
      names: names.items.map(({ name }) => name),
      leftovers: leftovers(items).map(({ name }) => name),
      active: active?.name,
    };
  });
}

/** All drafts that were left, and what was left of these plans; any other very hidden sheet is not ours. */
export function clearAway(
  context: Excel.RequestContext,
  { leftovers: left }: Present,
  plans: readonly SheetPlan[],
): void {
  const planned = plans.map(({ name }) => name);
  const isDraft = (name: string): boolean => waitingFor(name) !== undefined;
  // Drafts first: the others go by way of their names.
  for (const name of [...left.filter(isDraft), ...left.filter((one) => !isDraft(one) && has(planned, one))])
    discard(context.workbook.worksheets.getItem(name), name);
}
