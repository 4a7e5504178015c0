/** What has to be equal, as plain sums over cells: the printed relations of the tables (勾稽关系) as found. */
import type { CellKey } from '../../form/cell';
import { areRead } from '../../form/evidence';
import { sumOf } from '../../form/figures';
import { foundTables, relationsOf } from '../../form/report-tables';
import { nameOf, type Evidence } from '../rule';

/** The sum of `terms`, each times its sign, plus `constant`, is 0. */
export interface Equation {
  /** The rule that speaks when it is not, with its member. */
  readonly rule: string;
  readonly terms: readonly Term[];
  /** What comes from last year's report; 0 within a table. */
  readonly constant: number;
  /** The rule whose constant is a total that follows this one. */
  readonly followedBy?: string;
  /** Starts from last year's report, which may be wrong as well. */
  readonly acrossYears?: true;
}

export interface Term {
  readonly cell: CellKey;
  readonly sign: 1 | -1;
}

const signed =
  (sign: Term['sign']) =>
  (cell: CellKey): Term => ({ cell, sign });

/** Every relation that can be evaluated: one with text in a cell, or a row that was not read, says nothing. */
export function tableEquations({ report }: Evidence): readonly Equation[] {
  return foundTables(report)
    .flatMap(relationsOf)
    .filter(({ left, right }) => {
      const keys = [...left, ...right];
      return areRead(report.figures, keys) && Number.isFinite(sumOf(report.figures, keys));
    })
    .map(({ rule, member, left, right }) => ({
      rule: nameOf(rule, member),
      terms: [...left.map(signed(1)), ...right.map(signed(-1))],
      constant: 0,
    }));
}
