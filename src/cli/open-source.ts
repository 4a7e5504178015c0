/** A file to import, told apart by its bytes, not by its name. */
import { basename } from 'node:path';
import { readSource, type SourceReaders } from '../actions/read-source';
import type { Source } from '../actions/source';
import { resolveReport } from '../fields/resolve';
import type { Report } from '../form/report';
import { openWorkbook } from '../hosts/file/open';
import { readInNode } from '../readers/in-node';
import { readBytes } from './files';
import { inflater } from './inflater';
import { isRefusal, type Refusal } from '../form/refusal';

const readers: SourceReaders = {
  openWorkbook: (bytes) => openWorkbook(bytes, { inflater }),
  readApart: readInNode(__dirname),
};

/** What can be imported from a file, or why not. */
export async function openSource(path: string): Promise<Source | Refusal> {
  const bytes = await readBytes(path);
  return isRefusal(bytes) ? bytes : readSource(bytes, basename(path), readers);
}

/** Last year's report, in any form it can be imported from. */
export async function lastYearReport(path: string | undefined): Promise<Report | undefined | Refusal> {
  if (path === undefined) return undefined;
  const source = await openSource(path);
  return isRefusal(source) ? source : resolveReport(source.report).report;
}
