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

/** A doubt about no place in particular. */
export function doubtful(message: string): IntakeNote {
  return { severity: 'doubtful', message };
}

/** More than this, and nobody reads on; a report that is merely untidy has a dozen. */
const most = 60;

/** The first of them, and one that stands for the rest: what they are about stays doubtful. */
export function mostNotes(notes: readonly IntakeNote[]): readonly IntakeNote[] {
  const rest = notes.slice(most);
  if (rest.length < 2) return notes;
  const about = [
    ...new Set(rest.flatMap(({ severity, about: cells = [] }) => (severity === 'doubtful' ? cells : []))),
  ];
  const message = `还有 ${String(rest.length)} 处要核对，没有一一列出。`;
  return [...notes.slice(0, most), { severity: 'doubtful', message, about }];
}
