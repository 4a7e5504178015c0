/** A .docx of Word, WPS or LibreOffice → blocks. Only the parts that hold the text are unpacked, each under a cap. */
import { inflateEntry, type ZipEntry } from '../../container/zip';
import type { SourceDocument } from './blocks';
import { decodeText } from './decode';
import { readDocxBody } from './docx-body';
import { docxNumbering } from './docx-numbering';
import { parseMarkup } from './markup-parser';
import { type Refusal, refuse } from '../../form/refusal';

/** A long report is under 2 MB of XML; years of editing leave traces that make it several times as long. */
const mostOfPart = 24 * 1024 * 1024;

const mainPart = 'word/document.xml';

function textOf(entries: readonly ZipEntry[], name: string): string | undefined {
  const entry = entries.find((candidate) => candidate.name === name);
  return entry && decodeText(inflateEntry(entry, mostOfPart));
}

/** The path of the main part, as the package says (OPC 9.3); programs other than Word may name it otherwise. */
function mainPath(entries: readonly ZipEntry[]): string {
  let path = mainPart;
  const open = (name: string, { Type = '', Target = '' }: Readonly<Record<string, string>>): void => {
    if (name === 'Relationship' && Type.endsWith('/officeDocument') && Target !== '') {
      path = Target.replace(/^\//u, '');
    }
  };
  const events = { open, text: () => undefined, close: () => undefined };
  parseMarkup(textOf(entries, '_rels/.rels') ?? '', events, { xml: true });
  return path;
}

/** Whether a zip holds a text document. */
export function isDocx(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name.startsWith('word/'));
}

/** The document. Throws TooLarge, Broken (zip.ts) or TooMuch (blocks.ts) for what no report is. */
export function readDocx(entries: readonly ZipEntry[]): SourceDocument | Refusal {
  const path = mainPath(entries);
  const xml = textOf(entries, path);
  const beside = path.replace(/[^/]*$/u, '');
  const parts = [xml, textOf(entries, `${beside}numbering.xml`), textOf(entries, `${beside}styles.xml`)];
  const [body, numbering = '', styles = ''] = parts;
  if (body === undefined || !/<\/(?:[\w-]+:)?document>\s*$/u.test(body.slice(-200))) {
    return refuse(
      'corrupt',
      '这个 Word 文档的正文缺失或不完整，可能已损坏。请在 Word 或 WPS 中打开，另存为 .docx 后再试。',
    );
  }
  if (parts.some((part) => part !== undefined && /<!(?:DOCTYPE|ENTITY)/iu.test(part))) {
    return refuse(
      'doctype',
      '这个 Word 文档内含不安全的定义（DOCTYPE），已拒绝读取。正常保存的文档没有这种内容，请核实来源。',
    );
  }
  return readDocxBody(body, docxNumbering(numbering, styles));
}
