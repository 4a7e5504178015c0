/** Entry of the reading thread in Node: one file a message, in a thread whose memory is capped. */
import { parentPort } from 'node:worker_threads';
import { nodeLibraries } from './node-libraries';
import { readJob, type ReadJob } from './read-job';

// What parsers say of a file on the console is for nobody: the answer says what the clerk needs.
for (const way of ['log', 'info', 'warn', 'error'] as const) console[way] = () => undefined;

parentPort?.on('message', (job: ReadJob) => {
  void readJob(job, nodeLibraries).then((answer) => parentPort?.postMessage(answer));
});
