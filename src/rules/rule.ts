/** What a check is, and what it says. A finding is data: in Chinese, with cells, expected, actual and basis. */
import type { CellKey } from '../form/cell';
import type { LabelPlace } from '../form/repair';
import type { Report, Subject } from '../form/report';
import type { Assessment } from '../ledger/assess';

/** 错误 must be fixed, 警告 fixed or explained, 提示 looked at. */
export type Severity = 'error' | 'warning' | 'hint';

export interface Finding {
  /** As in the catalogue, lower case, with its member in brackets: `t3-balance[naturalPerson]`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly cells: readonly CellKey[];
  /** Anything else it points at: a text part, a fact, a line of 填报说明. */
  readonly about?: readonly Subject[];
  /** Labels it points at, by table and place. */
  readonly labels?: readonly LabelPlace[];
  /** What is wrong and what to do, one or two short sentences. */
  readonly message: string;
  readonly expected?: string | number;
  readonly actual?: string | number;
  /** The clause, or the printed relation, it rests on. */
  readonly basis: string;
  /** The words it was read from. */
  readonly quote?: string;
}

/** What the checks may look at. `report.text` has its 〔fields〕 resolved. */
export interface Evidence {
  readonly report: Report;
  /** 〔fields〕 that could not be resolved, by text part. */
  readonly unresolved?: readonly {
    readonly part: Subject;
    readonly field: string;
    readonly reason: string;
  }[];
  /** Last year's report, where it has been imported; cross-year checks need it. */
  readonly lastYear?: Report;
  /** What the ledger of applications says, where the workbook has one. */
  readonly ledger?: Assessment;
  /** Today, `YYYY-MM-DD`; the deadline is only spoken of where it is given. */
  readonly today?: string;
}

export interface Rule {
  readonly id: string;
  /** What the rule is for, in one sentence. */
  readonly comment: string;
  readonly check: (evidence: Evidence) => readonly Finding[];
}

/** A rule's id without its member: `t3-balance` of `t3-balance[total]`. */
export function baseRule(rule: string): string {
  return rule.replace(/\[.*$/u, '');
}
