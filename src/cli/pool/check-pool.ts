/** Many files checked, in the order given. */
import { isRefusal } from '../../form/refusal';
import { refused, type CheckFileOptions, type FileResult } from '../check-file';
import type { FilePool } from './file-pool';

/** One file, in a pool. Never throws for what a file may hold or do. */
export async function checkInPool(
  pool: FilePool,
  file: string,
  options: CheckFileOptions,
): Promise<FileResult> {
  const result = await pool.run<'check'>({ kind: 'check', file, options });
  return isRefusal(result) ? refused(file, result) : result;
}

/** `onDone` hears how many are finished, and which file it was. */
export async function checkFiles(
  pool: FilePool,
  files: readonly string[],
  options: CheckFileOptions,
  onDone: (done: number, file: string) => void,
): Promise<readonly FileResult[]> {
  let done = 0;
  return Promise.all(
    files.map(async (file) => {
      const result = await checkInPool(pool, file, options);
      onDone(++done, file);
      return result;
    }),
  );
}
