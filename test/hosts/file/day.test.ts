/** A whole day's work on a workbook full of what we cannot read: all of it is there afterwards, byte for byte. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { addSheets } from '../../../src/actions/add-sheets';
import { checkAndWriteResults, checkReport } from '../../../src/actions/check-report';
import { draftNarrative } from '../../../src/actions/draft-narrative';
import { explainFinding } from '../../../src/actions/explain';
import { applyFix, previewFix } from '../../../src/actions/fix';
import { importLastYear } from '../../../src/actions/import-last-year';
import { isRefusal, type Refusal } from '../../../src/form/refusal';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import type { FileWorkbook } from '../../../src/hosts/file/workbook';
import { cellName } from '../../../src/workbook/a1';
import { sampleReport } from '../../document/sample-report';
import { testValid, verdict } from '../../validator';
import { smallPlan } from '../contract';
import { kitchenSink } from './kitchen-sink';
import { changedCells, changedParts, partsOf } from './parts';

const options = { today: '2025-01-10' };
const listing = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml'];

function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function opened(bytes: Uint8Array): Promise<FileWorkbook> {
  return done(await openWorkbook(bytes, { forWriting: true }));
}

/** New sheets, saved; last year, a draft, a fix, an explanation, a check, saved in between. */
async function day(bytes: Uint8Array): Promise<Uint8Array> {
  let workbook = await opened(bytes);
  const figures = {
    ...sampleReport().figures,
    'requests/granted/business': null,
    'requests/received/total': 9,
  };
  done(await addSheets(workbook, { ...sampleReport(), text: {}, figures }));
  workbook = await opened(await workbook.save());
  const lastYear = { ...sampleReport(), year: 2023 };
  done(await importLastYear(workbook, { kind: 'source', report: lastYear, notes: [] }));
  done(await draftNarrative(workbook, { force: true }));
  workbook = await opened(await workbook.save());
  const findings = done(await checkReport(workbook, options)).findings;
  const wrong = findings.find(({ fix }) => fix !== undefined)!;
  done(await applyFix(workbook, wrong.key, done(await previewFix(workbook, wrong.key, options)), options));
  const warning = findings.find(({ severity }) => severity === 'warning')!;
  done(await explainFinding(workbook, warning.key, '已核实', options));
  done(await checkAndWriteResults(workbook, options));
  workbook = await opened(await workbook.save());
  await workbook.select({ sheet: '校验结果', area: { row: 2, column: 0, rows: 1, columns: 1 } });
  return workbook.save();
}

