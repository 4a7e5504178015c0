/**
 * `area-sum[cell]`: the figures of an area are the sum of its units'. All units in: an error. Some missing: a warning,
 * since the area may have their numbers from elsewhere. A cell the area left blank is not compared.
 */
import { cellOf } from '../../form/index';
import type { Severity } from '../../form/severity';
import { defineRule } from '../rule';
import type { AreaDifference } from './difference';

export const areaSumBasis = '本地区的数＝计入汇总的各单位之和';

/** How loudly, and in what words. */
export function sayDifference({ cell, area, sum, missing, why }: AreaDifference): {
  readonly severity: Severity;
  readonly message: string;
} {
  const names = `${missing.slice(0, 3).join('、')}${missing.length > 3 ? '等' : ''}`;
  const partly = missing.length === 0 ? '' : `（部分汇总，缺 ${String(missing.length)} 个单位：${names}）`;
  return {
    severity: missing.length === 0 ? 'error' : 'warning',
    message: `${cellOf(cell).name}：本地区 ${String(area)}，各单位合计 ${String(sum)}${partly}。${why}`,
  };
}

export const areaSum = defineRule({
  id: 'area-sum',
  comment: 'The figures of an area are the sum of its units’.',
  severity: 'error',
  basis: areaSumBasis,
  // There may be a reason that only the office knows: a 说明 will do.
  mayExplain: true,
  check: ({ area = [] }) =>
    area.map((difference) => ({
      ...sayDifference(difference),
      member: difference.cell,
      cells: [difference.cell],
      expected: difference.sum,
      actual: difference.area,
    })),
});
