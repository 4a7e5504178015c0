/**
 * Tables damaged at random, as copying, converting and editing damage them: every number read is the true one, or it is
 * missing, or it is said to be doubtful. Each cell has a number of its own, so nothing can be right by accident.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readers } from './files';
import { readSource } from '../../src/actions/read-source';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { compose } from '../../src/document/compose';
import { writeHtml } from '../../src/document/html';
import { distinctReport } from './reports';
import { isRefusal } from '../../src/form/refusal';

const page = Buffer.from(writeHtml(compose(distinctReport))).toString();
const keys = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]).map(({ key }) => key));

type Damage = (html: string, at: number, other: number) => string;

/** The n-th match of a pattern, counted round. */
function nth(html: string, pattern: RegExp, n: number): RegExpExecArray {
  const all = [...html.matchAll(pattern)];
  return all[n % all.length]!;
}

function replaceAt(html: string, match: RegExpExecArray, by: string): string {
  return html.slice(0, match.index) + by + html.slice(match.index + match[0].length);
}

const cell = /<t([dh])[^>]*>([^<]*)<\/t\1>/gu;
const label = /(<t[dh][^>]*>)([^<\d][^<]*)(<\/t[dh]>)/gu;
const row = /<tr>.*?<\/tr>\n/gsu;

const damages: Readonly<Record<string, Damage>> = {
  'a cell lost': (html, at) => replaceAt(html, nth(html, cell, at), ''),
  'a cell twice': (html, at) => replaceAt(html, nth(html, cell, at), nth(html, cell, at)[0].repeat(2)),
  'an empty cell more': (html, at) =>
    replaceAt(html, nth(html, cell, at), `<td></td>${nth(html, cell, at)[0]}`),
  'a row lost': (html, at) => replaceAt(html, nth(html, row, at), ''),
  'a row twice': (html, at) => replaceAt(html, nth(html, row, at), nth(html, row, at)[0].repeat(2)),
  'a row moved': (html, at, other) => {
    const moved = nth(html, row, at);
    const rest = replaceAt(html, moved, '');
    const to = nth(rest, row, other);
    return replaceAt(rest, to, to[0] + moved[0]);
  },
  'a span lost': (html, at) => replaceAt(html, nth(html, / (?:row|col)span="\d+"/gu, at), ''),
  'a span too long': (html, at) => replaceAt(html, nth(html, / (?:row|col)span="\d+"/gu, at), ' colspan="9"'),
  'a label blank': (html, at) => {
    const found = nth(html, label, at);
    return replaceAt(html, found, `${found[1]!}${found[3]!}`);
  },
  'a label misprinted': (html, at, other) => {
    const found = nth(html, label, at);
    const text = found[2]!;
    const cut = other % text.length;
    return replaceAt(html, found, `${found[1]!}${text.slice(0, cut)}${text.slice(cut + 1)}${found[3]!}`);
  },
  'a label of another row': (html, at, other) => {
    const found = nth(html, label, at);
    return replaceAt(html, found, `${found[1]!}某事项${String(other)}${found[3]!}`);
  },
  'two labels of the heads exchanged': (html, at) => {
    const heads = nth(html, /(<th[^>]*scope="col"[^>]*>)([^<]*)(<\/th><th[^>]*>)([^<]*)(<\/th>)/gu, at);
    const [, a = '', first = '', b = '', second = '', c = ''] = heads;
    return replaceAt(html, heads, `${a}${second}${b}${first}${c}`);
  },
  'two tables of one': (html, at) => {
    const found = nth(html, row, at);
    return replaceAt(html, found, `${found[0]}</tbody></table><p></p><table><tbody>`);
  },
  'the end lost': (html, at) =>
    html.slice(0, html.indexOf('<table') + ((at * 97) % (html.length - html.indexOf('<table')))),
  'two cells run together': (html, at) => {
    const found = nth(html, /<\/td><td[^>]*>/gu, at);
    return replaceAt(html, found, ' ');
  },
  'a section’s heading lost': (html, at) => replaceAt(html, nth(html, /<h2.*?<\/h2>/gu, at), ''),
};

test.each(Object.entries(damages))('%s: no number silently wrong', async (_, damage) => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(400), fc.nat(400), async (at, other) => {
      const source = await readSource(Buffer.from(damage(page, at, other)), '', readers);
      if (isRefusal(source)) return;
      read += 1;
      const doubted = new Set(
        source.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : [])),
      );
      const wrong = keys.filter((key) => {
        const found = source.report.figures[key];
        return found !== distinctReport.figures[key] && found !== undefined && !doubted.has(key);
      });
      expect(wrong.map((key) => [key, source.report.figures[key]])).toEqual([]);
      // What is missing is said, too.
      const missing = keys.filter((key) => source.report.figures[key] === undefined);
      if (missing.length > 0) {
        expect(source.notes.some(({ severity }) => severity === 'doubtful')).toBe(true);
      }
    }),
    { numRuns: 30, seed: 7 },
  );
  expect(read).toBeGreaterThan(0);
});
