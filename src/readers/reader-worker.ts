/** Entry of the reading thread in Node: one file a message, in a thread whose memory is capped. */
import { parentPort } from 'node:worker_threads';
import { nodeLibraries } from './node-libraries';
import { readJob, type ReadJob } from './read-job';

parentPort?.on('message', (job: ReadJob) => {
  void readJob(job, nodeLibraries).then((answer) => parentPort?.postMessage(answer));
});
