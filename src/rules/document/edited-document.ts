/** What 对照 has found of an edited or published document, for the rule that tells it. */
import type { CellKey } from '../../form/cell';
import type { TextKey } from '../../form/text';

export interface EditedDifference {
  /** `missing`: in the workbook alone; `form`: a label or a section's heading. */
  readonly kind: 'figure' | 'words' | 'heading' | 'missing' | 'form';
  /** For people: `新收申请·总计`, `依申请公开`. */
  readonly name: string;
  readonly subject?: CellKey | TextKey;
  readonly workbook: string | number;
  /** Of words what was changed, sentence by sentence. */
  readonly document: string | number;
}

export interface EditedDocument {
  /** Its name. */
  readonly file: string;
  readonly differences: readonly EditedDifference[];
}
