/** Names of areas that formulas speak of. */
import { ValueType, type Workbook as Book } from 'exceljs';
import type { Contents } from '../../workbook/workbook';

/** A name as formulas spell it, among other words. */
const word = /[\p{L}_\\][\p{L}\p{N}_.\\]*/gu;

/**
 * Of `names` those that some formula uses; the others the grid need not know. Whenever it learns of one, it looks at every
 * cell's validation again, later, and complains where the workbook is closed by then.
 */
export function namesInFormulas(book: Book, names: Contents['names']): Contents['names'] {
  const left = new Map([...names.keys()].map((name) => [name.toLowerCase(), name]));
  const used = new Set<string>();
  book.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ValueType.Formula || left.size === 0) return;
        for (const [spelled] of cell.formula.matchAll(word)) {
          const name = left.get(spelled.toLowerCase());
          if (name !== undefined) used.add(name);
        }
      });
    });
  });
  return new Map([...names].filter(([name]) => used.has(name)));
}
