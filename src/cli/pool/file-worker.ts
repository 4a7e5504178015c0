/** Entry of the working thread or process: one file a message; in a process, one thread that only watches it. */
import { isMainThread, parentPort, workerData, Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { refuse, type Refusal } from '../../form/refusal';
import type { Submission } from '../../rollup/submission';
import { checkFile, type CheckFileOptions, type FileResult } from '../check-file';
import { submissionIn } from '../submission-file';
import { wording } from '../wording';
import { isWatch, watch, type Watch } from './watch';

export type Job =
  | { readonly kind: 'check'; readonly file: string; readonly options: CheckFileOptions }
  | { readonly kind: 'submission'; readonly file: string; readonly today: string };

interface Results {
  readonly check: FileResult;
  readonly submission: Submission | Refusal;
}

export type JobResult<Kind extends Job['kind']> = Results[Kind];

async function resultOf(job: Job): Promise<FileResult | Submission | Refusal> {
  switch (job.kind) {
    case 'check':
      return checkFile(job.file, job.options);
    case 'submission':
      return submissionIn(job.file, job.today);
  }
}

async function work(job: Job): Promise<FileResult | Submission | Refusal> {
  return resultOf(job).catch((error: unknown) =>
    refuse('unexpected', wording.unexpected(error instanceof Error ? error.message : String(error))),
  );
}

if (isWatch(workerData)) {
  watch(workerData);
} else if (isMainThread) {
  const orders: Watch = {
    kind: 'watch',
    parent: process.ppid,
    megabytes: Number(process.argv[2]),
  };
  new Worker(join(__dirname, 'file-worker.js'), { workerData: orders });
  process.on('message', (job: Job) => {
    void work(job).then((result) => process.send?.(result));
  });
  // Nobody is left to work for.
  process.on('disconnect', () => process.exit());
} else {
  parentPort?.on('message', (job: Job) => {
    void work(job).then((result) => parentPort?.postMessage(result));
  });
}
