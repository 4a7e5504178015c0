/** What a rule says, under its name, with its severity and basis: what is sorted, placed, shown and explained. */
import type { RuleId } from './index';
import type { Subject } from '../form/report';
import type { Severity } from '../form/severity';
import { nameOf, type Evidence, type Rule, type Said } from './rule';

export interface Finding extends Said {
  readonly id: RuleId;
  /** With the member: `t3-balance[naturalPerson]`. */
  readonly rule: RuleId | `${RuleId}[${string}]`;
  readonly severity: Severity;
  readonly basis: string;
}

/** What it points at, the first first: of words that were read, the sentence's own part and then the table's cells. */
export function subjectsOf({ cells, about = [], quote }: Finding): readonly Subject[] {
  return quote === undefined ? [...cells, ...about] : [...about, ...cells];
}

/** What one rule finds. */
export function findingsOf(rule: Rule<RuleId>, evidence: Evidence): readonly Finding[] {
  const { id, severity, basis } = rule;
  return rule
    .check(evidence)
    .map((said) => ({ id, rule: nameOf(id, said.member), severity, basis, ...said }));
}
