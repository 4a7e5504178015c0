/** The pane's state, for components: drawn again when it changes. */
import { useEffect, useState } from 'preact/hooks';
import type { Pane } from '../model';
import type { PaneState } from '../state';

export function usePane(pane: Pane): PaneState {
  const [state, set] = useState(pane.state());
  useEffect(() => {
    set(pane.state());
    return pane.subscribe(() => {
      set(pane.state());
    });
  }, [pane]);
  return state;
}

/** Whether `on` has lasted for half a second: what is over sooner needs no progress. */
export function useLasting(on: boolean): boolean {
  const [lasting, set] = useState(false);
  useEffect(() => {
    if (!on) {
      set(false);
      return undefined;
    }
    const timer = setTimeout(() => {
      set(true);
    }, 500);
    return () => {
      clearTimeout(timer);
    };
  }, [on]);
  return lasting;
}
