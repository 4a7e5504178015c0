/** .xls, .et, .ods and .xlsb: the same figures and prose as the workbook they were saved from; damaged, a clear word. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { addSheets } from '../../src/actions/add-sheets';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { saved } from '../libreoffice';
import { testWith } from '../tools';
import { doubtsOf, readBytes, sourceOf } from './files';
import { distinctReport, reports } from './reports';

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/intake/samples/${name}`));

async function expectAll(bytes: Uint8Array, report: Report): Promise<void> {
  const source = await sourceOf(bytes);
  expect(source.report.figures).toEqual(report.figures);
  expect(source.report.text).toEqual(report.text);
  expect([source.report.unit, source.report.year]).toEqual([report.unit, report.year]);
  expect(doubtsOf(source)).toBe('');
}

describe('every figure and all prose', () => {
  // An .et is an .xls by its bytes, which are all that is looked at.
  test('.xls', () => expectAll(sample('report.xls'), distinctReport));
  test('.ods', () => expectAll(sample('report.ods'), distinctReport));

  test('.xlsb', async () => {
    const library = createRequire(__filename)('@e965/xlsx') as {
      readonly read: (bytes: Uint8Array) => { Workbook: { Names: { readonly Name: string }[] } };
      readonly write: (workbook: object, options: object) => Buffer;
    };
    const workbook = library.read(sample('report.xls'));
    // It cannot write what repeats on each printed page, and says so of each sheet.
    workbook.Workbook.Names = workbook.Workbook.Names.filter(({ Name }) => !Name.startsWith('_xlnm'));
    const binary = library.write(workbook, { type: 'buffer', bookType: 'xlsb' });
    await expectAll(new Uint8Array(binary), distinctReport);
  });
});

testWith('soffice', 'fourteen reports as LibreOffice saves them: .xls and .ods', async () => {
  const workbooks: Uint8Array[] = [];
  for (const report of reports) {
    const workbook = newWorkbook();
    await addSheets(workbook, report);
    workbooks.push(await workbook.save());
  }
  for (const format of ['xls', 'ods']) {
    const files = saved(workbooks, 'xlsx', format);
    for (const [index, report] of reports.entries()) await expectAll(new Uint8Array(files[index]!), report);
  }
});

describe('damaged and hostile', () => {
  const xls = sample('report.xls');
  const ods = sample('report.ods');
  const content = (change: (xml: string) => string): Uint8Array => {
    const parts = unzipSync(ods);
    const xml = new TextDecoder().decode(parts['content.xml']);
    return zipSync({ ...parts, 'content.xml': new TextEncoder().encode(change(xml)) });
  };
  test.each<readonly [string, () => Uint8Array]>([
    ['.xls cut after its header', () => xls.slice(0, 512)],
    ['.xls cut in half', () => xls.slice(0, xls.length / 2)],
    [
      '.xls whose chains are noughts',
      () => xls.map((byte, index) => (index >= 512 && index < 1_024 ? 0 : byte)),
    ],
    [
      '.xls of noise behind its header',
      () => xls.map((byte, index) => (index >= 512 ? (index * 7919) % 251 : byte)),
    ],
    ['.ods cut in half', () => ods.slice(0, ods.length / 2)],
    ['.ods without its content', () => zipSync({ mimetype: unzipSync(ods)['mimetype']! })],
    [
      '.ods whose content breaks off at once',
      () => content(() => '<?xml version="1.0"?><office:document-content'),
    ],
    ['.ods that is a bomb', () => content((xml) => xml + ' '.repeat(30_000_000))],
    [
      '.xlsb of noise',
      () => zipSync({ 'xl/workbook.bin': ods.slice(0, 5_000), '[Content_Types].xml': new Uint8Array(0) }),
    ],
  ])('%s: refused', async (_, file) => {
    const read = await readBytes(file());
    expect(read.kind).toBe('refusal');
    expect((read as { readonly message: string }).message).toContain('请');
  });

  test.each(['report.xls', 'report.ods'])('%s with any bytes overwritten: no inner error', async (name) => {
    const whole = sample(name);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        async (spots) => {
          const bytes = whole.slice();
          for (const [at, value] of spots) if (at >= 8) bytes[at] = value;
          expect(['refusal', 'source']).toContain((await readBytes(bytes)).kind);
        },
      ),
      { numRuns: 20 },
    );
  });
});
