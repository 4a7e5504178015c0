/** 占P%: a share in the prose is the part in the whole, rounded or cut off, by the tables or by the prose's own numbers. */
import type { Mention } from '../../reading/mention';
import { isPercent } from '../../reading/percent';
import { defineRule, type Evidence, type Said } from '../rule';
import { basisOf, clauseOf, known, nameOf, proseRead, spoken, tableAndText } from './evidence';

function shown(part: number, whole: number): string {
  return `${String(Math.round((part / whole) * 1000) / 10)}%`;
}

function shareFinding(reading: Mention, evidence: Evidence): Said | undefined {
  const { restates } = reading;
  if (restates.kind !== 'share' || reading.approximate) return undefined;
  const { part, of } = restates;
  if (part.restates.kind !== 'cells' || part.approximate || part.office !== undefined) return undefined;
  const { figures } = evidence.report;
  const bases = of.flatMap((sum) => {
    const value = known(figures, sum);
    return value === undefined || value === 0 ? [] : [{ sum, value }];
  });
  const [base] = bases;
  const [cells] = part.restates.sums;
  if (!base || !cells) return undefined;
  const parts = [part.value, ...part.restates.sums.flatMap((sum) => known(figures, sum) ?? [])];
  // The prose may give a whole of its own; with it, its share is right.
  const spokenWholes = proseRead(evidence.report)
    .readings.filter((one) => one.sentence === reading.sentence && one.unit === part.unit && one !== part)
    .map(({ value }) => value);
  const wholes = [...bases.map(({ value }) => value), ...spokenWholes].filter((value) => value > 0);
  if (wholes.some((whole) => parts.some((value) => isPercent(reading, (value / whole) * 100))))
    return undefined;
  const amount = known(figures, cells) ?? part.value;
  const { member } = part.restates;
  return spoken(reading, [...cells, ...base.sum], {
    ...(member === undefined ? {} : { member }),
    message: `“${clauseOf(reading)}”：${nameOf(cells)} ${String(amount)} ÷ ${nameOf(base.sum)} ${String(base.value)} = ${shown(amount, base.value)}，文中是 ${String(reading.value)}%。请核对。`,
    expected: shown(amount, base.value),
    actual: `${String(reading.value)}%`,
    ...tableAndText(shown(amount, base.value), `${String(reading.value)}%`),
    basis: `占比 = 该项 ÷ 总数；${basisOf(cells)}`,
  });
}

export const wordsShare = defineRule({
  id: 'tx-share',
  comment: 'A share in the prose follows from the numbers of table 3.',
  severity: 'warning',
  basis: '占比 = 该项 ÷ 总数',
  check: (evidence) =>
    proseRead(evidence.report).readings.flatMap((reading) => shareFinding(reading, evidence) ?? []),
});
