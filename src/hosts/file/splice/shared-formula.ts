/** A formula that several cells share is written once, for the first; the others have it moved (ECMA-376 18.3.1.40). */
import { movedReference } from '../../../workbook/a1';

/** Texts, sheet names in quotes and `[…]` stay; so does what is part of a name, or calls a function. */
const piece =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\p{L}\p{N}_.$])(?:\$?[A-Z]{1,3}\$?\d{1,7}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])/giu;

/** The formula as it reads `rows` further down and `columns` further right. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(piece, (found) =>
    /^["'[]/u.test(found) ? found : movedReference(found, rows, columns),
  );
}
