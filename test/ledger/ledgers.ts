/** Ledgers in workbooks: the sheets as they are added, with rows typed in by head. */
import { addLedger } from '../../src/actions/add-ledger';
import { addSheets } from '../../src/actions/add-sheets';
import { newWorkbook } from '../../src/hosts/file/open';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import type { Report } from '../../src/form/report';
import { isRefusal } from '../../src/form/refusal';
import {
  applicationColumns,
  caseColumns,
  type ApplicationColumn,
  type CaseColumn,
} from '../../src/ledger/columns';
import { serialOf } from '../../src/ledger/read-day';
import { ledgerSheets } from '../../src/ledger/sheets';
import { ledgerRows } from '../../src/workbook/ledger-layout';
import type { Block, Workbook } from '../../src/workbook/workbook';
import { cleanReport } from '../rules/clean-report';
import { day } from './applications';

export type TypedRow = Readonly<Partial<Record<ApplicationColumn, number | string>>>;
export type TypedCase = Readonly<Partial<Record<CaseColumn, number | string>>>;

/** `2024-03-01` is typed as a date, whatever else as it is. */
const typed = (value: number | string | undefined): number | string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? serialOf(day(value)) : (value ?? null);

/** One block a column, so that computed columns keep their formulas. */
function blocks<Id extends string>(
  sheet: string,
  columns: readonly { readonly id: Id; readonly holds: string }[],
  rows: readonly Readonly<Partial<Record<Id, number | string>>>[],
): readonly Block[] {
  return columns.flatMap(({ id, holds }, column): readonly Block[] => {
    if (holds === 'computed' || rows.length === 0) return [];
    const inputs = rows.map((row) => [{ kind: 'value', value: typed(row[id]) } as const]);
    return [{ sheet, row: ledgerRows.first, column, inputs }];
  });
}

/** As many rows, answered in time, as a large office has in a year. */
export const answeredRows = (count: number): readonly TypedRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `2024-${String(index + 1)}`,
    received: `2024-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 27)).padStart(2, '0')}`,
    channel: index % 3 === 0 ? '网络' : '邮寄签收',
    applicant: index % 5 === 0 ? '商业企业' : '自然人',
    applicantName: `申请人${String(index)}`,
    summary: `申请公开第${String(index)}号地块的征收补偿方案`,
    outcome: index % 7 === 0 ? '部分公开' : '予以公开',
    replied: `2024-${String(1 + (index % 11)).padStart(2, '0')}-28`,
  }));

export async function typeRows(
  workbook: Workbook,
  rows: readonly TypedRow[],
  cases: readonly TypedCase[] = [],
): Promise<void> {
  await workbook.write([
    ...blocks<ApplicationColumn>(ledgerSheets.applications, applicationColumns, rows),
    ...blocks<CaseColumn>(ledgerSheets.cases, caseColumns, cases),
  ]);
}

/** Rows that a ledger in a test is given: making the usual thousand takes longer than most of what is tested. */
const few = 60;

/** A filled report's workbook with the ledger sheets and these rows. */
export async function workbookWithLedger(
  rows: readonly TypedRow[],
  changes: Partial<Report> = {},
  cases: readonly TypedCase[] = [],
): Promise<FileWorkbook> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, { ...cleanReport, ...changes });
  if (isRefusal(added)) throw new Error(added.message);
  await addLedger(workbook, changes.year ?? cleanReport.year, Math.max(few, rows.length, cases.length));
  await typeRows(workbook, rows, cases);
  return workbook;
}
