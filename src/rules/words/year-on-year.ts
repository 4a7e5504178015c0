/** 较上年增长P%, 上年为N件, 与上年持平: this year against last in words, where last year's figures are loaded. */
import type { Figures } from '../../form/figures';
import type { Claim, Meaning, Mention, CellSet } from '../../reading/mention';
import { consecutive } from '../years/carry-over';
import { defineRule, type Evidence, type Said } from '../rule';
import { isPercent } from '../../reading/percent';
import { clauseOf, known, nameOf, proseRead, spoken, tableAndText } from './evidence';
import { ownComparisons } from './own-comparison';

interface Years {
  readonly sum: CellSet;
  readonly now: number;
  readonly last: number;
}

/** Both years of each sum the words may mean. */
function yearsOf({ sums }: Meaning, now: Figures, last: Figures): readonly Years[] {
  return sums.flatMap((sum) => {
    const [a, b] = [known(now, sum), known(last, sum)];
    return a === undefined || b === undefined ? [] : [{ sum, now: a, last: b }];
  });
}

function told({ sum, now, last }: Years): string {
  return `${nameOf(sum)}本年 ${String(now)}，上年 ${String(last)}`;
}

function isChange(reading: Mention, direction: number, { now, last }: Years): boolean {
  const difference = (now - last) * direction;
  if (reading.unit !== '%') return difference === reading.value;
  return last > 0 && isPercent(reading, (difference / last) * 100);
}

function expectedChange(reading: Mention, { now, last }: Years): string {
  const difference = Math.abs(now - last);
  if (now === last) return '持平';
  if (reading.unit !== '%') return `${now > last ? '增加' : '减少'} ${String(difference)}${reading.unit}`;
  if (last === 0) return '上年为 0，不算百分比';
  return `${now > last ? '增长' : '下降'} ${String(Math.round((difference / last) * 1000) / 10)}%`;
}

function changeFinding(reading: Mention, now: Figures, last: Figures): Said | undefined {
  const { restates } = reading;
  if (restates.kind !== 'change' || reading.approximate) return undefined;
  if (!/^[%件宗份条起次个]$/u.test(reading.unit)) return undefined;
  const years = yearsOf(restates.meaning, now, last);
  const [first] = years;
  if (!first || years.some((one) => isChange(reading, restates.direction, one))) return undefined;
  const expected = expectedChange(reading, first);
  return spoken(reading, first.sum, {
    message: `“${clauseOf(reading)}”：${told(first)}，应为${expected}。请核对。`,
    expected,
    actual: `${restates.direction > 0 ? '增长' : '下降'} ${String(reading.value)}${reading.unit}`,
  });
}

function lastYearFinding(reading: Mention, last: Figures): Said | undefined {
  const { restates } = reading;
  if (restates.kind !== 'lastYear' || reading.approximate || reading.unit.endsWith('元')) return undefined;
  const values = restates.sums.flatMap((sum) => {
    const value = known(last, sum);
    return value === undefined ? [] : [{ sum, value }];
  });
  const [first] = values;
  if (!first || values.some(({ value }) => value === reading.value)) return undefined;
  return spoken(reading, first.sum, {
    message: `“${clauseOf(reading)}”：文中的上年数是 ${String(reading.value)}，上年年报的${nameOf(first.sum)}是 ${String(first.value)}。请核对。`,
    expected: first.value,
    actual: reading.value,
    ...tableAndText(first.value, reading.value),
  });
}

function unchangedFinding(claim: Claim, now: Figures, last: Figures): Said | undefined {
  if (claim.claimed.kind !== 'unchanged') return undefined;
  const { meaning, nearly } = claim.claimed;
  const years = yearsOf(meaning, now, last);
  const [first] = years;
  const far = (one: Years) => Math.abs(one.now - one.last) > (nearly ? Math.max(1, one.last * 0.1) : 0);
  if (!first || !years.every(far)) return undefined;
  return spoken(claim, first.sum, {
    message: `文中说“${claim.words}”，${told(first)}。请核对。`,
    expected: first.last,
    actual: first.now,
  });
}

function check(evidence: Evidence): readonly Said[] {
  const own = ownComparisons(evidence.report.text);
  const last = consecutive(evidence)?.last.figures;
  if (!last) return own;
  const { figures } = evidence.report;
  const { readings, claims } = proseRead(evidence.report);
  return [
    ...own,
    ...readings.flatMap(
      (reading) => changeFinding(reading, figures, last) ?? lastYearFinding(reading, last) ?? [],
    ),
    ...claims.flatMap((claim) => unchangedFinding(claim, figures, last) ?? []),
  ];
}

export const wordsAgainstLastYear = defineRule({
  id: 'tx-yoy',
  comment: 'A comparison with last year follows from both years’ tables, with the right sign.',
  severity: 'warning',
  basis: '同比 =（本年 − 上年）÷ 上年；上年的数以“上年数据”为准',
  check,
});
