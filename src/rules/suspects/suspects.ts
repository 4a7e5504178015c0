/**
 * Which cell is wrong: from the equations that fail (and last year's figures where loaded), the smallest change that
 * satisfies them all. Named with its value when there is one, up to three candidates when there are few, none when
 * the equations do not tell (无法判断).
 */
import type { CellKey } from '../../form/cell';
import { cellOf } from '../../form/index';
import { foundTables, relationsOf } from '../../form/report-tables';
import type { Evidence } from '../rule';
import { digitSlip, movesThatSettle, type Move } from './patterns';
import { membersAfter, smallestSolutions, type Solution } from './search';
import { blanksOf, systemOf, type CellValue, type System } from './system';

/** Another value for a cell, with which every equation holds. */
export interface SuspectCell extends CellValue {
  /** Whether the equations leave no other. */
  readonly certain: boolean;
  /** Cells of the same equation that have to change with it. */
  readonly together: readonly CellValue[];
  /** One sentence for the clerk. */
  readonly words: string;
}

/** More candidates than this help nobody. */
const mostCandidates = 3;

/** One way in which everything adds up: for each cell that changes, the cells it may be. */
interface Way {
  readonly choices: readonly (readonly CellValue[])[];
  readonly words?: string;
}

/** Equations that share an unknown, together. */
function components({ rules, unknowns }: System): readonly (readonly number[])[] {
  const group = rules.map((_, index) => index);
  const root = (at: number): number => (group[at] === at ? at : root(group[at] ?? at));
  for (const { effects } of unknowns) {
    const [first, ...others] = effects.map(({ equation }) => root(equation));
    for (const other of others) if (first !== undefined) group[root(other)] = root(first);
  }
  const roots = group.map((_, index) => root(index));
  return [...new Set(roots)].map((one) => roots.flatMap((other, index) => (other === one ? [index] : [])));
}

function waysOf(system: System, solutions: readonly Solution[], moves: readonly Move[]): readonly Way[] {
  return [
    ...moves.map(({ changes, words }): Way => ({ choices: changes.map((change) => [change]), words })),
    ...solutions.map((solution): Way => ({
      choices: solution.map((step) => membersAfter(system, step)),
    })),
  ];
}

/** Of many cells that may be it, those whose digits speak for it; of few, those first. */
function narrowed(choice: readonly CellValue[], system: System): readonly CellValue[] {
  const speaking = choice.filter(({ cell, value }) => {
    const typed = system.typed.get(cell);
    return typed && !typed.blank && digitSlip(typed.value, value) !== undefined;
  });
  if (choice.length === 1 || speaking.length === 0) return choice;
  return choice.length <= mostCandidates
    ? [...speaking, ...choice.filter((one) => !speaking.includes(one))]
    : speaking;
}

interface Candidate {
  readonly first: CellValue;
  /** Whether other cells were left out because their digits do not speak for it. */
  readonly narrowed: boolean;
  readonly together: readonly CellValue[];
  readonly words?: string;
}

/** What a way says of one equation; undefined where it leaves too much open. */
function candidatesIn(equation: number, way: Way, system: System): readonly Candidate[] | undefined {
  const isIn = ({ cell }: CellValue): boolean => {
    const { index } = system.unknownOf.get(cell) ?? { index: -1 };
    return system.unknowns[index]?.effects.some((effect) => effect.equation === equation) ?? false;
  };
  const touching = way.choices.filter(([one]) => one && isIn(one));
  const choices = touching.map((choice) => narrowed(choice, system));
  const isNarrowed = choices.some((choice, at) => choice.length < (touching[at]?.length ?? 0));
  const words = way.words === undefined ? {} : { words: way.words };
  const [first, ...others] = choices;
  if (!first) return [];
  if (others.length === 0)
    return first.map((one) => ({ first: one, together: [], narrowed: isNarrowed, ...words }));
  if (choices.some((choice) => choice.length > 1)) return undefined;
  const [one, ...together] = choices.flat();
  return one ? [{ first: one, together, narrowed: isNarrowed, ...words }] : [];
}

