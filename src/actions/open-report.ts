/** What every action starts from: the report in a workbook, its 〔fields〕 resolved. */
import type { Report } from '../form/report';
import { resolveReport } from '../fields/resolve';
import type { Evidence } from '../rules/rule';
import { readReport, type ReadResult } from '../workbook/read/report';
import type { Workbook } from '../workbook/workbook';
import { isRefusal, type Refusal } from '../form/refusal';

export interface OpenedReport {
  readonly kind: 'opened';
  /** As read: text still has its 〔fields〕. */
  readonly read: ReadResult;
  /** With the fields resolved: what is checked and printed. */
  readonly report: Report;
  readonly unresolved: NonNullable<Evidence['unresolved']>;
}

/** Reads the report in one visit to the host, or says in Chinese why it cannot be read. */
export async function openReport(workbook: Workbook): Promise<OpenedReport | Refusal> {
  const read = readReport(await workbook.read());
  if (isRefusal(read)) return read;
  return { kind: 'opened', read, ...resolveReport(read.report) };
}
