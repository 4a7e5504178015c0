/**
 * Taking back what was written through the port: cell by cell, and never over what the clerk has typed since. For hosts
 * whose own undo does not know of what an add-in writes, or forgets it.
 */
import type { CellPlace } from '../form/place';
import { spellPlace } from './a1';
import { holds } from './cell-matches';
import { joinedBlocks } from './plan/joined-blocks';
import { sameName } from './sheet-name';
import type { Block, CellInput, Content, Contents, Workbook, Written } from './workbook';

/** A cell that holds something else since it was written. */
export interface WrittenCell {
  readonly where: CellPlace;
  readonly before: Content;
  readonly input: CellInput;
}

interface TakenBack {
  readonly kind: 'taken-back';
  /** Cells that hold again what they held before. */
  readonly restored: number;
  /** Cells that were changed since, or cannot be put back; they stay as they are. */
  readonly kept: number;
}

/** Hosts may add blanks and `$` to a formula. */
const spelling = (formula: string): string => formula.replace(/^=|[$\s]/gu, '').toUpperCase();

/** Whether a cell holds what was put into it; a formula by its text. */
function isOurs(content: Content, input: CellInput): boolean {
  if (!holds(content, input)) return false;
  return input.kind !== 'formula' || spelling(content.formula ?? '') === spelling(input.formula);
}

/** What puts it back; undefined for what the port cannot write. */
function former({ value, formula }: Content): CellInput | undefined {
  if (typeof value === 'boolean' && formula === undefined) return undefined;
  if (formula === undefined) return { kind: 'value', value: value as Exclude<typeof value, boolean> };
  return { kind: 'formula', formula, result: typeof value === 'boolean' ? Number(value) : (value ?? 0) };
}

/** The cells that a write has changed, those left out that held the same before. */
export function cellsWritten(written: readonly Written[]): readonly WrittenCell[] {
  const cells = written.flatMap(({ block: { sheet, row, column, inputs }, before }) =>
    inputs.flatMap((line, r) =>
      line.map((input, c): WrittenCell => {
        const stood = before[r]?.[c] ?? { value: null };
        return { where: { sheet, row: row + r, column: column + c }, before: stood, input };
      }),
    ),
  );
  // Written twice in one go: what stood there first, and what came last.
  const byPlace = new Map<string, WrittenCell>();
  for (const cell of cells) {
    const place = spellPlace(cell.where);
    byPlace.set(place, { ...cell, before: byPlace.get(place)?.before ?? cell.before });
  }
  return [...byPlace.values()].filter(({ before, input }) => !isOurs(before, input));
}

function contentAt({ sheets }: Contents, { sheet, row, column }: CellPlace): Content | undefined {
  const found = sheets.find(({ name }) => sameName(name, sheet));
  return found && (found.cells[row]?.[column] ?? { value: null });
}

/** Puts back what stood in the cells that still hold what was written; one read, and one write of what is put back. */
export async function takeBack(workbook: Workbook, cells: readonly WrittenCell[]): Promise<TakenBack> {
  const sheets = [...new Set(cells.map(({ where }) => where.sheet))];
  const now = await workbook.read({ sheets, names: [] });
  const blocks = cells.flatMap(({ where, before, input }): readonly Block[] => {
    const there = contentAt(now, where);
    const put = former(before);
    return there && put && isOurs(there, input) ? [{ ...where, inputs: [[put]] }] : [];
  });
  if (blocks.length > 0) await workbook.write(joinedBlocks(blocks));
  return { kind: 'taken-back', restored: blocks.length, kept: cells.length - blocks.length };
}
