/** Keeps a draft within a second of every change, one at a time; nothing is kept of what is saved. */
import type { BrowserWorkbook } from '../hosts/browser/workbook';
import type { Drafts } from './drafts';

/** Milliseconds from one draft to the next. */
const delay = 400;
/** Milliseconds after a change: what the clerk sees of it comes first. Were the page left before, last-words.ts has it. */
const pause = 120;

export interface Autosave {
  /** Something changed: a draft will have it soon. */
  readonly touch: () => void;
  /** All is saved as a file: the draft goes. */
  readonly clear: () => Promise<void>;
  /** Keeps what there is now. */
  readonly flush: () => Promise<void>;
}

export interface Kept {
  readonly name: string;
  readonly workbook: BrowserWorkbook;
}

/** `current`: what is open; `told`: called with whether the draft was kept. */
export function autosave(drafts: Drafts, current: () => Kept, told: (kept: boolean) => void): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let last = -Infinity;
  let work: Promise<void> = Promise.resolve();

  const keep = async (): Promise<void> => {
    if (!dirty) return;
    dirty = false;
    last = Date.now();
    const { name, workbook } = current();
    try {
      const { length } = workbook.unkept;
      const bytes = await workbook.draft();
      const { typing } = workbook;
      await drafts.keep({ id: drafts.id, name, bytes, time: Date.now(), ...(typing ? { typing } : {}) });
      workbook.kept(length);
      told(true);
    } catch {
      told(false);
    }
  };
  const inTurn = (next: () => Promise<void>): Promise<void> => {
    work = work.then(next, next);
    return work;
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return inTurn(keep);
  };
  return {
    touch: () => {
      dirty = true;
      timer ??= setTimeout(() => void flush(), Math.max(pause, last + delay - Date.now()));
    },
    clear: () => {
      clearTimeout(timer);
      timer = undefined;
      dirty = false;
      return inTurn(() => drafts.drop(drafts.id));
    },
    flush,
  };
}
