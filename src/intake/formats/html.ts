/**
 * A saved web page, or HTML pasted from the clipboard, → blocks: what a browser would show, nothing run, nothing
 * fetched. Scripts, styles, hidden elements and the page's own navigation are left out.
 */
import { blockBuilder, type BlockBuilder } from './block-builder';
import type { SourceDocument } from './blocks';
import { htmlHead } from './format-list';
import { htmlLooks, type OpenElement } from './html-looks';
import { parseMarkup } from './markup-parser';
import { raiser } from './raised';

type Attributes = Readonly<Record<string, string>>;

const unshown = new Set(
  'script style template noscript title svg iframe object embed audio video canvas button nav footer caption datalist dialog rp rt'.split(
    ' ',
  ),
);
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary ul'.split(
    ' ',
  ),
);

/** Elements whose words are crossed out, and those that repeat in source what stands beside them. */
const struck = new Set(['del', 's', 'strike']);
const sources = new Set(['annotation', 'annotation-xml']);

/** What sites of governments name the field with the title of a page's article. */
const articleTitle = /^articletitle$/iu;
/** A page has one; what pictures call themselves comes later. */
const mostTitles = 2;

/** Between two of these a line break in the source is no space: Chinese has none. */
const wide = /[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef\u2018-\u201d]/u;

/** White space as a browser shows it. */
function flowing(text: string, last: string): string {
  const collapsed = text.replace(/[ \t\r\n\f]+/gu, (space: string, at: number) => {
    const before = at === 0 ? last : text.charAt(at - 1);
    const after = text.charAt(at + space.length);
    return /[\r\n]/u.test(space) && wide.test(before) && (wide.test(after) || after === '') ? '' : ' ';
  });
  return last === '' || last === ' ' || last === '\n' ? collapsed.replace(/^ /u, '') : collapsed;
}

function openElement(builder: BlockBuilder, name: string, attributes: Attributes): void {
  switch (name) {
    case 'table':
      builder.openTable();
      break;
    case 'tr':
      builder.openRow();
      break;
    case 'td':
    case 'th':
      builder.openCell();
      break;
    case 'br':
      builder.text('\n');
      break;
    case 'img':
      builder.picture();
      break;
    case 'input':
      if (/^(?:|text|number|tel)$/iu.test(attributes['type'] ?? '')) builder.text(attributes['value'] ?? '');
      break;
    default:
      if (blocks.has(name)) builder.endParagraph();
  }
}

function closeElement(builder: BlockBuilder, name: string): void {
  switch (name) {
    case 'table':
      builder.closeTable();
      break;
    case 'tr':
      builder.closeRow();
      break;
    case 'td':
    case 'th':
      builder.closeCell();
      break;
    default:
      if (blocks.has(name)) builder.endParagraph();
  }
}

/** Whether a text is HTML: a page, a fragment of one, or what the clipboard calls HTML. */
export function isHtml(text: string): boolean {
  return htmlHead.test(text.slice(0, 4096));
}

/** Reads the page. Throws TooMuch for what no report holds. */
export function readHtml(text: string): SourceDocument {
  const builder = blockBuilder((table) => `第 ${String(table)} 个表格`);
  // The clipboard's own header (CF_HTML) stands before the first tag.
  const page = /^\s*Version:\d/u.test(text) ? text.slice(Math.max(0, text.indexOf('<'))) : text;
  const looks = htmlLooks(page);
  const open: OpenElement[] = [];
  const doubts = new Set<string>();
  const titles: string[] = [];
  let inTitle = false;
  let skipped = 0;
  let preformatted = 0;
  /** Open elements inside one above or below the line. */
  let raised = 0;
  const raise = raiser();
  /** Of each open list to choose from: whether a choice was read. */
  const choices: boolean[] = [];
  const isUnread = (name: string, attributes: Attributes): boolean => {
    if (name === 'option' && choices.length > 0) {
      if (!('selected' in attributes)) return true;
      choices[choices.length - 1] = true;
    }
    return unshown.has(name) || sources.has(name);
  };
  parseMarkup(
    page,
    {
      open: (name, attributes) => {
        if (titles.length < mostTitles) {
          // Pictures have titles of their own.
          inTitle = name === 'title' && skipped === 0;
          if (inTitle) titles.push('');
          if (name === 'meta' && articleTitle.test(attributes['name'] ?? ''))
            titles.push(attributes['content'] ?? '');
        }
        open.push({ name, attributes });
        if (skipped > 0) {
          skipped += 1;
          return;
        }
        const look = looks(open);
        const crossedOut = struck.has(name) || look.struck;
        if (crossedOut) doubts.add('网页里有带删除线的文字，没有读入');
        // Whole pages are faded in or moved about; within a cell nobody does that to what is to be read.
        const unseen = look.hidden || (look.unseen && builder.inCell());
        if (unseen && builder.inCell()) doubts.add('网页的表格里有隐藏的内容，没有读入');
        if (crossedOut || unseen || isUnread(name, attributes)) {
          skipped = 1;
          return;
        }
        if (raised > 0 || look.raised || name === 'sup' || name === 'sub') raised += 1;
        if (name === 'select') choices.push(false);
        if (name === 'pre') preformatted += 1;
        openElement(builder, name, attributes);
      },
      text: (piece) => {
        if (inTitle) titles.push((titles.pop() ?? '') + piece);
        if (skipped > 0) return;
        const shown = preformatted > 0 ? piece : flowing(piece, builder.last());
        builder.text(
          raise({ inCell: builder.inCell(), last: builder.last() }, shown, raised > 0 ? 'small' : 'no'),
        );
      },
      close: (name) => {
        inTitle = false;
        open.pop();
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        if (raised > 0) raised -= 1;
        if (name === 'select' && choices.pop() === false)
          doubts.add('网页里有下拉框没有选定的内容，没有读入');
        closeElement(builder, name);
        if (name === 'pre') preformatted -= 1;
      },
    },
    { xml: false },
  );
  return { kind: 'document', blocks: builder.finish(), doubts: [...doubts], titles };
}
