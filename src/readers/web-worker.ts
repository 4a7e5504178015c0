/** Entry of the reading thread in a browser: one file, and it is done. */
import { browserLibraries } from './browser-libraries';
import { readJob, type ReadJob } from './read-job';

interface WorkerScope {
  onmessage: ((event: { readonly data: ReadJob }) => void) | null;
  readonly postMessage: (answer: unknown) => void;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  void readJob(data, browserLibraries).then((answer) => {
    scope.postMessage({ answer });
  });
};
