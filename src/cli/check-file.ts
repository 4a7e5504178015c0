/** One file checked: the JSON of `check --json`, and what else is kept of it where many are. */
import { createHash } from 'node:crypto';
import { checkAndWriteResults, checkReport } from '../actions/check-report';
import type { Figures } from '../form/figures';
import type { UnitLevel } from '../form/report';
import type { Texts } from '../form/text';
import { tallyOf } from '../form/severity';
import { openWorkbook } from '../hosts/file/open';
import { HostError } from '../workbook/host-error';
import { readBytes, writeWhole } from './files';
import { findingJson, type FindingJson } from './finding-json';
import { inflater } from './inflater';
import { lastYearReport } from './open-source';
import { wording } from './wording';
import { isRefusal, type Refusal, refuse } from '../form/refusal';

export interface CheckJson {
  readonly file: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly status: 'ok' | 'fail' | 'refused';
  readonly refusal?: { readonly reason: string; readonly message: string };
  readonly findings: readonly FindingJson[];
}

/** What a roll-up needs of a report beside what was found in it. */
export interface CheckedReport {
  readonly level: UnitLevel | null;
  /** As typed; a key left out was not found. */
  readonly figures: Figures;
  /** With its 〔fields〕 resolved. */
  readonly text: Texts;
}

export interface FileResult {
  readonly json: CheckJson;
  /** Of the bytes that were checked; null where none could be read. */
  readonly sha256: string | null;
  /** Left out where the file was refused. */
  readonly report?: CheckedReport;
}

export interface CheckFileOptions {
  readonly lastYear?: string;
  readonly today: string;
  /** Leave the sheet 校验结果 in the file. */
  readonly write: boolean;
}

/** The result for a file that cannot be read. */
export function refused(
  file: string,
  { reason, message }: Refusal,
  sha256: string | null = null,
): FileResult {
  const refusal = { reason, message };
  return { json: { file, unit: null, year: null, status: 'refused', refusal, findings: [] }, sha256 };
}

/** Checks one file. Never throws for what a file may hold. */
export async function checkFile(file: string, options: CheckFileOptions): Promise<FileResult> {
  const bytes = await readBytes(file);
  if (isRefusal(bytes)) {
    const isFolder = bytes.reason === 'folder';
    return refused(file, isFolder ? refuse('empty-folder', wording.emptyFolder(file)) : bytes);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const workbook = await openWorkbook(bytes, { forWriting: options.write, inflater });
  if (isRefusal(workbook)) return refused(file, workbook, sha256);
  const lastYear = await lastYearReport(options.lastYear);
  if (isRefusal(lastYear)) return refused(file, lastYear, sha256);
  const how = { today: options.today, ...(lastYear ? { lastYear } : {}) };
  const checked = await (
    options.write ? checkAndWriteResults(workbook, how) : checkReport(workbook, how)
  ).catch((error: unknown) => {
    // What cannot be written without harm is refused, and the file left as it is.
    if (error instanceof HostError) return refuse('host', error.message);
    throw error;
  });
  if (isRefusal(checked)) return refused(file, checked, sha256);
  if (options.write) {
    const written = await writeWhole(file, await workbook.save(), { keepOld: false });
    if (isRefusal(written)) return refused(file, written, sha256);
  }
  const { report } = checked.opened;
  const { level, figures, text } = report;
  const status = tallyOf(checked.findings).openErrors > 0 ? 'fail' : 'ok';
  const findings = checked.findings.map(findingJson);
  const json: CheckJson = { file, unit: report.unit, year: report.year, status, findings };
  return { json, sha256, report: { level, figures, text } };
}
