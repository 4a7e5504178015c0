/** A file that a unit sent in, in any format that can be imported: read, and checked by itself. */
import { resolveReport } from '../../fields/resolve';
import { isRefusal, type Refusal } from '../../form/refusal';
import type { Submission } from '../../rollup/submission';
import { problemsOf } from '../../rollup/problems';
import { check } from '../../rules/check';
import type { Source } from '../source';

export interface SentFile {
  /** As given, for people. */
  readonly name: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** `YYYY-MM-DD`: when it came. That is when it was last written: e-mail and file servers keep it. */
  readonly receivedOn: string;
}

/** `YYYY-MM-DD` of this machine's calendar. */
export function dayOf(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** Pure. `today` is `YYYY-MM-DD`. */
export function submissionOf(
  { name, sha256, receivedOn }: SentFile,
  source: Source | Refusal,
  today: string,
): Submission | Refusal {
  if (isRefusal(source)) return source;
  const { report, unresolved } = resolveReport(source.report);
  const evidence = { report, unresolved, today };
  return {
    file: name,
    sha256,
    receivedOn,
    report,
    problems: problemsOf(check(evidence), evidence, source.remarks?.texts),
    notes: source.notes.map(({ message }) => message),
  };
}
