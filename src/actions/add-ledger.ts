/** 台账: adds the sheets of the ledger that are missing. What is there is the clerk's, and is not touched. */
import { planLedger } from '../workbook/plan/ledger-sheets';
import { readInfo } from '../workbook/read/info';
import { isRefusal } from '../form/refusal';
import type { Workbook } from '../workbook/workbook';
import type { AddedSheets } from './add-sheets';

/** All missing sheets at once or none. `year` is the report's; read from the workbook where it is left out; `ready` rows are made. */
export async function addLedger(
  workbook: Workbook,
  year?: number | null,
  ready?: number,
): Promise<AddedSheets> {
  const contents = await workbook.read();
  const info = readInfo(contents);
  const plans = planLedger(year ?? (isRefusal(info) ? null : info.year), ready);
  const present = new Set(contents.sheets.map(({ name }) => name));
  const missing = plans.filter(({ name }) => !present.has(name));
  if (missing.length > 0) await workbook.addSheets(missing);
  const names = (which: readonly { readonly name: string }[]): readonly string[] =>
    which.map(({ name }) => name);
  return {
    kind: 'added',
    added: names(missing),
    kept: names(plans.filter((plan) => !missing.includes(plan))),
  };
}
