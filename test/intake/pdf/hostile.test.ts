/** PDF files damaged or made to break their reader: refused or doubted within the limits, and never a wrong number unsaid. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { isRefusal } from '../../../src/form/refusal';
import { compose } from '../../../src/document/compose';
import { readBytes } from '../files';
import { distinctReport } from '../reports';
import { pdfFile, type Page } from './pdf-file';
import { print } from './print';

const report = new Uint8Array(readFileSync('test/intake/samples/report.pdf'));
const pages = print(compose(distinctReport));
const whole = pdfFile(pages);
const plain = pdfFile(pages, { packed: false });
const blank: Page = { width: 595, height: 842, texts: [], rules: [] };

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const replaced = (from: RegExp | string, to: string): Uint8Array => bytesOf(latin(plain).replace(from, to));
const drawing = (before: string): Uint8Array => pdfFile([{ ...blank, before }]);

/** A page whose content is this stream. */
function withStream(stream: Uint8Array, dictionary: string): Uint8Array {
  const object = `<< /Length ${String(stream.length)} ${dictionary} >>\nstream\n${latin(stream)}\nendstream`;
  return bytesOf(
    latin(pdfFile([blank], { objects: [object] })).replace(/\/Contents \d+ 0 R/u, '/Contents 10 0 R'),
  );
}

/** Refused with a word what to do, or read with a doubt said; the figures that were read are the true ones. */
async function expectHeld(bytes: Uint8Array): Promise<void> {
  const read = await readBytes(bytes);
  if (isRefusal(read)) {
    expect(read.message).toContain('请');
    return;
  }
  const isDoubted = read.notes.some(({ severity }) => severity === 'doubtful');
  const wrong = Object.entries(read.report.figures).filter(
    ([key, value]) =>
      value !== null && value !== distinctReport.figures[key as keyof typeof distinctReport.figures],
  );
  if (!isDoubted) expect(wrong).toEqual([]);
}

const repeated = (text: string, times: number): string =>
  Array.from({ length: times }, () => text).join('\n');

describe('one by one', () => {
  test.each<readonly [string, () => Uint8Array]>([
    ['cut in half', () => report.slice(0, report.length / 2)],
    ['its end missing', () => report.slice(0, report.length - 400)],
    ['its table of places wrong', () => replaced(/startxref\n\d+/u, 'startxref\n7')],
    ['its table of places gone', () => replaced(/xref\n0[\s\S]*?trailer/u, 'trailer')],
    ['no pages', () => replaced(/\/Kids \[[^\]]*\]/u, '/Kids []')],
    ['pages in a circle', () => replaced(/\/Kids \[[^\]]*\]/u, '/Kids [2 0 R 2 0 R]')],
    ['a million pages, it says', () => replaced(/\/Count \d+/u, '/Count 1000000')],
    ['no font', () => replaced(/\/Font << \/F1 3 0 R >>/gu, '/Font << >>')],
    ['a font that is a page', () => replaced(/\/F1 3 0 R/gu, '/F1 2 0 R')],
    ['a character map nobody has', () => replaced('/UniGB-UCS2-H', '/UniXX-UCS2-H')],
    ['a bomb', () => withStream(zlibSync(new Uint8Array(60_000_000)), '/Filter /FlateDecode')],
    [
      'a bomb in a bomb',
      () => withStream(zlibSync(zlibSync(new Uint8Array(20_000_000))), '/Filter [/FlateDecode /FlateDecode]'),
    ],
    [
      'half a million rules',
      () => withStream(zlibSync(bytesOf(repeated('1 1 m 400 1 l S', 500_000))), '/Filter /FlateDecode'),
    ],
    [
      'states saved without end',
      () => withStream(zlibSync(bytesOf('q '.repeat(2_000_000))), '/Filter /FlateDecode'),
    ],
    [
      'a grid of squared paper',
      () =>
        drawing(
          Array.from(
            { length: 800 },
            (_, n) => `${String(n)} 0 m ${String(n)} 842 l S 0 ${String(n)} m 595 ${String(n)} l S`,
          ).join('\n'),
        ),
    ],
    ['letters without a place', () => replaced(/ Tm /gu, ' Tz ')],
    ['numbers that are none', () => replaced(/1 0 0 1 (\d)/gu, '1e999 0 0 nan $1')],
    ['a page of no size', () => replaced(/\/MediaBox \[[^\]]*\]/gu, '/MediaBox [0 0 0 0]')],
    [
      'a program in it',
      () => pdfFile([blank], { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }),
    ],
    [
      'a form drawn inside itself',
      () =>
        pdfFile([{ ...blank, before: '/X Do' }], {
          objects: [
            '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream',
          ],
        }),
    ],
  ])('%s', async (_, file) => {
    await expectHeld(file());
  });
});

test('a digit changed inside a packed page is doubted by its checksum', async () => {
  const text = latin(whole);
  const at = text.lastIndexOf('stream\nx') + 60;
  const bytes = whole.slice();
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  await expectHeld(bytes);
});

test.each([
  ['report.pdf', report],
  ['a packed one', whole],
])(
  '%s with any bytes overwritten',
  async (_, file) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (spots) => {
          const bytes = file.slice();
          for (const [at, value] of spots) if (at >= 8) bytes[at] = value;
          await expectHeld(bytes);
        },
      ),
      { numRuns: 15 },
    );
  },
  240_000,
);
