/** Pages saved as one file, as browsers and Word do, and as messages in messages. */
import { describe, expect, test } from '@jest/globals';
import { compose } from '../../src/document/compose';
import { writeHtml } from '../../src/document/html';
import type { Report } from '../../src/form/report';
import { doubtsOf, readBytes, sourceOf } from './files';
import { gbkOf } from './pdf/pdf-file';
import { distinctReport, reports } from './reports';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const page = (report: Report): Uint8Array => writeHtml(compose(report));

function quoted(bytes: Uint8Array): string {
  let line = '';
  let text = '';
  for (const byte of bytes) {
    const piece =
      byte > 126 || byte < 32 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte);
    if (line.length + piece.length > 75) {
      text += `${line}=\r\n`;
      line = '';
    }
    line += piece;
  }
  return text + line;
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{76})/gu, '$1\r\n');

const parts = (boundary: string, ...all: readonly string[]): string =>
  `${all.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
const picture = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA';
const html = (encoding: string, body: string): string =>
  `Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
const chrome = (body: string): string =>
  `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.gov.cn/\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--a--"\r\n\r\n\r\n${parts('----MultipartBoundary--a--', body, picture)}`;

async function expectAll(message: string, report: Report): Promise<void> {
  const source = await sourceOf(bytesOf(message));
  expect(source.report.figures).toEqual(report.figures);
  expect(source.report.text).toEqual(report.text);
  expect([source.report.unit, source.report.year]).toEqual([report.unit, report.year]);
  expect(doubtsOf(source)).toBe('');
}

const manners: readonly (readonly [string, (bytes: Uint8Array) => string])[] = [
  ['quoted-printable, as Chrome saves it', (bytes) => chrome(html('quoted-printable', quoted(bytes)))],
  ['base64, as Word saves it', (bytes) => chrome(html('base64', base64(bytes)))],
  ['as it is', (bytes) => chrome(html('8bit', latin(bytes)))],
  [
    'in GBK',
    (bytes) => {
      const text = Buffer.from(bytes).toString('utf8');
      const codes = Array.from(text, (one) => gbkOf(one)).flatMap((code) =>
        code > 255 ? [code >> 8, code & 255] : [code],
      );
      return chrome(html('base64', base64(Uint8Array.from(codes))));
    },
  ],
  [
    'a message with a plain text beside the page',
    (bytes) =>
      `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n${parts('o', `Content-Type: multipart/alternative; boundary=i\r\n\r\n${parts('i', 'Content-Type: text/plain\r\n\r\n见网页', html('base64', base64(bytes)))}`, picture)}`,
  ],
  ['a page alone', (bytes) => `MIME-Version: 1.0\r\n${html('quoted-printable', quoted(bytes))}`],
];

test.each(manners)('%s', (_, write) => expectAll(write(page(distinctReport)), distinctReport));

test.each(reports.map((report, index) => [index + 1, report] as const))('report %s', (_, report) =>
  expectAll(chrome(html('quoted-printable', quoted(page(report)))), report),
);

describe('damaged and hostile: refused, or doubted; no number unsaid', () => {
  const whole = chrome(html('base64', base64(page(distinctReport))));
  test.each<readonly [string, string]>([
    ['headers without end', 'MIME-Version: 1.0\r\nContent-Type: text/html'],
    ['no page in it', chrome(picture)],
    ['no parts', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n'],
    ['a boundary without a name', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx'],
    ['cut in its headers', whole.slice(0, 200)],
    ['cut in half', whole.slice(0, whole.length / 2)],
    ['base64 of nothing', chrome(html('base64', '!!!!'))],
    ['a page that is no text', chrome(html('base64', base64(Uint8Array.of(0x81, 0xff, 0x00))))],
    ['boundaries without end', chrome('------MultipartBoundary--a--\r\n'.repeat(200_000))],
    [
      'messages in messages without end',
      Array.from(
        { length: 3_000 },
        (_, n) =>
          `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b${String(n)}\r\n\r\n--b${String(n)}\r\n`,
      ).join(''),
    ],
    ['a letter', `MIME-Version: 1.0\r\n${html('8bit', '<p>hello</p>')}`],
    ['three million words', `MIME-Version: 1.0\r\n${html('8bit', 'abcd'.repeat(1_000_000))}`],
  ])('%s', async (_, message) => {
    const read = await readBytes(bytesOf(message));
    expect(read.kind).toBe('refusal');
    expect((read as { readonly message: string }).message).toContain('请');
  });
});
