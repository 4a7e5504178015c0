/** Wrong, damaged and hostile files: each its own Chinese word, within 2 s and 300 MB, and never an exception. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import { processorTime } from '../../processor-time';
import { startOf } from '../../programs';
import { testWith } from '../../tools';
import { smallPlan } from '../contract';
import { isRefusal } from '../../../src/form/refusal';

let good: Uint8Array;
beforeAll(async () => {
  const workbook = newWorkbook();
  await workbook.addSheets([smallPlan('甲')]);
  good = await workbook.save();
});

type Parts = Record<string, Uint8Array>;

/** The good workbook with some of its parts changed. */
function changed(change: (parts: Parts) => void): Uint8Array {
  const parts: Parts = { ...unzipSync(good) };
  change(parts);
  return zipSync(parts);
}

function edit(name: string, from: string | RegExp, to: string): Uint8Array {
  return changed((parts) => {
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    const next = xml.replace(from, to);
    if (next === xml) throw new Error(`nothing to change in ${name}`);
    parts[name] = strToU8(next);
  });
}

const sheet = 'xl/worksheets/sheet1.xml';
const book = 'xl/workbook.xml';
const text = (words: string) => () => strToU8(words);

/** An OLE compound file, as far as anyone looks at one: its signature, and names of streams. */
function ole(...streams: readonly string[]): Uint8Array {
  const names = streams.flatMap((name) => [...Buffer.from(`${name}\0`, 'utf16le'), 0, 0]);
  return new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array<number>(600).fill(0),
    ...names,
  ]);
}

function zipOf(files: Zippable): Uint8Array {
  return zipSync(files);
}

/** 60 MB of one character in a part that is read. */
function bomb(): Uint8Array {
  return changed((parts) => {
    parts[sheet] = new Uint8Array(60 * 1024 * 1024).fill(0x20);
  });
}

/** The same, with a directory that claims the part is small. */
function lyingBomb(): Uint8Array {
  const bytes = bomb();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 28 < bytes.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 100, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 100, true);
  }
  return bytes;
}

const wrong: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['an empty file', text(''), 'empty'],
  ['a CSV renamed', text('单位,年度\n甲,2024\n'), 'text'],
  ['a UTF-16 text renamed', () => new Uint8Array([0xff, 0xfe, 0x2d, 0x4e]), 'text'],
  ['a web page renamed', text('<html><body><table></table></body></html>'), 'html'],
  ['an XML file renamed', text('<?xml version="1.0"?><Workbook/>'), 'xml'],
  ['a PDF renamed', text('%PDF-1.7\n'), 'pdf'],
  ['an RTF renamed', text('{\\rtf1 }'), 'rtf'],
  ['an encrypted workbook', () => ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
  ['an old .xls', () => ole('Root Entry', 'Workbook'), 'old-xls'],
  ['a WPS .et', () => ole('Root Entry', 'Workbook', 'ETExtData'), 'wps-et'],
  ['an old .doc', () => ole('Root Entry', 'WordDocument'), 'old-doc'],
  ['another OLE file', () => ole('Root Entry', 'Contents'), 'ole'],
  ['binary noise', () => new Uint8Array([1, 0, 2, 0, 3, 0, 4]), 'unknown'],
  ['a file cut in half', () => good.slice(0, good.length / 2), 'corrupt'],
  ['a file without its end', () => good.slice(0, -30), 'corrupt'],
  [
    'a directory that points outside',
    () => {
      const bytes = good.slice();
      new DataView(bytes.buffer).setUint32(bytes.length - 6, 0x7fffffff, true);
      return bytes;
    },
    'corrupt',
  ],
  [
    'a garbled part',
    () => {
      const bytes = good.slice();
      bytes.fill(0xff, 60, 400);
      return bytes;
    },
    'corrupt',
  ],
  ['a plain zip', () => zipOf({ 'a.txt': strToU8('a') }), 'not-workbook'],
  ['a Word document', () => zipOf({ 'word/document.xml': strToU8('<w/>') }), 'docx'],
  ['a presentation', () => zipOf({ 'ppt/presentation.xml': strToU8('<p/>') }), 'pptx'],
  [
    'an .ods',
    () =>
      zipOf({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8('<a/>'),
      }),
    'ods',
  ],
  ['an .xlsb', () => zipOf({ 'xl/workbook.bin': new Uint8Array([1]) }), 'xlsb'],
  ['a zip bomb', bomb, 'too-large'],
  ['a zip bomb that lies about its size', lyingBomb, 'too-large'],
  [
    'a thousand large parts',
    () =>
      changed((parts) => {
        const links = 'xl/_rels/workbook.xml.rels';
        const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
        let [listed, linked] = [strFromU8(parts[book]!), strFromU8(parts[links]!)];
        for (let n = 2; n < 12; n += 1) {
          const part = `worksheets/sheet${String(n)}.xml`;
          const id = `large${String(n)}`;
          listed = listed.replace(
            '</sheets>',
            `<sheet name="${id}" sheetId="${String(n)}" r:id="${id}"/></sheets>`,
          );
          linked = linked.replace('</R', `<Relationship Id="${id}" Type="${type}" Target="${part}"/></R`);
          const xml = strToU8('<worksheet><sheetData/></worksheet>');
          const large = new Uint8Array(3 * 1024 * 1024).fill(0x20);
          large.set(xml, large.length - xml.length);
          parts[`xl/${part}`] = large;
        }
        parts[book] = strToU8(listed);
        parts[links] = strToU8(linked);
      }),
    'too-large',
  ],
  [
    'too many entries',
    () =>
      changed((parts) => {
        for (let n = 0; n < 2_100; n += 1) parts[`x/${String(n)}`] = new Uint8Array();
      }),
    'too-large',
  ],
  ['a doctype', () => edit(book, '<workbook', '<!DOCTYPE a [<!ENTITY x "xxxx">]><workbook'), 'doctype'],
  [
    'an entity bomb in a sheet',
    () => edit(sheet, '<worksheet', '<!DOCTYPE a [<!ENTITY a "&b;&b;">]><worksheet'),
    'doctype',
  ],
  [
    'a merge of whole columns',
    () => edit(sheet, /<mergeCell ref="[^"]*"/u, '<mergeCell ref="A1:XFD1048576"'),
    'huge-merge',
  ],
  [
    'a part that is not UTF-8',
    () =>
      changed((parts) => {
        parts[sheet] = new Uint8Array([...strToU8('<worksheet>'), 0xff, 0xc0]);
      }),
    'encoding',
  ],
  [
    'a part cut short',
    () =>
      changed((parts) => {
        parts[sheet] = (parts[sheet] ?? new Uint8Array()).slice(0, 300);
      }),
    'corrupt',
  ],
  ['no sheets list', () => edit(book, /<sheets>.*<\/sheets>/su, ''), 'corrupt'],
];

