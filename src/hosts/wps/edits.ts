/**
 * Tells of the clerk's edits, once a burst. Which events a version of WPS raises, whether it raises them for our own
 * writes too, and whether for results of formulas, nobody has promised: so an event only says "look", and looking is
 * reading everything and comparing with what was known. A slow clock looks too, where no event comes at all. The first
 * event is answered at once where a look is cheap; where it is dear, WPS would stand still in the clerk's hands, so the
 * burst is waited for.
 */
import type { WpsSession } from './session';
import { attempt } from './session';
import { manualCalculation, readWorkbook } from './read/read-workbook';

export interface EditOptions {
  /** Milliseconds at least from one look to the next, while edits keep coming. */
  readonly quiet: number;
  /** Milliseconds between looks that no event asked for. */
  readonly recheck: number;
  /** Told of what goes wrong in a listener. */
  readonly onError: (error: unknown) => void;
}

const events = ['SheetChange', 'WorkbookNewSheet', 'SheetBeforeDelete', 'WorkbookActivate'] as const;
const calculated = 'SheetCalculate';

/** A look that takes more milliseconds is dear. */
const dear = 60;
/** Of the time, this part at most is spent looking: WPS answers nothing else meanwhile. */
const share = 1 / 5;

/** Calls `listener` after each burst of edits; gives back how to stop. */
export function listen(
  session: WpsSession,
  listener: () => void,
  { quiet, recheck, onError }: EditOptions,
): () => void {
  const { ApiEvent: api } = session.app;
  /** When the last look began that an event asked for, and how many milliseconds looking takes. */
  let last = -Infinity;
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was there when last told; stays as it is while the clerk's edits wait to be told. */
  let known: string | undefined;
  /** As of the last look. */
  let editing = false;
  let busy = false;
  let waiting = false;

  /** All there is, as one text; undefined while WPS will not say. */
  const state = (): string | undefined => {
    const start = Date.now();
    try {
      // Looking must not disturb what is being typed.
      editing = session.editing();
      if (editing) return undefined;
      const { sheets, names } = readWorkbook(session, undefined, { remember: false });
      const all = JSON.stringify([sheets, [...names]]);
      cost = Date.now() - start;
      return all;
    } catch {
      // A cell is being edited, or no workbook is open: the next look will tell.
      return undefined;
    }
  };
  const look = (): void => {
    const now = state();
    if (now === undefined || now === known) return;
    known = now;
    waiting = false;
    try {
      listener();
    } catch (error) {
      onError(error);
    }
  };
  const lookSoon = (): void => {
    timer = undefined;
    last = Date.now();
    look();
    // An event can come while the cell it is about is still being left.
    if (editing) touched();
  };
  const touched = (): void => {
    if (busy) return;
    const every = Math.max(quiet, cost / share);
    if (cost > dear) clearTimeout(timer);
    else if (timer !== undefined) return;
    timer = setTimeout(lookSoon, cost > dear ? quiet : Math.max(0, last + every - Date.now()));
  };
  /** Where calculation is manual, it is our own reading that calculates: to look then would go on for ever. */
  const recalculated = (): void => {
    if (!manualCalculation(session.app)) touched();
  };
  const ours = {
    before: () => {
      waiting ||= state() !== known;
      busy = true;
    },
    after: () => {
      busy = false;
      if (waiting) touched();
      else known = state() ?? known;
    },
  };

  known = state();
  const listeners = [
    ...events.map((event) => [event, touched] as const),
    [calculated, recalculated] as const,
  ];
  // A version without one of them is what the clock is for.
  const heard = listeners.filter(([event, heed]) =>
    attempt(() => {
      api.AddApiEventListener(event, heed);
    }),
  );
  session.watchers.add(ours);
  const clock = setInterval(look, recheck);

  return () => {
    clearTimeout(timer);
    clearInterval(clock);
    session.watchers.delete(ours);
    for (const [event, heed] of heard)
      attempt(() => {
        api.RemoveApiEventListener(event, heed);
      });
  };
}
