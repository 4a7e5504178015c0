/**
 * What has been typed in the pane and not yet written to the workbook. It outlives its form: another tab, a filter, or
 * a co-author's edit may take the form away, and the words are there again when it comes back. Where the host may make
 * the pane anew, or let it go on before another workbook, they outlive that too, each with its own workbook.
 */
import type { TextKey } from '../form/text';
import type { LocatedFinding } from '../rules/locate';
import type { PaneHost } from './host';

export interface Unsaved {
  /** What stood in the cell when editing began. */
  readonly before: string;
  readonly text: string;
}

export interface UnsavedTexts {
  readonly has: (place: string) => boolean;
  readonly get: (place: string) => Unsaved | undefined;
  readonly set: (place: string, unsaved: Unsaved) => void;
  readonly delete: (place: string) => void;
  /** From now on it is about this workbook. `open`: all that are open, by name. */
  readonly turnTo: (workbook: string, open: readonly string[]) => void;
}

export const unsavedKey = {
  text: (key: TextKey): string => `text ${key}`,
  /** Without the finding's values, which may change while its explanation is being written. */
  explanation: ({ rule, cells }: LocatedFinding): string => `explanation ${rule} ${cells.join(' ')}`,
  pasted: 'pasted',
  pastedReport: 'pasted report',
  pastedDocument: 'pasted document',
} as const;

type Texts = Readonly<Record<string, Unsaved>>;

/** No cell holds it: what is kept is written only once the clerk has seen what stands there now. */
const unknown = '\u0000';

function restored(text: string | undefined): [string, Texts][] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as [string, Texts][]) : [];
  } catch {
    return [];
  }
}

/** What was opened and not changed is not worth keeping. */
function spelled(all: ReadonlyMap<string, Texts>): string {
  const typed = [...all].flatMap(([workbook, texts]): [string, Texts][] => {
    const changed = Object.entries(texts).filter(([, { before, text }]) => text !== before);
    return changed.length === 0 ? [] : [[workbook, Object.fromEntries(changed)]];
  });
  return typed.length === 0 ? '' : JSON.stringify(typed);
}

/** `kept`: where it is kept beyond the page; as long as the page where left out. */
export function unsavedTexts(kept?: PaneHost['unsaved']): UnsavedTexts {
  const all = new Map(restored(kept?.get()));
  const seen = new Set<string>();
  let workbook = '';
  const texts = (): Texts => all.get(workbook) ?? {};
  const put = (next: Texts): void => {
    if (Object.keys(next).length === 0) all.delete(workbook);
    else all.set(workbook, next);
    kept?.set(spelled(all));
  };
  return {
    has: (place) => place in texts(),
    get: (place) => texts()[place],
    set: (place, unsaved) => {
      put({ ...texts(), [place]: unsaved });
    },
    delete: (place) => {
      put(Object.fromEntries(Object.entries(texts()).filter(([other]) => other !== place)));
    },
    turnTo: (name, open) => {
      if (name === workbook) return;
      const before = workbook;
      const left = texts();
      workbook = name;
      const isNew = name !== '' && !seen.has(name) && !all.has(name);
      seen.add(name);
      // Saved under another name, or closed and another opened: nobody can tell, so the words come along with a doubt.
      if (!isNew || before === '' || open.includes(before) || Object.keys(left).length === 0) return;
      all.delete(before);
      put(
        Object.fromEntries(
          Object.entries(left).map(([place, { text }]) => [place, { before: unknown, text }]),
        ),
      );
    },
  };
}
