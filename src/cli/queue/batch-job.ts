/** A job: some files of the folder to check, by name and content. What comes back from Redis is looked at before it is believed. */
import type { Occasion, Queued } from '../parquet/rows';
import { batchName, keyOf } from '../parquet/store';

/** As it lies in Redis. */
export interface BatchJob {
  readonly asOf: string;
  /** ISO 8601 */
  readonly added: string;
  readonly version: string;
  /** Tried once more after it could not be read. */
  readonly again: boolean;
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

export interface Batch {
  readonly name: string;
  readonly files: readonly (Queued & { readonly sha256: string })[];
  readonly occasion: Occasion;
}

/** What the job asks for. The name, which becomes a folder's, is worked out anew. */
export function batchOf({ asOf, added, version, again, files }: BatchJob): Batch {
  const queued = files.map(({ file, sha256 }) => ({ key: keyOf(version, file, sha256), file, sha256 }));
  const time = new Date(added);
  const name = batchName(
    queued.map(({ key }) => key),
    again ? time : undefined,
  );
  return { name, files: queued, occasion: { asOf, added: time, version } };
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;

function isFile(data: unknown): data is BatchJob['files'][number] {
  if (!isRecord(data)) return false;
  const { file, sha256 } = data;
  return typeof file === 'string' && typeof sha256 === 'string' && /^[0-9a-f]{64}$/u.test(sha256);
}

export function isBatchJob(data: unknown): data is BatchJob {
  if (!isRecord(data)) return false;
  const { asOf, added, version, again, files } = data;
  return (
    typeof asOf === 'string' &&
    /^\d{4}-\d\d-\d\d$/u.test(asOf) &&
    typeof added === 'string' &&
    !Number.isNaN(Date.parse(added)) &&
    typeof version === 'string' &&
    typeof again === 'boolean' &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}
