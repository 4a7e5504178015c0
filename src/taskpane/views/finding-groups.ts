/** Findings put in groups, for the list: things to do, each with all that one number settles. */
import { byCause, isToDo } from '../../form/cause';
import { isOpen } from '../../form/severity';
import type { LocatedFinding } from '../../rules/locate';

/** What is not filled in yet is no mistake until the report is taken for finished; what is explained asks for nothing. */
export const groupIds = ['error', 'warning', 'hint', 'unfilled', 'explained'] as const;
export type GroupId = (typeof groupIds)[number];

/** One thing to do; of several findings, all have one cause. */
export interface Item {
  readonly id: GroupId;
  readonly findings: readonly [LocatedFinding, ...LocatedFinding[]];
}

export interface FindingGroup {
  readonly id: GroupId;
  readonly items: readonly Item[];
  /** How many findings are of the group itself. */
  readonly count: number;
}

/** `final`: whether the report is taken for finished, and what is not filled in for a mistake. */
function groupOf(findings: readonly LocatedFinding[], final: boolean): GroupId {
  if (!final && isToDo(findings)) return 'unfilled';
  const own = findings.map((finding) => (isOpen(finding) ? finding.severity : 'explained'));
  return groupIds.find((id) => own.some((one) => one === id)) ?? 'explained';
}

function itemsOf(findings: readonly LocatedFinding[], final: boolean): readonly Item[] {
  return byCause(findings).map((some) => ({ id: groupOf(some, final), findings: some }));
}

/** How many findings there are in a group; a warning that has its cause in common with an error is still a warning. */
export function countOf(findings: readonly LocatedFinding[], id: GroupId, final: boolean): number {
  return itemsOf(findings, final)
    .flatMap((item) =>
      item.findings.map((finding) => (item.id === 'unfilled' ? item.id : groupOf([finding], final))),
    )
    .filter((one) => one === id).length;
}

/** In the order of `groupIds`; groups with nothing in them are left out. */
export function groupsOf(findings: readonly LocatedFinding[], final: boolean): readonly FindingGroup[] {
  const items = itemsOf(findings, final);
  return groupIds.flatMap((id) => {
    const some = items.filter((item) => item.id === id);
    return some.length === 0 ? [] : [{ id, items: some, count: countOf(findings, id, final) }];
  });
}

/** The sheet a finding is first seen on; '' for one that stands nowhere. */
export function sheetOf({ where }: LocatedFinding): string {
  return where[0]?.sheet ?? '';
}

/** Sheets with findings, each once, in the order of the findings. */
export function sheetsOf(findings: readonly LocatedFinding[]): readonly string[] {
  return [...new Set(findings.map(sheetOf))].filter((name) => name !== '');
}
