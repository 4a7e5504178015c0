/**
 * Where the area's figures are not the sum of its units': which unit is probably the reason. A unit counted twice or
 * left out differs by exactly its own row in every cell; a number with two digits changed about differs in its own
 * cells only. What two units explain alike is called certain of neither.
 */
import type { CellKey } from '../form/cell';
import type { Figures } from '../form/figures';
import { cellOf } from '../form/index';
import type { Unit } from '../form/unit';
import { addUp, numberIn, type UnitFigures } from './sums';

export interface Difference {
  readonly cell: CellKey;
  /** In the area's own table. */
  readonly area: number;
  /** Over the units that count. */
  readonly sum: number;
}

export type SuspectReason =
  /** The area has it twice. */
  | 'twice'
  /** The area has it not at all. */
  | 'leftOut'
  /** It counts but has not reported; the area may have its numbers. */
  | 'missing'
  /** A body whose numbers do not count, counted. */
  | 'notCounted'
  /** Two digits of its number stand the other way round in the area's. */
  | 'digits';

export interface UnitSuspect {
  readonly unit: Unit;
  readonly reason: SuspectReason;
  readonly certain: boolean;
  /** The cells it explains. */
  readonly cells: readonly CellKey[];
}

/** The area's own number in a cell; none where nobody filled it in: a live total of blanks is 0 and says nothing. */
export function ownNumber(area: Figures, cell: CellKey): number | undefined {
  const own = numberIn(area[cell]);
  const parts = cellOf(cell).sumOf as readonly CellKey[] | undefined;
  if (own !== 0 || !parts) return own;
  return parts.some((part) => ownNumber(area, part) !== undefined) ? own : undefined;
}

/** Where the area and the sum differ, cell by cell; a cell that nobody filled in is not compared. */
export function differencesOf(
  area: Figures,
  sums: readonly { readonly cell: CellKey; readonly sum: number }[],
): readonly Difference[] {
  return sums.flatMap(({ cell, sum }) => {
    const own = ownNumber(area, cell);
    return own === undefined || addUp([own, -sum]) === 0 ? [] : [{ cell, area: own, sum }];
  });
}

/** As many cells as this must be explained before a row is told from chance. */
const leastCells = 3;

type Row = ReadonlyMap<CellKey, number>;

/** A unit's numbers other than 0. */
function rowOf(figures: Figures): Row {
  return new Map(
    (Object.keys(figures) as CellKey[]).flatMap((cell) => {
      const value = numberIn(figures[cell]) ?? 0;
      return value === 0 ? [] : [[cell, value] as const];
    }),
  );
}

/** Whether the differences are this row, no more and no less; `compared` are the cells both sides have. */
function isRow(differences: Row, row: Row, sign: 1 | -1, compared: ReadonlySet<CellKey>): boolean {
  const own = [...row].filter(([cell]) => compared.has(cell));
  if (own.length === 0 || own.length !== differences.size) return false;
  return own.every(([cell, value]) => addUp([differences.get(cell) ?? 0, -sign * value]) === 0);
}

/** 12 and 21: the same digits, two neighbours changed about. */
function digitsChanged(a: number, b: number): boolean {
  const [one, other] = [String(a), String(b)];
  if (one.length !== other.length || a === b) return false;
  const at = Array.from(one).findIndex((digit, index) => digit !== other[index]);
  return one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other;
}

/**
 * The units that explain the differences, the likeliest first. `compared`: the cells that were compared, whether they
 * agree or not. Certain only where one unit alone explains all of them, in cells enough to rule chance out, and every
 * unit that counts has reported.
 */
export function suspectUnits(
  differences: readonly Difference[],
  reports: readonly UnitFigures[],
  compared: ReadonlySet<CellKey>,
): readonly UnitSuspect[] {
  if (differences.length === 0) return [];
  const by: Row = new Map(differences.map(({ cell, area, sum }) => [cell, addUp([area, -sum])]));
  const cells = differences.map(({ cell }) => cell);
  const missing = reports.filter(({ unit, figures }) => unit.counts && !figures);
  const rows = reports.flatMap(({ unit, figures }) => (figures ? [{ unit, row: rowOf(figures) }] : []));
  const found = rows.flatMap(({ unit, row }): readonly Omit<UnitSuspect, 'certain'>[] => {
    if (!unit.counts) return isRow(by, row, 1, compared) ? [{ unit, reason: 'notCounted', cells }] : [];
    if (isRow(by, row, 1, compared)) return [{ unit, reason: 'twice', cells }];
    return isRow(by, row, -1, compared) ? [{ unit, reason: 'leftOut', cells }] : [];
  });
  const certain = found.length === 1 && missing.length === 0 && cells.length >= leastCells;
  if (found.length > 0) return found.map((one) => ({ ...one, certain }));
  const [only, ...others] = missing;
  if (only && others.length === 0 && [...by.values()].every((value) => value > 0)) {
    return [{ unit: only.unit, reason: 'missing', certain: false, cells }];
  }
  return digitSuspects(differences, rows);
}

/** Units whose number, with two digits changed about, would make one cell right. */
function digitSuspects(
  differences: readonly Difference[],
  rows: readonly { readonly unit: Unit; readonly row: Row }[],
): readonly UnitSuspect[] {
  const found = new Map<Unit, CellKey[]>();
  for (const { cell, area, sum } of differences) {
    for (const { unit, row } of rows) {
      const value = row.get(cell);
      if (!unit.counts || value === undefined || !Number.isInteger(value)) continue;
      const other = addUp([value, area, -sum]);
      if (other > 0 && digitsChanged(value, other)) found.set(unit, [...(found.get(unit) ?? []), cell]);
    }
  }
  return [...found]
    .filter(([, cells]) => cells.length === Math.max(...[...found.values()].map((all) => all.length)))
    .map(([unit, cells]) => ({ unit, reason: 'digits', certain: false, cells }));
}
