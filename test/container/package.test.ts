/** Parts by relationships, and XML read piece by piece. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { Package, relationshipsPath, resolveTarget } from '../../src/container/package';
import { Doctype, XmlReader, xmlText } from '../../src/container/xml';
import { Broken, TooLarge, zipEntries } from '../../src/container/zip';
import { spelledZip } from './spelled-zip';

const limits = { part: 1_000, together: 3_000, entries: 20 };
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function packageOf(parts: Readonly<Record<string, string>>): Package {
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  return new Package(zipEntries(spelledZip(files)), limits);
}

function links(...all: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

/** Every piece, as a line each. */
function pieces(xml: string): readonly string[] {
  const reader = new XmlReader(xml);
  const found: string[] = [];
  for (let piece = reader.next(); piece !== undefined; piece = reader.next())
    found.push(`${piece} ${piece === 'text' ? reader.text() : `${reader.name}/${String(reader.depth)}`}`);
  return found;
}

describe('parts', () => {
  test.each([
    ['xl/worksheets/a.xml', '../comments1.xml', 'xl/comments1.xml'],
    ['xl/workbook.xml', './worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/workbook.xml', '/xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/workbook.xml', 'worksheets\\sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['workbook.xml', 'a%20b.xml#Sheet1!A1', 'a b.xml'],
    ['', '../../../etc/passwd', 'etc/passwd'],
  ])('%s leads by %s to %s', (source, target, path) => {
    expect(resolveTarget(source, target)).toBe(path);
  });

  test('are found by their relationships, in any case', () => {
    const opened = packageOf({
      '_rels/.rels': links('<Relationship Id="a" Type="x/officeDocument" Target="XL/Book.xml"/>'),
      'xl/book.xml': '<workbook/>',
      'xl/_rels/book.xml.rels': links(
        '<Relationship Id="w" Type="x/hyperlink" Target="http://a.cn/b" TargetMode="External"/>',
        '<Relationship Id="s" Type="x/styles" Target="gone.xml"/>',
      ),
    });
    const path = opened.related('', 'officeDocument') ?? '';
    expect(opened.text(path)).toBe('<workbook/>');
    expect(opened.relationships(path)).toEqual([
      { id: 'w', type: 'x/hyperlink', kind: 'hyperlink', target: 'http://a.cn/b', external: true },
      { id: 's', type: 'x/styles', kind: 'styles', target: 'XL/gone.xml', external: false },
    ]);
    expect(opened.related(path, 'styles')).toBeUndefined();
    expect(relationshipsPath('')).toBe('_rels/.rels');
  });

  test('what a file is is told by the content type of its main part', () => {
    const typed = (types: string): Package =>
      packageOf({
        '_rels/.rels': links('<Relationship Id="a" Type="x/officeDocument" Target="/book.xml"/>'),
        'book.xml': '<workbook/>',
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
      });
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
    const macro = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    const override = `<Override PartName="/Book.xml" ContentType="${sheet}"/>`;
    const byEnding = `<Default Extension="XML" ContentType="${macro}"/>`;
    expect(typed(byEnding + override).main()).toEqual({ path: 'book.xml', kind: 'workbook' });
    expect(typed(byEnding).main()).toEqual({ path: 'book.xml', kind: 'document' });
    expect(typed('').main()).toEqual({ path: 'book.xml', kind: 'other' });
    expect(packageOf({ 'xl/workbook.xml': '<workbook/>' }).main()).toBeUndefined();
  });

  test('two of one name are damage; too many, or too large, are refused', () => {
    expect(() => packageOf({ 'a.xml': '<a/>', 'A.xml': '<a/>' })).toThrow(Broken);
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${String(n)}.xml`, '']));
    expect(() => packageOf(many)).toThrow(TooLarge);
    const large = packageOf({ a: 'x'.repeat(999), b: 'x'.repeat(999), c: 'x'.repeat(999), d: 'x'.repeat(4) });
    for (const name of ['a', 'b', 'c']) expect(large.text(name)).toHaveLength(999);
    expect(() => large.text('d')).toThrow(TooLarge);
    expect(() => packageOf({ a: 'x'.repeat(1_001) }).text('a')).toThrow(TooLarge);
  });
});

describe('XML', () => {
  test('is told piece by piece, with what it means', () => {
    const xml = `<?xml version="1.0"?>\n<!-- c --><a x='1 &gt; 0'>甲&amp;&#x4E59;\r\n<!-- -- --><![CDATA[<b>&amp;]]><b/></a >`;
    expect(pieces(xml)).toEqual([
      'open a/1',
      'text 甲&乙\n',
      'text <b>&amp;',
      'open b/2',
      'close b/2',
      'close a/1',
    ]);
    const reader = new XmlReader(xml);
    reader.next();
    expect(reader.attribute('x')).toBe('1 > 0');
    expect(reader.attribute('y')).toBeUndefined();
  });

  test('names go by their namespace, not by their prefix', () => {
    const xml = `<x:a xmlns:x="${main}" xmlns:o="urn:o"><x:b/><o:b/><c xmlns="urn:o"><d/></c><c xmlns:x="urn:x"><x:d/></c><x:e/></x:a>`;
    const names = pieces(xml).filter((piece) => piece.startsWith('open'));
    expect(names).toEqual([
      'open a/1',
      'open b/2',
      'open {urn:o}b/2',
      'open {urn:o}c/2',
      'open {urn:o}d/3',
      'open c/2',
      'open {urn:x}d/3',
      'open e/2',
    ]);
  });

  test('text put into XML is the same text out of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(
          pieces(`<a>${xmlText(text)}</a>`)
            .slice(1, -1)
            .join(''),
        ).toBe(text === '' ? '' : `text ${text}`);
        const reader = new XmlReader(`<a b="${xmlText(text)}"/>`);
        reader.next();
        expect(reader.attribute('b')).toBe(text);
      }),
    );
  });

  test.each([
    '',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    'x<a/>',
    '<a b></a>',
    '<a b=c/>',
    '<a b="<"/>',
    '<a b="1"c="2"/>',
    '<a>&x;</a>',
    '<a>&</a>',
    '<a>&#0;</a>',
    '<a><![CDATA[</a>',
    '<a><!-- </a>',
    '<x:a/>',
    '<a>\0</a>',
    '< a/>',
    '<a',
    '<a b="',
  ])('%s is not well-formed', (xml) => {
    expect(() => pieces(xml)).toThrow(Broken);
  });

  test('a DOCTYPE is not read', () => {
    expect(() => pieces('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(Doctype);
  });

  test('is read in one go however deep or long it is', () => {
    const n = 300_000;
    expect(pieces('<a>'.repeat(n) + '</a>'.repeat(n))).toHaveLength(2 * n);
    expect(() => pieces('<a>'.repeat(n))).toThrow(Broken);
    expect(() => pieces(`<a>${'<!--'.repeat(n)}</a>`)).toThrow(Broken);
    expect(() => pieces(`<a>${'&'.repeat(n)}</a>`)).toThrow(Broken);
    expect(() => pieces(`<a ${'b="1" '.repeat(n)}`)).toThrow(Broken);
  });
});
