/** One file that came in: what was read from it, and what the checks of one report said of it. */
import type { Report } from '../form/report';
import type { Severity } from '../form/severity';

/** What the checks of one report say, in words for its unit. */
export interface Problem {
  readonly severity: Severity;
  /** `三、依申请公开!D7`; empty where the file has no such place. */
  readonly where: string;
  readonly message: string;
  readonly expected?: string | number;
  readonly actual?: string | number;
  readonly basis: string;
}

export interface Submission {
  /** As given, for people. */
  readonly file: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** `YYYY-MM-DD`: when it came, as far as is known. */
  readonly receivedOn: string | null;
  /** `text` has its 〔fields〕 resolved. */
  readonly report: Report;
  /** Open findings: those explained in the file are left out. */
  readonly problems: readonly Problem[];
  /** What the reader of the file was in doubt about. */
  readonly notes: readonly string[];
}

/** How many of a severity. */
export function countOf({ problems }: Submission, severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** A file nobody could read. */
export interface Unread {
  readonly file: string;
  readonly reason: string;
}
