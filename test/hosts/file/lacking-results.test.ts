/** Files whose formulas have no results, as programs write them that calculate nothing: read as if they had. */
import { expect, test } from '@jest/globals';
import { Workbook } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkReport } from '../../../src/actions/check-report';
import { isRefusal } from '../../../src/form/refusal';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import type { Block } from '../../../src/workbook/workbook';
import { sampleReport } from '../../document/sample-report';
import { answeredRows, workbookWithLedger } from '../../ledger/ledgers';

const withoutResults = (xml: string): string => xml.replace(/(<\/f>|<f[^>]*\/>)<v>[^<]*<\/v>/gu, '$1');

/** The file as a program leaves it that keeps formulas and calculates nothing; `change` for a sheet's part. */
function uncalculated(
  file: Uint8Array,
  change: (xml: string) => string = (xml) => xml,
): { readonly bytes: Uint8Array; readonly gone: number } {
  const parts = unzipSync(file);
  let gone = 0;
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) continue;
    const xml = strFromU8(part);
    const bare = withoutResults(xml);
    gone += (xml.match(/<\/f><v>/gu) ?? []).length;
    parts[name] = strToU8(change(bare));
  }
  return { bytes: zipSync(parts), gone };
}

async function opened(bytes: Uint8Array): Promise<FileWorkbook> {
  const workbook = await openWorkbook(bytes, { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

async function sample(): Promise<FileWorkbook> {
  const file = newWorkbook();
  await addSheets(file, sampleReport());
  return file;
}

/** Totals of the rows of table 3. */
async function totals(workbook: FileWorkbook): Promise<readonly unknown[]> {
  const { sheets } = await workbook.read({ sheets: ['三、依申请公开'], names: [] });
  return sheets[0]?.cells.slice(4).map((line) => line[9]?.value) ?? [];
}

const typed = (row: number, column: number, value: number): Block => ({
  sheet: '三、依申请公开',
  row,
  column,
  inputs: [[{ kind: 'value', value }]],
});

async function findings(workbook: FileWorkbook): Promise<readonly string[]> {
  const checked = await checkReport(workbook);
  if (isRefusal(checked)) throw new Error(checked.message);
  return checked.findings.map(({ message }) => message);
}

test('a report reads as it did, and is not written to for that', async () => {
  const file = await sample();
  const { bytes, gone } = uncalculated(await file.save());
  expect(gone).toBeGreaterThan(30);
  const workbook = await opened(bytes);
  expect(await workbook.read()).toEqual(await (await opened(await file.save())).read());
  expect(await findings(workbook)).toEqual(await findings(file));
  expect(await workbook.save()).toEqual(bytes);
});

test('what is written is calculated on, through totals that had no result; the others still have none in the file', async () => {
  const file = await sample();
  const workbook = await opened(uncalculated(await file.save()).bytes);
  // A kind of applicant of two rows whose total had no result.
  for (const one of [file, workbook]) await one.write([typed(4, 3, 5), typed(6, 4, 3)]);
  expect(await totals(workbook)).toEqual(await totals(file));
  expect((await totals(workbook))[0]).toBe(5);
  const xml = strFromU8(unzipSync(await workbook.save())['xl/worksheets/sheet5.xml']!);
  expect(xml).toMatch(/<c r="J5"[^>]*><f>[^<]*<\/f><v>5<\/v><\/c>/u);
  expect(xml).toMatch(/<c r="J9"[^>]*><f>[^<]*<\/f><\/c>/u);
});

test('formulas that begin with the sign one types are calculated as those that do not, and stay as they are spelled', async () => {
  const file = await sample();
  const { bytes } = uncalculated(await file.save(), (xml) => xml.replace(/<f>(?=[A-Z])/gu, '<f>='));
  const workbook = await opened(bytes);
  expect(await workbook.read()).toEqual(await (await opened(await file.save())).read());
  await workbook.write([typed(4, 3, 5), typed(6, 4, 3)]);
  expect((await totals(workbook))[0]).toBe(5);
  const xml = strFromU8(unzipSync(await workbook.save())['xl/worksheets/sheet5.xml']!);
  expect(xml).toMatch(/<c r="J5"[^>]*><f>=SUM[^<]*<\/f><v>5<\/v><\/c>/u);
});

test('a formula that nobody here knows stays without result, and is told', async () => {
  const { bytes } = uncalculated(await (await sample()).save(), (xml) =>
    xml.replace(/(<c r="J5"[^>]*><f>)SUM\(D5:I5\)/u, '$1ROMAN(D5)'),
  );
  const workbook = await opened(bytes);
  expect((await totals(workbook))[0]).toBeNull();
  expect((await findings(workbook)).join()).toContain('公式还没有算出结果');
});

/** The results of a column of formulas, of which a program has calculated none. */
async function results(column: readonly string[]): Promise<readonly unknown[]> {
  const book = new Workbook();
  const sheet = book.addWorksheet('表');
  column.forEach((formula, row) => {
    sheet.getCell(row + 1, 1).value = { formula };
    sheet.getCell(row + 1, 2).value = 1;
  });
  const workbook = await opened(new Uint8Array(await book.xlsx.writeBuffer()));
  const { sheets } = await workbook.read();
  return sheets[0]?.cells.map(([first]) => first?.value) ?? [];
}

test('what looks at a result that nobody knows is not known either', async () => {
  expect(await results(['ROMAN(B1)', 'SUM(A1,B1)', 'SUM(A1:B1)', 'B1+A3', 'B1+B2'])).toEqual([
    null,
    null,
    null,
    null,
    2,
  ]);
});

test('formulas in a circle, or one upon another without end, are left; a running sum is not', async () => {
  expect(await results(['A2+1', 'A1+1'])).toEqual([null, null]);
  const upwards = Array.from({ length: 5_000 }, (_, row) => `A${String(row + 2)}+1`);
  const up = await results(upwards);
  expect(up.filter((one) => one !== null && (typeof one !== 'number' || one > 101))).toEqual([]);
  const downwards = Array.from({ length: 5_000 }, (_, row) =>
    row === 0 ? 'B1' : `A${String(row)}+B${String(row + 1)}`,
  );
  expect((await results(downwards))[4_999]).toBe(5_000);
});

test('sums over very many cells again and again end', async () => {
  const many = await results(Array.from({ length: 5_000 }, (_, row) => `SUM(B$1:B${String(row + 1)})`));
  expect(many.filter((one, row) => one !== null && one !== row + 1)).toEqual([]);
  expect(many[0]).toBe(1);
  expect(many[4_999]).toBeNull();
});

test('a ledger’s days are days', async () => {
  const file = await workbookWithLedger(answeredRows(5));
  const before = await (await opened(await file.save())).read();
  expect(await (await opened(uncalculated(await file.save()).bytes)).read()).toEqual(before);
});
