/** What a report is read from: without the sheets that hold people's names, and without those that repeat the tables. */
import type { Contents } from '../workbook';
import { withoutCharts } from './chart-tab';
import { withoutLedger } from './ledger-tabs';

export function reportTabs(contents: Contents): Contents {
  return withoutCharts(withoutLedger(contents));
}
