/**
 * Changes of rules, merges and number formats that ride along with typing, a paste or a fill. They cannot be refused, or the paste would stop
 * half-way; they are made to change nothing, because the rules are the workbook's.
 */
import { UpdateRuleType } from '@univerjs/presets/preset-sheets-data-validation';
import type { IRange } from '@univerjs/presets';

type Params = Record<string, unknown>;

/** `rangesOf`: where the sheet's validation of that id stands. */
type Neutralise = (params: Params, rangesOf: (rule: string) => readonly IRange[]) => Params;

const nothing = 'nothing';

const neutral: Readonly<Record<string, Neutralise>> = {
  'sheet.mutation.add-worksheet-merge': () => ({ ranges: [] }),
  'sheet.mutation.remove-worksheet-merge': () => ({ ranges: [] }),
  // What was typed into a cell with a format of its own is shown in that format.
  'sheet.mutation.set.numfmt': () => ({ values: {} }),
  'sheet.mutation.remove.numfmt': () => ({ ranges: [] }),
  'sheet.mutation.add-conditional-rule': ({ rule }) => ({ rule: { ...(rule as object), ranges: [] } }),
  'sheet.mutation.set-conditional-rule': () => ({ cfId: nothing }),
  'sheet.mutation.delete-conditional-rule': () => ({ cfId: nothing }),
  'data-validation.mutation.addRule': () => ({ rule: [] }),
  'data-validation.mutation.removeRule': () => ({ ruleId: [] }),
  'data-validation.mutation.updateRule': ({ ruleId }, rangesOf) => ({
    payload: { type: UpdateRuleType.RANGE, payload: rangesOf(String(ruleId)) },
  }),
};

/** Whether it was one of them, and is now harmless. */
export function madeHarmless(
  id: string,
  params: object,
  rangesOf: (sheet: string, rule: string) => readonly IRange[],
): boolean {
  const change = neutral[id];
  if (!change) return false;
  const { subUnitId } = params as { readonly subUnitId: string };
  Object.assign(
    params,
    change(params as Params, (rule) => rangesOf(subUnitId, rule)),
  );
  return true;
}
