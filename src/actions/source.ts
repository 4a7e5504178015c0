/** What was imported: a report, wherever it came from. */
import type { Report } from '../form/report';
import type { IntakeNote } from '../intake/note';
import type { Remarks } from '../workbook/read/results';

export interface Source {
  readonly kind: 'source';
  readonly report: Report;
  /** What was read from where, and what was doubtful. */
  readonly notes: readonly IntakeNote[];
  /** What a clerk wrote on 校验结果, where the source is a workbook of ours that was checked. */
  readonly remarks?: Remarks;
}
