/** 反查: which cell of tables 3 and 4 the clerk stands on, so that the applications it is made of can be listed. */
import type { CellKey } from '../form/cell';
import { refuse, type Refusal } from '../form/refusal';
import { sameName } from '../workbook/sheet-name';
import type { Workbook } from '../workbook/workbook';
import type { LedgerSummary } from './count-ledger';

export interface TracedCell {
  readonly kind: 'traced';
  readonly cell: CellKey;
}

const noCell = refuse(
  'no-cell',
  '请先在“三、依申请公开”或“四、复议诉讼”的表里选中一个数字格，再点“反查选中的格”。',
);

/** Asks the host once; reads no sheet. */
export async function traceCell(
  workbook: Workbook,
  { cells }: Pick<LedgerSummary, 'cells'>,
): Promise<TracedCell | Refusal> {
  const here = await workbook.activeCell();
  if (!here) return noCell;
  for (const [cell, { place }] of cells)
    if (sameName(place.sheet, here.sheet) && place.row === here.row && place.column === here.column)
      return { kind: 'traced', cell };
  return noCell;
}
