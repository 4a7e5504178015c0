/** Word 97 files as LibreOffice writes them, and the same damaged; word-extractor is asked what text it finds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../../src/form/refusal';
import type { SourceBlock, SourceDocument } from '../../src/intake/formats/blocks';
import { readDoc } from '../../src/intake/formats/doc/read-doc';
import { textKeys } from '../../src/form/text';
import { doubtsOf, readBytes, sourceOf } from './files';
import { distinctReport } from './reports';

type Witness = new () => { readonly extract: (file: Buffer) => Promise<{ readonly getBody: () => string }> };
/** It has no types, and is a function by itself. */
const WordExtractor = createRequire(__filename)('word-extractor') as Witness;

const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/intake/samples/${name}`));
const report = sample('report.doc');
const traits = sample('traits.doc');

function documentOf(bytes: Uint8Array): SourceDocument {
  const document = readDoc(bytes);
  if (isRefusal(document)) throw new Error(document.message);
  return document;
}

const textOf = (block: SourceBlock): string =>
  block.kind === 'paragraph'
    ? block.text
    : block.kind === 'table'
      ? block.rows.map(({ cells }) => cells.join('|')).join('/')
      : '';

test('every figure and all prose', async () => {
  const source = await sourceOf(report);
  expect(source.report.figures).toEqual(distinctReport.figures);
  for (const key of textKeys) expect(source.report.text[key]).toBe(distinctReport.text[key]);
  expect(doubtsOf(source)).toBe('');
});

test('automatic numbers, fields, changes, hidden text, merged cells, tables in tables', () => {
  const { blocks, doubts } = documentOf(traits);
  expect(blocks.map(textOf)).toEqual([
    '一、总体情况',
    '（一）主动公开',
    '（二）依申请公开',
    '二、主动公开政府信息情况',
    '1.样式编号一',
    '2.样式编号二',
    '第d条另起编号',
    '域：1。',
    '链接文字',
    '保留加上',
    '看得见。',
    '上一行\n下一行\t后-尾 “引号”—€½',
    '竖|横/|一段 二段|',
    '表外',
    '外',
    '内一|内二',
    '外尾',
    '末段',
  ]);
  expect(doubts).toEqual(['文档里有修订痕迹，已按“接受全部修订”读入', '文档里有隐藏文字，没有读入']);
});

/** It straightens quotation marks. */
test('another reader finds the same text', async () => {
  const witness = (await new WordExtractor().extract(Buffer.from(report))).getBody();
  const solid = (text: string): string => text.replace(/[\s|/]/gu, '').replace(/[“”]/gu, '"');
  expect(solid(documentOf(report).blocks.map(textOf).join(''))).toBe(solid(witness));
});

/** The place in the file of the one piece the text is in: behind the mark 2, the length 16, positions, and two flags. */
function pieceAt(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer);
  for (let at = 512; at + 21 < bytes.length; at += 1)
    if (bytes[at] === 2 && view.getUint32(at + 1, true) === 16 && view.getUint32(at + 5, true) === 0)
      return at + 15;
  throw new Error('no piece');
}

test('text is read by the table of pieces: what a fast save left out of it is not read', () => {
  const bytes = report.slice();
  const view = new DataView(bytes.buffer);
  const at = pieceAt(bytes);
  view.setUint32(at, view.getUint32(at, true) + 4, true);
  const [first] = documentOf(bytes).blocks.map(textOf);
  expect(first).toBe(documentOf(report).blocks.map(textOf)[0]!.slice(2));
});

describe('damaged and hostile', () => {
  const header = new DataView(report.buffer.slice(0));
  const changed = (change: (view: DataView, bytes: Uint8Array) => void): Uint8Array => {
    const bytes = report.slice();
    change(new DataView(bytes.buffer), bytes);
    return bytes;
  };
  const sector = 512 * (header.getUint32(76, true) + 1);
  const directory = 512 * (header.getUint32(48, true) + 1);
  /** The stream WordDocument, which begins with its mark. */
  const word = report.findIndex((byte, at) => byte === 0xec && report[at + 1] === 0xa5 && at % 512 === 0);
  const nameAt = (name: string): number =>
    Buffer.from(report).indexOf(Buffer.from(`${name}\0`, 'utf16le'), directory);
  test.each<readonly [string, () => Uint8Array]>([
    ['cut after the header', () => report.slice(0, 512)],
    ['cut in half', () => report.slice(0, report.length / 2)],
    ['its last sectors missing', () => report.slice(0, report.length - 8_192)],
    [
      'a chain in a circle',
      () =>
        changed((view) => {
          for (let n = 0; n < 128; n += 1) view.setUint32(sector + n * 4, n, true);
        }),
    ],
    [
      'a chain that leads outside',
      () =>
        changed((view) => {
          for (let n = 0; n < 128; n += 1) view.setUint32(sector + n * 4, 0x00ffffff, true);
        }),
    ],
    [
      'a directory outside the file',
      () =>
        changed((view) => {
          view.setUint32(48, 0x00ffffff, true);
        }),
    ],
    [
      'sectors of an odd size',
      () =>
        changed((view) => {
          view.setUint16(30, 31, true);
        }),
    ],
    [
      'no root',
      () =>
        changed((_, bytes) => {
          bytes[directory + 66] = 0;
        }),
    ],
    [
      'streams of four gigabytes',
      () =>
        changed((view, bytes) => {
          for (let at = directory; at < directory + 512; at += 128)
            if (bytes[at + 66] === 2) view.setUint32(at + 120, 0xffffffff, true);
        }),
    ],
    [
      'the text called something else',
      () =>
        changed((_, bytes) => {
          bytes[nameAt('WordDocument')] = 0x58;
        }),
    ],
    [
      'no tables of properties',
      () =>
        changed((_, bytes) => {
          bytes[nameAt('1Table')] = 0x37;
        }),
    ],
    [
      'two billion characters',
      () =>
        changed((view) => {
          view.setUint32(word + 76, 0x7fffffff, true);
        }),
    ],
    [
      'pieces far outside the file',
      () =>
        changed((view) => {
          view.setUint32(word + 0x01a2, 0x7ffffff0, true);
        }),
    ],
    [
      'pieces of no length',
      () =>
        changed((view) => {
          view.setUint32(word + 0x01a6, 0, true);
        }),
    ],
    [
      'a text that lies outside its stream',
      () =>
        changed((view, bytes) => {
          view.setUint32(pieceAt(bytes), 0x3ffffff0, true);
        }),
    ],
    [
      'a header that counts its places wrong',
      () =>
        changed((view) => {
          view.setUint16(word + 32, 0xffff, true);
        }),
    ],
    [
      'a stream of noise behind its header',
      () => report.map((byte, at) => (at < 512 ? byte : (at * 7919) % 251)),
    ],
    [
      'Word 95',
      () =>
        changed((view) => {
          view.setUint16(word, 0xa5dc, true);
        }),
    ],
  ])('%s: refused', async (_, file) => {
    expect(await readBytes(file())).toMatchObject({
      kind: 'refusal',
      reason: expect.stringMatching(/corrupt|too-large|ole|old-doc/u),
    });
  });

  test('any bytes overwritten: refused, doubted, or read as far as it goes; never an inner error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(report.length - 1), fc.nat(255)), { minLength: 1, maxLength: 60 }),
        async (spots) => {
          const bytes = report.slice();
          for (const [at, value] of spots) if (at >= 8) bytes[at] = value;
          const read = await readBytes(bytes);
          expect(['refusal', 'source']).toContain(read.kind);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a password', () => {
    const bytes = changed((view) => {
      view.setUint16(word + 10, view.getUint16(word + 10, true) | 0x0100, true);
    });
    expect(readDoc(bytes)).toMatchObject({ kind: 'refusal', reason: 'encrypted' });
  });
});
