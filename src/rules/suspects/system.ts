/**
 * The equations as a system over the cells a clerk types. A live total follows its parts, so it is no unknown and its
 * own sum no equation; cells that no equation can tell apart are kept together as one unknown.
 */
import type { CellKey } from '../../form/cell';
import { cellsOf } from '../../form/index';
import { yearEquations } from '../years/carry-over';
import { tableEquations, type Equation, type Term } from '../tables/equation';
import { foundTables } from '../../form/report-tables';
import type { Evidence } from '../rule';

export interface CellValue {
  readonly cell: CellKey;
  readonly value: number;
}

/** One typed cell. */
export interface Typed {
  readonly cell: CellKey;
  readonly value: number;
  readonly blank: boolean;
  readonly whole: boolean;
  readonly least: number;
}

/** Typed cells with the same effect on every equation; `sign` says whether a member's change counts as is or reversed. */
export interface Unknown {
  readonly members: readonly { readonly cell: CellKey; readonly sign: number }[];
  /** A figure of last year's report: it may be wrong as well, but is none of this workbook's cells. */
  readonly outside: boolean;
  /** What a change of 1 does, by equation. */
  readonly effects: readonly { readonly equation: number; readonly factor: number }[];
}

/** What depends on the equations alone, whatever the numbers are. */
interface Shape {
  readonly rules: readonly string[];
  readonly factors: readonly ReadonlyMap<CellKey, number>[];
  readonly constants: readonly number[];
  readonly unknowns: readonly Unknown[];
  /** The unknowns in each equation, by their index. */
  readonly unknownsIn: readonly (readonly number[])[];
  /** The unknown a typed cell belongs to, and its sign in it. */
  readonly unknownOf: ReadonlyMap<CellKey, { readonly index: number; readonly sign: number }>;
}

export interface System extends Shape {
  /** By how much each equation fails; 0 where it holds. */
  readonly residuals: readonly number[];
  readonly typed: ReadonlyMap<CellKey, Typed>;
}

/** What a live total is made of, down to typed cells. */
type Parts = ReadonlyMap<CellKey, readonly CellKey[]>;

interface Totals {
  readonly parts: Parts;
  /** Live totals over words: SUM takes those for nothing, so what such a total says is not known. */
  readonly unsure: ReadonlySet<CellKey>;
}

function liveTotals(evidence: Evidence, computed: ReadonlySet<CellKey>): Totals {
  const { figures } = evidence.report;
  const unsure = new Set<CellKey>();
  if (computed.size === 0) return { parts: new Map(), unsure };
  const direct = new Map<CellKey, readonly CellKey[]>();
  const isUnsure = (key: CellKey): boolean => typeof figures[key] === 'string' || unsure.has(key);
  for (const { key, sumOf } of foundTables(evidence.report).flatMap(cellsOf)) {
    if (!sumOf || !computed.has(key)) continue;
    const parts = sumOf as readonly CellKey[];
    if (parts.some(isUnsure)) unsure.add(key);
    const values = parts.map((part) => figures[part] ?? 0);
    // A formula of the clerk's own is taken for a typed number.
    const sum = values.reduce<number>((all, value) => all + (typeof value === 'number' ? value : NaN), 0);
    if (sum === figures[key]) direct.set(key, parts);
  }
  const typed = (key: CellKey): readonly CellKey[] => direct.get(key)?.flatMap(typed) ?? [key];
  return { parts: new Map([...direct.keys()].map((key) => [key, typed(key)])), unsure };
}

function expanded({ terms }: Equation, parts: Parts): ReadonlyMap<CellKey, number> {
  if (parts.size === 0) return new Map(terms.map(({ cell, sign }) => [cell, sign]));
  const factors = new Map<CellKey, number>();
  const add = ({ cell, sign }: Term): void => {
    for (const key of parts.get(cell) ?? [cell]) factors.set(key, (factors.get(key) ?? 0) + sign);
  };
  terms.forEach(add);
  return new Map([...factors].filter(([, factor]) => factor !== 0));
}

function typedCells(evidence: Evidence): ReadonlyMap<CellKey, Typed> {
  const { figures } = evidence.report;
  return new Map(
    foundTables(evidence.report)
      .flatMap(cellsOf)
      .map(({ key, measure }) => {
        const entry = figures[key];
        const typed: Typed = {
          cell: key,
          value: typeof entry === 'number' ? entry : 0,
          blank: typeof entry !== 'number',
          whole: measure !== 'money',
          least: measure === 'change' ? -Infinity : 0,
        };
        return [key, typed] as const;
      }),
  );
}

