/** Entry of the reading thread in a browser: one file a message. */
import { brokeDown } from '../intake/formats/apart';
import { readHere, type SourceFile } from './read-here';

interface WorkerScope {
  onmessage: ((event: { readonly data: SourceFile }) => void) | null;
  readonly postMessage: (answer: unknown) => void;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  void readHere(data)
    // Whatever goes wrong inside a parser is the file's refusal.
    .catch(brokeDown)
    .then((answer) => {
      scope.postMessage({ answer });
    });
};
