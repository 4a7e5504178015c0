/** The whole template, drawn through WPS, is the one hosts/file draws: same cells, same rules, same looks. */
import { describe, expect, test } from '@jest/globals';
import { Workbook, type Worksheet } from 'exceljs';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../../src/actions/check-report';
import { newWorkbook } from '../../../src/hosts/file/open';
import { sampleReport } from '../../report/sample-report';
import { modes, type Mode } from '../../wps/mode';
import { openWps } from './open-wps';

async function load(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

async function drawnBy(mode: Mode): Promise<Workbook> {
  const { host, workbook } = openWps(mode);
  await addSheets(workbook, sampleReport());
  await checkAndWriteResults(workbook, { today: '2025-01-10' });
  return load(await host.save());
}

async function drawnByFile(): Promise<Workbook> {
  const file = newWorkbook();
  await addSheets(file, sampleReport());
  await checkAndWriteResults(file, { today: '2025-01-10' });
  return load(await file.save());
}

const part = (sheet: Worksheet, name: string): unknown =>
  JSON.parse(JSON.stringify((sheet as unknown as Record<string, unknown>)[name] ?? null));

/** `stubborn` WPS keeps text as text only by the cell's format; everything else is the same. */
function looks(sheet: Worksheet, withFormats: boolean): Record<string, unknown> {
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
        ...(withFormats ? { numFmt } : {}),
      };
      cells[cell.address] = [cell.value, cell.formula === undefined ? undefined : cell.result, style];
    });
  });
  return JSON.parse(JSON.stringify(cells)) as Record<string, unknown>;
}

describe.each(Object.values(modes))('the template through WPS ($name)', (mode) => {
  test('is cell for cell what hosts/file draws', async () => {
    const [wps, file] = [await drawnBy(mode), await drawnByFile()];
    const names = file.worksheets.map(({ name }) => name);
    expect(wps.worksheets.map(({ name }) => name)).toEqual(['Sheet1', ...names]);
    for (const name of names) {
      const [one, other] = [wps.getWorksheet(name)!, file.getWorksheet(name)!];
      expect(one.state).toBe('visible');
      expect(looks(one, !mode.keepsApostrophe)).toEqual(looks(other, !mode.keepsApostrophe));
      for (const what of ['sheetProtection', '_merges', 'dataValidations', 'conditionalFormattings'])
        expect([name, what, part(one, what)]).toEqual([name, what, part(other, what)]);
      expect(one.columns?.map(({ width, hidden }) => [width, hidden])).toEqual(
        other.columns?.map(({ width, hidden }) => [width, hidden]),
      );
      for (let row = 1; row <= other.rowCount; row += 1)
        expect(one.getRow(row).height).toBe(other.getRow(row).height);
      expect(one.views).toEqual(other.views);
      const tab = ({ properties }: Worksheet): unknown => properties.tabColor?.argb?.toUpperCase();
      expect(tab(one)).toEqual(tab(other));
      expect(one.pageSetup).toEqual(other.pageSetup);
      expect(one.headerFooter).toEqual(other.headerFooter);
    }
    const ranges = (book: Workbook) =>
      Object.fromEntries(book.definedNames.model.map(({ name, ranges: all }) => [name, all]));
    expect(ranges(wps)).toEqual(ranges(file));
  });

  test('is checked with the same findings, and recalculated on the spot', async () => {
    const { host, workbook } = openWps(mode);
    await addSheets(workbook, sampleReport());
    const clean = await checkReport(workbook);
    if (clean.kind === 'refusal') throw new Error(clean.message);
    expect(clean.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const at = clean.opened.read.places.get('requests/received/naturalPerson')!;
    const [sheet, cell] = at.split('!') as [string, string];
    host.type(sheet, cell, 40);
    const broken = await checkReport(workbook);
    if (broken.kind === 'refusal') throw new Error(broken.message);
    const rules = broken.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(rules).toEqual(['t3-balance[naturalPerson]', 't3-balance[total]']);
  });
});

describe('calls across the bridge, each about 0.2 ms', () => {
  test('add the sheets in at most 1,500, check in at most 105', async () => {
    const { host, workbook } = openWps();
    const added = await host.count(() => addSheets(workbook, sampleReport()));
    const checked = await host.count(() => checkReport(workbook));
    expect(added).toBeLessThanOrEqual(1_500);
    expect(checked).toBeLessThanOrEqual(105);
  });
});
