/** What a test expects of reading: a report, or a refusal. */
import { readReport, type ReadResult } from '../../src/workbook/read/report';
import type { Contents } from '../../src/workbook/workbook';
import { isRefusal, type Refusal } from '../../src/form/refusal';

export function read(contents: Contents): ReadResult {
  const result = readReport(contents);
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

export function refusal(contents: Contents): Refusal {
  const result = readReport(contents);
  if (!isRefusal(result)) throw new Error('it was read');
  return result;
}
