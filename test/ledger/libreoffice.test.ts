/**
 * 到期日 and 状态 on the sheet are formulas: LibreOffice recalculates them, and they must be what the law of the rules
 * says, for every kind of row and under notices the office has entered itself.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countLedger } from '../../src/actions/count-ledger';
import { openLedger } from '../../src/actions/open-ledger';
import { openWorkbook } from '../../src/hosts/file/open';
import { isRefusal } from '../../src/form/refusal';
import { dayText } from '../../src/ledger/day';
import { readDay, serialOf } from '../../src/ledger/read-day';
import { ledgerSheets } from '../../src/ledger/sheets';
import { stateWords } from '../../src/ledger/state-words';
import { timeLimit } from '../../src/ledger/time-limit';
import { calendarColumns, calendarRows, ledgerRows } from '../../src/workbook/ledger-layout';
import { ledgerColumn } from '../../src/workbook/plan/ledger-formulas';
import type { Content, Contents } from '../../src/workbook/workbook';
import { recalculated } from '../libreoffice';
import { testWith } from '../tools';
import { day } from './applications';
import { workbookWithLedger, type TypedRow } from './ledgers';

const start = day('2023-01-01');
const maybe = <T>(value: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const after = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });

/** Rows as they come: what happens, happens within the running limit. */
const anyRow: fc.Arbitrary<TypedRow> = fc
  .record({
    received: fc.integer({ min: 0, max: 1060 }),
    correction: maybe(
      fc.record({ noticed: after(9), deadline: maybe(after(20)), came: maybe(after(30)) }),
      4,
    ),
    thirdParty: maybe(fc.record({ from: after(18), lasts: maybe(after(30)) }), 3),
    organ: maybe(fc.record({ from: after(18), lasts: maybe(after(30)) }), 3),
    extension: maybe(fc.record({ told: after(40), days: maybe(fc.integer({ min: 1, max: 25 })) }), 2),
    deferred: maybe(after(200), 9),
    fee: maybe(fc.record({ noticed: after(9), paid: maybe(after(25)) }), 6),
    replied: maybe(after(60), 1),
    sent: maybe(after(3), 2),
    withdrawn: maybe(after(20), 9),
  })
  .map(({ received, correction, thirdParty, organ, extension, deferred, fee, replied, sent, withdrawn }) => {
    const on = start + received;
    const at = (days: number | undefined): Record<string, string> | undefined =>
      days === undefined ? undefined : { at: dayText(on + days) };
    const begun = (fee?.paid ?? 0) + (fee?.noticed ?? 0);
    const corrected = (correction?.came ?? 0) + (correction?.noticed ?? 0);
    const from = Math.max(begun, corrected);
    const put = (id: string, days: number | undefined): TypedRow => {
      const date = at(days)?.['at'];
      return date === undefined ? {} : { [id]: date };
    };
    const sum = (...days: readonly (number | undefined)[]): number | undefined =>
      days.some((each) => each === undefined) ? undefined : days.reduce<number>((a, b) => a + (b ?? 0), 0);
    return {
      received: dayText(on),
      applicant: '自然人',
      ...put('correctionNoticed', correction?.noticed),
      ...put('correctionDeadline', sum(correction?.noticed, correction?.deadline)),
      ...put('correctionCame', sum(correction?.noticed, correction?.came)),
      ...put('thirdPartyFrom', sum(from, thirdParty?.from)),
      ...put('thirdPartyTo', sum(from, thirdParty?.from, thirdParty?.lasts)),
      ...put('organFrom', sum(from, organ?.from)),
      ...put('organTo', sum(from, organ?.from, organ?.lasts)),
      ...put('extensionTold', sum(from, extension?.told)),
      ...(extension?.days === undefined ? {} : { extensionDays: extension.days }),
      ...put('deferredTo', deferred),
      ...put('feeNoticed', fee?.noticed),
      ...put('feePaid', sum(fee?.noticed, fee?.paid)),
      ...put('replied', replied),
      ...put('sent', sum(replied, sent)),
      ...put('withdrawn', withdrawn),
      ...(replied === undefined ? {} : { outcome: '予以公开' }),
    };
  });

