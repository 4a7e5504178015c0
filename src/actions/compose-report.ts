/** The report as blocks, ready to be shown or written: what is previewed is what is saved. */
import { compose } from '../document/compose';
import type { ReportDocument } from '../document/document';
import { tallyOf } from '../form/severity';
import type { LocatedFinding } from '../rules/locate';
import type { Workbook } from '../workbook/workbook';
import { checkReport, type CheckOptions } from './check-report';
import { isRefusal, type Refusal } from '../form/refusal';

export interface ComposedReport {
  readonly kind: 'composed';
  /** Marked as a draft where errors stand. */
  readonly document: ReportDocument;
  readonly errorsStand: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Reads once, writes nothing. */
export async function composeReport(
  workbook: Workbook,
  options: CheckOptions = {},
): Promise<ComposedReport | Refusal> {
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  const { findings } = checked;
  const errorsStand = tallyOf(findings).openErrors > 0;
  return {
    kind: 'composed',
    document: compose(checked.opened.report, { draft: errorsStand }),
    errorsStand,
    findings,
  };
}
