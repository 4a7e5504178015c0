/** One application (申请) and one case of review or suit, as a ledger tells them: days and kinds, no names and no texts. */
import type { Channel } from '../form/channel';
import type { RequestColumn, RequestRow } from '../form/cell';
import type { ApplicationColumn, CaseColumn } from './columns';
import type { Day } from './day';

export type ApplicantType = Exclude<RequestColumn, 'total'>;
export type Outcome = Exclude<RequestRow, 'received' | 'carriedIn' | 'outcomeTotal' | 'carriedOut'>;

/** A stretch of asking others; `to` is the day their opinion came, absent while it is awaited. */
export interface Consultation {
  readonly from: Day;
  readonly to?: Day;
}

/** Days that are not there are blank in the ledger; what stands there and cannot be read is in `unreadable`. */
export interface Application {
  /** 编号; '' where there is none. */
  readonly id: string;
  /** Where it stands, by which it is found again; the ledger's own count of rows. */
  readonly row: number;
  /** 送达日期: nothing counts from it. */
  readonly served?: Day;
  /** 收到（确认）日期, article 31: everything counts from it. */
  readonly received?: Day;
  readonly channel?: Channel;
  readonly applicant?: ApplicantType;
  readonly correction?: {
    readonly noticed?: Day;
    readonly deadline?: Day;
    readonly came?: Day;
  };
  readonly thirdParty?: Consultation;
  readonly otherOrgan?: Consultation;
  /** 延期: the day the applicant was told, and working days. */
  readonly extension?: { readonly told: Day; readonly days?: number };
  /** 延迟答复日期, article 35. */
  readonly deferredTo?: Day;
  readonly fee?: { readonly noticed: Day; readonly paid?: Day };
  /** 答复日期, and 送出（交邮）日期. */
  readonly replied?: Day;
  readonly sent?: Day;
  readonly outcome?: Outcome;
  readonly withdrawn?: Day;
  /** Columns whose cell holds something that cannot be read. */
  readonly unreadable: readonly ApplicationColumn[];
  /** Columns with a day whose year was not written in full. */
  readonly assumed?: readonly ApplicationColumn[];
}

export type CaseKind = 'reconsideration' | 'direct' | 'afterReconsideration';
export type CaseResult = 'upheld' | 'corrected' | 'otherOutcome';

/** 复议诉讼台账: one row a case. */
export interface CaseRow {
  readonly id: string;
  readonly row: number;
  /** 申请编号 of the application it is about. */
  readonly application: string;
  readonly kind?: CaseKind;
  /** As the reviewing body and co-defendant the office does not count it: the original organ does. */
  readonly coDefendant: boolean;
  readonly filed?: Day;
  readonly closed?: Day;
  readonly result?: CaseResult;
  /** 审级, as written after white space: 一审, 二审. */
  readonly instance: string;
  readonly unreadable: readonly CaseColumn[];
}

export interface Ledger {
  readonly applications: readonly Application[];
  readonly cases: readonly CaseRow[];
}
