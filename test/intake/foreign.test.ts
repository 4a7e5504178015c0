/** Damaged, foreign and hostile files: each is refused in a few clear words, or what was read comes with a list of doubts. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { sectionHeading } from '../../src/form/form';
import { editionFor } from '../../src/form/index';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import { saved } from '../libreoffice';
import { testWith } from '../tools';
import { docxOf, documentXml, doubtsOf, readBytes, sourceOf, zipOf } from './files';
import { distinctReport } from './reports';

const docx = writeDocx(compose(distinctReport));
const html = Buffer.from(writeHtml(compose(distinctReport))).toString();
const body = strFromU8(unzipSync(docx)['word/document.xml']!);

/** An OLE file with streams of these names. */
function compound(...streams: readonly string[]): Uint8Array {
  const names = streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'));
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(512),
    ...names,
  ]);
}

/** The same .docx with another main part. */
function withBody(xml: string): Uint8Array {
  return zipSync({ ...unzipSync(docx), 'word/document.xml': strToU8(xml) });
}

/** Says of each entry that it is encrypted. */
function encrypted(): Uint8Array {
  const bytes = Uint8Array.from(docx);
  for (let at = 0; at < bytes.length - 46; at += 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2)
      bytes[at + 8]! |= 1;
  }
  return bytes;
}

const sectionLines = editionFor(2024)
  .sections.slice(1, 3)
  .map((section) => `${sectionHeading(section)}\n`)
  .join('');
const picture = '<w:r><w:drawing><pic:pic/></w:drawing></w:r>';
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const headings = [...body.matchAll(/<w:t[^>]*>([一二三四五六]、[^<]*情况|六、[^<]*)<\/w:t>/gu)].map(
  ([, text]) => text!,
);
const bomb =
  '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';

