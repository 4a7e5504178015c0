/** 台账 through any host: added, three applications typed, counted, held against table 3, what is due, and found again. */
import { expect } from '@jest/globals';
import { addLedger } from '../../src/actions/add-ledger';
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport } from '../../src/actions/check-report';
import { countLedger } from '../../src/actions/count-ledger';
import { applyFix, previewFix } from '../../src/actions/fix';
import { mapLedger, previewMapping } from '../../src/actions/map-ledger';
import { traceCell } from '../../src/actions/trace-cell';
import { isRefusal, type Refusal } from '../../src/form/refusal';
import type { ApplicationColumn } from '../../src/ledger/columns';
import { serialOf } from '../../src/ledger/read-day';
import { ledgerSheets } from '../../src/ledger/sheets';
import { cellName } from '../../src/workbook/a1';
import { placeArea } from '../../src/workbook/layout';
import { ledgerRows } from '../../src/workbook/ledger-layout';
import { ledgerColumn } from '../../src/workbook/plan/ledger-formulas';
import type { Workbook as Port } from '../../src/workbook/workbook';
import { day } from '../ledger/applications';
import { strangeSheet, tab } from '../ledger/strange-ledger';
import { cleanReport } from '../rules/clean-report';

/** Rows made ready: the sheet is the same with a thousand, and takes longer to calculate. */
export const readyRows = 12;

type Typed = Readonly<Partial<Record<ApplicationColumn, string | number>>>;
const on = (text: string): number => serialOf(day(text));

/** Answered in time, open, and answered late; the first in the words of the list, as the sheet offers them. */
export const threeApplications: readonly Typed[] = [
  {
    id: '2024-01',
    received: on('2024-03-01'),
    channel: '网络',
    applicant: '自然人',
    applicantName: '欧阳无双',
    outcome: '予以公开',
    replied: on('2024-03-20'),
  },
  { id: '2024-02', received: on('2024-12-20'), applicant: '商业企业', applicantName: '青石置业' },
  {
    id: '2024-03',
    received: on('2024-05-06'),
    applicant: '自然人',
    outcome: '国家秘密',
    replied: on('2024-07-01'),
  },
];
const today = '2025-01-17';

