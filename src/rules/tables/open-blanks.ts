/** A blank is an unknown, not a 0: which blanks an equation still waits for. */
import type { CellKey } from '../../form/cell';
import { sumOf } from '../../form/figures';
import { cellsOf } from '../../form/index';
import type { Report } from '../../form/report';
import { foundTables, relationsOf } from '../../form/report-tables';

/** The typed cells behind `keys`: a total that is the sum of its parts stands for them. */
export function typedBehind(report: Report): (key: CellKey) => readonly CellKey[] {
  const { figures } = report;
  const parts = new Map(
    foundTables(report)
      .flatMap(cellsOf)
      .map(({ key, sumOf: of }) => [key, of]),
  );
  const typed = (key: CellKey): readonly CellKey[] => {
    const of = (parts.get(key) ?? []) as readonly CellKey[];
    const follows = of.length > 0 && sumOf(figures, of) === figures[key];
    return follows ? of.flatMap(typed) : [key];
  };
  return typed;
}

/** Blanks in an equation that does not hold with 0 for them: what belongs there is not known to be 0. */
export function openBlanks(report: Report): ReadonlySet<CellKey> {
  const { figures } = report;
  const failing = foundTables(report)
    .flatMap(relationsOf)
    .filter(({ left, right }) => {
      const [a, b] = [sumOf(figures, left), sumOf(figures, right)];
      return a !== undefined && b !== undefined && Math.abs(a - b) > 1e-6;
    });
  const cells = failing.flatMap(({ left, right }) => [...left, ...right]).flatMap(typedBehind(report));
  return new Set(cells.filter((key) => figures[key] === null));
}
