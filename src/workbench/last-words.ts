/** What was typed last and is in no draft yet, written at once when the page is left: a draft would come too late. */
import type { Typing } from '../hosts/browser/grid';
import type { Block } from '../workbook/workbook';

export interface LastWords {
  /** Of the workbook. */
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly typing?: Typing;
}

const key = 'ogi-report:last-words';

/** Nothing where there is nothing to keep; a browser that keeps nothing loses no more than before. */
export function keepLastWords(
  name: string,
  { unkept: blocks, typing }: { readonly unkept: readonly Block[]; readonly typing: Typing | undefined },
): void {
  if (blocks.length === 0 && !typing) return;
  const words: LastWords = { name, blocks, ...(typing ? { typing } : {}) };
  try {
    window.sessionStorage.setItem(key, JSON.stringify(words));
  } catch {
    // Full or forbidden.
  }
}

/** Once. */
export function takeLastWords(): LastWords | undefined {
  try {
    const text = window.sessionStorage.getItem(key);
    window.sessionStorage.removeItem(key);
    return text === null ? undefined : (JSON.parse(text) as LastWords);
  } catch {
    return undefined;
  }
}
