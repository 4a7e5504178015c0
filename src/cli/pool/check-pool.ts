/** Many files checked, in the order given. */
import { isRefusal } from '../../form/refusal';
import { refused, type CheckFileOptions, type FileResult } from '../check-file';
import { inThreads } from './file-pool';

export async function checkFiles(
  files: readonly string[],
  options: CheckFileOptions,
  lanes: number,
  onDone: (done: number, file: string) => void,
): Promise<readonly FileResult[]> {
  const jobs = files.map((file) => ({ kind: 'check', file, options }) as const);
  const results = await inThreads<'check'>(jobs, lanes, onDone);
  return results.map((result, index) => (isRefusal(result) ? refused(files[index] ?? '', result) : result));
}
