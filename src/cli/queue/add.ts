/** `queue add`: the files of a folder that have no result yet and wait for none, as jobs of some files each. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { keyOf, type Store } from '../parquet/store';
import { version } from '../version';
import { wording } from '../wording';
import { batchOf, type BatchJob } from './batch-job';
import { workbooksUnder } from './inside';
import { heldJobs, type OpenQueue } from './open-queue';

export interface Adding {
  /** Reads the results: after the queue, because what is done leaves it for them. */
  readonly results: () => Promise<Store | Refusal>;
  readonly asOf: string;
  /** How many files a job has. */
  readonly filesABatch: number;
  /** Try what could not be read once more, each file in a job of its own. */
  readonly retryDead: boolean;
  readonly onDone: (done: number, total: number) => void;
}

export interface Added {
  readonly kind: 'added';
  readonly files: number;
  readonly batches: number;
  /** Already here or in the queue. */
  readonly known: number;
  /** Of those, without a result in spite of several tries. */
  readonly dead: number;
  /** Batches that had failed and wait again. */
  readonly retried: number;
  readonly left: readonly string[];
  /** Files that could not be read even for their SHA-256. */
  readonly unread: readonly string[];
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const readAtOnce = 8;

/** The SHA-256 of each; undefined where it cannot be read. */
async function sha256sOf(
  folder: string,
  files: readonly string[],
  onDone: Adding['onDone'],
): Promise<readonly (string | undefined)[]> {
  const sums: (string | undefined)[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      sums[index] = await sha256Of(join(folder, files[index] ?? '')).catch(() => undefined);
      onDone(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: readAtOnce }, lane));
  return sums;
}

const lockMilliseconds = 60_000;

/** Does `work` while nobody else adds to the same queue: two that add at once could each take a file for new. */
async function alone<Result>(
  { redis, queue }: OpenQueue,
  work: () => Promise<Result>,
): Promise<Result | Refusal> {
  const key = `nianbao-add:${queue.name}`;
  const mine = randomUUID();
  if ((await redis.set(key, mine, 'PX', lockMilliseconds, 'NX')) === null)
    return refuse('busy', wording.addingElsewhere);
  const renewal = setInterval(() => {
    void redis.pexpire(key, lockMilliseconds).catch(() => 0);
  }, lockMilliseconds / 4);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if ((await redis.get(key)) === mine) await redis.del(key);
  }
}

/** How a batch is tried again when the folders or Redis are out of reach: for about four minutes. */
const perseverance = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 2_000 },
  removeOnComplete: true,
} as const;

async function addNew(folder: string, open: OpenQueue, adding: Adding): Promise<Added | Refusal> {
  const { retryDead, filesABatch } = adding;
  const { files, left } = await workbooksUnder(folder);
  const sums = await sha256sOf(folder, files, adding.onDone);
  const held = new Set<string>();
  let retried = 0;
  for await (const { job, state, data } of heldJobs(open.queue)) {
    for (const { key } of batchOf(data).files) held.add(key);
    if (state !== 'failed') continue;
    await job.retry('failed').catch(() => undefined);
    retried += 1;
  }
  const store = await adding.results();
  if (isRefusal(store)) return store;
  const found = files.flatMap((file, index) => {
    const sha256 = sums[index];
    return sha256 === undefined ? [] : [{ file, sha256, key: keyOf(version, file, sha256) }];
  });
  const fresh = found.filter(({ key }) => !held.has(key) && !store.states.has(key));
  const dead = found.filter(({ key }) => !held.has(key) && store.states.get(key) === 'dead');
  const added = new Date().toISOString();
  const jobOf = (some: typeof found, again: boolean): BatchJob => ({
    asOf: adding.asOf,
    added,
    version,
    again,
    files: some.map(({ file, sha256 }) => ({ file, sha256 })),
  });
  const jobs = [
    ...Array.from({ length: Math.ceil(fresh.length / filesABatch) }, (_, index) =>
      jobOf(fresh.slice(index * filesABatch, (index + 1) * filesABatch), false),
    ),
    ...(retryDead ? dead.map((one) => jobOf([one], true)) : []),
  ];
  for (let start = 0; start < jobs.length; start += 20)
    await open.queue.addBulk(
      jobs.slice(start, start + 20).map((data) => ({
        name: 'check',
        data,
        opts: { jobId: batchOf(data).name, ...perseverance },
      })),
    );
  const taken = fresh.length + (retryDead ? dead.length : 0);
  return {
    kind: 'added',
    files: taken,
    batches: jobs.length,
    known: found.length - taken,
    dead: retryDead ? 0 : dead.length,
    retried,
    left,
    unread: files.filter((_, index) => sums[index] === undefined),
  };
}

/** Adds what is new. The same folder again adds nothing, and what was lost on the way to a result is added again. */
export async function addFolder(folder: string, open: OpenQueue, adding: Adding): Promise<Added | Refusal> {
  return alone(open, () => addNew(folder, open, adding));
}
