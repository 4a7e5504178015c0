/**
 * Which formulas depend on cells that were written, so that the others need not be evaluated again: a ledger has ten
 * thousand, and a clerk types into one row. What a formula looks at is read off its text once.
 */
import { parseArea } from '../../workbook/a1';
import type { Area, Contents } from '../../workbook/workbook';

export interface FormulaAt {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

export interface CellAt {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

interface Reference {
  /** '' for the formula's own sheet; lower case. */
  readonly sheet: string;
  readonly area: Area;
}

interface Looks {
  readonly references: readonly Reference[];
  /** Words that may be names, in lower case. */
  readonly words: readonly string[];
}

const piece =
  /(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.、]*)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_(])|(\p{L}[\p{L}\p{N}_.]*)(?!\s*\()/gu;

function looksOf(formula: string): Looks {
  const references: Reference[] = [];
  const words = new Set<string>();
  for (const [, sheet, reference, word] of formula.replace(/"[^"]*"/gu, '""').matchAll(piece)) {
    const area = reference === undefined ? undefined : parseArea(reference);
    const name = sheet?.replace(/^'|'$/gu, '').replace(/''/gu, "'") ?? '';
    if (area) references.push({ sheet: name.toLowerCase(), area });
    if (word !== undefined) words.add(word.toLowerCase());
  }
  return { references, words: [...words] };
}

/** Texts remembered: as many as the formulas of a large workbook. */
const mostRemembered = 30_000;
const remembered = new Map<string, Looks>();

function rememberedLooks(formula: string): Looks {
  const before = remembered.get(formula);
  if (before) return before;
  if (remembered.size >= mostRemembered) remembered.clear();
  const looks = looksOf(formula);
  remembered.set(formula, looks);
  return looks;
}

/** Areas of more rows than this are listed once for all formulas that look at them. */
const fewRows = 4;

interface Watch {
  readonly area: Area;
  readonly formulas: number[];
}

const contains = ({ row, column, rows, columns }: Area, at: CellAt): boolean =>
  at.row >= row && at.row < row + rows && at.column >= column && at.column < column + columns;

/** Which formulas look at a cell. */
class Watches {
  /** `sheet row` → small areas that touch the row; `sheet` → large ones. */
  readonly #small = new Map<string, Watch[]>();
  readonly #large = new Map<string, Map<string, Watch>>();

  add(sheet: string, area: Area, formula: number): void {
    if (area.rows > fewRows) {
      const own = this.#large.get(sheet) ?? new Map<string, Watch>();
      this.#large.set(sheet, own);
      const key = [area.row, area.column, area.rows, area.columns].join();
      const watch = own.get(key) ?? { area, formulas: [] };
      own.set(key, watch);
      watch.formulas.push(formula);
      return;
    }
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      const key = `${String(row)} ${sheet}`;
      const own = this.#small.get(key) ?? [];
      this.#small.set(key, own);
      own.push({ area, formulas: [formula] });
    }
  }

  of(cell: CellAt): readonly number[] {
    const sheet = cell.sheet.toLowerCase();
    const near = [
      ...(this.#small.get(`${String(cell.row)} ${sheet}`) ?? []),
      ...(this.#large.get(sheet)?.values() ?? []),
    ];
    return near.flatMap(({ area, formulas }) => (contains(area, cell) ? formulas : []));
  }
}

/** Those of `formulas` that look at what was written, or at one that does. Pure. */
export function dependents<Formula extends FormulaAt>(
  formulas: readonly Formula[],
  written: readonly CellAt[],
  names: Contents['names'],
): ReadonlySet<Formula> {
  const places = new Map([...names].map(([name, place]) => [name.toLowerCase(), place]));
  const watches = new Watches();
  formulas.forEach(({ sheet, formula }, index) => {
    const { references, words } = rememberedLooks(formula);
    for (const { sheet: other, area } of references)
      watches.add(other === '' ? sheet.toLowerCase() : other, area, index);
    for (const word of words) {
      const place = places.get(word);
      if (place) watches.add(place.sheet.toLowerCase(), place.area, index);
    }
  });
  const found = new Set<Formula>();
  const queue: CellAt[] = [...written];
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop())
    for (const index of watches.of(cell)) {
      const formula = formulas[index];
      if (!formula || found.has(formula)) continue;
      found.add(formula);
      queue.push(formula);
    }
  return found;
}
