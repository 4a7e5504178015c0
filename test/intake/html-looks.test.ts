/**
 * Beside a number of a published page stands what nobody sees, or what is no digit of it, said by a style sheet in the ways
 * sheets say it. The number is read, or kept as it stands and told; never another number.
 */
import { expect, test } from '@jest/globals';
import { compose } from '../../src/document/compose';
import { isRefusal } from '../../src/form/refusal';
import { writeHtml } from '../../src/document/html';
import { readBytes, sourceOf } from './files';
import { distinctReport } from './reports';

const page = Buffer.from(writeHtml(compose(distinctReport))).toString();
const number = 1001;

function pageWith(cell: string, css = ''): string {
  const changed = page
    .replace('</head>', () => `<style>${css}</style></head>`)
    .replace(`>${String(number)}<`, () => `>${cell}<`);
  expect(changed).toContain(`>${cell}<`);
  return changed;
}

test.each([
  ['a mark above the line', '1001<sup>1</sup>', ''],
  ['a mark that is a link', '1001<a href="#n1"><sup>[1]</sup></a>', ''],
  ['a mark below the line', '1001<sub>1</sub>', ''],
  ['a mark by its own style', '1001<span style="vertical-align: super; font-size: 60%">1</span>', ''],
  [
    'a mark by a class, as Word saves one',
    '1001<span class=MsoFootnoteReference>[1]</span>',
    'span.MsoFootnoteReference{vertical-align:super}',
  ],
  ['hidden by a class', '1001<i class="n b">9</i>', '.b{display:none}'],
  ['hidden in what is in something', '1001<i class="n b">9</i>', '.x .b, td > .b{display:none}'],
  ['hidden by its id', '1001<i id="q">9</i>', '#q{display:none}'],
  ['hidden by an attribute', '1001<i data-old="1">9</i>', 'i[data-old]{visibility:hidden}'],
  ['hidden in a sheet for screens', '1001<i class="b">9</i>', '@media screen{.b{display:none}}'],
  ['hidden in print only', '<i class="b">1001</i>', '@media print{.b{display:none}}'],
  ['hidden, then shown', '<i class="b">1001</i>', '.b{display:none}.b{display:inline}'],
  ['shown by the stronger rule', '<i class="b">1001</i>', 'td .b{display:inline}.b{display:none}'],
  [
    'hidden by the most important',
    '1001<i class="b" style="display:inline">9</i>',
    '.b{display:none !important}',
  ],
  ['in type without size', '1001<i style="font-size:0px">9</i>', ''],
  ['without any colour left', '1001<i style="opacity:0">9</i>', ''],
  ['moved off the page', '1001<i style="position:absolute;left:-9999px">9</i>', ''],
  ['cut to nothing', '1001<i style="position:absolute;clip:rect(0 0 0 0)">9</i>', ''],
  [
    'said twice, once for screen readers',
    '<span class="katex-mathml"><math><mn>1001</mn></math></span><span aria-hidden="true">1001</span>',
    '',
  ],
  ['crossed out by a class', '<span class="st">99</span>1001', 'td span.st{text-decoration:line-through}'],
  ['typed into a form', '<textarea>1001</textarea>', ''],
  ['chosen from a list', '<select><option>1<option selected>1001</select>', ''],
  [
    'between rules nobody can read',
    '1001<i class="b">9</i>',
    '.a{;x}.c:has(> .d){display:none}.b{display:none}',
  ],
])('%s', async (_, cell, css) => {
  const { report } = await sourceOf(pageWith(cell, css));
  expect(report.figures).toEqual(distinctReport.figures);
  expect(report.text).toEqual(distinctReport.text);
});

test.each([
  ['digits above the line before it', '<sup>1</sup>1001', '¹1001'],
  ['a picture in its place', '<img src="n.png" alt="1001">', '〔图〕'],
])('%s: kept as it stands, and told', async (_, cell, kept) => {
  const { report, notes } = await sourceOf(pageWith(cell));
  expect(Object.values(report.figures)).toContain(kept);
  expect(notes.map(({ message }) => message).join()).toContain(`“${kept}”不是规范的数字`);
});

test('a page that fades in, and one whose sheets are without end, are read', async () => {
  const faded = page.replace('<main>', '<main style="opacity:0;text-indent:-9999px">');
  expect((await sourceOf(faded)).report.figures).toEqual(distinctReport.figures);
  const many = pageWith('1001', '.a .b .c{display:none}'.repeat(20_000));
  expect((await sourceOf(many)).report.figures).toEqual(distinctReport.figures);
});

test.each([
  ['sheets without end', '<style>'.repeat(100_000)],
  ['comments without end', `<style>${'/*'.repeat(50_000)}</style>`],
  ['blocks in blocks', `<style>${'@media screen{'.repeat(10_000)}</style>`],
  [
    'a rule for each of many',
    `<style>${'.a .b{display:none}'.repeat(1_000)}</style>${'<i class="b">x</i>'.repeat(20_000)}`,
  ],
  ['an attribute without end', `<p style="${'/*;'.repeat(200_000)}">x</p>`],
])('%s: read, or refused, and soon', async (_, more) => {
  const read = await readBytes(Buffer.from(page.replace('<main>', () => `${more}<main>`)));
  expect(isRefusal(read) || read.kind === 'source').toBe(true);
});

test('a word of the page right before the title is no part of the unit’s name', async () => {
  const { unit } = distinctReport;
  const laid = page.replace(
    /<body>([\s\S]*)<\/body>/u,
    '<body><table><tr><td>导航</td><td>$1</td></tr></table></body>',
  );
  expect((await sourceOf(laid)).report.unit).toBe(unit);
});
