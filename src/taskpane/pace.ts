/**
 * Answers the first of several calls at once, and the rest when they have come to rest, or have kept coming for long:
 * what is dear is not done for each.
 */

export interface Pace {
  /** Something happened. */
  readonly touch: () => void;
  /** Nothing is done any more. */
  readonly stop: () => void;
}

/** After so many times `quiet` the rest is answered although more keep coming. */
const patience = 5;

/** `act`: what is done; `quiet`: milliseconds without a call after which the next counts as the first. */
export function pace(act: () => void, quiet: number): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When it was called last, and done last. */
  let touched = -Infinity;
  let done = -Infinity;
  /** Whether it is about to be done at once. */
  let soon = false;
  const doIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      soon = false;
      done = Date.now();
      act();
    }, milliseconds);
  };
  return {
    touch: () => {
      const now = Date.now();
      const first = timer === undefined && now - touched >= quiet;
      touched = now;
      // Never within the call itself: what comes together is answered together.
      if (soon) return;
      soon = first;
      doIn(first ? 0 : Math.max(0, Math.min(quiet, done + patience * quiet - now)));
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
