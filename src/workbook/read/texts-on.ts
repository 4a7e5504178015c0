/** The texts on a sheet: gone through once, because each reader looks among them for words of its own. */
import type { SheetContent } from '../workbook';

export interface TextAt {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const known = new WeakMap<SheetContent, readonly TextAt[]>();

function textsIn({ cells }: SheetContent): readonly TextAt[] {
  const texts: TextAt[] = [];
  cells.forEach((line, row) => {
    for (let column = 0; column < line.length; column += 1) {
      const text = line[column]?.value;
      if (typeof text === 'string') texts.push({ row, column, text });
    }
  });
  return texts;
}

/** Row by row, from the left; what is read of a sheet never changes. */
export function textsOn(sheet: SheetContent): readonly TextAt[] {
  const texts = known.get(sheet) ?? textsIn(sheet);
  known.set(sheet, texts);
  return texts;
}
