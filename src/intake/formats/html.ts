/**
 * A saved web page, or HTML pasted from the clipboard, → blocks: what a browser would show, nothing run, nothing
 * fetched. Scripts, styles, hidden elements and the page's own navigation are left out.
 */
import { blockBuilder, type BlockBuilder } from './block-builder';
import type { SourceDocument } from './blocks';
import { htmlHead } from './format-list';
import { parseMarkup } from './markup-parser';

type Attributes = Readonly<Record<string, string>>;

const unshown = new Set(
  'script style template noscript title svg iframe object embed audio video canvas select textarea button nav footer caption datalist dialog rp rt'.split(
    ' ',
  ),
);
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary ul'.split(
    ' ',
  ),
);

const hiding = /(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)/u;
const striking = /(?:^|;)text-decoration(?:-line)?:[^;]*line-through/u;
/** Elements whose words are crossed out, and those that repeat in source what stands beside them. */
const struck = new Set(['del', 's', 'strike']);
const sources = new Set(['annotation', 'annotation-xml']);

function compact(style: string): string {
  return style
    .replace(/\/\*.*?\*\//gsu, '')
    .replace(/\s+/gu, '')
    .toLowerCase();
}

/** Classes that a page's own style sheet hides, or crosses out, by a rule for nothing but them: `.x{display:none}`. */
function classesThat(page: string, does: RegExp): ReadonlySet<string> {
  const sheets = [...page.matchAll(/<style\b[^>]*>(.*?)<\/style>/gisu)].map(([, css = '']) => css).join('\n');
  const rules = sheets.slice(0, mostOfStyles).matchAll(/([^{}]{1,500})\{([^{}]{0,2000})\}/gu);
  const found = new Set<string>();
  for (const [, selectors = '', style = ''] of rules) {
    if (!does.test(compact(style))) continue;
    for (const selector of selectors.split(',')) {
      const [, name] = /^\s*(?:[a-z]+\d?)?\.([\w-]+)\s*$/iu.exec(selector) ?? [];
      if (name !== undefined) found.add(name);
    }
  }
  return found;
}

/** What sites of governments name the field with the title of a page's article. */
const articleTitle = /^articletitle$/iu;
/** A page has one; what pictures call themselves comes later. */
const mostTitles = 2;

/** Characters; beyond that no page styles by hand. */
const mostOfStyles = 200_000;

function has(attributes: Attributes, classes: ReadonlySet<string>): boolean {
  return classes.size > 0 && (attributes['class'] ?? '').split(/\s+/u).some((name) => classes.has(name));
}

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
  const hidden = classesThat(page, hiding);
  const crossed = classesThat(page, striking);
  const doubts = new Set<string>();
  const titles: string[] = [];
  let inTitle = false;
  let skipped = 0;
  let preformatted = 0;
  const isHidden = (attributes: Attributes): boolean =>
    'hidden' in attributes || hiding.test(compact(attributes['style'] ?? '')) || has(attributes, hidden);
  const isStruck = (name: string, attributes: Attributes): boolean =>
    struck.has(name) || striking.test(compact(attributes['style'] ?? '')) || has(attributes, crossed);
  // A mark in small type above the line beside a number is no digit of it.
  const isMark = (name: string): boolean => name === 'sup' && builder.inCell() && /\d$/u.test(builder.last());
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
        const crossedOut = skipped === 0 && isStruck(name, attributes);
        if (crossedOut) doubts.add('网页里有带删除线的文字，没有读入');
        const unread = unshown.has(name) || sources.has(name) || isHidden(attributes) || isMark(name);
        if (skipped > 0 || crossedOut || unread) {
          skipped += 1;
          return;
        }
        if (name === 'pre') preformatted += 1;
        openElement(builder, name, attributes);
      },
      text: (piece) => {
        if (inTitle) titles.push((titles.pop() ?? '') + piece);
        if (skipped === 0) builder.text(preformatted > 0 ? piece : flowing(piece, builder.last()));
      },
      close: (name) => {
        inTitle = false;
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        closeElement(builder, name);
        if (name === 'pre') preformatted -= 1;
      },
    },
    { xml: false },
  );
  return { kind: 'document', blocks: builder.finish(), doubts: [...doubts], titles };
}
