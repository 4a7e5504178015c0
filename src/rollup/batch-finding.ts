/** What is wrong with a batch of reports, or odd about it: which units and files, in words for the office that collects. */
import type { CellKey } from '../form/cell';
import type { Severity } from '../form/severity';

export type BatchRuleId =
  | 'batch-missing'
  | 'batch-late'
  | 'batch-twice'
  | 'batch-changed'
  | 'batch-older'
  | 'batch-typed'
  | 'batch-year'
  | 'batch-unlisted'
  | 'batch-doubtful'
  | 'batch-renamed'
  | 'batch-alike'
  | 'batch-as-last-year'
  | 'batch-scope'
  | 'batch-predecessors'
  | 'batch-joint-defendants'
  | 'area-sum';

export interface BatchFinding {
  readonly rule: BatchRuleId;
  readonly severity: Severity;
  /** Codes of the units it is about. */
  readonly units: readonly string[];
  readonly files: readonly string[];
  readonly cells?: readonly CellKey[];
  readonly message: string;
  readonly basis: string;
  /** The words it rests on, as written: of two texts that are alike, one of each. */
  readonly quotes?: readonly string[];
}
