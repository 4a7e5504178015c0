/** What a number or a claim in the prose says about the tables: the reader's findings, before they are compared. */
import type { CaseColumn, CaseRow, CellKey, RequestColumn, RequestRow } from '../form/cell';
import type { Table, TableId } from '../form/form';
import type { TextKey } from '../form/text';
import type { PlainSentence } from './plain-sentence';
import type { Quantity } from './numbers';

/** Cells whose sum a number restates. */
export type CellSet = readonly CellKey[];

/** The checks of form.md, 文字与表格; each has one file of rules. */
export type CellTopic =
  'new' | 'carryin' | 'done' | 'carryout' | 'class' | 'review' | 'lit' | 'norm' | 'decisions' | 'fee';

/** （一）–（六） of table 3: a row that stands alone, or what the rows under it have before the point. */
export type OutcomeClass = RequestRow extends infer Row extends string
  ? Row extends `${infer Class}.${string}`
    ? Class
    : Row
  : never;

/** The kinds of applicants, 法人或其他组织 as a whole among them. */
export type Applicant = Exclude<RequestColumn, 'total'> | 'organization';

export type DocumentColumn = 'issued' | 'repealed' | 'inForce';
export type Decision = 'licenses' | 'penalties' | 'compulsion';

/** A row, group, applicant or result in the topic: `refused`, `naturalPerson`, `upheld`. */
export type Member = OutcomeClass | RequestRow | Applicant | CaseRow | CaseColumn | DocumentColumn | Decision;

/** Lists a number can be a part of: the parts of one list are of one family. The rows of a class are a family each. */
export type Family =
  | 'arrivals'
  | 'handled'
  | 'handling'
  | 'applicants'
  | 'channels'
  | 'classes'
  | `rows of ${OutcomeClass}`
  | 'cases'
  | 'suits'
  | 'results'
  | 'documents'
  | 'decisions'
  | 'fee';

/** What a number restates; no `member` for the plain total. */
export interface Meaning {
  readonly topic: CellTopic;
  readonly member?: Member;
  /** Where the words leave it open, any of these; the likeliest first. */
  readonly sums: readonly CellSet[];
  readonly family: Family;
}

/** What the words around a number make of it. */
export type Understood =
  | { readonly kind: 'meaning'; readonly meaning: Meaning }
  /** One way of applying: no cell holds it, but all of them add up to what was received. */
  | { readonly kind: 'channel' }
  /** It counts what no cell holds. */
  | { readonly kind: 'uncounted' }
  /** They do not say which number it is. */
  | { readonly kind: 'open' };

export type Restates =
  | ({ readonly kind: 'cells' } & Meaning)
  /** Last year's number in the same cells. */
  | ({ readonly kind: 'lastYear' } & Meaning)
  /** `of` is empty where only the number before it is known. */
  | { readonly kind: 'share'; readonly part: Mention; readonly of: readonly CellSet[] }
  | { readonly kind: 'change'; readonly meaning: Meaning; readonly direction: 1 | -1 }
  /** A count that no cell holds; of a family where it can be part of a list. */
  | { readonly kind: 'nothing'; readonly family?: Family };

export interface Mention extends Quantity {
  readonly part: TextKey;
  readonly sentence: PlainSentence;
  readonly restates: Restates;
  /** From the first to the last word of a list that shares its words: 制发、废止规范性文件分别为2件、1件. */
  readonly shared?: { readonly at: number; readonly end: number };
  /** Named as the count of one office within the unit: `区政府办`. */
  readonly office?: string;
}

/** The family of lists a reading can be a part of. */
export function familyOf({ restates }: Mention): Family | undefined {
  return 'family' in restates ? restates.family : undefined;
}

/** 其中 lists and the like: parts that should add up to a whole. */
export interface Breakdown {
  readonly part: TextKey;
  readonly sentence: PlainSentence;
  /** The whole as written, or what cells it may stand for where the words give only the parts. */
  readonly whole: Mention | readonly CellSet[];
  readonly parts: readonly Mention[];
  /** 等, 主要: not all parts are listed. */
  readonly open: boolean;
  /** The words say that all are listed (分别为, 按…分, 其他). */
  readonly exhaustive: boolean;
}

/** What words say without a number, and for what to be true. */
export type Claimed =
  /** None, or all of one kind: the cells that must be 0. `says` is what is claimed of the rest, in words. */
  | { readonly kind: 'zero'; readonly topic: ClaimTopic; readonly member?: Member; readonly cells: CellSet }
  /** 与上年持平: as many as last year; `nearly` where the words say 基本. */
  | { readonly kind: 'unchanged'; readonly meaning: Meaning; readonly nearly: boolean };

/** 未收到, 未发生 …; 均获维持; 申请人均为自然人; 均予以公开; 均已办结. */
export type ClaimTopic = 'none' | 'allupheld' | 'new' | 'class' | 'done';

export interface Claim {
  readonly part: TextKey;
  readonly sentence: PlainSentence;
  /** As written: `均获维持`. */
  readonly words: string;
  readonly at: number;
  readonly end: number;
  readonly claimed: Claimed;
}

/** The tables a report has, in the edition found. */
export type Tables = Readonly<Record<TableId, Table>>;
