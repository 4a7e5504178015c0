/** The fee of table 2 is in 万元: an amount about ten thousand times last year's was typed in 元. */
import type { CellKey } from '../../form/cell';
import { cellOf } from '../../form/index';
import type { UnitLevel } from '../../form/report';
import { consecutive } from './carry-over';
import { putNumber } from '../remedy';
import { defineRule, type Evidence, type Remedy, type Said } from '../rule';

const fee: CellKey = 'proactive/fees/amount';

/** 元 in one 万元. */
const factor = 10_000;
/** No fee grows or shrinks this much within a year, so what is within is a matter of units. */
const tolerance = 4;

/** Without the tail that binary fractions leave. */
const inTenThousands = (yuan: number): number => Number((yuan / factor).toPrecision(15));

function convert(_: Said, { report }: Evidence): Remedy | undefined {
  const typed = report.figures[fee];
  if (typeof typed !== 'number') return undefined;
  const value = inTenThousands(typed);
  return putNumber('number', `换算成万元，改为 ${String(value)}`, fee, value);
}

/** 万元: what a street, a township or a department of a county collects in a year is far below a hundred million 元. */
const mostOfSmall = 10_000;
const small: readonly (UnitLevel | null)[] = ['街道', '乡镇', '县级部门'];

/** Without last year’s, only an amount that such a unit cannot have is asked about. */
function tooMuch(actual: number, level: UnitLevel | null): readonly Said[] {
  if (actual < mostOfSmall || !small.includes(level)) return [];
  const expected = inTenThousands(actual);
  const message = `${cellOf(fee).name}填的是 ${String(actual)} 万元，合 ${String(Number((actual / factor).toPrecision(3)))} 亿元，${level ?? ''}一般没有这么多，像是按“元”填的。请核对；如果是元，应填 ${String(expected)}。`;
  return [{ cells: [fee], severity: 'hint', expected, actual, message, basis: '表头注明的单位是万元' }];
}

export const feeUnit = defineRule({
  id: 't2-fee-unit',
  comment: 'A fee ten thousand times last year’s is in 元 where the form wants 万元.',
  severity: 'warning',
  basis: '表头注明的单位是万元，与上年年报同一项相比',
  remedy: convert,
  check: (evidence) => {
    const years = consecutive(evidence);
    const [before, actual] = [years?.last.figures[fee], evidence.report.figures[fee]];
    if (typeof actual === 'number' && typeof before !== 'number')
      return tooMuch(actual, evidence.report.level);
    if (typeof before !== 'number' || typeof actual !== 'number' || before <= 0) return [];
    const times = actual / before / factor;
    if (times < 1 / tolerance || times > tolerance) return [];
    const expected = inTenThousands(actual);
    const finding: Said = {
      cells: [fee],
      expected,
      actual,
      message: `${cellOf(fee).name}填的是 ${String(actual)}，约为上年 ${String(before)} 的一万倍，像是按“元”填的。表里的单位是万元，请核对；如果是元，应填 ${String(expected)}。`,
    };
    return [finding];
  },
});
