/** What a reader of someone else's report could not be sure of: said, never guessed silently. */
import type { Subject } from '../form/report';

export interface IntakeNote {
  /** `doubtful`: look at it before using the figures; `info`: good to know. */
  readonly severity: 'doubtful' | 'info';
  readonly message: string;
  readonly about?: readonly Subject[];
  /** Line of the source, from 1. */
  readonly line?: number;
  readonly quote?: string;
}
