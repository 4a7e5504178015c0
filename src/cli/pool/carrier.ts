/** What a file is read in: a thread, or a process of its own for those who must outlive whatever a file does. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuse, type Refusal } from '../../form/refusal';
import { wording } from '../wording';
import type { Job } from './file-worker';

export interface Limits {
  /** Of a file, on the clock. */
  readonly seconds: number;
  /** Of the heap; a process is also ended when all it holds is more than `processMegabytes` of it. */
  readonly megabytes: number;
}

export const usualLimits: Limits = { seconds: 10, megabytes: 256 };

/** All a process may hold in memory: the program itself, its heap, and the bytes of files, which stand beside the heap. */
export function processMegabytes({ megabytes }: Limits): number {
  return 128 + 2 * megabytes;
}

export interface Carrier {
  readonly post: (job: Job) => void;
  readonly stop: () => void;
}

/** What becomes of a carrier: an answer for each job, or its end, once. */
export interface Listener {
  readonly answered: (result: unknown) => void;
  readonly spent: (refusal: Refusal) => void;
}

export type Start = (limits: Limits, listener: Listener) => Carrier;

const program = join(__dirname, 'file-worker.js');
const outOfMemory = (): Refusal => refuse('memory', wording.crashed);

/** A thread, its heap capped: quick to start; what crashes Node itself ends the whole program. */
const thread: Start = ({ megabytes }, { answered, spent }) => {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  worker.on('message', answered);
  worker.on('error', (error: Error) => {
    const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    spent(isMemory ? outOfMemory() : refuse('unexpected', wording.unexpected(error.message)));
  });
  worker.on('exit', () => {
    spent(refuse('crash', wording.crash('exit')));
  });
  return {
    post: (job) => {
      worker.postMessage(job);
    },
    stop: () => void worker.terminate(),
  };
};

/** Node aborts when its heap is full; SIGKILL is from its watch, or from a system that has no memory left. */
const memorySignals: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGKILL']);
/** The same, where a shell or a system without signals passes it on. */
const abortCodes: ReadonlySet<number | null> = new Set([134]);

/** A process: whatever a file does to it, the program that started it goes on and knows which file it was. */
const childProcess: Start = (limits, { answered, spent }) => {
  const child = fork(program, [String(processMegabytes(limits))], {
    execArgv: [`--max-old-space-size=${String(limits.megabytes)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', answered);
  child.on('error', (error) => {
    spent(refuse('crash', wording.crash(error.message)));
  });
  child.on('exit', (code, signal) => {
    const isMemory = memorySignals.has(signal) || abortCodes.has(code);
    spent(isMemory ? outOfMemory() : refuse('crash', wording.crash(signal ?? String(code))));
  });
  return {
    post: (job) => {
      // What cannot be sent any more is told of by `exit`.
      child.send(job, () => undefined);
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
};

export const carriers = { thread, childProcess } as const;
