/** What a reader of someone else's report could not be sure of: said, never guessed silently. */
import type { Subject } from '../form/report';

export interface IntakeNote {
  /** `doubtful`: look at it before using the figures; `info`: good to know. */
  readonly severity: 'doubtful' | 'info';
  readonly message: string;
  readonly about?: readonly Subject[];
  /** Where in the source: `第 12 行`, `第 2 个表格第 5 行`. */
  readonly where?: string;
  readonly quote?: string;
}
