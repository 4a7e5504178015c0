/** What clerks do with a ledger on its sheet: sorted, filtered, rows and columns gone or put in, pasted, two years in one. */
import { describe, expect, test } from '@jest/globals';
import { Workbook as Book, type Worksheet } from 'exceljs';
import { countLedger, type LedgerSummary } from '../../src/actions/count-ledger';
import type { CellKey } from '../../src/form/cell';
import { openWorkbook } from '../../src/hosts/file/open';
import { isRefusal } from '../../src/form/refusal';
import type { ApplicationColumn } from '../../src/ledger/columns';
import { ledgerSheets } from '../../src/ledger/sheets';
import { ledgerRows } from '../../src/workbook/ledger-layout';
import { ledgerColumn } from '../../src/workbook/plan/ledger-formulas';
import { workbookWithLedger, type TypedRow } from './ledgers';

const applied = (id: string, received: string, replied: string, outcome: string): TypedRow => ({
  id,
  received,
  applicant: '自然人',
  applicantName: '欧阳无双',
  outcome,
  replied,
});
const rows: readonly TypedRow[] = [
  applied('2024-1', '2024-03-01', '2024-03-20', '予以公开'),
  applied('2024-2', '2024-04-01', '2024-04-20', '部分公开'),
  applied('2024-3', '2024-05-06', '2024-05-20', '国家秘密'),
  { id: '2024-4', received: '2024-12-20', applicant: '商业企业' },
];

/** Column and row as exceljs counts them. */
const col = (id: ApplicationColumn): number => ledgerColumn(id) + 1;
const first = ledgerRows.first + 1;

/** The ledger of `rows` with what a person does on its sheet in another program, counted. */
async function after(
  change: (sheet: Worksheet) => void,
  given: readonly TypedRow[] = rows,
): Promise<LedgerSummary> {
  const workbook = await workbookWithLedger(given, { year: 2024 });
  const book = new Book();
  await book.xlsx.load((await workbook.save()).buffer as ArrayBuffer);
  change(book.getWorksheet(ledgerSheets.applications)!);
  const again = await openWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
  if (isRefusal(again)) throw new Error(again.message);
  const summary = await countLedger(again, { today: '2025-01-10' });
  if (isRefusal(summary)) throw new Error(summary.message);
  return summary;
}

const totals = ({ counts }: LedgerSummary): Record<string, number> =>
  Object.fromEntries(
    (['received', 'granted', 'grantedInPart', 'refused.stateSecret', 'carriedOut'] as const).map((row) => [
      row,
      counts.get(`requests/${row}/total` as CellKey) ?? 0,
    ]),
  );
const all = { received: 4, granted: 1, grantedInPart: 1, 'refused.stateSecret': 1, carriedOut: 1 };
const told = ({ findings }: LedgerSummary): readonly string[] =>
  findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('ledger-row'));

/** What is typed in a row, without the formulas, which stay. */
const typedIn = (sheet: Worksheet, row: number): readonly unknown[] =>
  rows.length === 0
    ? []
    : Array.from({ length: ledgerColumn('due') }, (_, c) => sheet.getCell(row, c + 1).value);
const put = (sheet: Worksheet, row: number, values: readonly unknown[]): void => {
  values.forEach((value, c) => (sheet.getCell(row, c + 1).value = value as string));
};

