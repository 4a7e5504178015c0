/** A blank is an unknown, not a 0: which blanks an equation still waits for. */
import type { CellKey } from '../../form/cell';
import { sumOf } from '../../form/figures';
import { cellsOf } from '../../form/index';
import { mayStillHold } from '../../form/open-relation';
import type { Report } from '../../form/report';
import { foundTables, relationsOf } from '../../form/report-tables';
import { nameOf } from '../rule';

/** The typed cells behind a cell: a total that is the sum of its parts stands for them. */
function typedBehind(report: Report): (key: CellKey) => readonly CellKey[] {
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

interface Waiting {
  /** Whether a cell, or one that it follows, is blank. */
  readonly isOpen: (key: CellKey) => boolean;
  /** The rules, with their members, of equations that do not hold and that blanks may still settle. */
  readonly rules: ReadonlySet<string>;
  /** Blanks of an equation that does not hold with 0 for them: what belongs there is not known to be 0. */
  readonly blanks: ReadonlySet<CellKey>;
}

/** What waits for blanks: an equation that has too little on the side where there are some. */
export function waitingIn(report: Report): Waiting {
  const { figures } = report;
  const typed = typedBehind(report);
  const isBlank = (key: CellKey): boolean => figures[key] === null;
  const isOpen = (key: CellKey): boolean => typed(key).some(isBlank);
  const rules = new Set<string>();
  const blanks = new Set<CellKey>();
  for (const { rule, member, ...relation } of foundTables(report).flatMap(relationsOf)) {
    const [left, right] = [sumOf(figures, relation.left), sumOf(figures, relation.right)];
    if (left === undefined || right === undefined || Math.abs(left - right) <= 1e-6) continue;
    const keys = [...relation.left, ...relation.right];
    if (mayStillHold(relation, { left, right }, isOpen)) rules.add(nameOf(rule, member));
    for (const key of keys.flatMap(typed).filter(isBlank)) blanks.add(key);
  }
  return { isOpen, rules, blanks };
}
