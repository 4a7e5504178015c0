/** The report as blocks, ready to be shown or written: what is previewed is what is saved. */
import { compose, type Pictures } from '../document/compose';
import type { ReportDocument } from '../document/document';
import { picturesIn } from '../form/report';
import { tallyOf } from '../form/severity';
import type { LocatedFinding } from '../rules/locate';
import type { Workbook } from '../workbook/workbook';
import { checkReport, type Checked, type CheckOptions } from './check-report';
import { isRefusal, type Refusal } from '../form/refusal';

export interface ComposeOptions extends CheckOptions {
  /** Pictures or none, whatever 填报说明 says; where it wants them, they stand where it says. */
  readonly pictures?: boolean;
}

export interface ComposedReport {
  readonly kind: 'composed';
  /** Marked as a draft where errors stand. */
  readonly document: ReportDocument;
  readonly errorsStand: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Most reports have none, and need not load how they are made. */
async function picturesOf({ opened }: Checked, options: ComposeOptions): Promise<Pictures | undefined> {
  const place = picturesIn(opened.report);
  if (!(options.pictures ?? place !== 'none')) return undefined;
  const { figuresOf } = await import('../charts/figures');
  return {
    place: place === 'end' ? 'end' : 'sections',
    figures: figuresOf(opened.report, options.lastYear ?? opened.read.lastYear),
  };
}

/** Reads once, writes nothing. */
export async function composeReport(
  workbook: Workbook,
  options: ComposeOptions = {},
): Promise<ComposedReport | Refusal> {
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  const { findings } = checked;
  const errorsStand = tallyOf(findings).openErrors > 0;
  const pictures = await picturesOf(checked, options);
  return {
    kind: 'composed',
    document: compose(checked.opened.report, { draft: errorsStand, ...(pictures ? { pictures } : {}) }),
    errorsStand,
    findings,
  };
}
