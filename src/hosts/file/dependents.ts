/**
 * Which formulas depend on cells that were written, so that the others need not be evaluated again: a ledger has thirty
 * thousand, and a clerk types into one row. What formulas of one shape look at is read off their text once.
 */
import { sameName } from '../../workbook/sheet-name';
import type { Area, Contents, Place } from '../../workbook/workbook';
import { areaAt, looks, rowOf, type Reference } from './recalculation/reference';
import { shape } from './recalculation/template';

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

/** Where one reference of a shape points, for the formula whose rows are counted from `from`. */
interface Watch {
  /** Lower case. */
  readonly sheet: string;
  readonly at: (from: number) => Area;
  /** The columns, which are the same for all of them. */
  readonly columns: Pick<Area, 'column' | 'columns'>;
  /** The rows, too. */
  readonly fixed: boolean;
  /** The `from`s of formulas that look at a row; undefined: any may. */
  readonly near: ((row: number) => readonly number[]) | undefined;
}

interface Group<Formula> {
  readonly watches: readonly Watch[];
  readonly byFrom: Map<number, Formula[]>;
}

/** A reference of more rows than this is looked for among all formulas of its shape. */
const fewRows = 8;

const hasColumn = ({ column, columns }: Pick<Area, 'column' | 'columns'>, at: CellAt): boolean =>
  at.column >= column && at.column < column + columns;

const hasRow = ({ row, rows }: Area, at: CellAt): boolean => at.row >= row && at.row < row + rows;

function watchOf(reference: Reference, home: string): Watch {
  const { first, last, sheet = home } = reference;
  const [one, other] = [rowOf(first, 0), rowOf(last, 0)];
  const [top, bottom] = [Math.min(one, other), Math.max(one, other)];
  const moves = first.moves && last.moves && bottom - top < fewRows;
  return {
    sheet: sheet.toLowerCase(),
    at: (from) => areaAt(reference, from),
    columns: areaAt(reference, 0),
    fixed: !first.moves && !last.moves,
    near: moves
      ? (row) => Array.from({ length: bottom - top + 1 }, (_, index) => row - top - index)
      : undefined,
  };
}

function namedWatch({ sheet, area }: Place): Watch {
  return { sheet: sheet.toLowerCase(), at: () => area, columns: area, fixed: true, near: undefined };
}

/** The formulas of a workbook by what they look at. */
export class Dependence<Formula extends FormulaAt> {
  readonly #groups = new Map<string, Group<Formula>>();

  constructor(formulas: readonly Formula[], names: Contents['names']) {
    const places = [...names];
    for (const formula of formulas) {
      const { template, from } = shape(formula.formula);
      const home = formula.sheet.toLowerCase();
      const key = `${home}!${template}`;
      let group = this.#groups.get(key);
      if (!group) {
        const { references, words } = looks(template);
        const named = words.flatMap((word): readonly Watch[] => {
          const place = places.find(([name]) => sameName(name, word))?.[1];
          return place ? [namedWatch(place)] : [];
        });
        group = { watches: [...references.map((one) => watchOf(one, home)), ...named], byFrom: new Map() };
        this.#groups.set(key, group);
      }
      const same = group.byFrom.get(from);
      if (same) same.push(formula);
      else group.byFrom.set(from, [formula]);
    }
  }

  /** Those that look at what was written, or at one that does. */
  on(written: readonly CellAt[]): ReadonlySet<Formula> {
    const found = new Set<Formula>();
    const queue: CellAt[] = [...written];
    // Groups of which every formula has been found.
    const whole = new Set<Group<Formula>>();
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop())
      for (const formula of this.#lookingAt(cell, whole)) {
        if (found.has(formula)) continue;
        found.add(formula);
        queue.push(formula);
      }
    return found;
  }

  #lookingAt(cell: CellAt, whole: Set<Group<Formula>>): readonly Formula[] {
    const sheet = cell.sheet.toLowerCase();
    const looking: Formula[] = [];
    for (const group of this.#groups.values())
      for (const watch of whole.has(group) ? [] : group.watches) {
        if (watch.sheet !== sheet || !hasColumn(watch.columns, cell)) continue;
        const { byFrom } = group;
        if (watch.fixed) {
          if (!hasRow(watch.at(0), cell)) continue;
          whole.add(group);
          for (const formulas of byFrom.values()) looking.push(...formulas);
          break;
        }
        const near = watch.near?.(cell.row);
        for (const from of near ?? byFrom.keys()) {
          const formulas = byFrom.get(from);
          if (formulas && (near || hasRow(watch.at(from), cell))) looking.push(...formulas);
        }
      }
    return looking;
  }
}

/** Those of `formulas` that look at what was written, or at one that does. Pure. */
export function dependents<Formula extends FormulaAt>(
  formulas: readonly Formula[],
  written: readonly CellAt[],
  names: Contents['names'],
): ReadonlySet<Formula> {
  return new Dependence(formulas, names).on(written);
}
