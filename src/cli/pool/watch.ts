/**
 * A thread beside the one that reads: it ends the process when that holds too much memory, heap or not, and when the
 * program that started it is gone. Neither could be done by a thread that a file keeps busy.
 */

/** What the thread is told. */
export interface Watch {
  readonly kind: 'watch';
  /** The process that started this one. */
  readonly parent: number;
  /** All that may be in memory. */
  readonly megabytes: number;
}

const everyMilliseconds = 250;

export function isWatch(data: unknown): data is Watch {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'watch';
}

function isGone(process_: number): boolean {
  try {
    // Asks only; nothing is sent.
    process.kill(process_, 0);
    return false;
  } catch {
    return true;
  }
}

export function watch({ parent, megabytes }: Watch): void {
  setInterval(() => {
    const held = process.memoryUsage.rss() / 1024 / 1024;
    if (held > megabytes || process.ppid !== parent || isGone(parent)) process.kill(process.pid, 'SIGKILL');
  }, everyMilliseconds);
}
