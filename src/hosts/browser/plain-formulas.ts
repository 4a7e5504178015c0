/**
 * Formulas that a file shares between cells, spelled out in each: typing over the first of them would otherwise take
 * the formula from the rest, and exceljs fails on what is left.
 */
import { ValueType, type Workbook as Book } from 'exceljs';

export function plainFormulas(book: Book): void {
  for (const sheet of book.worksheets) {
    const shared: (() => void)[] = [];
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ValueType.Formula) return;
        const value = cell.value as { readonly shareType?: string; readonly sharedFormula?: string };
        if (value.sharedFormula === undefined && value.shareType !== 'shared') return;
        const { formula, result } = cell;
        shared.push(() => {
          cell.value = { formula, result: result as number };
        });
      });
    });
    // Only when all are read: the rest get their words from the first.
    for (const spell of shared) spell();
  }
}
