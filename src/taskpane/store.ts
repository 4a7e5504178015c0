/** Holds the state of the pane, and tells those who show it when it is another. */
import type { PaneState } from './state';

export interface Store {
  readonly state: () => PaneState;
  /** The rest stays as it is. */
  readonly change: (next: Partial<PaneState>) => void;
  /** Gives back how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Nobody is told any more. */
  readonly stop: () => void;
}

export function createStore(first: PaneState): Store {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    change: (next) => {
      state = { ...state, ...next };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      listeners.clear();
    },
  };
}
