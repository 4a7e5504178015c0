/** PDF files → the same figures and prose as the report they were printed from, in every manner of printing. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compose } from '../../../src/document/compose';
import type { Report } from '../../../src/form/report';
import { textKeys } from '../../../src/form/text';
import { describeReal, realBytes } from '../../real-reports';
import { readBytes, sourceOf, doubtsOf } from '../files';
import { distinctReport, hongze, reports } from '../reports';
import { expectSame } from './expect-same';
import { pdfFile, type FileOptions, type Text } from './pdf-file';
import { print, type Manner } from './print';

function printed(report: Report, manner: Manner = {}, options: FileOptions = {}): Uint8Array {
  return pdfFile(print(compose(report), manner), options);
}

const title = (report: Report): string => `${report.unit} ${String(report.year)}`;

test.each(reports.map((report, index) => [`${String(index + 1)} ${title(report)}`, report] as const))(
  '%s',
  async (_, report) => {
    const source = await sourceOf(printed(report));
    expectSame(source, report);
    expect(doubtsOf(source)).toBe('');
  },
);

const manners: readonly (readonly [string, Manner, FileOptions?])[] = [
  ['no rules around the tables', { open: true }],
  ['rules as thin rectangles', {}, { drawing: 'rectangles' }],
  ['not packed', {}, { packed: false }],
  ['at 60 %', { size: 9.6 }],
  ['in GBK', {}, { encoding: 'GBK-EUC-H' }],
  ['in UTF-16', {}, { encoding: 'UniGB-UTF16-H' }],
  ['page numbers and a running head', { numbered: true, runningHead: '政府信息公开工作年度报告' }],
  ['table 3 on a lying page', { lying: 'page' }],
  ['table 3 on a page that is rotated', { lying: 'rotated', numbered: true }],
  ['table 3 turned on an upright page', { lying: 'turned' }],
  ...[3, 7, 11, 15, 19].flatMap((blank): (readonly [string, Manner])[] => [
    [`table 3 broken after ${String(blank)} blank lines`, { blank }],
    [`the same, its head again`, { blank, heads: true, numbered: true }],
    [`the same, no rule at the break, no rules around`, { blank, broken: true, open: true }],
  ]),
];

describe.each(manners)('%s', (_, manner, options) => {
  test('every figure and all prose', async () => {
    expectSame(await sourceOf(printed(distinctReport, manner, options)), distinctReport);
  });
});

test.each([
  ['as LibreOffice prints it', 'report.pdf'],
  ['at 80 % in another font, no rules around, table 3 lying and broken over pages', 'restyled.pdf'],
])('%s', async (_, name) => {
  const source = await sourceOf(new Uint8Array(readFileSync(`test/intake/samples/${name}`)));
  expectSame(source, distinctReport);
  expect(doubtsOf(source)).toBe('');
});

describeReal('hongze-2024.pdf', 'a published one', () => {
  test('every figure as published, its row （六） of the form of 2019, and all prose in its parts', async () => {
    const source = await sourceOf(realBytes('hongze-2024.pdf'));
    const report = hongze(2024);
    expect(source.report.figures).toEqual(report.figures);
    expect([source.report.unit, source.report.year]).toEqual([report.unit, 2024]);
    const missing = textKeys.filter((key) => (source.report.text[key] ?? '') === '');
    expect(missing.filter((key) => key !== 'problems/improvement')).toEqual([]);
    expect(source.report.text['overview/requests']).toMatch(
      /^根据《条例》[^]*17件，均已在法定期限内予以答复。$/u,
    );
    expect(source.report.text.otherMatters).toMatch(/信息处理费0元。$/u);
  });
});

test('prose in two columns: told, because lines are read across', async () => {
  const pages = print(compose(distinctReport));
  const column = (x: number): readonly Text[] =>
    Array.from({ length: 9 }, (_, line) => ({
      x,
      y: 700 - 18 * line,
      size: 10,
      text: '两栏的文字各自成行，每行都到栏边',
    }));
  const columns = { width: 595, height: 842, rules: [], texts: [...column(70), ...column(330)] };
  const source = await sourceOf(pdfFile([...pages, columns]));
  expect(doubtsOf(source)).toContain(`第 ${String(pages.length + 1)} 页的文字像是排成两栏`);
  expect(doubtsOf(await sourceOf(pdfFile(pages)))).toBe('');
});

describe('doubted, and never read as a number', () => {
  const cell = (text: string): Uint8Array => {
    const document = compose(distinctReport);
    const pages = print(document).map((page) => ({
      ...page,
      texts: page.texts.map((one) => (one.text === '1001' ? { ...one, text } : one)),
    }));
    return pdfFile(pages);
  };

  test('a number printed over a rule', async () => {
    const pages = print(compose(distinctReport)).map((page) => ({
      ...page,
      texts: page.texts.map((one) => (one.text === '1169' ? { ...one, x: one.x + 14 } : one)),
    }));
    const source = await sourceOf(pdfFile(pages));
    expect(doubtsOf(source)).toContain('压在线上');
    const values = Object.values(source.report.figures);
    expect(values).not.toContain(1169);
    expect(
      values.filter(
        (value) => typeof value === 'number' && ![...Object.values(distinctReport.figures)].includes(value),
      ),
    ).toEqual([]);
  });

  test('two numbers in one cell', async () => {
    const source = await sourceOf(cell('10 01'));
    expect(Object.values(source.report.figures)).not.toContain(1001);
  });

  test('a character the font does not explain', async () => {
    const source = await sourceOf(cell('\ue0011001'));
    expect(doubtsOf(source)).toContain('认不出来');
    expect(Object.values(source.report.figures)).not.toContain(1001);
  });
});

test('characters that only look like radicals are the characters meant', async () => {
  const report = { ...distinctReport, unit: '云溪市青石区人民政府' };
  const pages = print(compose(report)).map((page) => ({
    ...page,
    texts: page.texts.map((one) => ({ ...one, text: one.text.replace(/人民/gu, '⼈⺠') })),
  }));
  const { report: found } = await sourceOf(pdfFile(pages));
  expect(found.unit).toBe('云溪市青石区人民政府');
});

describe('refused, each with its own word', () => {
  const page = { width: 595, height: 842, texts: [], rules: [] };
  const picture = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0000 EI Q';
  test.each<readonly [string, string, string, () => Uint8Array]>([
    [
      'a scan',
      'scan',
      '扫描件',
      () =>
        pdfFile([
          { ...page, before: picture },
          { ...page, before: picture },
        ]),
    ],
    [
      'a scan with recognised text under it',
      'scan',
      '识别',
      () =>
        pdfFile(
          print(compose(distinctReport)).map((each) => ({
            ...each,
            rules: [],
            before: picture,
            texts: each.texts.map((text) => ({ ...text, mode: 3 })),
          })),
        ),
    ],
    ['blank pages', 'no-text', '没有文字', () => pdfFile([page])],
    [
      'a password',
      'encrypted',
      '密码',
      () =>
        pdfFile([page], {
          objects: [
            `<< /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4 >>`,
          ],
          trailer: `/Encrypt 10 0 R /ID [<${'22'.repeat(16)}> <${'22'.repeat(16)}>]`,
        }),
    ],
    [
      'a form of XFA',
      'xfa',
      'XFA',
      () =>
        pdfFile([page], {
          catalogue: '/AcroForm << /XFA 10 0 R /Fields [] >>',
          objects: ['<< /Length 4 >>\nstream\n<xdp\nendstream'],
        }),
    ],
    ['nothing but its first line', 'corrupt', '损坏', () => Buffer.from('%PDF-1.7\n')],
    [
      'a letter',
      'not-a-report',
      '六个部分',
      () => pdfFile([{ ...page, texts: [{ x: 70, y: 700, size: 5, text: '今天天气很好。'.repeat(12) }] }]),
    ],
  ])('%s', async (_, reason, words, file) => {
    const result = await readBytes(file());
    expect(result).toMatchObject({ kind: 'refusal', reason });
    const { message } = result as { readonly message: string };
    expect(message).toContain(words);
    expect(message).toContain('请');
  });
});
