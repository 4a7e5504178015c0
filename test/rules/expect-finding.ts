/** The one assertion on findings: that a rule speaks, how loudly, and of what. */
import { expect } from '@jest/globals';
import type { Finding } from '../../src/rules/finding';

/** `rule` with or without its member: `t3-balance` also finds `t3-balance[naturalPerson]`. */
export function findingsOf(findings: readonly Finding[], rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule || finding.rule.startsWith(`${rule}[`));
}

export function expectFinding(
  findings: readonly Finding[],
  rule: string,
  more: { readonly [Key in keyof Finding]?: unknown } = {},
): Finding {
  const found = findingsOf(findings, rule);
  expect(found).toContainEqual(expect.objectContaining(more));
  return found.find((finding) => {
    try {
      expect(finding).toMatchObject(more);
      return true;
    } catch {
      return false;
    }
  })!;
}

/** Silence of one rule, or of all. */
export function expectNoFinding(findings: readonly Finding[], rule?: string): void {
  expect(rule === undefined ? findings : findingsOf(findings, rule)).toEqual([]);
}
