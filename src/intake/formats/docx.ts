/**
 * A .docx of Word, WPS or LibreOffice → blocks. Parts are found by their relationships, whatever they are called; only
 * those that hold the text are unpacked, each under a cap.
 */
import { Package } from '../../container/package';
import type { ZipEntry } from '../../container/zip';
import { type Refusal, refuse } from '../../form/refusal';
import type { SourceDocument } from './blocks';
import { decodeText } from './decode';
import { readDocxBody, type Beside } from './docx-body';
import { docxLooks } from './docx-looks';
import { docxNumbering } from './docx-numbering';
import { isHtml, readHtml } from './html';
import { parseMarkup } from './markup-parser';

/** A long report is under 2 MB of XML; years of editing leave traces that make it several times as long. */
const limits = { part: 24 * 1024 * 1024, together: 96 * 1024 * 1024, entries: 10_000 } as const;

/** Where the main part stands in a package that does not say. */
const usualMain = 'word/document.xml';

/** Notes at the foot of a page or the end, by their id. */
function notesIn(xml: string): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  let id = '';
  let inText = false;
  parseMarkup(
    xml,
    {
      open: (tag, attributes) => {
        const name = tag.replace(/^.*:/u, '');
        if (name === 'footnote' || name === 'endnote') {
          id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/u.test(key))?.[1] ?? '';
        }
        inText = name === 't';
      },
      text: (text) => {
        if (inText) notes.set(id, (notes.get(id) ?? '') + text);
      },
      close: () => {
        inText = false;
      },
    },
    { xml: true },
  );
  return notes;
}

/** What stands in other parts: notes, and web pages put into the document. */
function besides(
  file: Package,
  main: string,
  styles: string,
  textOf: (path: string) => string | undefined,
): Beside {
  const related = (kind: string): string => textOf(file.related(main, kind) ?? '') ?? '';
  const [footnotes, endnotes] = [notesIn(related('footnotes')), notesIn(related('endnotes'))];
  return {
    look: docxLooks(styles),
    note: (kind, id) => (kind === 'footnote' ? footnotes : endnotes).get(id),
    chunk: (id) => {
      const target = file.relationships(main).find((link) => link.id === id && !link.external)?.target;
      const text = target === undefined ? undefined : textOf(target);
      return text !== undefined && isHtml(text) ? readHtml(text) : undefined;
    },
  };
}

/** The document. Throws TooLarge, Broken (zip.ts) or TooMuch (blocks.ts) for what no report is. */
export function readDocx(entries: readonly ZipEntry[]): SourceDocument | Refusal {
  const file = new Package(entries, limits);
  const texts = new Map<string, string | undefined>();
  const textOf = (path: string): string | undefined => {
    if (!texts.has(path)) {
      const bytes = file.bytes(path);
      texts.set(path, bytes && decodeText(bytes));
    }
    return texts.get(path);
  };
  const main = file.related('', 'officeDocument') ?? usualMain;
  const beside = main.replace(/[^/]*$/u, '');
  const body = textOf(main);
  if (body === undefined || !/<\/(?:[\w-]+:)?document>\s*$/u.test(body.slice(-200))) {
    return refuse(
      'corrupt',
      '这个 Word 文档的正文缺失或不完整，可能已损坏。请在 Word 或 WPS 中打开，另存为 .docx 后再试。',
    );
  }
  const numbering = textOf(file.related(main, 'numbering') ?? `${beside}numbering.xml`) ?? '';
  const styles = textOf(file.related(main, 'styles') ?? `${beside}styles.xml`) ?? '';
  if ([body, numbering, styles].some((part) => /<!(?:DOCTYPE|ENTITY)/iu.test(part))) {
    return refuse(
      'doctype',
      '没有读取这个 Word 文档：里面有正常保存的文档不会有的内容。请核实来源；来源可靠的，在 Word 或 WPS 中打开，另存为 .docx 后再试（含 DOCTYPE 定义）。',
    );
  }
  return readDocxBody(body, docxNumbering(numbering, styles), besides(file, main, styles, textOf));
}
