/** What a file to import is, by its bytes whatever its name, and what to do with one that cannot be read. */
import { hasStream, isCompoundFile } from '../../container/ole';
import { Package } from '../../container/package';
import { Broken, inflateEntry, TooLarge, zipEntries, type ZipEntry } from '../../container/zip';
import { TooMuch } from './blocks';
import { decodeText } from './decode';
import { spokenExtensions, spokenFormats } from './format-list';
import { isHtml } from './html';
import { type Refusal, refuse } from '../../form/refusal';

export type SourceFile =
  | { readonly kind: 'docx'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'pdf' | 'sheets' }
  | { readonly kind: 'doc'; readonly bytes: Uint8Array }
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

const asDocx = '请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再导入。';
const asXlsx = '请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”再导入。';
const copy = '请打开它，全选、复制，粘贴到 Word 或 WPS 的空白文档里，保存为 .docx 再导入。';
const unpackFirst = `请先解压，再导入里面的年报（${spokenExtensions}）。`;

const mostEntries = 5_000;
/** Of the parts that tell what a package is. */
const told = { part: 2 * 1024 * 1024, together: 4 * 1024 * 1024, entries: mostEntries };

function startsWith(bytes: Uint8Array, signature: string | readonly number[], at = 0): boolean {
  const wanted = typeof signature === 'string' ? Array.from(signature, (c) => c.charCodeAt(0)) : signature;
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

/** Readers accept the mark within the first kilobyte (ISO 32000-1, annex H.3.4.1). */
function isPdf(bytes: Uint8Array): boolean {
  const head = Array.from(bytes.subarray(0, 1024), (code) => String.fromCharCode(code)).join('');
  return /^\s*%PDF-|[\r\n]%PDF-\d\.\d/u.test(head);
}

/** Files that are neither zip, compound file nor text, by their first bytes. */
const signatures: readonly (readonly [string | readonly number[], string, string])[] = [
  ['{\\rtf', 'rtf', `这是 RTF 文档。${asDocx}`],
  ['Rar!', 'archive', `这是 RAR 压缩包。${unpackFirst}`],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive', `这是 7z 压缩包。${unpackFirst}`],
  [[0x1f, 0x8b], 'archive', `这是 gz 压缩包。${unpackFirst}`],
  ...(
    [
      [0x89, 0x50, 0x4e, 0x47],
      [0xff, 0xd8, 0xff],
      [0x47, 0x49, 0x46, 0x38],
      [0x42, 0x4d],
      [0x49, 0x49, 0x2a, 0x00],
      [0x4d, 0x4d, 0x00, 0x2a],
    ] as const
  ).map(
    (signature) =>
      [signature, 'image', '这是图片，里面的文字和数字读不出来。请找可以选中、复制文字的原文件。'] as const,
  ),
];

function oldOffice(bytes: Uint8Array): SourceFile | Refusal {
  const has = (name: string): boolean => hasStream(bytes, name);
  if (has('EncryptedPackage')) {
    return refuse(
      'encrypted',
      '这个文件设了打开密码，无法读取。请在 Word、Excel 或 WPS 中取消密码并保存，再导入。',
    );
  }
  if (has('WordDocument')) return { kind: 'doc', bytes };
  if (has('Workbook') || has('Book') || has('ETExtData')) return { kind: 'sheets' };
  if (has('PowerPoint Document'))
    return refuse('old-ppt', '这是演示文稿（.ppt），不是年报。请选择年报全文。');
  return refuse('ole', `这是旧版 Office 或 WPS 的文件，无法识别。${asDocx}`);
}

function mimetypeOf(entries: readonly ZipEntry[]): string {
  const entry = entries.find(({ name }) => name === 'mimetype');
  return entry ? (decodeText(inflateEntry(entry, 1024)) ?? '') : '';
}

/** What an Office file says it is, whatever its parts are called; undefined where that cannot be read. */
function mainOf(entries: readonly ZipEntry[]): ReturnType<Package['main']> {
  try {
    return new Package(entries, told).main();
  } catch {
    return undefined;
  }
}

function zipKind(bytes: Uint8Array): SourceFile | Refusal {
  const entries = zipEntries(bytes);
  if (entries.length > mostEntries) throw new TooLarge('entries');
  const has = (start: string): boolean =>
    entries.some(({ name }) => name.toLowerCase().startsWith(start.toLowerCase()));
  if (entries.some(({ encrypted }) => encrypted)) {
    return refuse('encrypted-zip', `这是加了密码的压缩包，无法读取。${unpackFirst}`);
  }
  const main = mainOf(entries);
  if (main?.kind === 'document') return { kind: 'docx', entries };
  if (main?.kind === 'workbook') return { kind: /\.bin$/iu.test(main.path) ? 'sheets' : 'workbook' };
  // A damaged one, by its folders: who reads it says what is wrong.
  if (has('word/')) return { kind: 'docx', entries };
  if (has('xl/workbook.bin')) return { kind: 'sheets' };
  if (has('xl/')) return { kind: 'workbook' };
  if (has('ppt/')) return refuse('pptx', '这是演示文稿（.pptx），不是年报。请选择年报全文。');
  if (has('OFD.xml')) {
    return refuse('ofd', `这是 OFD 版式文件，里面没有可靠的表格。${copy}`);
  }
  const mimetype = mimetypeOf(entries);
  if (mimetype.includes('opendocument.text'))
    return refuse('odt', `这是 OpenDocument 文档（.odt）。${asDocx}`);
  if (mimetype.includes('opendocument.spreadsheet')) return { kind: 'sheets' };
  if (mimetype.includes('opendocument'))
    return refuse('odg', `这是 OpenDocument 的图形或演示文稿，不是年报。请选择年报全文。`);
  return refuse('archive', `这是压缩包。${unpackFirst}`);
}

function textKind(text: string): SourceFile | Refusal {
  if (isHtml(text)) return { kind: 'html', text };
  const head = text.slice(0, 2048);
  if (/^\s*(?:From:|MIME-Version:|Subject:)/iu.test(head) && /MIME-Version:/iu.test(head)) {
    return refuse(
      'mhtml',
      '这是“单个文件”网页（.mhtml）或邮件。请在浏览器里打开，另存为“网页，仅 HTML”，或全选、复制，粘贴到 Word 文档里保存，再导入。',
    );
  }
  if (/^\s*<\?xml/u.test(head)) {
    const sheet = head.includes('Excel.Sheet') || head.includes('office:spreadsheet');
    return refuse('xml', `这是 XML 文件。${sheet ? asXlsx : asDocx}`);
  }
  return { kind: 'text', text };
}

/** What reading a file throws that is too large or damaged, in the clerk's words; anything else is thrown on. */
export function refuseUnreadable(error: unknown): Refusal {
  if (error instanceof TooLarge || error instanceof TooMuch) {
    return refuse(
      'too-large',
      '这个文件展开后过大，不像一份年报（可能混入了大量内容）。请只保留年报全文，另存后再导入。',
    );
  }
  if (error instanceof Broken) {
    return refuse('corrupt', '这个文件不完整或已损坏，可能没有拷贝完。请重新拷贝，或打开它另存一份再导入。');
  }
  throw error;
}

/** Tells what the file is, or refuses it. */
export function fileKind(bytes: Uint8Array): SourceFile | Refusal {
  if (bytes.length === 0) {
    return refuse('empty', '这个文件是空的（0 字节），可能没有保存成功。请重新保存或重新拷贝。');
  }
  if (isCompoundFile(bytes)) return oldOffice(bytes);
  if (isPdf(bytes)) return { kind: 'pdf' };
  const foreign = signatures.find(([signature]) => startsWith(bytes, signature));
  if (foreign) return refuse(foreign[1], foreign[2]);
  if (startsWith(bytes, 'PK')) {
    try {
      return zipKind(bytes);
    } catch (error) {
      return refuseUnreadable(error);
    }
  }
  const text = decodeText(bytes);
  if (text === undefined || text.includes('\0')) {
    return refuse('unknown', `无法识别这个文件。请选择${spokenFormats}。`);
  }
  return textKind(text);
}
