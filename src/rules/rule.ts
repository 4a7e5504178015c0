/**
 * What a check is, and what it says. A rule owns all that is its own: id, severity, basis, check and remedy; what it
 * says is data, in Chinese, with the cells, and names only the member of the form that it speaks of.
 */
import type { CellKey } from '../form/cell';
import type { LabelPlace, Repair } from '../form/repair';
import type { Report, Subject } from '../form/report';
import type { Severity } from '../form/severity';
import type { Assessment } from '../ledger/assess';
import type { AreaDifference } from './area/difference';
import type { EditedDocument } from './document/edited-document';

/** One side of a comparison, as it is shown: 表中 37. */
export interface Compared {
  readonly name: string;
  readonly value: string | number;
}

export interface Said {
  /** The row, column, class or section of which the rule speaks: `naturalPerson`. */
  readonly member?: string;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  /** Where it is not the rule's own: the clause, or the printed relation, it rests on. */
  readonly basis?: string;
  readonly cells: readonly CellKey[];
  /** Anything else it points at: a text part, a fact, a line of 填报说明. */
  readonly about?: readonly Subject[];
  /** Labels it points at, by table and place. */
  readonly labels?: readonly LabelPlace[];
  /** What is wrong and what to do, one or two short sentences. */
  readonly message: string;
  readonly expected?: string | number;
  readonly actual?: string | number;
  /** What is compared, by name: 左边 96，右边 33. Left out where the cell itself holds what it should not. */
  readonly compared?: readonly Compared[];
  /** Nothing is there yet: still to do, and no mistake until the report is handed in. */
  readonly unfilled?: true;
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
  /** Where the report is an area's: cells that are not the sum of its units. */
  readonly area?: readonly AreaDifference[];
  /** Where an edited or published document was held against the workbook: what still differs. */
  readonly edited?: EditedDocument;
  /** Today, `YYYY-MM-DD`; the deadline is only spoken of where it is given. */
  readonly today?: string;
}

/** Cells that hold a formula now. */
export type Computed = ReadonlySet<CellKey>;

/** What can be put right without a doubt, and how: shown, and then written, by actions/fix.ts. */
export interface Remedy {
  readonly kind: RemedyKind;
  /** What the button says: `填 0`. */
  readonly label: string;
  readonly changes: readonly Repair[];
}

type RemedyKind =
  /** Blanks, strokes and 无 become 0. */
  | 'zero'
  /** A total typed over, or damaged, gets its formula back. */
  | 'formula'
  /** Text becomes the number it reads as. */
  | 'number'
  /** Last year's closing figure is taken over. */
  | 'closing'
  /** The cell, or every blank one, becomes what the ledger counts. */
  | 'ledger'
  /** A label or heading is worded as the form has it. */
  | 'label'
  /** Characters that nobody sees are taken out of a text. */
  | 'unseen';

export interface Rule<Id extends string = string> {
  /** As in the catalogue, lower case: `t3-balance`. */
  readonly id: Id;
  /** What the rule is for, in one sentence. */
  readonly comment: string;
  /** How loudly it speaks, unless what it says has a severity of its own. */
  readonly severity: Severity;
  /** The clause, or the printed relation, it rests on. */
  readonly basis: string;
  /** A difference from last year: there may be a reason, and a 说明 will do, whatever the severity. */
  readonly acrossYears?: true;
  /** The parts of the report it looks at, and at nothing else: of the same parts it says the same (remembered.ts). */
  readonly only?: readonly (keyof Report)[];
  /** There may be a reason only the office knows, and a 说明 will do, whatever the severity. */
  readonly mayExplain?: true;
  readonly check: (evidence: Evidence) => readonly Said[];
  /** The remedy of what it has said, worked out from the evidence; undefined where a person has to decide. */
  readonly remedy?: (said: Said, evidence: Evidence, computed: Computed) => Remedy | undefined;
}

/** A rule as it is, with its id for a type. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule;
}

/** The name of what a rule says of a member: `t3-balance[naturalPerson]`. */
export function nameOf<Id extends string>(id: Id, member: string | undefined): Id | `${Id}[${string}]` {
  return member === undefined ? id : `${id}[${member}]`;
}
