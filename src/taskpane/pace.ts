/** Answers the first call at once, and while more keep coming once an interval: what is dear is not done for each. */

export interface Pace {
  /** Something happened. */
  readonly touch: () => void;
  /** Nothing is done any more. */
  readonly stop: () => void;
}

/** `act`: what is done; `every`: milliseconds from one time to the next, asked each time. */
export function pace(act: () => void, every: () => number): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const run = (): void => {
    timer = undefined;
    last = Date.now();
    act();
  };
  return {
    // Never within the call itself: what comes together is answered together.
    touch: () => (timer ??= setTimeout(run, Math.max(0, last + every() - Date.now()))),
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
