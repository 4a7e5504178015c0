/** .xls, .et, .ods and .xlsb: the same figures and prose as the workbook they were saved from; damaged, a clear word. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import type { CellKey } from '../../src/form/cell';
import { isRefusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import { doubtsOf, readBytes, sourceOf } from './files';
import { distinctReport } from './reports';

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/intake/samples/${name}`));

async function expectAll(bytes: Uint8Array, report: Report): Promise<void> {
  const source = await sourceOf(bytes);
  expect(source.report.figures).toEqual(report.figures);
  expect(source.report.text).toEqual(report.text);
  expect([source.report.unit, source.report.year]).toEqual([report.unit, report.year]);
  expect(doubtsOf(source)).toBe('');
}

/** The same workbook in another format, which SheetJS can write. */
function binaryOf(xls: Uint8Array, bookType = 'xlsb'): Buffer {
  const library = createRequire(__filename)('@e965/xlsx') as {
    readonly read: (bytes: Uint8Array) => { Workbook: { Names: { readonly Name: string }[] } };
    readonly write: (workbook: object, options: object) => Buffer;
  };
  const workbook = library.read(xls);
  // It cannot write what repeats on each printed page, and says so of each sheet.
  workbook.Workbook.Names = workbook.Workbook.Names.filter(({ Name }) => !Name.startsWith('_xlnm'));
  return library.write(workbook, { type: 'buffer', bookType });
}

describe('every figure and all prose', () => {
  // An .et is an .xls by its bytes, which are all that is looked at.
  test('.xls', () => expectAll(sample('report.xls'), distinctReport));
  test('.ods', () => expectAll(sample('report.ods'), distinctReport));

  test('.xlsb', () => expectAll(new Uint8Array(binaryOf(sample('report.xls'))), distinctReport));

  test('a table of XML, as Excel 2003 saves it', () =>
    expectAll(new Uint8Array(binaryOf(sample('report.xls'), 'xlml')), distinctReport));
});

/** The records of an .xls (MS-XLS 2.1.4) in its stream Workbook, which LibreOffice writes in one run of sectors. */
function recordsOf(
  bytes: Uint8Array,
): { readonly at: number; readonly type: number; readonly length: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // A beginning of the globals: BOF of BIFF8.
  let at = 0;
  while (view.getUint32(at, true) !== 0x00100809) at += 512;
  const found = [];
  while (at + 4 <= bytes.length) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    found.push({ at, type, length });
    at += 4 + length;
    if (type === 0 && length === 0) break;
  }
  return found;
}

