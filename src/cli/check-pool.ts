/** Files checked in threads with a memory cap and a time limit, so that no file can take the others down. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refused, type CheckFileOptions, type FileResult } from './check-file';
import type { Job } from './check-worker';
import { wording } from './wording';
import { refuse } from '../form/refusal';

const secondsAFile = 10;
const megabytesAThread = 256;

function startThread(): Worker {
  return new Worker(join(__dirname, 'check-worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: megabytesAThread },
  });
}

interface Outcome {
  readonly result: FileResult;
  /** False when the thread is spent. */
  readonly alive: boolean;
}

/** One file in a thread. Settles once, whatever becomes of the thread. */
async function runJob(thread: Worker, job: Job): Promise<Outcome> {
  return new Promise((settle) => {
    const spent = (reason: string, message: string): void => {
      finish({ result: refused(job.file, refuse(reason, message)), alive: false });
    };
    const onMessage = (result: FileResult): void => {
      finish({ result, alive: true });
    };
    const onError = (error: Error): void => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') spent('memory', wording.crashed);
      else spent('unexpected', wording.unexpected(error.message));
    };
    const timer = setTimeout(() => {
      spent('timeout', wording.timeout);
    }, secondsAFile * 1000);
    const finish = (outcome: Outcome): void => {
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

/** Checks all files with `jobs` threads; results in the order given. `onDone` hears how many are finished. */
export async function checkFiles(
  files: readonly string[],
  options: CheckFileOptions,
  jobs: number,
  onDone: (done: number) => void,
): Promise<readonly FileResult[]> {
  const results: FileResult[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    let thread = startThread();
    for (let index = next++; index < files.length; index = next++) {
      const { result, alive } = await runJob(thread, { file: files[index] ?? '', options });
      results[index] = result;
      onDone(++done);
      if (!alive) {
        await thread.terminate();
        thread = startThread();
      }
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, files.length) }, lane));
  return results;
}
