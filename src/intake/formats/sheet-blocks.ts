/** The rows of a stranger's sheet → blocks: a row with one text that is no label of the form is a paragraph. */
import type { SourceBlock, SourceRow } from './blocks';
import { isFormLabel } from '../tables/table-kind';

/** A used sheet as text, `cells[row][column]`; blank is ''. */
export interface SheetText {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
}

/** In reading order; row numbers are the sheet's own. */
export function sheetBlocks({ name, cells }: SheetText): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: SourceRow[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', source: `工作表“${name}”`, rows });
    rows = [];
  };
  cells.forEach((row, index) => {
    const filled = row.filter((cell) => cell.trim() !== '');
    const [only = ''] = filled;
    if (filled.length === 1 && !isFormLabel(only) && /\p{L}/u.test(only)) {
      flush();
      blocks.push({ kind: 'paragraph', text: only });
    } else if (filled.length > 0) {
      rows.push({ number: index + 1, cells: row.map((cell) => cell.replace(/\s+/gu, ' ').trim()) });
    }
  });
  flush();
  return blocks;
}
