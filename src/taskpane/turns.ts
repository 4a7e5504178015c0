/** Visits to the host stand in one queue, so that a check never reads half of a write. */

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Does each work after all that came before, whether that went well or not. */
export function createTurns(): InTurn {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  };
}