describe('a ledger counts the same', () => {
  test.each<[string, (sheet: Worksheet) => void]>([
    [
      'sorted the other way round',
      (sheet) => {
        const lines = rows.map((_, index) => typedIn(sheet, first + index));
        [...lines].reverse().forEach((line, index) => {
          put(sheet, first + index, line);
        });
      },
    ],
    [
      'filtered, some rows hidden',
      (sheet) => {
        sheet.getRow(first + 1).hidden = true;
        sheet.getRow(first + 2).hidden = true;
      },
    ],
    [
      'with two hundred blank rows between',
      (sheet) => {
        put(sheet, first + 203, typedIn(sheet, first + 3));
        put(
          sheet,
          first + 3,
          Array.from({ length: ledgerColumn('due') }, () => null),
        );
      },
    ],
    [
      'with a row put in above its heads and one between',
      (sheet) => {
        sheet.insertRow(1, ['青石区人民政府办公室']);
        sheet.insertRow(first + 3, []);
      },
    ],
    [
      'with columns of the office’s own, in front of ours and alike',
      (sheet) => {
        sheet.spliceColumns(col('received'), 0, ['', '登记日期', new Date(Date.UTC(2019, 0, 7))]);
        sheet.spliceColumns(1, 0, ['', '经办人', '司徒某'], ['', '姓名', '司徒某']);
      },
    ],
    [
      'with sums and a note below',
      (sheet) => {
        sheet.getCell(first + 5, 1).value = '合 计';
        sheet.getCell(first + 5, col('received')).value = '4 件';
        sheet.getCell(first + 5, col('outcome')).value = '办结 3 件';
        sheet.getCell(first + 7, 1).value = '说明：本台账由政务公开科保管。';
      },
    ],
    [
      'with its days as text, in the ways of other programs',
      (sheet) => {
        sheet.getCell(first, col('received')).value = '2024.3.1';
        sheet.getCell(first, col('replied')).value = ' 2024年3月20日（星期三） ';
        sheet.getCell(first + 1, col('received')).value = '2024/4/1 09:30:12';
        sheet.getCell(first + 1, col('replied')).value = '2024-04-20 下午';
        sheet.getCell(first + 2, col('received')).value = '45418';
        sheet.getCell(first + 2, col('replied')).value = '二〇二四年五月二十日';
        sheet.getCell(first + 2, col('withdrawn')).value = '否';
      },
    ],
    [
      'with its formulas pasted over by values',
      (sheet) => {
        for (let row = first; row < first + 4; row += 1) {
          sheet.getCell(row, col('due')).value = '见批注';
          sheet.getCell(row, col('state')).value = '已逾期';
        }
      },
    ],
  ])('%s', async (_, change) => {
    const summary = await after(change);
    expect(totals(summary)).toEqual(all);
    expect(told(summary)).toEqual([]);
    expect(summary.due).toMatchObject([{ id: '2024-4', received: '2024-12-20' }]);
  });
});

test('a row deleted is gone, and the others keep their own', async () => {
  const summary = await after((sheet) => {
    sheet.spliceRows(first + 1, 1);
  });
  expect(totals(summary)).toEqual({ ...all, received: 3, grantedInPart: 0 });
  expect(summary.rows.get('requests/refused.stateSecret/total')).toMatchObject([
    { id: '2024-3', place: { row: first } },
  ]);
});

test('two years in one sheet, numbered anew each year, with a title and days without a year', async () => {
  const summary = await after(
    (sheet) => {
      sheet.getCell(first + 2, 1).value = '2024年度';
      sheet.getCell(first + 3, col('received')).value = '三月一日';
      sheet.getCell(first + 3, col('replied')).value = '3月20日';
    },
    [
      applied('1', '2023-03-01', '2023-03-20', '予以公开'),
      applied('2', '2023-12-20', '2024-01-10', '予以公开'),
      {},
      applied('1', '2024-03-01', '2024-03-20', '国家秘密'),
      applied('2', '2024-05-06', '2024-05-20', '国家秘密'),
      applied('2', '2024-06-06', '2024-06-20', '国家秘密'),
    ],
  );
  expect(totals(summary)).toMatchObject({ received: 2, granted: 1, 'refused.stateSecret': 2 });
  expect(summary.counts.get('requests/carriedIn/total')).toBe(1);
  // The same number twice in one year is one application written twice, as far as can be known.
  expect(summary.uncounted).toBe(1);
  expect(told(summary)).toContain('ledger-row[2]');
});

test('a day merged over several rows is told by row, with what to do; nothing is guessed', async () => {
  const summary = await after((sheet) => {
    sheet.mergeCells(first, col('received'), first + 1, col('received'));
  });
  expect(totals(summary)).toMatchObject({ received: 3, grantedInPart: 0 });
  const finding = summary.findings.find(({ rule }) => rule === 'ledger-row[2024-2]');
  expect(finding?.message).toContain('请拆开');
  expect(finding?.where[0]).toMatchObject({ row: first });
});
