/**
 * Keeps what is shown true to the workbook: the first edit is answered at once, those that keep coming once an
 * interval, and what an edit has overtaken while it was being found out is never shown.
 */
import type { Checked } from '../actions/check-report';
import { isRefusal, type Refusal } from '../form/refusal';
import { pace } from './pace';
import type { Known } from './state';
import type { Store } from './store';
import { troubleNotice } from './trouble-notice';
import type { InTurn } from './turns';
import { wording } from './wording';

export interface Rechecks {
  /** Checks again in its turn; one that waits for its turn already is enough. */
  readonly recheck: () => Promise<void>;
  /** The clerk, or a co-author, has changed something. */
  readonly edited: () => void;
  /** Does a check, and shows what it found unless it was overtaken. */
  readonly showing: (check: () => Promise<Checked | Refusal>) => Promise<Checked | Refusal>;
  readonly stop: () => void;
}

function knownOf(checked: Checked | Refusal): Known {
  if (!isRefusal(checked)) return { kind: 'ready', checked, stale: false };
  return checked.reason === 'no-report'
    ? { kind: 'no-report' }
    : { kind: 'unreadable', message: checked.message };
}

/** `check` reads the workbook that is in front by then; `quiet`: see `pace`. */
export function createRechecks(
  { state, change }: Store,
  inTurn: InTurn,
  check: () => Promise<Checked | Refusal>,
  quiet: number,
): Rechecks {
  let edits = 0;
  let waiting = false;

  const showing: Rechecks['showing'] = async (work) => {
    const before = edits;
    const checked = await work();
    if (edits === before) change({ known: knownOf(checked) });
    return checked;
  };
  const recheck = async (): Promise<void> => {
    if (waiting) return;
    waiting = true;
    try {
      await inTurn(() => {
        waiting = false;
        return showing(check);
      });
    } catch (error) {
      change({ notice: troubleNotice(error, () => void recheck()) });
      const { known } = state();
      if (known.kind === 'loading') change({ known: { kind: 'unreadable', message: wording.unreadable } });
      // What is shown may be of before; it says so.
      else if (known.kind === 'ready') change({ known: { ...known, stale: true } });
    }
  };
  const paced = pace(() => void recheck(), quiet);
  return {
    recheck,
    showing,
    edited: () => {
      edits += 1;
      const { live, known } = state();
      if (live || known.kind !== 'ready') paced.touch();
      else if (!known.stale) change({ known: { ...known, stale: true } });
    },
    stop: paced.stop,
  };
}
