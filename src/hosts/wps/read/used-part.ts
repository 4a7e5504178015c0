/** How far a sheet goes. */
import { areaName, parseRange } from '../../../workbook/a1';
import { readReach } from '../../../workbook/limits';
import type { Area } from '../../../workbook/workbook';
import type { EtRange, EtSheet } from '../facade';

/** A method by the documentation, a property in some versions. */
function addressOf(range: EtRange): string {
  const { Address: address } = range;
  // Called where it stands: a method taken off its object may be none any more on the other side of the bridge.
  return typeof address === 'string' ? address : (range as EtRange & { Address: () => string }).Address();
}

/** Where the sheet has anything at all, content or looks. */
export function usedPart(sheet: EtSheet): { readonly area: Area; readonly range: EtRange } | undefined {
  const used = sheet.UsedRange;
  const address = addressOf(used);
  const whole = parseRange(address.slice(address.lastIndexOf('!') + 1));
  if (!whole) throw new Error(`WPS gave ${address} as the used part of a sheet`);
  const area = {
    ...whole,
    rows: Math.min(whole.rows, readReach.rows - whole.row),
    columns: Math.min(whole.columns, readReach.columns - whole.column),
  };
  if (area.rows <= 0 || area.columns <= 0) return undefined;
  const cut = area.rows < whole.rows || area.columns < whole.columns;
  return { area, range: cut ? sheet.Range(areaName(area)) : used };
}
