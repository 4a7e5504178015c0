/**
 * Many files read one after the other, with a pause in between in which the clerk types on; stopped and gone on with at
 * will. What was read stays, whatever view is shown meanwhile.
 */
import { isRefusal, type Refusal } from '../../form/refusal';
import type { Submission, Unread } from '../../rollup/submission';

export interface BatchState {
  readonly submissions: readonly Submission[];
  readonly unread: readonly Unread[];
  /** Files that are still to be read. */
  readonly waiting: number;
  /** The one that is being read. */
  readonly current: string | undefined;
  readonly stopped: boolean;
}

export interface Batch<Sent> {
  readonly state: () => BatchState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts with these, or puts them behind those that wait. One that was read before is read anew. */
  readonly add: (files: readonly Sent[]) => void;
  /** After the file that is being read. */
  readonly stop: () => void;
  readonly resume: () => void;
  /** Forgets all. */
  readonly clear: () => void;
}

const none: BatchState = { submissions: [], unread: [], waiting: 0, current: undefined, stopped: false };

/** Longer than a frame: what was typed meanwhile is shown before the next file. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

/** `read` never rejects but for faults of ours; those are told as a file that could not be read. */
export function createBatch<Sent extends { readonly name: string }>(
  read: (file: Sent) => Promise<Submission | Refusal>,
  unexpected: string,
): Batch<Sent> {
  let state = none;
  let queue: readonly Sent[] = [];
  let running = false;
  /** Counts what was forgotten: a file that is still being read then belongs to nothing. */
  let life = 0;
  const listeners = new Set<() => void>();
  const change = (next: Partial<BatchState>): void => {
    state = { ...state, ...next, waiting: queue.length };
    for (const listener of listeners) listener();
  };
  const without = <One extends { readonly file: string }>(
    list: readonly One[],
    name: string,
  ): readonly One[] => list.filter(({ file }) => file !== name);
  const readOne = async (file: Sent): Promise<void> => {
    const begun = life;
    const result = await read(file).catch((): Refusal => ({
      kind: 'refusal',
      reason: 'unexpected',
      message: unexpected,
    }));
    if (begun !== life) return;
    const [submissions, unread] = [without(state.submissions, file.name), without(state.unread, file.name)];
    change(
      isRefusal(result)
        ? { submissions, unread: [...unread, { file: file.name, reason: result.message }] }
        : { submissions: [...submissions, result], unread },
    );
  };
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (;;) {
      const [next, ...rest] = queue;
      if (!next || state.stopped) break;
      queue = rest;
      change({ current: next.name });
      await pause();
      await readOne(next);
    }
    running = false;
    change({ current: undefined });
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files) => {
      queue = [...queue, ...files];
      change({ stopped: false });
      void run();
    },
    stop: () => {
      change({ stopped: true });
    },
    resume: () => {
      change({ stopped: false });
      void run();
    },
    clear: () => {
      life += 1;
      queue = [];
      state = none;
      change({});
    },
  };
}
