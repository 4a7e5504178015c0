/** Findings put in groups, for the list. */
import { isOpen } from '../../form/severity';
import type { LocatedFinding } from '../../rules/locate';

/** What has been explained asks for nothing any more and comes last. */
export const groupIds = ['error', 'warning', 'hint', 'explained'] as const;
export type GroupId = (typeof groupIds)[number];

export interface FindingGroup {
  readonly id: GroupId;
  readonly findings: readonly LocatedFinding[];
}

export function groupOf(finding: LocatedFinding): GroupId {
  return isOpen(finding) ? finding.severity : 'explained';
}

/** In the order of `groupIds`; groups with nothing in them are left out. */
export function groupsOf(findings: readonly LocatedFinding[]): readonly FindingGroup[] {
  return groupIds.flatMap((id) => {
    const some = findings.filter((finding) => groupOf(finding) === id);
    return some.length === 0 ? [] : [{ id, findings: some }];
  });
}

/** How many there are in a group. */
export function countOf(findings: readonly LocatedFinding[], id: GroupId): number {
  return findings.filter((finding) => groupOf(finding) === id).length;
}

/** The sheet a finding is first seen on; '' for one that stands nowhere. */
export function sheetOf({ where }: LocatedFinding): string {
  return where[0]?.sheet ?? '';
}

/** Sheets with findings, each once, in the order of the findings. */
export function sheetsOf(findings: readonly LocatedFinding[]): readonly string[] {
  return [...new Set(findings.map(sheetOf))].filter((name) => name !== '');
}
