/**
 * 共120条，其中网站80条、公开栏40条: the parts add up to the whole. More than the whole is always wrong; less is only
 * spoken of where the words list everything or nearly everything, since 其中 often names but the weightiest.
 */
import type { Breakdown, Mention } from '../../reading/mention';
import { defineRule, type Evidence, type Said } from '../rule';
import { holds } from './cells';
import { basisOf, clauseOf, known, nameOf, proseRead, spoken } from './evidence';

/** A list that reaches this share of its whole was meant to be all of it. */
const nearlyAll = 0.8;

interface Whole {
  readonly values: readonly number[];
  readonly words: string;
  readonly cells: Said['cells'];
}

function wholeOf({ whole }: Breakdown, { report: { figures } }: Evidence): Whole | undefined {
  if ('value' in whole) return { values: [whole.value], words: `“${clauseOf(whole)}”`, cells: [] };
  const sums = whole.flatMap((sum) => {
    const value = known(figures, sum);
    return value === undefined ? [] : [{ sum, value }];
  });
  const [first] = sums;
  if (!first) return undefined;
  const words = `表中${nameOf(first.sum)} ${String(first.value)}`;
  return { values: sums.map(({ value }) => value), words, cells: first.sum };
}

/** A number that already disagrees with its table is spoken of there. */
function alreadySaid(readings: readonly Mention[], evidence: Evidence): boolean {
  return readings.some((one) => holds(one, evidence.report.figures) === false);
}

/** Every number is as the tables have it: the list is a selection. */
function selected(readings: readonly Mention[], evidence: Evidence): boolean {
  return readings.every((one) => holds(one, evidence.report.figures) === true);
}

function breakdownFinding(breakdown: Breakdown, evidence: Evidence): Said | undefined {
  const { parts, open, exhaustive } = breakdown;
  const whole = wholeOf(breakdown, evidence);
  const [first] = parts;
  const [value] = whole?.values ?? [];
  if (!whole || !first || value === undefined || parts.some((part) => part.approximate)) return undefined;
  const sum = parts.reduce((all, part) => all + part.value, 0);
  const all = 'value' in breakdown.whole ? [breakdown.whole, ...parts] : parts;
  if (whole.values.includes(sum)) return undefined;
  // More than the whole contradicts itself, whichever of the numbers the table has otherwise.
  const within = 'value' in breakdown.whole && holds(breakdown.whole, evidence.report.figures) === true;
  if (alreadySaid(all, evidence) && !(sum > value && within)) return undefined;
  if (sum < value) {
    const meantWhole = parts.length > 1 && (exhaustive || sum >= value * nearlyAll);
    if (open || !meantWhole || selected(all, evidence)) return undefined;
  }
  const listed = parts.map((part) => String(part.value)).join(' + ');
  const added = parts.length === 1 ? `其中一项 ${listed}` : `各项 ${listed} = ${String(sum)}`;
  const advice =
    whole.cells.length > 0
      ? '请核对各项和总数。'
      : sum > value
        ? '如果同一条信息计入了几项，请写明；否则请改正。'
        : '如果没有列全，请加“等”；否则请改正。';
  return spoken(first, whole.cells, {
    message: `${whole.words}：${added}，与总数 ${String(value)} 相差 ${String(Math.abs(sum - value))}。${advice}`,
    expected: value,
    actual: sum,
    compared: [
      { name: '总数', value },
      { name: '各项之和', value: sum },
    ],
    ...(whole.cells.length > 0 ? { basis: basisOf(whole.cells) } : {}),
  });
}

export const wordsBreakdown = defineRule({
  id: 'tx-breakdown',
  comment: 'Parts listed after a number add up to it, or to no more where not all are listed.',
  severity: 'warning',
  basis: '同一句中各项之和等于总数',
  check: (evidence) =>
    proseRead(evidence.report).breakdowns.flatMap((breakdown) => breakdownFinding(breakdown, evidence) ?? []),
});
