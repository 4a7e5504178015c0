/** Entry of the working thread: one file a message, in a thread whose memory is capped. */
import { parentPort } from 'node:worker_threads';
import { checkFile, type CheckFileOptions, type FileResult } from './check-file';
import { submissionIn } from './submission-file';
import type { Submission } from '../rollup/submission';
import type { Refusal } from '../form/refusal';

export type Job =
  | { readonly kind: 'check'; readonly file: string; readonly options: CheckFileOptions }
  | { readonly kind: 'submission'; readonly file: string; readonly today: string };

interface Results {
  readonly check: FileResult;
  readonly submission: Submission | Refusal;
}

export type JobResult<Kind extends Job['kind']> = Results[Kind];

async function work(job: Job): Promise<FileResult | Submission | Refusal> {
  switch (job.kind) {
    case 'check':
      return checkFile(job.file, job.options);
    case 'submission':
      return submissionIn(job.file, job.today);
  }
}

parentPort?.on('message', (job: Job) => {
  void work(job).then((result) => parentPort?.postMessage(result));
});