describe('refused', () => {
  test.each<readonly [string, string, string, () => Uint8Array | string]>([
    ['an empty file', 'empty', '0 字节', () => ''],
    ['a .doc of names only', 'corrupt', '不完整', () => compound('WordDocument', '1Table')],
    ['an .xls of names only', 'corrupt', '不完整', () => compound('Workbook', 'ETExtData')],
    ['a .ppt', 'old-ppt', '演示文稿', () => compound('PowerPoint Document')],
    ['another OLE file', 'ole', '无法识别', () => compound('Contents')],
    [
      'a document with a password',
      'encrypted',
      '取消密码',
      () => compound('EncryptionInfo', 'EncryptedPackage'),
    ],
    ['a zip with a password', 'encrypted-zip', '密码', encrypted],
    ['a PDF of one line', 'corrupt', 'PDF', () => '%PDF-1.7\n'],
    ['RTF that breaks off', 'corrupt', '不完整', () => '{\\rtf1 {'],
    ['RAR', 'archive', 'RAR', () => 'Rar!\u001a\u0007'],
    ['7z', 'archive', '7z', () => Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ['a zip of reports', 'archive', '解压', () => zipOf({ '年报.docx': docx })],
    ['a PNG', 'image', '图片', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d)],
    ['a JPEG', 'image', '图片', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['a presentation', 'pptx', '演示文稿', () => zipOf({ 'ppt/presentation.xml': '<p/>' })],
    ['OFD', 'ofd', 'OFD', () => zipOf({ 'OFD.xml': '<ofd/>' })],
    ['.odt', 'odt', '.docx', () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' })],
    [
      'an .ods without sheets',
      'corrupt',
      '不完整',
      () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    ],
    [
      'an .ods that is a bomb',
      'too-large',
      '过大',
      () =>
        zipOf({
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
          'content.xml': ' '.repeat(30_000_000),
        }),
    ],
    [
      'a message without a page',
      'mhtml',
      '全选、复制',
      () => 'From: <a@b.cn>\r\nMIME-Version: 1.0\r\n\r\n年报见附件。',
    ],
    [
      'Word 2003 XML',
      'xml',
      '.docx',
      () => '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>',
    ],
    ['bytes', 'unknown', '无法识别', () => Uint8Array.of(1, 0, 2, 0, 255, 0)],
    ['half a .docx', 'corrupt', '不完整', () => docx.slice(0, docx.length / 2)],
    ['a .docx whose text breaks off', 'corrupt', '不完整', () => withBody(body.slice(0, body.length / 2))],
    ['a .docx without its text', 'corrupt', '缺失', () => zipOf({ 'word/styles.xml': '<w/>' })],
    [
      'a .docx whose text is not text',
      'corrupt',
      '缺失',
      () => zipOf({ 'word/document.xml': Uint8Array.of(0xff, 0, 0xff) }),
    ],
    [
      'an entity bomb',
      'doctype',
      'DOCTYPE',
      () => withBody(body.replace('<w:document', `${bomb}<w:document`)),
    ],
    ['a zip bomb', 'too-large', '过大', () => withBody(`${' '.repeat(30_000_000)}${body}`)],
    [
      'a document nested without end',
      'too-large',
      '过大',
      () => withBody(documentXml('<w:sdt>'.repeat(200_000))),
    ],
    ['tables in tables without end', 'too-large', '过大', () => `<html>${'<table><tr><td>'.repeat(300)}`],
    ['a page nested without end', 'too-large', '过大', () => `<html>${'<div>'.repeat(500_000)}`],
    [
      'a page of a million cells',
      'too-large',
      '过大',
      () => `<table><tr>${'<td>0</td>'.repeat(1_000_000)}</tr></table>`,
    ],
    ['a page of three million words', 'too-large', '过大', () => `<p>${'公开'.repeat(3_000_000)}</p>`],
    ['a letter', 'not-a-report', '六个部分', () => docxOf(paragraph('今天天气很好。'))],
    ['a page of news', 'not-a-report', '六个部分', () => '<html><body><p>今天天气很好。</p></body></html>'],
    ['a scanned report', 'pictures', '图片', () => docxOf(`<w:p>${picture}</w:p>`.repeat(4))],
    [
      'a report whose tables are pictures',
      'picture-tables',
      '图片',
      () => docxOf(headings.map((text) => paragraph(text) + `<w:p>${picture}</w:p>`).join('')),
    ],
    [
      'a page whose tables are pictures',
      'picture-tables',
      '图片',
      () => html.replace(/<table.*?<\/table>/gsu, '<img src="table.png">'),
    ],
  ])('%s', async (_, reason, words, file) => {
    const result = await readBytes(file());
    expect(result).toMatchObject({ kind: 'refusal', reason });
    const { message } = result as { readonly message: string };
    expect(message).toContain(words);
    expect(message).toContain('请');
    expect(message.length).toBeLessThan(120);
  });

  testWith('soffice', 'an .odt as LibreOffice writes it', async () => {
    expect(await readBytes(saved([docx], 'docx', 'odt')[0]!)).toMatchObject({ reason: 'odt' });
  });
});

describe('read, with doubts', () => {
  test('one table is a picture', async () => {
    const source = await sourceOf(
      html.replace(/<table[^>]*aria-label="四、.*?<\/table>/su, '<img src="x.png">'),
    );
    expect(doubtsOf(source)).toMatch(/四、.*图片.*15 个数字没有读入/u);
    expect(source.report.figures['cases/direct/total']).toBeUndefined();
    expect(Object.keys(source.report.figures)).toHaveLength(185);
  });

  test('a page that breaks off', async () => {
    const source = await sourceOf(html.slice(0, html.indexOf('四、')));
    expect(doubtsOf(source)).toMatch(/没有找到“四、.*“五、.*“六、/u);
  });

  test('a page with a script that would write a table', async () => {
    const evil = '<script>document.write("<table><tr><td>规章</td><td>9</td></tr></table>")</script>';
    const source = await sourceOf(html.replace('<main>', `<main>${evil}<img src=x onerror=alert(1)>`));
    expect(source.report.figures).toEqual(distinctReport.figures);
    expect(JSON.stringify(source.report.text)).not.toMatch(/script|alert/u);
  });

  test('a number that is none is kept as it is written, and said', async () => {
    const source = await sourceOf(html.replace('>1001<', '>1,001<').replace('>1008<', '>/<'));
    expect(source.report.figures['proactive/regulations/issued']).toBe('1,001');
    expect(doubtsOf(source)).toMatch(/规章·制发“1,001”、规章·废止“\/”/u);
  });

  test('the same table twice: the first, and it is said', async () => {
    const [table = ''] = /<table[^>]*aria-label="四、.*?<\/table>/su.exec(html) ?? [];
    const source = await sourceOf(html.replace(table, table + table.replace(/>(\d+)</gu, '>9<')));
    expect(source.report.figures).toEqual(distinctReport.figures);
    expect(doubtsOf(source)).toContain('同样的表不止一张');
  });
});

describe('made to be slow', () => {
  const three = `一、总体情况\n${sectionLines}`;
  test.each<readonly [string, () => Uint8Array | string]>([
    ['a line of a million pieces', () => `${three}${'1 '.repeat(900_000)}`],
    ['a line of a million spaces', () => `${three}${' '.repeat(1_900_000)}x`],
    ['rows that repeat', () => `${three}${'9.其他\t0\t0\t0\t0\t0\t0\t0\n'.repeat(9_000)}`],
    ['a label without end', () => `${three}${'其他\n'.repeat(15_000)}`],
    ['tags that never begin', () => `<html>${'<'.repeat(500_000)}`],
    ['a million entities', () => `<html><p>${'&amp;'.repeat(300_000)}</p>`],
    [
      'a row said again and again',
      () =>
        html.replace(
          '</table>',
          `${'<tr><td>信息内容</td><td>规章</td><td>0</td></tr>'.repeat(3_000)}</table>`,
        ),
    ],
  ])(
    '%s: read or refused within seconds, in few words',
    async (_, file) => {
      const result = await readBytes(file());
      if (result.kind === 'source') expect(result.notes.length).toBeLessThan(70);
      else expect(result.message).toContain('请');
    },
    20_000,
  );
});
