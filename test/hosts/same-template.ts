/** The whole template, drawn through any host, is the one hosts/file draws: same cells, same rules, same looks. */
import { expect } from '@jest/globals';
import { Workbook, type Worksheet } from 'exceljs';
import { addSheets } from '../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../src/actions/check-report';
import { newWorkbook } from '../../src/hosts/file/open';
import type { Workbook as Port } from '../../src/workbook/workbook';
import { sampleReport } from '../document/sample-report';
import { cellName } from '../../src/workbook/a1';
import { firstRow } from '../../src/workbook/layout';
import { isRefusal } from '../../src/form/refusal';

export async function load(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

/** The sample's sheets and 校验结果. */
export async function drawInto(workbook: Port): Promise<void> {
  await addSheets(workbook, sampleReport());
  await checkAndWriteResults(workbook, { today: '2025-01-10' });
}

export async function drawnByFile(): Promise<Workbook> {
  const file = newWorkbook();
  await drawInto(file);
  return load(await file.save());
}

const part = (sheet: Worksheet, name: string): unknown =>
  JSON.parse(JSON.stringify((sheet as unknown as Record<string, unknown>)[name] ?? null));

/** Every cell with its value, result and style; `formats`: its number format, too. */
export function looks(sheet: Worksheet, formats: boolean): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  sheet.eachRow((row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      const { font, alignment, border, fill, protection, numFmt } = cell.style;
      const style = {
        font: { ...font, family: undefined, scheme: undefined, charset: undefined },
        alignment,
        border,
        fill,
        protection,
        ...(formats ? { numFmt } : {}),
      };
      cells[cell.address] = [cell.value, cell.formula === undefined ? undefined : cell.result, style];
    });
  });
  return JSON.parse(JSON.stringify(cells)) as Record<string, unknown>;
}

export interface Comparison {
  readonly formats: boolean;
  /** How the colour of a tab is compared. */
  readonly tab: (sheet: Worksheet) => unknown;
}

/** Every cell that holds something or is not locked. */
function contents(sheet: Worksheet): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  sheet.eachRow({ includeEmpty: true }, (row) => {
    row.eachCell({ includeEmpty: true }, ({ address, value, protection }) => {
      const locked = protection?.locked !== false;
      if (value !== null || !locked) cells[address] = [value, locked];
    });
  });
  return JSON.parse(JSON.stringify(cells)) as Record<string, unknown>;
}

/** Without regard to looks. `drawn` has the clerk's Sheet1 and then what `file` has. */
export function expectSameContents(drawn: Workbook, file: Workbook): void {
  const names = file.worksheets.map(({ name }) => name);
  expect(drawn.worksheets.map(({ name }) => name)).toEqual(['Sheet1', ...names]);
  for (const name of names) {
    const [one, other] = [drawn.getWorksheet(name)!, file.getWorksheet(name)!];
    expect(one.state).toBe('visible');
    expect(contents(one)).toEqual(contents(other));
    for (const what of ['sheetProtection', '_merges'])
      expect([name, what, part(one, what)]).toEqual([name, what, part(other, what)]);
  }
  const ranges = (book: Workbook) =>
    Object.fromEntries(book.definedNames.model.map(({ name, ranges: all }) => [name, all]));
  expect(ranges(drawn)).toEqual(ranges(file));
}

export function expectSame(drawn: Workbook, file: Workbook, { formats, tab }: Comparison): void {
  expectSameContents(drawn, file);
  for (const { name } of file.worksheets) {
    const [one, other] = [drawn.getWorksheet(name)!, file.getWorksheet(name)!];
    expect(looks(one, formats)).toEqual(looks(other, formats));
    for (const what of ['dataValidations', 'conditionalFormattings'])
      expect([name, what, part(one, what)]).toEqual([name, what, part(other, what)]);
    expect(one.columns?.map(({ width, hidden }) => [width, hidden])).toEqual(
      other.columns?.map(({ width, hidden }) => [width, hidden]),
    );
    // Rows of parts of the text grow by themselves, but in files.
    const grows = /^[一五六]、/u.test(name) ? firstRow : Infinity;
    for (let row = 1; row <= other.rowCount; row += 1)
      expect(one.getRow(row).height).toBe(row > grows ? undefined : other.getRow(row).height);
    expect(one.views).toEqual(other.views);
    expect(one.autoFilter).toEqual(other.autoFilter);
    expect(tab(one)).toEqual(tab(other));
    expect(one.pageSetup).toEqual(other.pageSetup);
    expect(one.headerFooter).toEqual(other.headerFooter);
  }
}

/** The sample is clean; a broken cell is found, and its totals are recalculated on the spot. */
export async function expectRecalculated(
  workbook: Port,
  type: (sheet: string, cell: string, value: number) => void,
): Promise<void> {
  await addSheets(workbook, sampleReport());
  const clean = await checkReport(workbook);
  if (isRefusal(clean)) throw new Error(clean.message);
  expect(clean.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const at = clean.opened.read.places.get('requests/received/naturalPerson')!;
  type(at.sheet, cellName(at.row, at.column), 40);
  const broken = await checkReport(workbook);
  if (isRefusal(broken)) throw new Error(broken.message);
  const rules = broken.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  expect(rules).toEqual(['t3-balance[naturalPerson]', 't3-balance[total]']);
}
