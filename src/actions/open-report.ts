/** What every action starts from: the report in a workbook, its 〔fields〕 resolved. */
import { resolveReport } from '../fields/resolve';
import type { CellPlace } from '../form/place';
import type { Report, Subject } from '../form/report';
import type { Evidence } from '../rules/rule';
import { mayHoldLedger } from '../workbook/read/ledger-tabs';
import { holdsUnits } from '../workbook/read/area-tabs';
import { keepsComparison } from '../workbook/read/kept-tab';
import { reportTabs } from '../workbook/read/report-tabs';
import { readReport, type ReadResult } from '../workbook/read/report';
import type { Contents, Workbook } from '../workbook/workbook';
import { isRefusal, type Refusal } from '../form/refusal';
import type { OpenedLedger } from './open-ledger';

export interface OpenedReport {
  readonly kind: 'opened';
  /** As read: text still has its 〔fields〕. */
  readonly read: ReadResult;
  /** With the fields resolved: what is checked and printed. */
  readonly report: Report;
  readonly unresolved: NonNullable<Evidence['unresolved']>;
  /** Where the workbook has a ledger of applications. */
  readonly ledger?: OpenedLedger;
  /** Where the workbook holds the data of an area's units: cells that are not their sum. */
  readonly area?: NonNullable<Evidence['area']>;
  /** Where an edited document was held against the workbook, and what differs was kept: what still does. */
  readonly edited?: NonNullable<Evidence['edited']>;
}

/** Reads the report in one visit to the host, or says in Chinese why it cannot be read. */
export async function openReport(workbook: Workbook): Promise<OpenedReport | Refusal> {
  return openContents(await workbook.read());
}

/** The same of what has been read already. */
export async function openContents(contents: Contents): Promise<OpenedReport | Refusal> {
  const read = readReport(reportTabs(contents));
  if (isRefusal(read)) return read;
  const opened = await withLedger(contents, read);
  return isRefusal(opened) ? opened : withDocument(contents, await withArea(contents, opened));
}

async function withArea(contents: Contents, opened: OpenedReport): Promise<OpenedReport> {
  if (!holdsUnits(contents)) return opened;
  const { areaDifferences } = await import('./area/area-differences');
  return { ...opened, area: areaDifferences(contents, opened.report) };
}

async function withDocument(contents: Contents, opened: OpenedReport): Promise<OpenedReport> {
  if (!keepsComparison(contents)) return opened;
  const edited = (await import('./compare/kept-differences')).keptDifferences(contents, opened.report);
  return edited ? { ...opened, edited } : opened;
}

/** Most workbooks have no ledger, and need neither its law nor its calendar. */
async function withLedger(contents: Contents, read: ReadResult): Promise<OpenedReport | Refusal> {
  const without = (): OpenedReport => ({ kind: 'opened', read, ...resolveReport(read.report) });
  if (!mayHoldLedger(contents)) return without();
  const { openLedger } = await import('./open-ledger');
  const ledger = openLedger(contents, read.report.year);
  if (ledger === undefined || isRefusal(ledger)) return ledger ?? without();
  const report: Report = { ...read.report, ledger: ledger.facts() };
  const places = new Map<Subject, CellPlace>([...read.places, ...ledger.places]);
  return { kind: 'opened', read: { ...read, report, places }, ...resolveReport(report), ledger };
}
