/** A document of someone else's as neutral blocks, in reading order: what the readers of each format give. */

export type SourceBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Cells as they are written: one that a merge covers is empty (Word) or not there at all (HTML). */
  | { readonly kind: 'table'; readonly source: string; readonly rows: readonly SourceRow[] }
  /** A picture or an embedded object: whatever it shows cannot be read. */
  | { readonly kind: 'picture' };

export interface SourceRow {
  readonly cells: readonly string[];
  /** From 1, as the source counts. */
  readonly number: number;
}

export interface SourceDocument {
  readonly kind: 'document';
  readonly blocks: readonly SourceBlock[];
  /** Tracked changes, hidden text: read as they would print, and worth a second look. */
  readonly doubts: readonly string[];
  /** What a page calls itself, in its head: the title of its tab, and of its article. */
  readonly titles?: readonly string[];
}

/** Thrown while reading, caught at the door: more than any report holds. */
export class TooMuch extends Error {}
