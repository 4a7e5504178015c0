/**
 * `area-sum[cell]`: the area's figures are the sum of its units'. All units in: an error. Some missing: a warning, since
 * the area may have their numbers from elsewhere. A cell the area left blank is not compared.
 */
import { cellOf } from '../../form/index';
import type { BatchFinding } from '../batch-finding';
import { areaSums } from '../sums';
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

export function areaSum({ area, units, reports, cells }: Batch): readonly BatchFinding[] {
  const byCode = new Map(reports.map((report) => [report.unit.code, report.figures]));
  const all = units.map((unit) => {
    const figures = byCode.get(unit.code);
    return figures ? { unit, figures } : { unit };
  });
  const sums = areaSums(all, cells);
  const differences = differencesOf(area.figures, sums);
  const compared = new Set(
    sums.flatMap(({ cell }) => (ownNumber(area.figures, cell) === undefined ? [] : [cell])),
  );
  const suspects = suspectUnits(differences, all, compared);
  return differences.map(({ cell, area: own, sum }): BatchFinding => {
    const missing = sums.find((one) => one.cell === cell)?.missing ?? [];
    const partly =
      missing.length === 0
        ? ''
        : `（部分汇总，缺 ${String(missing.length)} 个单位：${missing
            .slice(0, 3)
            .map(({ name }) => name)
            .join('、')}${missing.length > 3 ? '等' : ''}）`;
    const explaining = suspects.filter((suspect) => suspect.cells.includes(cell));
    return {
      rule: 'area-sum',
      severity: missing.length === 0 ? 'error' : 'warning',
      units: explaining.map(({ unit }) => unit.code),
      files: [],
      cells: [cell],
      message: `${cellOf(cell).name}：本地区 ${String(own)}，各单位合计 ${String(sum)}${partly}。${explainSuspects(explaining)}`,
      basis: '本地区的数＝计入汇总的各单位之和',
    };
  });
}