testWith('soffice', 'LibreOffice finds the same last day and the same state in 400 rows', async () => {
  const rows = [
    {},
    { id: '1', served: '2024-03-01', applicant: '自然人' },
    ...fc.sample(anyRow, { seed: 20, numRuns: 400 }).map((row, index) => ({ id: String(index), ...row })),
  ];
  const workbook = await workbookWithLedger(rows, { year: 2024 });
  // A local holiday, and a Saturday worked, that no notice has.
  const sheet = (await workbook.read()).sheets.find(({ name }) => name === ledgerSheets.calendar)!;
  const free = sheet.cells.findIndex(
    (row, at) => at > calendarRows.first && row[calendarColumns.off]?.value == null,
  );
  const put = (column: number, date: string) =>
    ({
      sheet: sheet.name,
      row: free,
      column,
      inputs: [[{ kind: 'value', value: serialOf(day(date)) }]],
    }) as const;
  await workbook.write([put(calendarColumns.off, '2024-04-16'), put(calendarColumns.on, '2024-06-15')]);

  // What this host calculated as the cells were written. LibreOffice gives a day the looks of one.
  const number = (value: Content['value']): Content['value'] =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value) ? serialOf(day(value)) : value;
  const formulas = ({ sheets }: Contents) =>
    sheets
      .filter(({ name }) => name === ledgerSheets.applications || name === ledgerSheets.calendar)
      .flatMap(({ name, cells: lines }) =>
        lines.flatMap((line, row) =>
          line.flatMap(({ formula, value }, column) =>
            formula === undefined
              ? []
              : [`${name} ${String(row)} ${String(column)} ${String(number(value) ?? '')}`],
          ),
        ),
      );
  const ours = formulas(await workbook.read());

  const [bytes = new Uint8Array()] = recalculated([await workbook.save()]);
  const again = await openWorkbook(bytes);
  if (isRefusal(again)) throw new Error(again.message);
  const contents = await again.read();
  expect(ours.length).toBeGreaterThan(5_000);
  const theirs = new Set(formulas(contents));
  expect(ours.filter((line) => !theirs.has(line))).toEqual([]);
  expect(theirs.size).toBe(ours.length);
  const ledger = openLedger(contents, 2024);
  if (!ledger || isRefusal(ledger)) throw new Error('no ledger');
  const { cells } = contents.sheets.find(({ name }) => name === ledgerSheets.applications)!;
  const now = day(new Date().toISOString().slice(0, 10));
  const shown = (row: number) => {
    const due = cells[row]?.[ledgerColumn('due')]?.value ?? '';
    const read = typeof due === 'boolean' || due === '' ? undefined : readDay(due);
    return {
      row,
      due: read ? dayText(read.day) : '',
      state: cells[row]?.[ledgerColumn('state')]?.value ?? '',
    };
  };
  const { applications } = ledger.read.ledger;
  expect(applications).toHaveLength(401);
  // A consultation asked for when the limit was over is a finding; the sheet may be more lenient there.
  const judged = applications.map((application) => ({
    application,
    limit: timeLimit(application, ledger.calendar, now),
  }));
  const plain = judged.filter(({ limit }) => !limit.breaches.some(({ kind }) => kind === 'consultationLate'));
  expect(plain.length).toBeGreaterThan(340);
  const states = new Set(plain.map(({ limit }) => limit.state));
  expect(states.size).toBeGreaterThan(6);
  expect(plain.map(({ application: { row } }) => shown(row))).toEqual(
    plain.map(({ application: { row }, limit }) => ({
      row,
      due: limit.due === undefined ? '' : dayText(limit.due),
      state: stateWords[limit.state],
    })),
  );
  expect(shown(ledgerRows.first)).toMatchObject({ due: '', state: '' });
});

test('the count does not depend on what the sheet has calculated', async () => {
  const workbook = await workbookWithLedger([{ id: '1', received: '2024-03-01', applicant: '自然人' }]);
  const summary = await countLedger(workbook, { today: '2024-03-28' });
  expect(summary).toMatchObject({ due: [{ id: '1', due: '2024-03-29', state: 'dueSoon' }] });
});
