/** What can be put right in a report: what a check offers, and what is then written to the workbook. */
import type { CellKey } from './cell';
import type { SectionId, TableId } from './form';
import type { TextKey } from './text';

/** A label by its table and its place there, zero-based. */
export interface LabelPlace {
  readonly table: TableId;
  readonly row: number;
  readonly column: number;
}

export type Repair =
  | { readonly kind: 'value'; readonly cell: CellKey; readonly value: number }
  /** The cell becomes the sum the form makes it. */
  | { readonly kind: 'sum'; readonly cell: CellKey }
  | { readonly kind: 'label'; readonly label: LabelPlace; readonly text: string }
  | { readonly kind: 'heading'; readonly section: SectionId; readonly text: string }
  /** The part without the characters that nobody sees. */
  | { readonly kind: 'unseen'; readonly part: TextKey };
