/** Reads a file in a worker of the browser; on the page itself where it may have none (pages from file:). */
import { brokeDown, tookTooLong, type ApartResult, type ReadApart } from '../intake/formats/apart';
import { apartLimits } from '../intake/formats/format-list';

function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./web-worker.ts', import.meta.url), { name: 'reader' });
  } catch {
    return undefined;
  }
}

type Answer = ApartResult | 'no-worker';

async function inWorker(
  worker: Worker,
  format: Parameters<ReadApart>[0],
  bytes: Uint8Array,
): Promise<Answer> {
  const answer = await new Promise<Answer>((settle) => {
    const timer = setTimeout(() => {
      settle(tookTooLong());
    }, apartLimits.seconds * 1_000);
    worker.onmessage = ({ data }: MessageEvent<{ readonly answer?: ApartResult }>) => {
      // pdfjs finds itself in a worker and says that it is ready; that is no answer.
      if (!data.answer) return;
      clearTimeout(timer);
      settle(data.answer);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      // A script that could not be loaded has no message and no line.
      settle(event.message ? brokeDown() : 'no-worker');
    };
    worker.postMessage({ format, bytes });
  });
  worker.terminate();
  return answer;
}

export const readInBrowser: ReadApart = async (format, bytes) => {
  const worker = startWorker();
  const answer = worker ? await inWorker(worker, format, bytes) : 'no-worker';
  if (answer !== 'no-worker') return answer;
  const [{ readJob }, { browserLibraries }] = await Promise.all([
    import('./read-job'),
    import('./browser-libraries'),
  ]);
  return readJob({ format, bytes }, browserLibraries);
};
