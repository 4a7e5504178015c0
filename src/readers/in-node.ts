/** Reads files in a thread of Node's with a time limit, a cap on its objects and one on the bytes it unpacks. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../form/refusal';
import {
  brokeDown,
  tookTooLong,
  tookTooMuch,
  type ApartResult,
  type ReadApart,
} from '../intake/formats/apart';
import { apartLimits } from '../intake/formats/format-list';
import type { ReadJob } from './read-job';

/** Bytes outside the heap are capped by nobody, so the whole process is watched. */
const mostGrowth = 280 * 1024 * 1024;
const everyMilliseconds = 50;

interface Outcome {
  readonly answer: ApartResult;
  /** False when the thread is spent. */
  readonly alive: boolean;
}

/** One file in a thread. Settles once, whatever becomes of the thread. */
async function runJob(thread: Worker, job: ReadJob): Promise<Outcome> {
  const before = process.memoryUsage.rss();
  const timers: NodeJS.Timeout[] = [];
  const outcome = await new Promise<Outcome>((settle) => {
    const spent = (answer: Refusal): void => {
      settle({ answer, alive: false });
    };
    timers.push(
      setTimeout(() => {
        spent(tookTooLong());
      }, apartLimits.seconds * 1_000),
      setInterval(() => {
        if (process.memoryUsage.rss() - before > mostGrowth) spent(tookTooMuch());
      }, everyMilliseconds),
    );
    thread.once('message', (answer: ApartResult) => {
      settle({ answer, alive: true });
    });
    thread.once('error', (error) => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      spent(isFull ? tookTooMuch() : brokeDown());
    });
    thread.once('exit', () => {
      spent(brokeDown());
    });
    thread.postMessage(job);
  });
  for (const timer of timers) clearTimeout(timer);
  // Not all at once: the thread hears by listeners of its own.
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
  return outcome;
}

/** `folder` holds the built reader-worker.js. A thread that has read one file well reads the next. */
export function readInNode(folder: string): ReadApart {
  const idle: Worker[] = [];
  return async (format, bytes) => {
    const thread =
      idle.pop() ??
      new Worker(join(folder, 'reader-worker.js'), {
        resourceLimits: { maxOldGenerationSizeMb: apartLimits.megabytes },
      });
    thread.ref();
    const { answer, alive } = await runJob(thread, { format, bytes });
    if (alive) {
      // It does not keep the program from ending.
      thread.unref();
      idle.push(thread);
    } else await thread.terminate();
    return answer;
  };
}
