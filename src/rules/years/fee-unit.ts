/** The fee of table 2 is in 万元: an amount about ten thousand times last year's was typed in 元. */
import type { CellKey } from '../../form/cell';
import { cellOf } from '../../form/index';
import { consecutive } from './carry-over';
import type { Finding, Rule } from '../rule';

const fee: CellKey = 'proactive/fees/amount';

/** 元 in one 万元. */
const factor = 10_000;
/** No fee grows or shrinks this much within a year, so what is within is a matter of units. */
const tolerance = 4;

export const feeUnit: Rule = {
  id: 't2-fee-unit',
  comment: 'A fee ten thousand times last year’s is in 元 where the form wants 万元.',
  check: (evidence) => {
    const years = consecutive(evidence);
    const [before, actual] = [years?.last.figures[fee], years?.now.figures[fee]];
    if (typeof before !== 'number' || typeof actual !== 'number' || before <= 0) return [];
    const times = actual / before / factor;
    if (times < 1 / tolerance || times > tolerance) return [];
    const expected = actual / factor;
    const finding: Finding = {
      rule: 't2-fee-unit',
      severity: 'warning',
      cells: [fee],
      expected,
      actual,
      message: `${cellOf(fee).name}填的是 ${String(actual)}，约为上年 ${String(before)} 的一万倍，像是按“元”填的。表里的单位是万元，请核对；如果是元，应填 ${String(expected)}。`,
      basis: '表头注明的单位是万元，与上年年报同一项相比',
    };
    return [finding];
  },
};
