/**
 * Reads a source in a worker, so that the page goes on taking keys and a file made to break parsers breaks no page; on the
 * page itself where it may have no worker (pages from file:). The worker stays for the next file: a county drops hundreds.
 */
import type { Source } from '../actions/source';
import type { Refusal } from '../form/refusal';
import { brokeDown, tookTooLong } from '../intake/formats/apart';
import { apartLimits } from '../intake/formats/format-list';
import { readHere, type ReadSource, type SourceFile } from './read-here';

/** A worker that waits for the next file. */
let waiting: Worker | undefined;

function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./source-worker.ts', import.meta.url), { name: 'reader' });
  } catch {
    return undefined;
  }
}

type Answer = Source | Refusal | 'no-worker';

async function inWorker(worker: Worker, file: SourceFile): Promise<Answer> {
  const ended = await new Promise<{ readonly answer: Answer; readonly worker?: Worker }>((settle) => {
    const timer = setTimeout(() => {
      settle({ answer: tookTooLong() });
    }, apartLimits.seconds * 1_000);
    worker.onmessage = ({ data }: MessageEvent<{ readonly answer?: Source | Refusal }>) => {
      // pdfjs finds itself in a worker and says that it is ready; that is no answer.
      if (!data.answer) return;
      clearTimeout(timer);
      settle({ answer: data.answer, worker });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      // A script that could not be loaded has no message and no line.
      settle({ answer: event.message ? brokeDown() : 'no-worker' });
    };
    worker.postMessage(file);
  });
  // One that did not answer is not asked again.
  if (ended.worker && !waiting) ({ worker: waiting } = ended);
  else worker.terminate();
  return ended.answer;
}

/** Never throws; a file that takes longer than `apartLimits` is refused, and its worker ended. */
export const readInBrowser: ReadSource = async (file) => {
  const worker = waiting ?? startWorker();
  waiting = undefined;
  const answer = worker ? await inWorker(worker, file) : 'no-worker';
  return answer === 'no-worker' ? readHere(file) : answer;
};
