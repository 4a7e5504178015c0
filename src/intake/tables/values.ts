/** What a number looks like in a published table: digits, signs, units, marks for nothing, a remark behind it. */

const sign = '[+\\-−﹣－±]';
const unit = '(?:亿元?|万元?|元|件|条|宗|份|起|次|个|项)';
const value = new RegExp(
  `^(?:${sign}?\\d[\\d,，.．]*${unit}?|(?:增加?|减少?|负|下降)\\d+${unit}?|[/／\\\\＼—–―－\\-_]{1,4}|无|零|[＋+]?[０-９]+)$`,
  'u',
);
/** 22（其中修订16件）: a number and a remark. */
const remarked = /^\d+(?:\.\d+)?[（(][^（()）]{1,40}[）)]$/u;
/** `1.` is the beginning of a label. */
const ordinal = /^\d{1,2}[.．]$/u;

/** Whether a cell could stand where a number should. */
export function looksLikeValue(cell: string): boolean {
  return (value.test(cell) && !ordinal.test(cell)) || remarked.test(cell);
}

/** What stands before the remark, where a cell has one. */
export function numberBeforeRemark(cell: string): number | undefined {
  return remarked.test(cell) ? Number.parseFloat(cell) : undefined;
}
