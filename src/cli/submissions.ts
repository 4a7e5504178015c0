/** Files and folders of units' reports: read in threads, those that cannot be read named with the reason. */
import { isRefusal, type Refusal } from '../form/refusal';
import type { Submission, Unread } from '../rollup/submission';
import { apartLimits } from '../intake/formats/format-list';
import { usualLimits } from './pool/carrier';
import { inThreads } from './pool/file-pool';
import { progressBar } from './lanes';
import { wording } from './wording';

export interface ReadSubmissions {
  readonly submissions: readonly Submission[];
  readonly unread: readonly Unread[];
}

export async function readSubmissions(
  files: readonly string[],
  today: string,
  lanes: number,
): Promise<ReadSubmissions> {
  const results = await inThreads<'submission'>(
    files.map((file) => ({ kind: 'submission', file, today }) as const),
    lanes,
    // A report of any kind: what is read in a thread of its own (a PDF) has a limit of its own, which comes first and
    // says what to do.
    { ...usualLimits, seconds: usualLimits.seconds + apartLimits.seconds },
    progressBar(files.length, wording.collecting),
  );
  const refused = (result: Submission | Refusal): result is Refusal => isRefusal(result);
  return {
    submissions: results.flatMap((result) => (refused(result) ? [] : [result])),
    unread: results.flatMap((result, index) =>
      refused(result) ? [{ file: files[index] ?? '', reason: result.message }] : [],
    ),
  };
}