describe('wrong and hostile files', () => {
  test.each(wrong)('%s', async (_, make, reason) => {
    const bytes = make();
    for (const forWriting of [false, true]) {
      const before = process.memoryUsage().rss;
      let opened: Awaited<ReturnType<typeof openWorkbook>> | undefined;
      const time = await processorTime(async () => {
        opened = await openWorkbook(bytes, { forWriting });
      });
      expect(time).toBeLessThan(2_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
      expect(opened).toMatchObject({ kind: 'refusal', reason });
      if (opened && isRefusal(opened)) expect(opened.message).toMatch(/^[^\n]*[一-龥][^\n]*。$/u);
    }
  });

  test('no two kinds of message are the same words', async () => {
    const messages = new Map<string, string>();
    for (const [, make, reason] of wrong) {
      const opened = await openWorkbook(make());
      if (isRefusal(opened) && reason !== 'corrupt') messages.set(reason, opened.message);
    }
    expect(new Set(messages.values()).size).toBe(messages.size);
  });
});

describe('odd files that are read all the same', () => {
  const odd: readonly (readonly [string, () => Uint8Array])[] = [
    ['as it is', () => good],
    [
      'columns styled out to the last',
      () => edit(sheet, '<cols>', '<cols><col min="4" max="16384" width="9" customWidth="1"/>'),
    ],
    [
      'a validation over the whole sheet',
      () =>
        edit(
          sheet,
          /<dataValidation /u,
          '<dataValidation type="whole" sqref="A1:XFD1048576"><formula1>0</formula1></dataValidation><dataValidation ',
        ),
    ],
    [
      'a name over the whole sheet',
      () =>
        edit(
          book,
          '<definedNames>',
          '<definedNames><definedName name="all">甲!$A$1:$XFD$1048576</definedName>',
        ),
    ],
    [
      'a name of great length',
      () =>
        edit(
          book,
          '<definedNames>',
          `<definedNames><definedName name="long">${'甲!$A$1,'.repeat(50_000)}甲!$A$1</definedName>`,
        ),
    ],
    [
      'a part in UTF-16',
      () =>
        changed((parts) => {
          const xml = strFromU8(parts[sheet]!).replace('encoding="UTF-8"', 'encoding="UTF-16"');
          parts[sheet] = new Uint8Array([0xff, 0xfe, ...Buffer.from(xml, 'utf16le')]);
        }),
    ],
    [
      'strict Open XML',
      () =>
        changed((parts) => {
          for (const [name, bytes] of Object.entries(parts))
            parts[name] = strToU8(
              strFromU8(bytes)
                .replaceAll(
                  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
                  'http://purl.oclc.org/ooxml/spreadsheetml/main',
                )
                .replaceAll(
                  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
                  'http://purl.oclc.org/ooxml/officeDocument/relationships',
                ),
            );
        }),
    ],
    [
      'prefixed elements',
      () =>
        changed((parts) => {
          for (const name of [sheet, book]) {
            parts[name] = strToU8(
              strFromU8(parts[name] ?? new Uint8Array())
                .replace(/<(\/?)(?=[a-z])/giu, '<$1x:')
                .replace('xmlns=', 'xmlns:x=')
                .replace('<x:?xml', '<?xml'),
            );
          }
        }),
    ],
    [
      'a prefixed app.xml',
      () =>
        changed((parts) => {
          parts['docProps/app.xml'] = strToU8(
            '<ap:Properties xmlns:ap="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
          );
        }),
    ],
  ];

  test.each(odd)('%s', async (_, make) => {
    const time = await processorTime(async () => {
      for (const forWriting of [false, true]) {
        const opened = await openWorkbook(make(), { forWriting });
        if (isRefusal(opened)) throw new Error(opened.message);
        const { sheets } = await opened.read();
        expect(sheets[0]?.cells[1]?.[0]).toEqual({ value: 2 });
        await opened.save();
      }
    });
    expect(time).toBeLessThan(4_000);
  });

  testWith('openpyxl', 'what people put into workbooks, as openpyxl writes it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-odd-'));
    const script = `
import openpyxl, base64, io
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table
def make(name, dress):
    book = openpyxl.Workbook(); sheet = book.active
    sheet.append(['甲', '乙']); sheet.append([1, 2]); dress(book, sheet)
    book.save('${folder}/' + name + '.xlsx')
def link(book, sheet): sheet['A1'].hyperlink = 'https://example.com/'
def table(book, sheet): sheet.add_table(Table(displayName='T1', ref='A1:B2'))
def comment(book, sheet): sheet['A1'].comment = Comment('批注', '张三')
def chart(book, sheet):
    c = BarChart(); c.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2)); sheet.add_chart(c, 'D4')
for f in (link, table, comment, chart): make(f.__name__, f)
`;
    expect(spawnSync(startOf('openpyxl'), ['-c', script], { encoding: 'utf8' }).stderr).toBe('');
    for (const name of ['link', 'table', 'comment', 'chart']) {
      for (const forWriting of [false, true]) {
        const opened = await openWorkbook(readFileSync(join(folder, `${name}.xlsx`)), { forWriting });
        if (isRefusal(opened)) throw new Error(`${name}: ${opened.message}`);
        const { sheets } = await opened.read();
        expect(sheets[0]?.cells).toEqual([
          [{ value: '甲' }, { value: '乙' }],
          [{ value: 1 }, { value: 2 }],
        ]);
        const before = unzipSync(readFileSync(join(folder, `${name}.xlsx`)));
        expect(unzipSync(await opened.save())).toEqual(before);
        // Only the sheet that is written: openpyxl calls for calculating again itself.
        await opened.write([
          { sheet: sheets[0]!.name, row: 4, column: 0, inputs: [[{ kind: 'value', value: 5 }]] },
        ]);
        const after = unzipSync(await opened.save());
        const changed = Object.keys(after).filter(
          (part) => strFromU8(after[part]!) !== strFromU8(before[part]!),
        );
        expect(changed.sort()).toEqual(['xl/worksheets/sheet1.xml']);
        expect(Object.keys(after)).toEqual(Object.keys(before));
      }
    }
    rmSync(folder, { recursive: true });
  });

  testWith('openpyxl', 'a workbook made by openpyxl, its formulas not yet calculated', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-openpyxl-'));
    const path = join(folder, 'a.xlsx');
    const script = `import openpyxl;b=openpyxl.Workbook();s=b.active;s["A1"]=3;s["B1"]="=A1*2";s["C1"]="中文";s["D1"]="=ROMAN(A1)";b.save(${JSON.stringify(path)})`;
    spawnSync(startOf('openpyxl'), ['-c', script]);
    const opened = await openWorkbook(readFileSync(path));
    rmSync(folder, { recursive: true });
    if (isRefusal(opened)) throw new Error(opened.message);
    const { sheets } = await opened.read();
    expect(sheets[0]?.cells[0]).toEqual([
      { value: 3 },
      { value: 6, formula: 'A1*2' },
      { value: '中文' },
      { value: null, formula: 'ROMAN(A1)' },
    ]);
  });
});
