/**
 * Work that is not saved yet, kept in this browser (IndexedDB) so that a crash costs a second of it. A tab writes its
 * own draft only; a reloaded tab knows its own again, those of tabs that are gone are offered.
 */
import type { Typing } from '../hosts/browser/grid';

export interface Draft {
  /** The tab's. */
  readonly id: string;
  readonly name: string;
  /** The .xlsx. */
  readonly bytes: Uint8Array;
  /** What was being typed into a cell, and not entered yet. */
  readonly typing?: Typing;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface Drafts {
  /** This tab's own id. */
  readonly id: string;
  readonly all: () => Promise<readonly Draft[]>;
  readonly keep: (draft: Draft) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
}

const store = 'drafts';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB'));
    };
  });
}

/** When it is on the disk, not only accepted. */
function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('IndexedDB'));
    };
  });
}

/** Survives a reload, and ends with the tab. */
function tabId(): string {
  const key = 'ogi-report:tab';
  const id =
    window.sessionStorage.getItem(key) ?? `${String(Date.now())}-${Math.random().toString(36).slice(2)}`;
  window.sessionStorage.setItem(key, id);
  return id;
}

/** Rejects where the browser lets a page keep nothing. */
export async function openDrafts(): Promise<Drafts> {
  const opening = window.indexedDB.open('ogi-report', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(store, { keyPath: 'id' });
  };
  const base = await done(opening);
  const change = async (make: (drafts: IDBObjectStore) => unknown): Promise<void> => {
    const transaction = base.transaction(store, 'readwrite');
    make(transaction.objectStore(store));
    await settled(transaction);
  };
  return {
    id: tabId(),
    all: () => done(base.transaction(store).objectStore(store).getAll() as IDBRequest<Draft[]>),
    keep: (draft) => change((drafts) => drafts.put(draft)),
    drop: (id) => change((drafts) => drafts.delete(id)),
  };
}
