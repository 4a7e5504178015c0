/** 导入: a published report, in whatever form it comes, becomes a Report and a list of what was doubtful. */
import { refuse, type Refusal, type Report } from '../form/report';
import { readPastedText, type Intake, type IntakeNote } from '../intake/pasted';
import type { Workbook } from '../workbook/workbook';
import { openReport } from './open-report';

export interface Source {
  readonly kind: 'source';
  readonly report: Report;
  readonly notes: readonly IntakeNote[];
}
