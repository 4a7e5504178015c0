/**
 * What the rules said last. A clerk changes one cell at a time: a rule that looks at parts of the report which are as
 * they were (`only`) says what it said.
 */
import type { Report } from '../form/report';
import type { RuleId } from './index';
import { findingsOf, type Finding } from './finding';
import type { Evidence, Rule } from './rule';
import { isSame } from './same';

interface Last {
  readonly report: Report;
  readonly found: Map<Rule<RuleId>, readonly Finding[]>;
}

let last: Last | undefined;

/** What every rule finds; of what did not change since the report before, what was found then. */
export function allFindings(
  rules: readonly Rule<RuleId>[],
  evidence: Evidence,
): readonly (readonly Finding[])[] {
  const { report } = evidence;
  const before = last;
  const same = new Map<keyof Report, boolean>();
  const isAsBefore = (part: keyof Report): boolean => {
    const known = same.get(part) ?? (before !== undefined && isSame(report[part], before.report[part]));
    same.set(part, known);
    return known;
  };
  const found: Last['found'] = new Map();
  const all = rules.map((rule) => {
    const known = rule.only?.every(isAsBefore) === true ? before?.found.get(rule) : undefined;
    const findings = known ?? findingsOf(rule, evidence);
    if (rule.only) found.set(rule, findings);
    return findings;
  });
  last = { report, found };
  return all;
}
