/** 新建年报: adds the sheets that are missing. A sheet that is there already is the clerk's, and is not touched. */
import { emptyReport, type Report } from '../form/report';
import { heldSheets } from '../workbook/read/own-sheets';
import { planSheets } from '../workbook/plan/template';
import type { SheetPlan, Workbook } from '../workbook/workbook';
import { isRefusal, type Refusal } from '../form/refusal';

export interface AddedSheets {
  readonly kind: 'added';
  readonly added: readonly string[];
  /** Already in the workbook, left exactly as they were. */
  readonly kept: readonly string[];
}

/** Adds all missing sheets at once or none. `report` fills them; an empty one gives the blank form. */
export async function addSheets(
  workbook: Workbook,
  report: Report = emptyReport,
): Promise<AddedSheets | Refusal> {
  const plans = planSheets(report);
  if (isRefusal(plans)) return plans;
  const missing = await missingSheets(workbook, plans);
  if (missing.length > 0) await workbook.addSheets(missing);
  return {
    kind: 'added',
    added: missing.map((plan) => plan.name),
    kept: plans.filter((plan) => !missing.includes(plan)).map((plan) => plan.name),
  };
}

/** Those of `plans` that the workbook has not, whatever their tabs are called there. Reads only. */
export async function missingSheets(
  workbook: Workbook,
  plans: readonly SheetPlan[],
): Promise<readonly SheetPlan[]> {
  const { sheets, names } = await workbook.read({
    sheets: plans.map((plan) => plan.name),
    names: plans.flatMap((plan) => plan.names.map(({ name }) => name)),
  });
  const present = new Set(sheets.map((sheet) => sheet.name));
  const missing = plans.filter(
    (plan) => !present.has(plan.name) && !plan.names.some(({ name }) => names.has(name)),
  );
  if (missing.length === 0 || missing.length === plans.length) return missing;
  // Where some are there, others may only be called otherwise.
  const held = heldSheets(await workbook.read());
  return missing.filter(({ name }) => !held.has(name));
}
