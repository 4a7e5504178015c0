/**
 * What has been typed in the pane and not yet written to the workbook. It outlives its form: another tab, a filter, or
 * a co-author's edit may take the form away, and the words are there again when it comes back.
 */
import type { TextKey } from '../form/text';
import type { LocatedFinding } from '../rules/check';

export interface Unsaved {
  /** What stood in the cell when editing began. */
  readonly before: string;
  readonly text: string;
}

export type UnsavedTexts = Map<string, Unsaved>;

export const unsavedKey = {
  text: (key: TextKey): string => `text ${key}`,
  /** Without the finding's values, which may change while its explanation is being written. */
  explanation: ({ rule, cells }: LocatedFinding): string => `explanation ${rule} ${cells.join(' ')}`,
  pasted: 'pasted',
} as const;
