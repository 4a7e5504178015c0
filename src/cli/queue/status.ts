/** `queue status`: how far it has come, and the dead-letter list: each file without a result, and why. */
import type { Store } from '../parquet/store';
import { heldJobs, type OpenQueue } from './open-queue';

interface DeadFile {
  readonly file: string;
  readonly reason: string;
  readonly message: string;
}

/** The JSON of `queue status --json`. */
export interface QueueStatus {
  /** The latest of each file, by what became of it. */
  readonly files: { readonly [state in 'ok' | 'fail' | 'refused' | 'dead']: number };
  readonly batches: {
    readonly done: number;
    readonly waiting: number;
    readonly active: number;
    readonly failed: number;
  };
  /** Files of batches that are not done. */
  readonly open: number;
  readonly dead: readonly DeadFile[];
  readonly failed: readonly { readonly reason: string; readonly files: readonly string[] }[];
}

export async function statusOf(open: OpenQueue, store: Store): Promise<QueueStatus> {
  const files = { ok: 0, fail: 0, refused: 0, dead: 0 };
  const dead: DeadFile[] = [];
  for (const { file, state, reason, message } of store.latest.values()) {
    files[state as keyof typeof files] += 1;
    if (state === 'dead') dead.push({ file, reason, message });
  }
  const batches = { done: store.batches, waiting: 0, active: 0, failed: 0 };
  const failed: { reason: string; files: readonly string[] }[] = [];
  let openFiles = 0;
  for await (const { job, state, data } of heldJobs(open.queue)) {
    batches[state === 'active' || state === 'failed' ? state : 'waiting'] += 1;
    const progress = typeof job.progress === 'number' ? job.progress : 0;
    openFiles += data.files.length - (state === 'active' ? progress : 0);
    if (state === 'failed')
      failed.push({ reason: job.failedReason, files: data.files.map(({ file }) => file) });
  }
  return { files, batches, open: openFiles, dead, failed };
}
