/** What a file is that is not an .xlsx, and what the clerk can do about it. */
import { hasStream, isCompoundFile } from '../../container/ole';
import { type Refusal, refuse } from '../../form/refusal';

/** Formats of sheets that 导入 reads (intake/formats/format-list.ts), and that are no workbook to be checked or written. */
const otherSheets = (name: string): string =>
  `这是${name}，可以“导入”，但要打开、校验或汇总，得是 .xlsx。${saveAs}`;

const saveAs = '请在 Excel 或 WPS 中打开它，另存为“Excel 工作簿（.xlsx）”后再试。';

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function oldOffice(bytes: Uint8Array): Refusal {
  if (hasStream(bytes, 'EncryptedPackage')) {
    return refuse(
      'encrypted',
      '这个工作簿设了打开密码，无法读取。请先在 Excel 或 WPS 中取消密码并保存，再试。',
    );
  }
  if (hasStream(bytes, 'ETExtData') || hasStream(bytes, 'KSOProductBuildVer')) {
    return refuse('wps-et', otherSheets('WPS 表格的 .et 文件'));
  }
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) {
    return refuse('old-xls', otherSheets('旧版 .xls（或 .et）文件'));
  }
  if (hasStream(bytes, 'WordDocument')) {
    return refuse('old-doc', '这是旧版 Word 文档（.doc），不是工作簿。请选择年报的 .xlsx 文件。');
  }
  return refuse('ole', `这是旧版 Office 文件，无法识别。${saveAs}`);
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return !head.includes(0);
}

/** The refusal for bytes that are not a zip. */
export function refuseForeign(bytes: Uint8Array): Refusal {
  if (bytes.length === 0)
    return refuse('empty', '这个文件是空的（0 字节），可能没有保存成功。请重新保存或重新拷贝。');
  if (isCompoundFile(bytes)) return oldOffice(bytes);
  if (startsWith(bytes, ascii('%PDF'))) {
    return refuse('pdf', '这是 PDF 文件，不是工作簿。请选择年报的 .xlsx 文件。');
  }
  if (startsWith(bytes, ascii('{\\rtf'))) {
    return refuse('rtf', '这是 RTF 文档，不是工作簿。请选择年报的 .xlsx 文件。');
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return refuse('text', `这是文本文件，只是名字改成了 .xlsx。${saveAs}`);
  }
  if (looksLikeText(bytes)) {
    const head = new TextDecoder().decode(bytes.subarray(0, 1024)).toLowerCase();
    if (/<html|<!doctype html|<table/u.test(head)) {
      return refuse('html', `这是网页文件（有些系统导出的“.xls”其实是网页），不是工作簿。${saveAs}`);
    }
    if (head.includes('<?xml')) return refuse('xml', `这是 XML 文件，不是工作簿。${saveAs}`);
    return refuse('text', `这是文本或 CSV 文件，只是名字改成了 .xlsx。${saveAs}`);
  }
  return refuse('unknown', `无法识别这个文件，它不是 .xlsx 工作簿，或已严重损坏。${saveAs}`);
}

/** The refusal for a zip that holds something else; undefined when it may be an .xlsx. */
export function refuseOtherPackage(names: readonly string[], mimetype: string): Refusal | undefined {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start));
  if (mimetype.includes('opendocument')) {
    return mimetype.includes('spreadsheet')
      ? refuse('ods', otherSheets('OpenDocument 表格（.ods）'))
      : refuse('opendocument', `这是 OpenDocument 文件，不是工作簿。请选择年报的 .xlsx 文件。`);
  }
  if (has('xl/workbook.bin')) return refuse('xlsb', otherSheets('二进制工作簿（.xlsb）'));
  if (has('xl/workbook.xml')) return undefined;
  if (has('word/')) return refuse('docx', '这是 Word 文档（.docx），不是工作簿。请选择年报的 .xlsx 文件。');
  if (has('ppt/')) return refuse('pptx', '这是演示文稿（.pptx），不是工作簿。请选择年报的 .xlsx 文件。');
  return refuse('not-workbook', `这个压缩包里没有工作簿，可能是普通 .zip 改了名字。${saveAs}`);
}
