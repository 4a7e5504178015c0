/** RTF as Word writes it for Chinese text, by numbers and by GBK: what prints is read, and damage is told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compose } from '../../src/document/compose';
import type { Report } from '../../src/form/report';
import { isRefusal } from '../../src/form/refusal';
import { readRtf } from '../../src/intake/formats/rtf/read-rtf';
import { doubtsOf, readBytes, sourceOf } from './files';
import { gbkOf } from './pdf/pdf-file';
import { distinctReport, reports } from './reports';

const hex = (byte: number): string => `\\'${byte.toString(16).padStart(2, '0')}`;
const escape = (character: string): string =>
  '\\{}'.includes(character) ? `\\${character}` : character === '\n' ? '\\line ' : character;

/** `\u` with a question mark for older readers. */
const byNumber = (text: string): string =>
  Array.from(text, (one) => {
    const code = one.charCodeAt(0);
    return code < 128 ? escape(one) : `\\u${String(code > 32767 ? code - 65_536 : code)}?`;
  }).join('');

const byGbk = (text: string): string =>
  Array.from(text, (one) => {
    const code = gbkOf(one);
    return code < 128 ? escape(one) : hex(code >> 8) + hex(code & 255);
  }).join('');

const head =
  '{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}{\\stylesheet{\\s0 Normal;}}{\\*\\generator Riched20;}{\\info{\\title x}}\n';

function rtfOf(report: Report, write: (text: string) => string): Uint8Array {
  const parts = compose(report).blocks.map((block) => {
    if (block.kind === 'figure') return '';
    if (block.kind !== 'table') return `\\pard\\plain\\f0 ${write(block.text)}\\par\n`;
    const rows = Array.from({ length: block.rowCount }, (_, row) => {
      const cells = block.cells.filter((cell) => row >= cell.row && row < cell.row + cell.rowSpan);
      const places = cells.flatMap((cell) =>
        Array.from({ length: cell.columnSpan }, (__, n) => ({
          column: cell.column + n,
          merge: `${n > 0 ? '\\clmrg' : cell.columnSpan > 1 ? '\\clmgf' : ''}${row > cell.row ? '\\clvmrg' : ''}`,
          text: n === 0 && row === cell.row ? cell.text : '',
        })),
      );
      const inOrder = [...places].sort((a, b) => a.column - b.column);
      const definition = inOrder.map(({ merge }, n) => `${merge}\\cellx${String((n + 1) * 500)}`).join('');
      return `\\trowd ${definition}\\pard\\intbl ${inOrder.map(({ text }) => `{${write(text)}\\cell}`).join('')}\\row\n`;
    });
    return `${rows.join('')}\\pard\n`;
  });
  return new Uint8Array(Buffer.from(`${head}${parts.join('')}}`, 'latin1'));
}

const blocksOf = (body: string): unknown[] =>
  readRtf(new Uint8Array(Buffer.from(`${head}${body}}`, 'latin1'))).blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.kind === 'table'
        ? block.rows.map(({ cells }) => cells)
        : block.kind,
  );

describe.each([
  ['by number', byNumber],
  ['in GBK', byGbk],
] as const)('%s', (_, write) => {
  test.each(reports.map((report, index) => [index + 1, report] as const))('report %s', async (__, report) => {
    const source = await sourceOf(rtfOf(report, write));
    expect(source.report.figures).toEqual(report.figures);
    expect(source.report.text).toEqual(report.text);
    expect([source.report.unit, source.report.year]).toEqual([report.unit, report.year]);
    expect(doubtsOf(source)).toBe('');
  });
});

test('what prints: automatic numbers, results of fields; not what is hidden, struck, deleted or beside the text', () => {
  expect(
    blocksOf(
      [
        '{\\header running\\par}',
        '{\\listtext\\pard\\plain 1.\\tab}\\pard first\\par',
        '{\\pntext\\pard\\plain A\\tab}\\pard second\\par',
        '\\pard a{\\v hidden}b{\\strike struck}c{\\deleted gone}d\\par',
        '{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par',
        '{\\pict\\pngblip 89504e47}\\par',
        '{\\*\\unknown not this}x\\~y\\_z\\{\\}\\par',
        "{\\uc2\\u20844\\'b9\\'ab\\uc0\\u24320}{\\bin5 }}}{{ok}\\par",
      ].join('\n'),
    ),
  ).toEqual(['1.first', 'A second', 'abcd', '7', 'picture', 'x\u00a0y-z{}', '公开ok']);
});

test('tables in tables', () => {
  expect(
    blocksOf(
      '\\pard\\intbl\\itap1 a\\cell\\pard\\intbl\\itap2 b\\nestcell c\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1\\cell\\row\\pard after\\par',
    ),
  ).toEqual(['a', [['b', 'c']], 'after']);
});

describe('damaged and hostile', () => {
  const whole = rtfOf(distinctReport, byGbk);
  const made = (body: string) => (): Uint8Array => new Uint8Array(Buffer.from(body, 'latin1'));
  test.each<readonly [string, () => Uint8Array]>([
    ['cut in half', () => whole.slice(0, whole.length / 2)],
    ['its last brace missing', () => whole.slice(0, whole.length - 1)],
    ['nothing but its name', made('{\\rtf')],
    ['groups without end', made(`{\\rtf1${'{'.repeat(100_000)}`)],
    ['a word without end', made(`{\\rtf1\\${'a'.repeat(100_000)}}`)],
    ['hex that is none', made("{\\rtf1\\'zz}")],
    ['bytes beyond its end', made('{\\rtf1{\\bin999999999 x}}')],
    ['tables deeper than any', made(`{\\rtf1${'\\intbl\\itap9999 x\\nestcell'.repeat(200_000)}}`)],
    ['three million words', made(`{\\rtf1 ${'abcd'.repeat(1_000_000)}}`)],
    ['a million cells', made(`{\\rtf1\\intbl${'0\\cell '.repeat(1_000_000)}\\row}`)],
    ['closed at once', made('{\\rtf1}')],
    ['another document', made('{\\rtf1 Hello\\par}')],
  ])('%s: refused', async (_, file) => {
    const read = await readBytes(file());
    expect(read.kind).toBe('refusal');
    expect((read as { readonly message: string }).message).toContain('请');
  });

  test('any bytes overwritten: no inner error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (spots) => {
          const bytes = whole.slice();
          for (const [at, value] of spots) if (at >= 5) bytes[at] = value;
          const read = await readBytes(bytes);
          expect(isRefusal(read) || read.kind === 'source').toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
