/** All numbers as last year's: seldom true, unless all are 0. */
import type { BatchFinding } from '../batch-finding';
import { numberIn } from '../sums';
import type { Batch } from './batch';

/** With fewer numbers than this other than 0, two years may well be the same. */
const leastNumbers = 4;

export function asLastYear({ reports, lastYear, cells }: Batch): readonly BatchFinding[] {
  return reports.flatMap(({ unit, file, figures }): readonly BatchFinding[] => {
    const last = lastYear.get(unit.code)?.figures;
    if (!last) return [];
    const numbers = cells.map((cell) => [numberIn(figures[cell]), numberIn(last[cell])] as const);
    const same = numbers.every(([now, before]) => now === before);
    const filled = numbers.filter(([now]) => now !== undefined && now !== 0).length;
    if (!same || filled < leastNumbers) return [];
    return [
      {
        rule: 'batch-as-last-year',
        severity: 'warning',
        units: [unit.code],
        files: [file],
        message: `${unit.name}今年的数字和上年一个不差。请单位核对是不是没有更新。`,
        basis: '《政府信息公开条例》第五十条',
      },
    ];
  });
}
