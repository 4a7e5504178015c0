/** Files checked in threads with a memory cap and a time limit, so that no file can take the others down. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuse } from '../form/report';
import { refused, type CheckFileOptions, type FileResult } from './check-file';
import type { Job } from './check-worker';
import { wording } from './wording';

const secondsAFile = 10;
const megabytesAThread = 256;

function startThread(): Worker {
  const thread = new Worker(join(__dirname, 'check-worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: megabytesAThread },
  });
  thread.setMaxListeners(0);
  return thread;
}

/** One file in a thread; `alive` is false when the thread is spent. */
async function runJob(thread: Worker, job: Job): Promise<{ result: FileResult; alive: boolean }> {
  return new Promise((settle) => {
    const timer = setTimeout(() => {
      finish({ result: refused(job.file, refuse('timeout', wording.timeout)), alive: false });
    }, secondsAFile * 1000);
    const finish = (outcome: { result: FileResult; alive: boolean }): void => {
      clearTimeout(timer);
      thread.removeAllListeners();
      settle(outcome);
    };
    thread.once('message', (result: FileResult) => {
      finish({ result, alive: true });
    });
    thread.once('error', (error) => {
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const refusal = memory
        ? refuse('memory', wording.crashed)
        : refuse('unexpected', wording.unexpected(error.message));
      finish({ result: refused(job.file, refusal), alive: false });
    });
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
