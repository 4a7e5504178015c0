/**
 * A name for a finding that lasts as long as what it speaks of: the rule, the cells and the values in them. The same
 * fault found again has the same key; a value that changes gives another. Explanations (说明) and fixes go by it.
 */
import { fingerprint } from '../form/fingerprint';
import type { Finding } from './finding';
import type { Evidence } from './rule';

function seen({ rule, cells, about, labels, ...said }: Finding, { report }: Evidence): string {
  // A label is worded as it is whatever the numbers under it.
  const values = labels ? cells : cells.map((cell) => [cell, report.figures[cell] ?? null]);
  // What no cell, number or quotation tells apart is told apart by its words.
  const vague = cells.length === 0 && said.quote === undefined && said.actual === undefined;
  return JSON.stringify([
    rule,
    values,
    about ?? [],
    labels ?? [],
    said.expected ?? null,
    said.actual ?? null,
    said.quote ?? (vague ? said.message : null),
  ]);
}

/** One key a finding, in their order, no two alike: `t3-xy-carry[total]~1x9…`. */
export function findingKeys(findings: readonly Finding[], evidence: Evidence): readonly string[] {
  const met = new Map<string, number>();
  return findings.map((finding) => {
    const key = `${finding.rule}~${fingerprint(seen(finding, evidence))}`;
    const before = met.get(key) ?? 0;
    met.set(key, before + 1);
    return before === 0 ? key : `${key}~${String(before + 1)}`;
  });
}
