/** A file that a unit sent in, in any format that can be imported: read, and checked by itself. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolveReport } from '../fields/resolve';
import { isRefusal, type Refusal } from '../form/refusal';
import type { Submission } from '../rollup/submission';
import { problemsOf } from '../rollup/problems';
import { check } from '../rules/check';
import { readBytes } from './files';
import { openSource } from './open-source';

/** `YYYY-MM-DD` of this machine's calendar. */
function dayOf(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** When it came is when it was last written: e-mail and file servers keep that. */
export async function submissionIn(file: string, today: string): Promise<Submission | Refusal> {
  const bytes = await readBytes(file);
  if (isRefusal(bytes)) return bytes;
  const source = await openSource(file);
  if (isRefusal(source)) return source;
  const { report, unresolved } = resolveReport(source.report);
  const evidence = { report, unresolved, today };
  const { mtime } = await stat(file);
  return {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    receivedOn: dayOf(mtime),
    report,
    problems: problemsOf(check(evidence), evidence, source.remarks?.texts),
    notes: source.notes.map(({ message }) => message),
  };
}
