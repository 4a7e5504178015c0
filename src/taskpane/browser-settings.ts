/** Small settings in the browser's storage, which an office suite may refuse: then they last as long as the page. */
import type { PaneHost } from './host';

const prefix = 'ogi-report:';

export function browserSettings(storage: () => Storage): PaneHost['settings'] {
  const held = new Map<string, string>();
  const kept = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => held.get(key) ?? kept((store) => store.getItem(prefix + key)) ?? undefined,
    set: (key, value) => {
      held.set(key, value);
      kept((store) => {
        store.setItem(prefix + key, value);
      });
    },
  };
}
