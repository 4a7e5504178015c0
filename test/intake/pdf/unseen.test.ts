/** Text in the file that nobody sees on the page is not read, and what is only coloured or marked is. */
import { describe, expect, test } from '@jest/globals';
import { compose } from '../../../src/document/compose';
import { distinctReport } from '../reports';
import { doubtsOf, sourceOf } from '../files';
import { expectSame } from './expect-same';
import { pdfFile, type FileOptions, type Page, type Text } from './pdf-file';
import { print } from './print';

const pages = (): readonly Page[] => print(compose(distinctReport));
const number = '1001';

/** Every page as printed; the one with the number changed, by where the number stands. */
function withNumber(change: (page: Page, text: Text) => Page, options?: FileOptions): Uint8Array {
  let changed = 0;
  const all = pages().map((page) => {
    const text = page.texts.find((one) => one.text === number);
    if (!text) return page;
    changed += 1;
    return change(page, text);
  });
  expect(changed).toBe(1);
  return pdfFile(all, options);
}

const without = ({ texts }: Page, text: Text): readonly Text[] => texts.filter((one) => one !== text);
const boxAt = ({ x, y, size }: Text): string =>
  `${String(x - 1)} ${String(y - 2)} ${String(size * 2 + 2)} ${String(size)} re f`;
const valuesOf = async (bytes: Uint8Array) => {
  const source = await sourceOf(bytes);
  return { source, doubts: doubtsOf(source), values: Object.values(source.report.figures) };
};

describe('not read, and told', () => {
  test('a number painted over, with another in its place', async () => {
    const { values, doubts } = await valuesOf(
      withNumber((page, text) => ({
        ...page,
        texts: [...page.texts, { ...text, text: '7777', look: `1 g ${boxAt(text)} 0 g` }],
      })),
    );
    expect(values).not.toContain(1001);
    expect(values).toContain(7777);
    expect(doubts).toContain('看不见');
  });

  test('a number painted over, and nothing in its place', async () => {
    const { values, doubts } = await valuesOf(
      withNumber((page, text) => ({ ...page, after: `1 g ${boxAt(text)}` })),
    );
    expect(values).not.toContain(1001);
    expect(doubts).toContain('看不见');
  });

  test.each(['1 g', '0.97 0.98 0.99 rg', '0 0 0 0 k'])('figures as light as the paper (%s)', async (look) => {
    const { source, doubts } = await valuesOf(
      withNumber((page, text) => ({
        ...page,
        texts: [...page.texts, { ...text, x: text.x - text.size / 2, text: '9', look }],
      })),
    );
    expectSame(source, distinctReport);
    expect(doubts).toContain('有 1 个字看不见');
  });

  test('figures outside the part that is shown', async () => {
    const cut = pages().map((page, index) => ({
      ...page,
      cropBox: `/CropBox [0 0 ${String(page.width)} ${String(page.height)}]`,
      texts: [
        ...page.texts,
        ...(index === 0 ? [{ x: page.width + 20, y: 300, size: 10, text: '不在纸上' }] : []),
      ],
    }));
    const { source, doubts } = await valuesOf(pdfFile(cut));
    expectSame(source, distinctReport);
    expect(doubts).toContain('有 4 个字看不见');
  });

  test('figures that a clip leaves nothing of', async () => {
    const { source } = await valuesOf(
      withNumber((page, text) => ({
        ...page,
        after: `q 0 0 5 5 re W n BT /F1 ${String(text.size)} Tf ${String(text.x - text.size)} ${String(text.y)} Td <0039> Tj ET Q`,
      })),
    );
    expectSame(source, distinctReport);
  });

  test('glyphs of a font that does not say which characters they are', async () => {
    const { values, doubts } = await valuesOf(
      withNumber(
        (page, text) => ({
          ...page,
          texts: [...without(page, text), { ...text, font: 'F9' }],
        }),
        {
          fonts: '/F9 10 0 R',
          objects: [
            '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Sub /Encoding /Identity-H /DescendantFonts [11 0 R] >>',
            '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Sub /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 12 0 R >>',
            '<< /Type /FontDescriptor /FontName /ABCDEF+Sub /Flags 4 /FontBBox [0 -200 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
          ],
        },
      ),
    );
    // The glyphs' numbers are those of the characters 1001, by chance.
    expect(values).not.toContain(1001);
    expect(doubts).toContain('认不出来');
  });
});

describe('read, and nothing to tell', () => {
  const states = '/See << /Type /ExtGState /ca 0.4 >> /Mark << /Type /ExtGState /BM /Multiply >>';
  const marked = (after: (text: Text) => string): Uint8Array =>
    withNumber((page, text) => ({ ...page, after: after(text) }), { states });

  test.each<readonly [string, () => Uint8Array]>([
    ['marked with a pen that is seen through', () => marked((text) => `/See gs 1 1 0 rg ${boxAt(text)}`)],
    ['marked with a pen that multiplies', () => marked((text) => `/Mark gs 1 1 0 rg ${boxAt(text)}`)],
    ['under a box that is clipped away', () => marked((text) => `0 0 5 5 re W n 1 g ${boxAt(text)}`)],
    [
      'in white on dark',
      () =>
        withNumber((page, text) => ({
          ...page,
          texts: [...without(page, text), { ...text, look: `0 0 0.5 rg ${boxAt(text)} 1 g` }],
        })),
    ],
    [
      'on a box of its own',
      () =>
        withNumber((page, text) => ({
          ...page,
          texts: [...without(page, text), { ...text, look: `0.9 g ${boxAt(text)} 0 g` }],
        })),
    ],
  ])('%s', async (_, make) => {
    const { source, doubts } = await valuesOf(make());
    expectSame(source, distinctReport);
    expect(doubts).toBe('');
  });
});