export function done<Result>(result: Result | Refusal): Result {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

/** `type` is a person at the sheet; `selected` what is selected there now. */
export async function ledgerJourney(
  workbook: Port,
  type: (sheet: string, cell: string, value: string | number) => void,
  selected: () => { readonly sheet: string; readonly row: number } | undefined,
): Promise<void> {
  done(await addSheets(workbook, { ...cleanReport, year: 2024 }));
  expect((await addLedger(workbook, 2024, readyRows)).added).toEqual([
    ledgerSheets.applications,
    ledgerSheets.cases,
    ledgerSheets.calendar,
  ]);
  threeApplications.forEach((row, index) => {
    for (const [id, value] of Object.entries(row))
      type(
        ledgerSheets.applications,
        cellName(ledgerRows.first + index, ledgerColumn(id as ApplicationColumn)),
        value,
      );
  });

  const summary = done(await countLedger(workbook, { today }));
  const counted = Object.fromEntries([...summary.counts].filter(([, count]) => count > 0));
  expect(counted).toMatchObject({
    'requests/received/total': 3,
    'requests/received/business': 1,
    'requests/granted/naturalPerson': 1,
    'requests/refused.stateSecret/naturalPerson': 1,
    'requests/carriedOut/business': 1,
  });
  expect(summary.uncounted).toBe(0);
  expect(summary.due).toMatchObject([{ id: '2024-02', due: '2025-01-20', state: 'dueSoon' }]);

  // The sheet's own formulas say the same.
  const shown = async (row: number): Promise<readonly unknown[]> => {
    const { sheets } = await workbook.read();
    const cells = sheets.find(({ name }) => name === ledgerSheets.applications)?.cells[row];
    return (['due', 'state'] as const).map((id) => cells?.[ledgerColumn(id)]?.value ?? null);
  };
  const [due, state] = await shown(ledgerRows.first + 2);
  expect([on('2024-05-31'), '2024-05-31']).toContain(due);
  expect(state).toBe('逾期办结');

  const checked = async () => done(await checkReport(workbook, { today }));
  const { findings } = await checked();
  const differs = findings.find(({ rule }) => rule === 'ledger-agrees[received/business]');
  expect(differs).toMatchObject({ expected: 1, severity: 'warning' });
  expect(findings.map(({ rule }) => rule)).toContain('ledger-overdue[2024-03]');
  const preview = done(await previewFix(workbook, differs?.key ?? '', { today }));
  done(await applyFix(workbook, differs?.key ?? '', preview, { today }));
  expect((await checked()).findings.map(({ rule }) => rule)).not.toContain(
    'ledger-agrees[received/business]',
  );

  // From a cell's count, from a finding and from what is due to the row itself.
  const [made] = summary.rows.get('requests/refused.stateSecret/total') ?? [];
  expect(differs?.where).toContainEqual(
    expect.objectContaining({ sheet: ledgerSheets.applications, row: ledgerRows.first + 1 }),
  );
  const [late] = findings.find(({ rule }) => rule === 'ledger-overdue[2024-03]')?.where ?? [];
  for (const place of [made?.place, late, summary.due[0]?.place]) {
    if (!place) throw new Error('no place');
    await workbook.select(placeArea(place));
    expect(selected()).toEqual({ sheet: ledgerSheets.applications, row: place.row });
  }

  // From the number in the table itself: the clerk stands on it and asks which applications it is made of.
  const cell = 'requests/refused.stateSecret/naturalPerson';
  const { place: stands, filled } = summary.cells.get(cell)!;
  expect(filled).toBe(0);
  await workbook.select(placeArea(stands));
  const traced = done(await traceCell(workbook, summary));
  expect(traced).toEqual({ kind: 'traced', cell });
  expect(summary.rows.get(traced.cell)).toMatchObject([{ id: '2024-03' }]);
  await workbook.select(placeArea({ ...stands, row: 0, column: 0 }));
  expect(await traceCell(workbook, summary)).toMatchObject({ kind: 'refusal', reason: 'no-cell' });
}

/** An office's own ledger beside the report: found, its columns and words told once, its rows counted and led back to. */
export async function strangeLedgerJourney(
  workbook: Port,
  type: (sheet: string, cell: string, value: string | number) => void,
  selected: () => { readonly sheet: string; readonly row: number } | undefined,
): Promise<void> {
  done(await addSheets(workbook, { ...cleanReport, year: 2024 }));
  await workbook.addSheets([{ ...strangeSheet, cells: [] }]);
  for (const { row, column, input } of strangeSheet.cells)
    if (input.kind === 'value' && input.value !== null) type(tab, cellName(row, column), input.value);
  const found = done(await countLedger(workbook, { today }));
  expect(found).toMatchObject({ used: false, candidate: { sheet: tab } });
  const heads = new Map([...found.candidate!.suggestion, ['replied', '办理 时间'] as const]);
  const preview = done(await previewMapping(workbook, { sheet: tab, heads }));
  expect(preview).toMatchObject({
    applications: 6,
    words: [{ column: 'applicant', word: '个体工商户' }],
    unread: [{ id: '4', columns: ['收到（确认）日期'] }],
  });
  const words = { applicant: new Map([['个体工商户', 'business']]) };
  expect(done(await mapLedger(workbook, { sheet: tab, heads, words }))).toMatchObject({ applications: 6 });

  const summary = done(await countLedger(workbook, { today }));
  expect(summary.used).toBe(true);
  const counted = Object.fromEntries([...summary.counts].filter(([, count]) => count > 0));
  expect(counted).toMatchObject({
    'requests/received/total': 5,
    'requests/received/business': 2,
    'requests/grantedInPart/business': 1,
    'requests/carriedOut/total': 2,
  });
  // A row that cannot be read is told with its place, and the rows of a number are found.
  const { findings } = done(await checkReport(workbook, { today }));
  const unread = findings.find(({ rule }) => rule === 'ledger-row[4]')?.where[0];
  const [made] = summary.rows.get('requests/grantedInPart/business') ?? [];
  for (const place of [unread, preview.unread[0]?.place, made?.place]) {
    if (!place) throw new Error('no place');
    await workbook.select(placeArea(place));
    expect(selected()).toEqual({ sheet: tab, row: place.row });
  }
  expect(made?.place.row).toBe(4);
}
