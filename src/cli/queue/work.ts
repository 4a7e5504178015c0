/** `queue work`: takes one batch after another until it is stopped, or until there is nothing left to do. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { Store } from '../parquet/store';
import { carriers, type Limits } from '../pool/carrier';
import { openPool } from '../pool/file-pool';
import { version } from '../version';
import { wording } from '../wording';
import { batchOf, isBatchJob } from './batch-job';
import { checkBatch } from './check-batch';
import type { OpenQueue } from './open-queue';

export interface Working {
  readonly folder: string;
  readonly store: Store;
  readonly lanes: number;
  readonly limits: Limits;
  /** Ends when no batch waits and none is being done anywhere. */
  readonly untilEmpty: boolean;
  readonly say: (line: string) => void;
}

export interface Worked {
  readonly batches: number;
  readonly files: number;
  readonly dead: number;
  readonly failed: number;
}

/**
 * A worker that says nothing for so long is taken for dead, and its batches are done by another. Short, because a batch
 * that is done twice is written once.
 */
const silence = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 5 } as const;
/** While one is written the other is read. */
const batchesAtOnce = 2;
/** Files between two reports of how far a batch has come. */
const reported = 20;

export async function work(open: OpenQueue, working: Working): Promise<Worked> {
  const { folder, store, lanes, limits, say } = working;
  const pool = openPool(lanes, carriers.childProcess, limits);
  let [batches, files, deadFiles, failed] = [0, 0, 0, 0];

  const process_ = async (job: Job): Promise<void> => {
    const data: unknown = job.data;
    if (!isBatchJob(data) || data.version !== version)
      throw new open.library.UnrecoverableError(wording.notOurJob);
    const batch = batchOf(data);
    if (await store.has(batch.name)) return;
    let done = 0;
    const outcomes = await checkBatch(pool, folder, batch, () => {
      done += 1;
      if (done % reported === 0) void job.updateProgress(done).catch(() => undefined);
    });
    // Not one of them is here: it is the folder that is not, and the batch is not to blame.
    if (outcomes.every(({ result }) => result.json.refusal?.reason === 'not-found'))
      throw new Error(wording.noneFound(folder));
    await store.commit(batch.name, outcomes, batch.occasion);
    const dead = outcomes.filter((outcome) => outcome.dead);
    for (const { queued, result } of dead)
      say(wording.unread(queued.file, result.json.refusal?.message ?? ''));
    batches += 1;
    files += outcomes.length;
    deadFiles += dead.length;
    say(wording.worked(batches, files));
  };

  const worker = new open.library.Worker(open.queue.name, process_, {
    connection: open.redis,
    concurrency: batchesAtOnce,
    ...silence,
  });
  worker.on('failed', (_, error) => {
    failed += 1;
    say(wording.batchFailed(error.message));
  });
  // Redis is away or back again: what was under way is done again, and nothing is written twice.
  worker.on('error', () => undefined);

  const asked = { toStop: false };
  const stop = (): void => {
    if (asked.toStop) {
      pool.close();
      process.exit(2);
    }
    asked.toStop = true;
    say(wording.stopping);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const isOver = async (): Promise<boolean> => {
    if (!working.untilEmpty) return false;
    const counts = await open.queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active');
    return Object.values(counts).every((count) => count === 0);
  };
  try {
    while (!asked.toStop && !(await isOver())) await delay(250);
    await worker.close();
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    pool.close();
  }
  return { batches, files, dead: deadFiles, failed };
}
