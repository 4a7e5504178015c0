/** One file checked: the JSON of `check --json`, and the flat record of `check --ndjson`. */
import { createHash } from 'node:crypto';
import { checkAndWriteResults, checkReport } from '../actions/check-report';
import type { Entry } from '../form/figures';
import { cellsOf, editionFor, tableIds } from '../form/index';
import type { Report } from '../form/report';
import { resolveReport } from '../fields/resolve';
import { tallyOf } from '../form/severity';
import { HostError } from '../workbook/host-error';
import { readBytes } from './files';
import { findingJson, type FindingJson } from './finding-json';
import { openFile, openFileForWriting } from './open-file';
import { openSource } from './open-source';
import { writeWhole } from './files';
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

/** One line for a roll-up: `values` are the 200 cells of the form in force, in printed order; null = blank. */
export interface CheckRecord extends CheckJson {
  readonly schema: 'ogi-report/1';
  readonly sha256: string | null;
  readonly values: readonly Entry[];
}

export interface FileResult {
  readonly json: CheckJson;
  readonly record: CheckRecord;
}

export interface CheckFileOptions {
  readonly lastYear?: string;
  readonly today: string;
  /** Leave the sheet 校验结果 in the file. */
  readonly write: boolean;
}

function result(json: CheckJson, sha256: string | null, report?: Report): FileResult {
  const edition = editionFor(null);
  const keys = tableIds.flatMap((id) => cellsOf(edition.tables[id]).map((cell) => cell.key));
  const values = report ? keys.map((key) => report.figures[key] ?? null) : [];
  return { json, record: { schema: 'ogi-report/1', ...json, sha256, values } };
}

/** The result for a file that cannot be read. */
export function refused(
  file: string,
  { reason, message }: Refusal,
  sha256: string | null = null,
): FileResult {
  return result(
    { file, unit: null, year: null, status: 'refused', refusal: { reason, message }, findings: [] },
    sha256,
  );
}

/** Last year's report, in any form it can be imported from. */
async function lastYearReport(path: string | undefined): Promise<Report | undefined | Refusal> {
  if (path === undefined) return undefined;
  const source = await openSource(path);
  return isRefusal(source) ? source : resolveReport(source.report).report;
}

/** Checks one file. Never throws for what a file may hold. */
export async function checkFile(file: string, options: CheckFileOptions): Promise<FileResult> {
  const bytes = await readBytes(file);
  if (isRefusal(bytes)) {
    const isFolder = bytes.reason === 'folder';
    return refused(file, isFolder ? refuse('empty-folder', wording.emptyFolder(file)) : bytes);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const workbook = await (options.write ? openFileForWriting(file) : openFile(file));
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
  const status = tallyOf(checked.findings).openErrors > 0 ? 'fail' : 'ok';
  const findings = checked.findings.map(findingJson);
  const json: CheckJson = { file, unit: report.unit, year: report.year, status, findings };
  return result(json, sha256, report);
}