function grouped(effects: ReadonlyMap<CellKey, Unknown['effects']>): readonly Unknown[] {
  const groups = new Map<string, Unknown & { readonly members: Unknown['members'][number][] }>();
  for (const [cell, own] of effects) {
    // +1 here and −1 there is −1 here and +1 there, done the other way.
    const sign = Math.sign(own[0]?.factor ?? 1);
    const plus = own.map(({ equation, factor }) => ({ equation, factor: factor * sign }));
    const name = plus.map(({ equation, factor }) => `${String(equation)}:${String(factor)}`).join(' ');
    const group = groups.get(name) ?? { members: [], effects: plus, outside: false };
    group.members.push({ cell, sign });
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** Each figure of last year's report that an equation starts from, by itself and with the total that follows it. */
function lastYearUnknowns(equations: readonly Equation[]): readonly Unknown[] {
  const unknown = (...indices: readonly number[]): Unknown => {
    return { members: [], effects: indices.map((equation) => ({ equation, factor: 1 })), outside: true };
  };
  return equations.flatMap(({ acrossYears, followedBy }, index) => {
    if (!acrossYears) return [];
    const total = equations.findIndex((other) => other.rule === followedBy);
    return total < 0 ? [unknown(index)] : [unknown(index), unknown(index, total)];
  });
}

function shapeOf(equations: readonly Equation[], parts: Parts): Shape {
  // A live total's own sum says nothing once the total is its parts.
  const kept = equations
    .map((equation) => ({ equation, factors: expanded(equation, parts) }))
    .filter(({ factors }) => factors.size > 0);
  const effects = new Map<CellKey, { equation: number; factor: number }[]>();
  kept.forEach(({ factors }, equation) => {
    for (const [cell, factor] of factors) {
      effects.set(cell, [...(effects.get(cell) ?? []), { equation, factor }]);
    }
  });
  const outside = lastYearUnknowns(kept.map(({ equation }) => equation));
  const unknowns = [...grouped(effects), ...outside];
  const unknownsIn = kept.map((): number[] => []);
  const unknownOf = new Map<CellKey, { index: number; sign: number }>();
  unknowns.forEach((unknown, index) => {
    for (const { equation } of unknown.effects) unknownsIn[equation]?.push(index);
    for (const { cell, sign } of unknown.members) unknownOf.set(cell, { index, sign });
  });
  return {
    rules: kept.map(({ equation }) => equation.rule),
    constants: kept.map(({ equation }) => equation.constant),
    factors: kept.map(({ factors }) => factors),
    unknowns,
    unknownsIn,
    unknownOf,
  };
}

/** The last shape made: one office's reports are mostly all of one shape. */
let lastShape: { readonly key: string; readonly shape: Shape } | undefined;

function rememberedShape(evidence: Evidence, equations: readonly Equation[], parts: Parts): Shape {
  const tables = foundTables(evidence.report).map(({ edition }) => edition);
  const about = equations.map(({ rule, constant }) => `${rule} ${String(constant)}`);
  const key = [...tables, ...about, ...parts.keys()].join('\n');
  if (lastShape?.key !== key) lastShape = { key, shape: shapeOf(equations, parts) };
  return lastShape.shape;
}

/** Rounds off what binary fractions leave behind. */
const tidy = (value: number): number => Number(value.toFixed(6));

/** The system of a report; `computed` are the cells with a formula. */
export function systemOf(evidence: Evidence, computed: ReadonlySet<CellKey>): System {
  const { parts, unsure } = liveTotals(evidence, computed);
  const equations = [...tableEquations(evidence), ...yearEquations(evidence)].filter(
    ({ terms }) => !terms.some(({ cell }) => unsure.has(cell)),
  );
  const shape = rememberedShape(evidence, equations, parts);
  const typed = typedCells(evidence);
  const residuals = shape.factors.map((factors, equation) => {
    let sum = shape.constants[equation] ?? 0;
    for (const [cell, factor] of factors) sum += factor * (typed.get(cell)?.value ?? 0);
    return tidy(sum);
  });
  return { ...shape, residuals, typed };
}

/** The same with none but its blank cells to change; undefined where there are none. Unknowns keep their indices. */
export function blanksOf(system: System): System | undefined {
  const unknowns = system.unknowns.map((unknown) => ({
    ...unknown,
    outside: false,
    members: unknown.members.filter(({ cell }) => system.typed.get(cell)?.blank === true),
  }));
  if (unknowns.every(({ members }) => members.length === 0)) return undefined;
  const unknownsIn = system.unknownsIn.map((indices) =>
    indices.filter((index) => (unknowns[index]?.members.length ?? 0) > 0),
  );
  return { ...system, unknowns, unknownsIn };
}

/** Whether a cell may hold the number. */
export function mayHold({ whole, least }: Typed, value: number): boolean {
  return value >= least && (!whole || Number.isInteger(value));
}
