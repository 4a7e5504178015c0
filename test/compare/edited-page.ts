/** The sample's published page as it was edited afterwards: the issue's own list of changes, and nothing else. */
import { compose } from '../../src/document/compose';
import { writeHtml } from '../../src/document/html';
import { resolveReport } from '../../src/fields/resolve';
import type { Report } from '../../src/form/report';

/** What is changed, in the page's own words. */
const edits: readonly (readonly [RegExp, string])[] = [
  // Three numbers: one in a table, two in words; and one sentence.
  [/(<td[^>]*>)1(<\/td>)/u, '$12$2'],
  [/336 条/u, '338 条'],
  [/9 条/u, '19 条'],
  [/街道页面保留/u, '街道网页保留'],
  // An aspect left out.
  [/<h3[^>]*>（五）监督保障[\s\S]*?(?=<h2)/u, ''],
  // The last table, table 4, as a picture.
  [/(<table(?:(?!<table).)*<\/table>)(?![\s\S]*<table)/su, '<img src="table4.png" alt="">'],
];

export function publishedPage(report: Report): Uint8Array {
  return writeHtml(compose(resolveReport(report).report));
}

/** Throws where an edit no longer fits the sample. */
export function editedPage(report: Report): Uint8Array {
  const page = new TextDecoder().decode(publishedPage(report));
  const edited = edits.reduce((html, [from, to]) => {
    const next = html.replace(from, to);
    if (next === html) throw new Error(`nothing to edit: ${String(from)}`);
    return next;
  }, page);
  return new TextEncoder().encode(edited);
}