describe('a workbook with macros, charts, a picture, a pivot table, a slicer, filters, breaks and names', () => {
  test('comes through a day with every part identical', async () => {
    const bytes = kitchenSink();
    const before = partsOf(bytes);
    const after = partsOf(await day(bytes));
    const changed = changedParts(before, after).filter((part) => before.has(part));
    // Which sheet is chosen is told on each of them; else only what lists the parts is another.
    expect(changed).toEqual([...listing, 'xl/worksheets/sheet.xml']);
    expect(changedParts(before, after).filter((part) => !after.has(part))).toEqual([]);
    const sheet = 'xl/worksheets/sheet.xml';
    expect(after.get(sheet)).toBe(before.get(sheet)!.replace(' tabSelected="1"', ''));
    const book = after.get('xl/workbook.xml')!;
    for (const kept of [
      '<fileSharing readOnlyRecommended="1" userName="张三"/>',
      '<workbookProtection workbookPassword="CC1A" lockWindows="1"/>',
      '<definedName name="heji" localSheetId="0">台账!$B$4</definedName>',
      '<definedName name="heji" localSheetId="1">透视!$B$4</definedName>',
      '<pivotCache cacheId="5" r:id="rId4"/>',
      '<sheet name="透视" sheetId="7" state="hidden" r:id="rId2"/>',
    ])
      expect(book).toContain(kept);
    expect(after.get('[Content_Types].xml')).toContain('sheet.macroEnabled.main+xml');
    expect((await opened(await day(bytes))).extension).toBe('.xlsm');
  });

  testValid('has no fault afterwards that was not there before', async () => {
    const known = new Set(verdict(kitchenSink(), 'xlsx').errors.map((error) => JSON.stringify(error)));
    const found = verdict(await day(kitchenSink()), 'xlsx').errors;
    expect(found.filter((error) => !known.has(JSON.stringify(error)))).toEqual([]);
  });

  test('a formula written over leaves the order of calculation, and the rest of its sheet alone', async () => {
    const bytes = kitchenSink();
    const workbook = await opened(bytes);
    await workbook.write([{ sheet: '台账', row: 3, column: 1, inputs: [[{ kind: 'value', value: 6 }]] }]);
    const [before, after] = [partsOf(bytes), partsOf(await workbook.save())];
    expect(after.has('xl/calcChain.xml')).toBe(false);
    expect(after.get('[Content_Types].xml')).not.toContain('calcChain');
    expect(after.get('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    const sheet = 'xl/worksheets/sheet.xml';
    expect(changedCells(before.get(sheet)!, after.get(sheet)!)).toEqual(['B4']);
  });

  test('what depends on a cell is calculated, and nothing else is touched', async () => {
    const bytes = kitchenSink();
    const workbook = await opened(bytes);
    await workbook.write([{ sheet: '台账', row: 1, column: 1, inputs: [[{ kind: 'value', value: 40 }]] }]);
    const [before, after] = [partsOf(bytes), partsOf(await workbook.save())];
    const sheet = 'xl/worksheets/sheet.xml';
    expect(changedCells(before.get(sheet)!, after.get(sheet)!)).toEqual(['B2', 'B4']);
    expect(after.get(sheet)).toContain('<f>SUM(B2:B3)</f><v>43</v>');
    expect(after.get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });
});

describe('what cannot be changed without harm is refused, and nothing is changed', () => {
  const sheet = 'xl/worksheets/sheet.xml';
  const write = async (change: (xml: string) => string, row: number, column: number): Promise<string> => {
    const parts = unzipSync(kitchenSink());
    const bytes = zipSync({ ...parts, [sheet]: strToU8(change(strFromU8(parts[sheet]!))) });
    const workbook = await opened(bytes);
    const told = await workbook
      .write([{ sheet: '台账', row, column, inputs: [[{ kind: 'value', value: 9 }]] }])
      .then(
        () => 'written',
        (error: unknown) => (error as Error).message,
      );
    if (told !== 'written') expect(changedParts(partsOf(bytes), partsOf(await workbook.save()))).toEqual([]);
    return told;
  };

  test('a covered cell, a part of an array, a locked cell under a password, a locked structure', async () => {
    const after = (text: string) => (xml: string) => xml.replace('</sheetData>', `</sheetData>${text}`);
    expect(await write(after('<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'), 1, 1)).toContain('合并');
    expect(await write((xml) => xml.replace('<f>', '<f t="array" ref="B3:B4">'), 2, 1)).toContain('数组公式');
    expect(await write(after('<sheetProtection sheet="1" password="CC1A"/>'), 1, 1)).toContain('保护密码');
    expect(await write(after('<sheetProtection sheet="1"/>'), 1, 1)).toBe('written');
    const parts = unzipSync(kitchenSink());
    const locked = strFromU8(parts['xl/workbook.xml']!).replace('lockWindows', 'lockStructure');
    const workbook = await opened(zipSync({ ...parts, 'xl/workbook.xml': strToU8(locked) }));
    await expect(workbook.addSheets([smallPlan('甲')])).rejects.toThrow('锁定了结构');
  });

  test('a signed workbook is not opened for writing', async () => {
    const parts = unzipSync(kitchenSink());
    const origin = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';
    const links = strFromU8(parts['_rels/.rels']!).replace(
      '</R',
      `<Relationship Id="s" Type="${origin}" Target="_xmlsignatures/origin.sigs"/></R`,
    );
    const bytes = zipSync({ ...parts, '_rels/.rels': strToU8(links) });
    expect(await openWorkbook(bytes, { forWriting: true })).toMatchObject({ reason: 'signed' });
    expect(isRefusal(await openWorkbook(bytes))).toBe(false);
  });

  test('a shared formula written over is handed to the next of those that share it', async () => {
    const parts = unzipSync(kitchenSink());
    const shared = strFromU8(parts[sheet]!).replace(
      /<sheetData>.*<\/sheetData>/u,
      '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:C1" si="0">A$2+$B3</f><v>0</v></c><c r="B1"><f t="shared" si="0"/><v>0</v></c><c r="C1"><f t="shared" si="0"/><v>0</v></c></row></sheetData>',
    );
    const workbook = await opened(zipSync({ ...parts, [sheet]: strToU8(shared) }));
    await workbook.write([{ sheet: '台账', row: 0, column: 0, inputs: [[{ kind: 'value', value: 1 }]] }]);
    const xml = partsOf(await workbook.save()).get(sheet)!;
    expect(xml).toContain('<f t="shared" ref="B1:C1" si="0">B$2+$B3</f>');
    const { sheets } = await workbook.read();
    expect(sheets[0]?.cells[0]?.map(({ formula }) => formula)).toEqual([undefined, 'B$2+$B3', 'C$2+$B3']);
  });
});

describe('any spelling', () => {
  type Value = number | string | null;
  interface Spelled {
    readonly prefix: string;
    readonly rows: boolean;
    readonly cells: boolean;
    readonly inline: boolean;
    readonly runs: boolean;
    readonly cdata: boolean;
    readonly target: string;
  }
  const value: fc.Arbitrary<Value> = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0)),
    fc.stringMatching(/^[甲乙<&>_xA0 ]{1,6}$/u),
    fc.constant(null),
  );
  const grid = fc.array(fc.array(value, { maxLength: 6 }), { minLength: 1, maxLength: 8 });
  const how: fc.Arbitrary<Spelled> = fc.record({
    prefix: fc.constantFrom('', 'x:'),
    rows: fc.boolean(),
    cells: fc.boolean(),
    inline: fc.boolean(),
    runs: fc.boolean(),
    cdata: fc.boolean(),
    target: fc.constantFrom(
      'worksheets/s.xml',
      './worksheets/s.xml',
      '/xl/worksheets/s.xml',
      '..\\xl\\Worksheets\\S.xml',
    ),
  });
  const escape = (text: string): string =>
    text
      .replace(/_(?=x[\dA-F]{4}_)/giu, '_x005F_')
      .replace(/&/gu, '&amp;')
      .replace(/</gu, '&lt;')
      .replace(/>/gu, '&gt;');

  function spelled(cells: readonly (readonly Value[])[], s: Spelled): Uint8Array {
    const shared: string[] = [];
    const t = (name: string): string => `${s.prefix}${name}`;
    const text = (words: string): string => {
      const whole = s.cdata
        ? `<![CDATA[${words.replace(/_(?=x[\dA-F]{4}_)/giu, '_x005F_')}]]>`
        : escape(words);
      const one = `<${t('t')} xml:space="preserve">${whole}</${t('t')}>`;
      return s.runs
        ? `<${t('r')}>${one}</${t('r')}><${t('rPh')} sb="0" eb="1"><${t('t')}>jia</${t('t')}></${t('rPh')}>`
        : one;
    };
    const rows = cells.map((line, r) => {
      const inner = line.map((one, c) => {
        const place = s.cells || line.slice(0, c).includes(null) ? ` r="${cellName(r, c)}"` : '';
        if (one === null) return '';
        if (typeof one === 'number')
          return `<${t('c')}${place}><${t('v')}>${String(one)}</${t('v')}></${t('c')}>`;
        if (s.inline)
          return `<${t('c')}${place} t="inlineStr"><${t('is')}>${text(one)}</${t('is')}></${t('c')}>`;
        shared.push(`<${t('si')}>${text(one)}</${t('si')}>`);
        return `<${t('c')}${place} t="s"><${t('v')}>${String(shared.length - 1)}</${t('v')}></${t('c')}>`;
      });
      return `<${t('row')}${s.rows ? ` r="${String(r + 1)}"` : ''}>${inner.join('')}</${t('row')}>`;
    });
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const ns = s.prefix === '' ? `xmlns="${main}"` : `xmlns:x="${main}"`;
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const link = (id: string, kind: string, target: string): string =>
      `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
    const list = (inner: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
    const parts: Readonly<Record<string, string>> = {
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/book.xml" ContentType="${type}"/></Types>`,
      '_rels/.rels': list(link('a', 'officeDocument', 'xl/book.xml')),
      'xl/book.xml': `<${t('workbook')} ${ns} xmlns:q="${office}"><${t('sheets')}><${t('sheet')} name="甲" sheetId="1" q:id="s"/></${t('sheets')}></${t('workbook')}>`,
      'xl/_rels/book.xml.rels': list(
        link('s', 'worksheet', s.target) + link('t', 'sharedStrings', 'texts.xml'),
      ),
      'xl/texts.xml': `<${t('sst')} ${ns}>${shared.join('')}</${t('sst')}>`,
      'xl/worksheets/s.xml': `<${t('worksheet')} ${ns}><${t('sheetData')}>${rows.join('')}</${t('sheetData')}></${t('worksheet')}>`,
    };
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  }

  const valuesOf = async (workbook: FileWorkbook, rows: number): Promise<readonly (readonly Value[])[]> => {
    const [sheet] = (await workbook.read()).sheets;
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: 10 }, (__, c) => (sheet?.cells[r]?.[c]?.value ?? null) as Value),
    );
  };
  const padded = (cells: readonly (readonly Value[])[], rows: number): Value[][] =>
    Array.from({ length: rows }, (_, r) => Array.from({ length: 10 }, (__, c) => cells[r]?.[c] ?? null));

  test('of the same cells reads alike; any cells written into it are there, and nothing else is another', async () => {
    const changes = fc.array(fc.tuple(fc.nat(11), fc.nat(9), value), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(grid, how, changes, async (cells, s, list) => {
        const workbook = await opened(spelled(cells, s));
        const model = padded(cells, 12);
        expect(await valuesOf(workbook, 12)).toEqual(model);
        for (const [row, column, one] of list) {
          await workbook.write([{ sheet: '甲', row, column, inputs: [[{ kind: 'value', value: one }]] }]);
          model[row]![column] = one;
        }
        expect(await valuesOf(workbook, 12)).toEqual(model);
        expect(await valuesOf(await opened(await workbook.save()), 12)).toEqual(model);
      }),
      { numRuns: 200 },
    );
  });

  test('added sheets stand beside what was there', async () => {
    const s = { prefix: 'x:', rows: false, cells: false, inline: false, runs: true, cdata: false } as const;
    const workbook = await opened(spelled([['甲', 1]], { ...s, target: './worksheets/s.xml' }));
    await workbook.addSheets([smallPlan('乙乙')]);
    const again = await opened(await workbook.save());
    const { sheets, names } = await again.read();
    expect(sheets.map(({ name }) => name)).toEqual(['甲', '乙乙']);
    expect(sheets[0]?.cells).toEqual([[{ value: '甲' }, { value: 1 }]]);
    expect(sheets[1]?.cells[1]).toEqual([{ value: 2 }, { value: 0 }, { value: 2, formula: 'SUM(A2:B2)' }]);
    expect(names.get('ogi_2')?.sheet).toBe('乙乙');
    expect(await newWorkbook().read()).toEqual({ sheets: [], names: new Map() });
  });
});
