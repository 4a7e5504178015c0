/** The queue of one folder of results: named after it, so that no worker puts results where they do not belong. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { writeWhole } from '../files';
import { loadOptional } from '../optional';
import { version } from '../version';
import { wording } from '../wording';
import { isBatchJob, type BatchJob } from './batch-job';
import { connectRedis } from './redis';

export interface OpenQueue {
  readonly kind: 'queue';
  readonly library: typeof import('bullmq');
  readonly redis: Redis;
  readonly queue: Queue;
  readonly close: () => Promise<void>;
}

const nameFile = 'nianbao.json';

/** What the folder of results is called among others; made by the first `add`, undefined before. */
async function idOf(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, nameFile), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : /"id": "([0-9a-f-]{36})"/u.exec(text)?.[1];
}

/** Opens the queue; `make`: the folder may be new. Whoever opened it closes it. */
export async function openQueue(
  folder: string,
  url: string | undefined,
  make: boolean,
): Promise<OpenQueue | Refusal> {
  const loaded = await loadOptional('bullmq', () => import('bullmq'));
  if (isRefusal(loaded)) return loaded;
  let id = await idOf(folder);
  if (id === undefined && !make) return refuse('no-queue', wording.noQueue(folder));
  const connected = await connectRedis(url);
  if (isRefusal(connected)) return connected;
  const { redis } = connected;
  if (id === undefined) {
    id = randomUUID();
    const words = `${JSON.stringify({ schema: 'nianbao-queue/1', id }, null, 1)}\n`;
    const written = await writeWhole(join(folder, nameFile), new TextEncoder().encode(words), {
      keepOld: false,
    });
    if (isRefusal(written)) {
      redis.disconnect();
      return written;
    }
  }
  // Another version of the program checks otherwise: it neither takes these jobs nor leaves any.
  const queue = new loaded.library.Queue(`nianbao-${version}-${id}`, { connection: redis });
  // Told of where it matters; without a listener it would end the program.
  queue.on('error', () => undefined);
  return {
    kind: 'queue',
    library: loaded.library,
    redis,
    queue,
    close: async () => {
      await queue.close();
      redis.disconnect();
    },
  };
}

const unfinished = ['waiting', 'prioritized', 'delayed', 'active', 'failed'] as const;

export interface Held {
  readonly job: Job;
  readonly state: (typeof unfinished)[number];
  readonly data: BatchJob;
}

const aPage = 50;

/** The jobs that are not done, a page at a time: a province's would be too many at once. */
export async function* heldJobs(queue: Queue): AsyncGenerator<Held> {
  for (const state of unfinished)
    for (let start = 0; ; start += aPage) {
      const jobs = (await queue.getJobs([state], start, start + aPage - 1)) as (Job | undefined)[];
      for (const job of jobs) {
        const data: unknown = job?.data;
        if (job && isBatchJob(data)) yield { job, state, data };
      }
      if (jobs.length < aPage) break;
    }
}
