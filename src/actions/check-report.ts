/** 校验: all checks over a workbook; `writeResults` also leaves the sheet 校验结果, for signing and mailing. */
import { progressOf, type ReportProgress } from '../form/progress';
import { isYearBefore, yearBefore } from '../form/year-before';
import type { Report } from '../form/report';
import { check } from '../rules/check';
import { locate, type LocatedFinding } from '../rules/locate';
import type { Evidence } from '../rules/rule';
import { resultSheet } from '../workbook/plan/result-sheet';
import type { SheetPlan, Workbook } from '../workbook/workbook';
import { openReport, type OpenedReport } from './open-report';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

export interface CheckOptions {
  /** Overrides the last year's figures held in the workbook's 上年数据. */
  readonly lastYear?: Report;
  /** `YYYY-MM-DD`; without it the deadline is not spoken of. */
  readonly today?: string;
}

export interface Checked {
  readonly kind: 'checked';
  readonly opened: OpenedReport;
  readonly findings: readonly LocatedFinding[];
  /** 已填 120/200 */
  readonly progress: ReportProgress;
}

/** A report given to compare with must be of the year before: with any other, nothing across years would be checked. */
function refuseOtherYear({ year }: Report, lastYear: Report | undefined): Refusal | undefined {
  const last = lastYear?.year ?? null;
  if (year === null || last === null || isYearBefore(last, year)) return undefined;
  return refuse(
    'other-year',
    `这份年报是 ${String(year)} 年的，要核对的上年年报应是 ${String(yearBefore(year))} 年的；给出的是 ${String(last)} 年的，没有校验。请换一份，或检查“填报说明”里的年度。`,
  );
}

/** Reads once, writes nothing. Refused where `options.lastYear` is of another year. */
export async function checkReport(
  workbook: Workbook,
  options: CheckOptions = {},
): Promise<Checked | Refusal> {
  const opened = await openReport(workbook);
  if (isRefusal(opened)) return opened;
  return refuseOtherYear(opened.report, options.lastYear) ?? checkOpened(opened, options);
}

/** The checks alone. Pure. */
export function checkOpened(opened: OpenedReport, options: CheckOptions): Checked {
  const lastYear = options.lastYear ?? opened.read.lastYear;
  const ledger = opened.ledger?.assess(options.today);
  const evidence: Evidence = {
    report: opened.report,
    unresolved: opened.unresolved,
    ...(ledger ? { ledger } : {}),
    ...(opened.area ? { area: opened.area } : {}),
    ...(opened.edited ? { edited: opened.edited } : {}),
    ...(lastYear ? { lastYear } : {}),
    ...(options.today === undefined ? {} : { today: options.today }),
  };
  return {
    kind: 'checked',
    opened,
    findings: locate(check(evidence), evidence, opened.read),
    progress: progressOf(opened.report),
  };
}

/** Checks and writes the sheet 校验结果, the only sheet this product ever replaces. */
export async function checkAndWriteResults(
  workbook: Workbook,
  options: CheckOptions & { readonly today: string },
): Promise<Checked | Refusal> {
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  await workbook.replaceSheet(planResults(checked, options.today));
  return checked;
}

/** The sheet 校验结果, with what the clerk wrote on the one before. */
export function planResults({ opened, findings }: Checked, date: string | undefined): SheetPlan {
  const { unit, year } = opened.report;
  const { remarks } = opened.read;
  const day = date ?? remarks.date;
  return resultSheet({ unit, year, findings, remarks, ...(day === undefined ? {} : { date: day }) });
}
