/** The flat record of `check --ndjson`. */
import type { Entry } from '../form/figures';
import { cellsOf, editionFor, tableIds } from '../form/index';
import type { CheckJson, FileResult } from './check-file';

/** One line for a roll-up: `values` are the 200 cells of the form in force, in printed order; null = blank. */
export interface CheckRecord extends CheckJson {
  readonly schema: 'ogi-report/1';
  readonly sha256: string | null;
  readonly values: readonly Entry[];
}

export function recordOf({ json, sha256, report }: FileResult): CheckRecord {
  const edition = editionFor(null);
  const keys = tableIds.flatMap((id) => cellsOf(edition.tables[id]).map((cell) => cell.key));
  const values = report ? keys.map((key) => report.figures[key] ?? null) : [];
  return { schema: 'ogi-report/1', ...json, sha256, values };
}
