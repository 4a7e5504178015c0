/** Entry of the checking thread: one file a message, in a thread whose memory is capped. */
import { parentPort } from 'node:worker_threads';
import { checkFile, type CheckFileOptions } from './check-file';

export interface Job {
  readonly file: string;
  readonly options: CheckFileOptions;
}

parentPort?.on('message', ({ file, options }: Job) => {
  void checkFile(file, options).then((result) => parentPort?.postMessage(result));
});
