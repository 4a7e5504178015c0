/** 导入: a published report, in whatever form it comes, becomes a Report and a list of what was doubtful. */
import type { Refusal, Report } from '../form/report';
import type { IntakeNote } from '../intake/note';
import { readPastedText } from '../intake/pasted';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';

export interface Source {
  readonly kind: 'source';
  readonly report: Report;
  readonly notes: readonly IntakeNote[];
}

/** From the plain text of a report. */
export function readTextSource(text: string): Source | Refusal {
  const intake = readPastedText(text);
  return intake.kind === 'refusal' ? intake : { kind: 'source', report: intake.report, notes: intake.notes };
}

/** From a workbook with the standard tables. */
export async function readWorkbookSource(workbook: Workbook): Promise<Source | Refusal> {
  const opened = await openReport(workbook);
  return opened.kind === 'refusal' ? opened : { kind: 'source', report: opened.read.report, notes: [] };
}
