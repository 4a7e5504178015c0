/**
 * The smallest sets of changes that satisfy every equation at once. Each step takes the failing equation with the
 * fewest unknowns, of which one must change, by what settles at least one of the equations that unknown is in.
 * Complete for one and two changes, which is what slips come to; beyond that, and beyond a budget, it gives up.
 */
import { mayHold, type CellValue, type System } from './system';

/** An unknown, and by how much it changes. */
export interface Step {
  readonly unknown: number;
  readonly by: number;
}

export type Solution = readonly Step[];

/** More changes at once say nothing any more. */
const mostChanges = 3;
/** States looked at, over all. */
const budget = 20_000;
/** More solutions than this single nothing out. */
const mostSolutions = 200;

const settled = (residual: number): boolean => Math.abs(residual) < 1e-6;

/** The cells of an unknown that may hold what they would after a change, and what that is. */
export function membersAfter(system: System, { unknown, by }: Step): readonly CellValue[] {
  return (system.unknowns[unknown]?.members ?? []).flatMap(({ cell, sign }) => {
    const typed = system.typed.get(cell);
    const value = Number(((typed?.value ?? 0) + sign * by).toFixed(6));
    return typed && mayHold(typed, value) ? [{ cell, value }] : [];
  });
}

interface Search {
  readonly system: System;
  readonly residuals: number[];
  readonly steps: Step[];
  readonly found: Map<string, Solution>;
  /** The most equations one unknown is in. */
  readonly reach: number;
  left: number;
}

function failingOf({ residuals }: Search): readonly number[] {
  return residuals.flatMap((residual, index) => (settled(residual) ? [] : [index]));
}

function apply(search: Search, { unknown, by }: Step, sign: 1 | -1): void {
  for (const { equation, factor } of search.system.unknowns[unknown]?.effects ?? []) {
    search.residuals[equation] = (search.residuals[equation] ?? 0) + sign * factor * by;
  }
}

/** By how much an unknown may change: so that one of its failing equations holds, and, at the last step, all do. */
function amounts(
  search: Search,
  unknown: number,
  failing: readonly number[],
  last: boolean,
): readonly number[] {
  const { effects, outside } = search.system.unknowns[unknown] ?? { effects: [], outside: false };
  if (last && effects.length < failing.length) return [];
  const wanted = effects.flatMap(({ equation, factor }) => {
    const residual = search.residuals[equation] ?? 0;
    return settled(residual) ? (last ? [0] : []) : [-residual / factor];
  });
  const distinct = [...new Set(wanted.map((by) => Number(by.toFixed(6))))];
  if (last && distinct.length !== 1) return [];
  return distinct.filter(
    (by) => by !== 0 && (outside || membersAfter(search.system, { unknown, by }).length > 0),
  );
}

function descend(search: Search, depth: number): void {
  const failing = failingOf(search);
  if (failing.length === 0) {
    const solution = [...search.steps].sort((a, b) => a.unknown - b.unknown);
    search.found.set(solution.map(({ unknown, by }) => `${String(unknown)}:${String(by)}`).join(), solution);
    return;
  }
  if (depth * search.reach < failing.length || search.left-- <= 0) return;
  const { unknownsIn } = search.system;
  const size = (equation: number): number => unknownsIn[equation]?.length ?? 0;
  const narrowest = failing.reduce((best, equation) => (size(equation) < size(best) ? equation : best));
  for (const unknown of unknownsIn[narrowest] ?? []) {
    if (search.steps.some((step) => step.unknown === unknown)) continue;
    for (const by of amounts(search, unknown, failing, depth === 1)) {
      if (search.found.size > mostSolutions) return;
      const step = { unknown, by };
      apply(search, step, 1);
      search.steps.push(step);
      descend(search, depth - 1);
      search.steps.pop();
      apply(search, step, -1);
    }
  }
}

/** All solutions with the fewest changes; none where it takes too many changes, or there are too many ways. */
export function smallestSolutions(system: System, residuals: readonly number[]): readonly Solution[] {
  const reach = Math.max(1, ...system.unknowns.map(({ effects }) => effects.length));
  const search: Search = {
    system,
    residuals: [...residuals],
    steps: [],
    found: new Map(),
    reach,
    left: budget,
  };
  for (let depth = 1; depth <= mostChanges; depth += 1) {
    descend(search, depth);
    // Cut short, it would take the first ones met for the only ones.
    if (search.left <= 0 || search.found.size > mostSolutions) return [];
    if (search.found.size > 0) break;
  }
  return [...search.found.values()];
}
