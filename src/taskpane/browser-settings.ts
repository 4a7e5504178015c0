/** What is kept in the browser's storage, which an office suite may refuse: then it lasts as long as the page. */
import type { PaneHost } from './host';
import type { Settings } from './live-setting';

const prefix = 'ogi-report:';

function allowed<T>(storage: () => Storage, use: (storage: Storage) => T): T | undefined {
  try {
    return use(storage());
  } catch {
    return undefined;
  }
}

export function browserSettings(storage: () => Storage): Settings {
  const held = new Map<string, string>();
  return {
    get: (key) => held.get(key) ?? allowed(storage, (store) => store.getItem(prefix + key)) ?? undefined,
    set: (key, value) => {
      held.set(key, value);
      allowed(storage, (store) => {
        store.setItem(prefix + key, value);
      });
    },
  };
}

/** What is typed and not yet written, by document; of one without an address nothing is kept. */
export function browserUnsaved(storage: () => Storage, document: string): NonNullable<PaneHost['unsaved']> {
  const key = `${prefix}unsaved ${document}`;
  return {
    get: () => (document === '' ? undefined : (allowed(storage, (store) => store.getItem(key)) ?? undefined)),
    set: (text) => {
      allowed(storage, (store) => {
        if (text === '') store.removeItem(key);
        else if (document !== '') store.setItem(key, text);
      });
    },
  };
}
