/** An area's figures are the sum of its units'. A unit that is missing, or a cell it left blank, never counts as 0. */
import type { CellKey } from '../form/cell';
import type { Entry, Figures } from '../form/figures';
import type { Unit } from '../form/unit';

/** A unit and what it reported; none where nothing came. */
export interface UnitFigures {
  readonly unit: Unit;
  readonly figures?: Figures;
}

export interface CellSum {
  readonly cell: CellKey;
  /** Over the units that have a number there. */
  readonly sum: number;
  /** Units that count but have no number in this cell. */
  readonly missing: readonly Unit[];
}

/** Fees are in 万元 with up to six decimals: added as whole numbers, so that no binary fraction shows. */
const scale = 1_000_000;

export function numberIn(entry: Entry | undefined): number | undefined {
  return typeof entry === 'number' && Number.isFinite(entry) ? entry : undefined;
}

/** Adds without binary fractions. */
export function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * scale), 0) / scale;
}

/** Σ over the units that count, a cell at a time. */
export function areaSums(reports: readonly UnitFigures[], cells: readonly CellKey[]): readonly CellSum[] {
  const counted = reports.filter(({ unit }) => unit.counts);
  return cells.map((cell) => {
    const values: number[] = [];
    const missing: Unit[] = [];
    for (const { unit, figures } of counted) {
      const value = numberIn(figures?.[cell]);
      if (value === undefined) missing.push(unit);
      else values.push(value);
    }
    return { cell, sum: addUp(values), missing };
  });
}

/** What one number of the area is made of: a unit's share of it, this year and last. */
export interface Share {
  readonly unit: Unit;
  /** null: not reported. */
  readonly value: number | null;
  readonly lastYear: number | null;
}

/** 反查: the units that count, largest first; those without a number last. */
export function traceCell(
  cell: CellKey,
  reports: readonly UnitFigures[],
  lastYear: ReadonlyMap<string, Figures> = new Map(),
): readonly Share[] {
  return reports
    .filter(({ unit }) => unit.counts)
    .map(({ unit, figures }) => ({
      unit,
      value: numberIn(figures?.[cell]) ?? null,
      lastYear: numberIn(lastYear.get(unit.code)?.[cell]) ?? null,
    }))
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
}
