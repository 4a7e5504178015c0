/** Files worked on in threads with a memory cap and a time limit, so that no file can take the others down. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './file-worker';
import { wording } from './wording';
import { refuse, type Refusal } from '../form/refusal';

const secondsAFile = 10;
const megabytesAThread = 256;

function startThread(): Worker {
  return new Worker(join(__dirname, 'file-worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: megabytesAThread },
  });
}

interface Outcome<Kind extends Job['kind']> {
  readonly result: JobResult<Kind> | Refusal;
  /** False when the thread is spent. */
  readonly alive: boolean;
}

/** One file in a thread. Settles once, whatever becomes of the thread. */
async function runJob<Kind extends Job['kind']>(
  thread: Worker,
  job: Extract<Job, { readonly kind: Kind }>,
): Promise<Outcome<Kind>> {
  return new Promise((settle) => {
    const spent = (reason: string, message: string): void => {
      finish({ result: refuse(reason, message), alive: false });
    };
    const onMessage = (result: JobResult<Kind> | Refusal): void => {
      finish({ result, alive: true });
    };
    const onError = (error: Error): void => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') spent('memory', wording.crashed);
      else spent('unexpected', wording.unexpected(error.message));
    };
    const timer = setTimeout(() => {
      spent('timeout', wording.timeout);
    }, secondsAFile * 1000);
    const finish = (outcome: Outcome<Kind>): void => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onError);
      settle(outcome);
    };
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.postMessage(job);
  });
}

/**
 * Does all jobs with `lanes` threads; results in the order given, a refusal where a file took a thread with it.
 * `onDone` hears how many are finished, and which file it was.
 */
export async function inThreads<Kind extends Job['kind']>(
  jobs: readonly Extract<Job, { readonly kind: Kind }>[],
  lanes: number,
  onDone: (done: number, file: string) => void,
): Promise<readonly (JobResult<Kind> | Refusal)[]> {
  const results: (JobResult<Kind> | Refusal)[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    let thread = startThread();
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (!job) break;
      const { result, alive } = await runJob<Kind>(thread, job);
      results[index] = result;
      onDone(++done, job.file);
      if (!alive) {
        await thread.terminate();
        thread = startThread();
      }
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(lanes, jobs.length) }, lane));
  return results;
}
