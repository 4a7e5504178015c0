/** A workbook imported into a new one: what the clerk wrote on its 校验结果 comes along. */
import type { Remarks } from '../workbook/read/results';
import type { Workbook } from '../workbook/workbook';
import { checkOpened, planResults, type Checked } from './check-report';
import { openReport } from './open-report';
import { isRefusal, type Refusal } from '../form/refusal';

/**
 * Puts `remarks` of another workbook on 校验结果: beside the findings they speak of, and the others below, where they
 * wait until their values are there again.
 */
export async function restoreRemarks(workbook: Workbook, remarks: Remarks): Promise<Checked | Refusal> {
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return opened;
  const checked = checkOpened({ ...opened, read: { ...opened.read, remarks } }, {});
  await workbook.replaceSheet(planResults(checked, undefined));
  return checked;
}
