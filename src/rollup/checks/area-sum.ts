/** Area ≠ Σ units (rules/area/area-sum.ts), with the unit that is probably the reason. */
import type { Figures } from '../../form/figures';
import type { CellKey } from '../../form/cell';
import { areaSumBasis, sayDifference } from '../../rules/area/area-sum';
import type { AreaDifference } from '../../rules/area/difference';
import type { BatchFinding } from '../batch-finding';
import { areaSums, type UnitFigures } from '../sums';
import {
  differencesOf,
  ownNumber,
  suspectUnits,
  type SuspectReason,
  type UnitSuspect,
} from '../unit-suspects';
import type { Batch } from './batch';

const why: Readonly<Record<SuspectReason, string>> = {
  twice: '算了两遍',
  leftOut: '没有算进去',
  missing: '还没有报，本地区的数里可能已经算了它',
  notCounted: '不计入汇总，可能算进去了',
  digits: '的数可能两位颠倒了',
};

/** Which units explain a difference, in one sentence; empty where none does. */
export function explainSuspects(suspects: readonly UnitSuspect[]): string {
  const [first] = suspects;
  if (!first) return '';
  const names = suspects.slice(0, 3).map(({ unit, reason }) => `${unit.name}${why[reason]}`);
  return first.certain ? `是${names.join('、')}。` : `可能是${names.join('，或')}。`;
}

/** Each difference with what explains it. `all`: every unit, with what it reported. */
export function explainedDifferences(
  area: Figures,
  all: readonly UnitFigures[],
  cells: readonly CellKey[],
): readonly (AreaDifference & { readonly suspects: readonly UnitSuspect[] })[] {
  const sums = areaSums(all, cells);
  const differences = differencesOf(area, sums);
  const compared = new Set(sums.flatMap(({ cell }) => (ownNumber(area, cell) === undefined ? [] : [cell])));
  const explaining = suspectUnits(differences, all, compared);
  return differences.map((difference) => {
    const missing = sums.find(({ cell }) => cell === difference.cell)?.missing ?? [];
    const suspects = explaining.filter((suspect) => suspect.cells.includes(difference.cell));
    return {
      ...difference,
      missing: missing.map(({ name }) => name),
      suspects,
      why: explainSuspects(suspects),
    };
  });
}

export function areaSum({ area, units, reports, cells }: Batch): readonly BatchFinding[] {
  const byCode = new Map(reports.map((report) => [report.unit.code, report.figures]));
  const all = units.map((unit) => {
    const figures = byCode.get(unit.code);
    return figures ? { unit, figures } : { unit };
  });
  return explainedDifferences(area.figures, all, cells).map((difference): BatchFinding => ({
    ...sayDifference(difference),
    rule: 'area-sum',
    units: difference.suspects.map(({ unit }) => unit.code),
    files: [],
    cells: [difference.cell],
    basis: areaSumBasis,
  }));
}
