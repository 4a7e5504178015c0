/** A finished report as neutral blocks: what a reader sees, in order, before any file format. */
import type { Figure } from '../charts/figure';
import type { Subject } from '../form/report';

export interface DocumentCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly role: 'bar' | 'note' | 'head' | 'stub' | 'number';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  /** Relative column widths. */
  readonly widths: readonly number[];
  readonly rowCount: number;
  /** Every printed cell once, in reading order. */
  readonly cells: readonly DocumentCell[];
}

/** A picture, told apart from the form's own tables; its numbers are the report's. */
export interface FigureBlock {
  readonly kind: 'figure';
  /** Counted from 1. */
  readonly number: number;
  readonly figure: Figure;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** `signature`: who signs, or the day, on the right (GB/T 9704 7.3.5). */
  | { readonly kind: 'paragraph'; readonly text: string; readonly signature?: true }
  | TableBlock
  | FigureBlock;

/** A character that no document may hold, left out, and where it stood. */
export interface Dropped {
  readonly part: Subject;
  readonly index: number;
  readonly code: number;
}

export interface ReportDocument {
  /** For the window title and the file's properties. */
  readonly title: string;
  /** Said on every page while errors stand; absent for a finished report. */
  readonly mark?: string;
  readonly blocks: readonly Block[];
  readonly dropped: readonly Dropped[];
}
