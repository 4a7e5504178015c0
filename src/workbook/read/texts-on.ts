/** The texts on a sheet: gone through once, because each reader looks among them for words of its own. */
import { remembering } from '../../form/memory/remembering';
import type { SheetContent } from '../workbook';

export interface TextAt {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** More sheets than nearly any workbook has. */
export const mostSheets = 24;

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
export const textsOn = remembering<SheetContent, readonly TextAt[]>(mostSheets, textsIn);

/** Keys are words of ours, written in ASCII: most texts are told from them by their first character. */
const firstWide = 0x80;

/** Those of them that may be a hidden key. */
export const keysOn = remembering<SheetContent, readonly TextAt[]>(mostSheets, (sheet) =>
  textsOn(sheet).filter(({ text }) => text.charCodeAt(0) < firstWide),
);
