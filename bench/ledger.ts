/** A workbook whose 台账 holds a large office's year: read and checked, and checked again after a cell was typed. */
import { addLedger } from '../src/actions/add-ledger';
import { addSheets } from '../src/actions/add-sheets';
import { checkReport } from '../src/actions/check-report';
import type { Report } from '../src/form/report';
import { isRefusal } from '../src/form/refusal';
import { newWorkbook, openWorkbook } from '../src/hosts/file/open';
import { answeredRows, typeRows } from '../test/ledger/ledgers';
import { ledgerSheets } from '../src/ledger/sheets';
import { ledgerRows } from '../src/workbook/ledger-layout';
import { ledgerColumn } from '../src/workbook/plan/ledger-formulas';

const today = '2025-01-10';

/** As many rows as a large office has applications in a year, each with the sheet's own formulas. */
async function largeLedger(report: Report, rows: number): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, report);
  if (isRefusal(added)) throw new Error(added.message);
  await addLedger(workbook, report.year, rows);
  await typeRows(workbook, answeredRows(rows));
  return workbook.save();
}

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const median = (values: readonly number[]): string =>
  ([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN).toFixed(0);

export async function benchLedger(
  report: Report,
  line: (label: string, value: string) => void,
): Promise<void> {
  const rows = 3_000;
  const bytes = await largeLedger(report, rows);
  const opening: number[] = [];
  const typing: number[] = [];
  const checking: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    let opened: Awaited<ReturnType<typeof openWorkbook>> | undefined;
    const spent = await milliseconds(async () => (opened = await openWorkbook(bytes, { forWriting: true })));
    if (!opened || isRefusal(opened)) throw new Error(JSON.stringify(opened));
    const workbook = opened;
    opening.push(spent);
    const cell = { sheet: ledgerSheets.applications, row: ledgerRows.first + round };
    const input = [[{ kind: 'value', value: 45_600 + round }]] as const;
    typing.push(
      await milliseconds(() => workbook.write([{ ...cell, column: ledgerColumn('replied'), inputs: input }])),
    );
    checking.push(await milliseconds(() => checkReport(workbook, { today })));
  }
  line(`a ledger of ${String(rows)} rows opened`, `${median(opening)} ms`);
  line('one cell of it written, its formulas evaluated', `${median(typing)} ms`);
  line('its check', `${median(checking)} ms`);
}