describe('damaged and hostile', () => {
  const xls = sample('report.xls');
  const ods = sample('report.ods');
  const xlsb = new Uint8Array(binaryOf(xls));
  const spoilt = (change: (view: DataView, bytes: Uint8Array) => void): Uint8Array => {
    const bytes = xls.slice();
    change(new DataView(bytes.buffer), bytes);
    return bytes;
  };
  const fat = 512 * (new DataView(xls.buffer, xls.byteOffset).getUint32(76, true) + 1);
  const record = (type: number) => recordsOf(xls).find((each) => each.type === type)!;
  const content = (change: (xml: string) => string): Uint8Array => {
    const parts = unzipSync(ods);
    const xml = new TextDecoder().decode(parts['content.xml']);
    return zipSync({ ...parts, 'content.xml': new TextEncoder().encode(change(xml)) });
  };
  const onlyContent = ((parts) =>
    zipSync({ mimetype: parts['mimetype']!, 'content.xml': parts['content.xml']! }))(unzipSync(ods));
  /** The .xlsb with some of its parts changed, or left out where undefined. */
  const binary = (change: (name: string, bytes: Uint8Array) => Uint8Array | undefined): Uint8Array => {
    const parts = Object.entries(unzipSync(xlsb)).flatMap(([name, bytes]) => {
      const changed = change(name, bytes);
      return changed ? [[name, changed] as const] : [];
    });
    return zipSync(Object.fromEntries(parts));
  };
  const eachSheet = (change: () => Uint8Array | undefined): Uint8Array =>
    binary((name, bytes) => (name.startsWith('xl/worksheets/') ? change() : bytes));
  const part = (path: string, change: (bytes: Uint8Array) => Uint8Array | undefined): Uint8Array =>
    binary((name, bytes) => (name === path ? change(bytes) : bytes));
  /** One bit in the middle of the longest part: its checksum no longer fits. */
  const flipped = (file: Uint8Array): Uint8Array => {
    const bytes = file.slice();
    bytes[bytes.length >> 1]! ^= 1;
    return bytes;
  };
  const nested = '<table:table table:name="a">'.repeat(100_000);

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
    [
      '.xls with a chain in a circle',
      () =>
        spoilt((view) => {
          for (let n = 0; n < 128; n += 1) view.setUint32(fat + n * 4, n, true);
        }),
    ],
    [
      '.xls with a chain that leads outside',
      () =>
        spoilt((view) => {
          for (let n = 0; n < 128; n += 1) view.setUint32(fat + n * 4, 0x00ffffff, true);
        }),
    ],
    [
      '.xls with a directory outside the file',
      () =>
        spoilt((view) => {
          view.setUint32(48, 0x00ffffff, true);
        }),
    ],
    [
      '.xls with sectors of an odd size',
      () =>
        spoilt((view) => {
          view.setUint16(30, 31, true);
        }),
    ],
    [
      '.xls whose beginning is none',
      () =>
        spoilt((view) => {
          view.setUint32(record(0x0809).at, 0, true);
        }),
    ],
    [
      '.xls with a record longer than all',
      () =>
        spoilt((view) => {
          view.setUint16(record(0x0042).at + 2, 0xffff, true);
        }),
    ],
    [
      '.xls whose sheets lie beyond its end',
      () =>
        spoilt((view) => {
          for (const { at } of recordsOf(xls).filter(({ type }) => type === 0x0085))
            view.setUint32(at + 4, 0x7fffffff, true);
        }),
    ],
    [
      '.xls locked by a password',
      () =>
        spoilt((view) => {
          const { at, length } = record(0x0042);
          view.setUint16(at, 0x002f, true);
          view.setUint16(at + 2, length, true);
        }),
    ],
    ['.ods cut in half', () => ods.slice(0, ods.length / 2)],
    ['.ods without its content', () => zipSync({ mimetype: unzipSync(ods)['mimetype']! })],
    [
      '.ods whose content breaks off at once',
      () => content(() => '<?xml version="1.0"?><office:document-content'),
    ],
    ['.ods that is a bomb', () => content((xml) => xml + ' '.repeat(30_000_000))],
    ['.ods whose content is empty', () => content(() => '')],
    ['.ods without tables', () => content((xml) => xml.replace(/<table:table .*<\/table:table>/su, ''))],
    [
      '.ods of empty rows',
      () =>
        content((xml) =>
          xml.replace(
            /<table:table-row.*<\/table:table-row>/su,
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
          ),
        ),
    ],
    [
      '.ods of a million sheets',
      () =>
        content((xml) =>
          xml.replace(
            /<table:table .*<\/table:table>/su,
            '<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>'.repeat(
              60_000,
            ),
          ),
        ),
    ],
    ['.ods with one byte of its content another', () => flipped(onlyContent)],
    ['.ods of one sheet without end', () => content((xml) => xml.replace(/<table:table .*/su, nested))],
    [
      '.ods of another kind of document',
      () =>
        zipSync({
          ...unzipSync(ods),
          mimetype: new TextEncoder().encode('application/vnd.oasis.opendocument.presentation'),
        }),
    ],
    [
      '.xlsb of noise',
      () => zipSync({ 'xl/workbook.bin': ods.slice(0, 5_000), '[Content_Types].xml': new Uint8Array(0) }),
    ],
    ['.xlsb cut in half', () => xlsb.slice(0, xlsb.length / 2)],
    ['.xlsb without its sheets', () => eachSheet(() => undefined)],
    ['.xlsb whose book is empty', () => part('xl/workbook.bin', () => new Uint8Array(0))],
    ['.xlsb whose sheets are noise', () => eachSheet(() => ods.slice(0, 3_000))],
    ['.xlsb whose sheets are empty', () => eachSheet(() => new Uint8Array(0))],
    ['.xlsb that is a bomb', () => part('xl/worksheets/sheet1.bin', () => new Uint8Array(50_000_000))],
    ['.xlsb with one byte of a sheet another', () => flipped(xlsb)],
    ['.xlsb whose book breaks off', () => part('xl/workbook.bin', (bytes) => bytes.slice(0, 40))],
    ['.xlsb of records without end', () => eachSheet(() => new Uint8Array(2_000_000).fill(0xff))],
    [
      'a table of XML that breaks off',
      () =>
        new TextEncoder().encode(
          '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Worksheet ss:Name="a"><Table><Row><Cell>',
        ),
    ],
  ])('%s: refused', async (_, file) => {
    const read = await readBytes(file());
    expect(read.kind).toBe('refusal');
    expect((read as { readonly message: string }).message).toContain('请');
  });

  /** Read, because enough is whole: what was read is true, or doubted. */
  test.each<readonly [string, () => Uint8Array]>([
    [
      '.xls with four thousand million texts, it says',
      () =>
        spoilt((view) => {
          view.setUint32(record(0x00fc).at + 8, 0xffffffff, true);
        }),
    ],
    [
      '.xls whose texts are cut',
      () =>
        spoilt((view) => {
          view.setUint16(record(0x00fc).at + 2, record(0x00fc).length >> 1, true);
        }),
    ],
    [
      '.ods cut after table 2',
      () => content((xml) => xml.slice(0, xml.indexOf('</table:table>', xml.indexOf('行政事业性收费')))),
    ],
    [
      '.ods with rows repeated without end',
      () =>
        content((xml) =>
          xml.replaceAll('<table:table-row ', '<table:table-row table:number-rows-repeated="9999999" '),
        ),
    ],
    [
      '.ods with cells repeated without end',
      () =>
        content((xml) =>
          xml.replaceAll('<table:table-cell ', '<table:table-cell table:number-columns-repeated="9999" '),
        ),
    ],
    [
      '.ods with an entity for a number',
      () =>
        content((xml) =>
          xml
            .replace('?>', '?><!DOCTYPE a [<!ENTITY one "1">]>')
            .replace(/office:value="\d+"/u, 'office:value="&one;"'),
        ),
    ],
    ['.ods whose numbers are all gone', () => content((xml) => xml.replace(/ office:value="[^"]*"/gu, ''))],
    ['.xlsb without its texts', () => part('xl/sharedStrings.bin', () => undefined)],
    [
      '.xlsb whose texts are cut',
      () => part('xl/sharedStrings.bin', (bytes) => bytes.slice(0, bytes.length / 2)),
    ],
    [
      '.xlsb whose sheets are cut',
      () =>
        binary((name, bytes) =>
          name.startsWith('xl/worksheets/sheet') ? bytes.slice(0, bytes.length / 2) : bytes,
        ),
    ],
    [
      '.xlsb whose sheets changed places',
      () => {
        const parts = unzipSync(xlsb);
        return zipSync({
          ...parts,
          'xl/worksheets/sheet4.bin': parts['xl/worksheets/sheet5.bin']!,
          'xl/worksheets/sheet5.bin': parts['xl/worksheets/sheet4.bin']!,
        });
      },
    ],
    ['.xlsb without its relations', () => part('xl/_rels/workbook.bin.rels', () => undefined)],
    ['.xlsb without its formats', () => part('xl/styles.bin', () => undefined)],
    ['.xlsb with a sheet missing', () => part('xl/worksheets/sheet5.bin', () => undefined)],
  ])('%s: no wrong number unsaid', async (_, file) => {
    const read = await readBytes(file());
    if (isRefusal(read)) {
      expect(read.message).toContain('请');
      return;
    }
    const doubted = new Set(
      read.notes.flatMap(({ severity, about = [] }) => (severity === 'doubtful' ? about : [])),
    );
    const wrong = Object.entries(read.report.figures).filter(
      ([key, value]) =>
        value !== null && value !== distinctReport.figures[key as CellKey] && !doubted.has(key as CellKey),
    );
    expect(wrong).toEqual([]);
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
