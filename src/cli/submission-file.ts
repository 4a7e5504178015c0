/** A file that a unit sent in, read from the disk. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dayOf, submissionOf } from '../actions/area/read-submission';
import { isRefusal, type Refusal } from '../form/refusal';
import type { Submission } from '../rollup/submission';
import { readBytes } from './files';
import { openSource } from './open-source';

export async function submissionIn(file: string, today: string): Promise<Submission | Refusal> {
  const bytes = await readBytes(file);
  if (isRefusal(bytes)) return bytes;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { mtime } = await stat(file);
  return submissionOf({ name: file, sha256, receivedOn: dayOf(mtime) }, await openSource(file), today);
}
