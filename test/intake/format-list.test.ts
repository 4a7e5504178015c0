/** The one list of formats: every file is told by its bytes as the list says, and everything that speaks of formats follows it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { readSource } from '../../src/actions/read-source';
import { help } from '../../src/cli/wording';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import { isRefusal } from '../../src/form/refusal';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { fileKind } from '../../src/intake/formats/file-kind';
import {
  formats,
  isNamedAsText,
  pickerExtensions,
  spokenFormats,
  unreadFormats,
  type FormatId,
} from '../../src/intake/formats/format-list';
import { readers, zipOf } from './files';
import { distinctReport } from './reports';

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/intake/samples/${name}`));

/** A compound file by its mark, and a name of a stream as a directory spells it. */
const compound = (name: string): Uint8Array =>
  Uint8Array.of(
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...Array.from(`${name}\0`).flatMap((character) => [character.charCodeAt(0), 0]),
  );

const samples: Readonly<Record<FormatId, readonly (() => Promise<Uint8Array> | Uint8Array)[]>> = {
  docx: [() => writeDocx(compose(distinctReport))],
  pdf: [() => sample('report.pdf'), () => strToU8('garbage of a mail gateway\n%PDF-1.4\n')],
  doc: [() => sample('report.doc')],
  rtf: [() => strToU8('{\\rtf1\\ansi x}')],
  html: [() => writeHtml(compose(distinctReport)), () => strToU8('<table><tr><td>1</table>')],
  mht: [() => strToU8('From: <Saved by Blink>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n\r\nx')],
  workbook: [() => newWorkbook().save()],
  sheets: [
    () => sample('report.xls'),
    () => sample('report.ods'),
    () => zipOf({ 'xl/workbook.bin': 'x', '[Content_Types].xml': 'x' }),
    () => strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
  ],
  text: [() => strToU8('某街道2024年政府信息公开工作年度报告'), () => Uint8Array.of(0xd6, 0xd0, 0xb9, 0xfa)],
};

describe.each(formats)('$id', (format) => {
  test('is told by its bytes', async () => {
    for (const make of samples[format.id])
      expect(fileKind(new Uint8Array(await make()))).toMatchObject({ kind: format.id });
  });

  test('is offered and spoken of', () => {
    for (const extension of format.extensions) {
      expect(pickerExtensions.split(',')).toContain(extension);
      expect(
        formats.filter(({ extensions }) => (extensions as readonly string[]).includes(extension)),
      ).toHaveLength(1);
    }
    const [first] = formats.filter(({ name }) => name === format.name);
    expect(spokenFormats).toContain(`${first!.name}（${first!.extensions[0]}）`);
    expect(help).toContain(first!.extensions[0]);
    const isOfSheets = format.id === 'workbook' || format.id === 'sheets';
    expect(isNamedAsText(`年报${format.extensions[0].toUpperCase()}`)).toBe(!isOfSheets);
  });

  test('is refused where it is larger than any report', async () => {
    const [make] = samples[format.id];
    const bytes = new Uint8Array(await make!());
    // A zip is found from its end.
    const padded = new Uint8Array(format.mostBytes + bytes.length + 1);
    if (bytes[0] === 0x50) padded.set(bytes, padded.length - bytes.length);
    else padded.fill(0x20).set(bytes);
    padded.set(bytes.subarray(0, 4));
    const read = await readSource(padded, '年报', readers);
    expect(read).toMatchObject({ kind: 'refusal', reason: expect.stringMatching(/too-large|corrupt/u) });
  });
});

/** One for each sign of what is told and not read. */
const unread: readonly (readonly [string, Uint8Array])[] = [
  ['encrypted', compound('EncryptedPackage')],
  ['old-ppt', compound('PowerPoint Document')],
  ['pptx', zipOf({ 'ppt/presentation.xml': '<p/>' })],
  ['ofd', zipOf({ 'OFD.xml': '<ofd/>' })],
  ['odt', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' })],
  ['odg', zipOf({ mimetype: 'application/vnd.oasis.opendocument.graphics' })],
  ['archive', strToU8('Rar!\u001a\u0007')],
  ['archive', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['archive', Uint8Array.of(0x1f, 0x8b, 8, 0)],
  ['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d)],
  ['image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ['image', strToU8('GIF89a')],
  ['image', Uint8Array.of(0x42, 0x4d, 0, 0)],
  ['image', Uint8Array.of(0x49, 0x49, 0x2a, 0)],
  ['image', Uint8Array.of(0x4d, 0x4d, 0, 0x2a)],
  ['image', strToU8('RIFFabcdWEBPVP8 ')],
  ['xml', strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>')],
];

test.each(unread)('%s is refused, with the word how to get there', (reason, bytes) => {
  const told = fileKind(bytes);
  expect(told).toMatchObject({ kind: 'refusal', reason });
  if (isRefusal(told)) expect(told.message).toContain('请');
});

test('each that is told and not read is tried', () => {
  expect(new Set(unread.map(([reason]) => reason))).toEqual(
    new Set(unreadFormats.map(({ reason }) => reason)),
  );
  const signs = unreadFormats.flatMap((format) => format.signs);
  expect(signs.length).toBe(unread.length);
});

describe('sheets that are imported, where a workbook is asked for', () => {
  const files: Readonly<Record<string, Uint8Array>> = {
    '.xls': compound('Workbook'),
    '.et': compound('ETExtData'),
    '.ods': zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    '.xlsb': zipOf({ 'xl/workbook.bin': 'x' }),
  };

  test.each(Object.entries(files))('%s: the word says that it can be imported', async (extension, bytes) => {
    expect(fileKind(bytes)).toMatchObject({ kind: 'sheets' });
    const { message } = (await openWorkbook(bytes)) as { readonly message: string };
    expect(message).toContain(extension);
    expect(message).toContain('可以“导入”');
  });

  test('each ending of the list is tried', () => {
    const sheets = formats.find(({ id }) => id === 'sheets');
    expect(Object.keys(files)).toEqual(sheets?.extensions);
  });
});
