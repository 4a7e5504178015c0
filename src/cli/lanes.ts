/** `--jobs N`, and how far a batch has come. */
import { availableParallelism } from 'node:os';

/** How many threads; undefined where the option is no number from 1 to 64. */
export function lanesOf(text: string | undefined, files: number): number | undefined {
  const lanes = text === undefined ? Math.max(1, Math.min(files, availableParallelism())) : Number(text);
  return Number.isInteger(lanes) && lanes >= 1 && lanes <= 64 ? lanes : undefined;
}

/** A bar on a terminal where more than a few files are read; nothing elsewhere. `words` says how far. */
export function progressBar(
  total: number,
  words: (done: number, total: number, file: string) => string,
): (done: number, file: string) => void {
  if (!process.stderr.isTTY || total < 4) return () => undefined;
  return (done, file) => {
    const bar = '█'.repeat(Math.round((done / total) * 20)).padEnd(20, '░');
    process.stderr.write(`\r\u001b[K${bar} ${words(done, total, file)}${done === total ? '\n' : ''}`);
  };
}