const spelled = ({ first, together }: Candidate): string =>
  [first, ...together].map(({ cell, value }) => `${cell}=${String(value)}`).join(' ');

function wordsFor({ first, together, words }: Candidate, system: System, certain: boolean): string {
  const probably = certain ? '很可能' : '可能';
  const one = ({ cell, value }: CellValue): string => {
    const typed = system.typed.get(cell);
    const { name } = cellOf(cell);
    if (typed === undefined || typed.blank) return `${name}没有填，${probably}是 ${String(value)}`;
    return `${name} ${String(typed.value)} ${probably}应为 ${String(value)}`;
  };
  const typed = system.typed.get(first.cell);
  const slip = typed && !typed.blank ? digitSlip(typed.value, first.value) : undefined;
  const because = words ?? (together.length === 0 ? slip : undefined);
  return `${[first, ...together].map(one).join('，同时')}${because === undefined ? '' : `（${because}）`}。`;
}

function suspectsIn(equation: number, ways: readonly Way[], system: System): readonly SuspectCell[] {
  const found = new Map<string, Candidate>();
  // Some way has it that last year's report is wrong here.
  let elsewhere = false;
  for (const way of ways) {
    const candidates = candidatesIn(equation, way, system);
    if (!candidates) return [];
    if (candidates.length === 0) elsewhere = true;
    for (const candidate of candidates) {
      if (!found.has(spelled(candidate))) found.set(spelled(candidate), candidate);
    }
  }
  if (found.size > mostCandidates) return [];
  return [...found.values()].map((candidate) => {
    const certain = found.size === 1 && !elsewhere && !candidate.narrowed;
    const words = wordsFor(candidate, system, certain);
    return { ...candidate.first, certain, together: candidate.together, words };
  });
}

/** A blank is an unknown: where filling blanks alone settles everything, nothing that was typed is doubted. */
function fillings(blanks: System | undefined, residuals: readonly number[]): readonly Solution[] | undefined {
  const solutions = blanks ? smallestSolutions(blanks, residuals) : [];
  return solutions.length > 0 ? solutions : undefined;
}

/** Neighbouring cells along which numbers slip: what each relation adds up. */
function linesOf(evidence: Evidence): readonly (readonly CellKey[])[] {
  return foundTables(evidence.report)
    .flatMap(relationsOf)
    .flatMap(({ left, right }) => [left, right])
    .filter((line) => line.length > 1);
}

/**
 * The suspects of each failing equation, by the rule that speaks of it. `computed` are the cells with a formula: a
 * live total is never the culprit.
 */
export function findSuspects(
  evidence: Evidence,
  computed: ReadonlySet<CellKey>,
): ReadonlyMap<string, readonly SuspectCell[]> {
  const system = systemOf(evidence, computed);
  const suspects = new Map<string, readonly SuspectCell[]>();
  const blanks = blanksOf(system);
  for (const equations of components(system)) {
    const failing = equations.filter((equation) => system.residuals[equation] !== 0);
    if (failing.length === 0) continue;
    const residuals = system.residuals.map((residual, at) => (equations.includes(at) ? residual : 0));
    const filled = fillings(blanks, residuals);
    const solutions = filled ?? smallestSolutions(system, residuals);
    const single = solutions.some((solution) => solution.length === 1);
    const moves = single || filled ? [] : movesThatSettle(linesOf(evidence), system, residuals);
    // A slip that people make explains more than a coincidence of as many cells.
    const ways = waysOf(filled && blanks ? blanks : system, moves.length > 0 ? [] : solutions, moves);
    for (const equation of failing) {
      suspects.set(system.rules[equation] ?? '', suspectsIn(equation, ways, system));
    }
  }
  return suspects;
}
