/** One file that came in: what was read from it, and what the checks of one report said of it. */
import type { Report } from '../form/report';

export interface Submission {
  /** As given, for people. */
  readonly file: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** `YYYY-MM-DD`: when it came, as far as is known. */
  readonly receivedOn: string | null;
  /** `text` has its 〔fields〕 resolved. */
  readonly report: Report;
  /** Open findings of each severity. */
  readonly errors: number;
  readonly warnings: number;
  /** What the reader of the file was in doubt about. */
  readonly notes: readonly string[];
}

/** A file nobody could read. */
export interface Unread {
  readonly file: string;
  readonly reason: string;
}
