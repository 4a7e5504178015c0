/**
 * The scanner of XML beside an independent one (saxes): the same names, attributes and texts in documents made at random,
 * damaged at random, and in every part of the files of other programs; and the same cells of their sheets.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { Broken, inflateEntry, zipEntries } from '../../src/container/zip';
import { XmlReader } from '../../src/container/xml';
import { readStrings } from '../../src/hosts/file/splice/strings';
import { scanCells } from '../../src/hosts/file/splice/scan-cells';
import { cellName } from '../../src/workbook/a1';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Namespaces whose elements the scanner calls by their local names. */
const plain: ReadonlySet<string> = new Set([
  '',
  main,
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
]);

/** What a document says, an event a line; texts that follow each other are one. */
type Said = readonly string[];

class Saying {
  readonly lines: string[] = [];
  #text = '';
  #flush(): void {
    if (this.#text !== '') this.lines.push(`text ${this.#text}`);
    this.#text = '';
  }
  text(text: string): void {
    this.#text += text;
  }
  open(name: string, attributes: readonly (readonly [string, string])[]): void {
    this.#flush();
    this.lines.push(`open ${name} ${JSON.stringify(attributes)}`);
  }
  close(name: string): void {
    this.#flush();
    this.lines.push(`close ${name}`);
  }
}

/** undefined where the scanner says the document is damaged. */
function byScanner(xml: string): Said | undefined {
  const said = new Saying();
  try {
    const reader = new XmlReader(xml);
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      if (piece === 'text') said.text(reader.text());
      else if (piece === 'open') said.open(reader.name, reader.attributes());
      else said.close(reader.name);
    }
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
  return said.lines;
}

function bySaxes(xml: string): Said | undefined {
  const said = new Saying();
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let failed = false;
  const name = ({ uri, local }: { readonly uri: string; readonly local: string }): string =>
    plain.has(uri) ? local : `{${uri}}${local}`;
  const text = (words: string): void => {
    if (depth > 0) said.text(words);
  };
  parser.on('error', () => (failed = true));
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', (tag) => {
    depth += 1;
    said.open(
      name(tag),
      Object.values(tag.attributes).map(({ name: spelled, value }) => [spelled, value] as const),
    );
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    said.close(name(tag));
  });
  parser.write(xml).close();
  return failed ? undefined : said.lines;
}

/** What both take for well-formed they read alike; what the scanner refuses the other refuses too. */
function expectAlike(xml: string): void {
  // The other takes white space off the ends of namespaces, which XML does not.
  if (/xmlns(?::\w+)?=(?:["']\s|"[^"]*\s"|'[^']*\s')/u.test(xml)) return;
  const [ours, theirs] = [byScanner(xml), bySaxes(xml)];
  if (ours === undefined || theirs === undefined) expect([xml, theirs]).toEqual([xml, undefined]);
  else expect(ours).toEqual(theirs);
}

const words = fc.stringMatching(/^[甲a1 <&>"'\]\t\n-]{0,8}$/u);
const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
const names = ['c', 'v', 'row', 'x:c', 'y:c', 'a-b.c', '格'] as const;
const attribute = fc.tuple(fc.constantFrom('r', 's', 'x:t', 'y:ref', 'xml:space'), words);
const space = fc.constantFrom('', ' ', '\n', '\r\n\t');

const { element } = fc.letrec<{ element: string; inner: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...names),
      fc.uniqueArray(attribute, { selector: ([name]) => name, maxLength: 3 }),
      fc.constantFrom('', ` xmlns="${main}"`, ' xmlns="urn:o"', ' xmlns:x="urn:o"', ` xmlns:y="${main}"`),
      fc.array(tie('inner'), { maxLength: 4 }),
      space,
      fc.boolean(),
    )
    .map(([name, attributes, declared, inner, gap, single]) => {
      const told = attributes.map(([key, value]) =>
        single && !value.includes("'") ? ` ${key}='${escaped(value)}'` : ` ${key}="${escaped(value)}"`,
      );
      const start = `<${name}${declared}${told.join('')}${gap}`;
      return inner.length === 0 && single
        ? `${start}/>`
        : `${start}>${inner.join('')}</${name}${gap.replace('/', '')}>`;
    }),
  inner: fc.oneof(
    { depthSize: 'small' },
    words.map(escaped),
    words.filter((text) => !text.includes(']]>')).map((text) => `<![CDATA[${text}]]>`),
    fc.constantFrom('<!-- a > b -->', '<?p x?>', '&#x7532;', '&#65;', '&amp;&lt;', '\r\n', '\r'),
    tie('element'),
  ),
}));
const root = element.map(
  (xml) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<x:r xmlns="${main}" xmlns:x="${main}" xmlns:y="urn:y">${xml}</x:r>\n`,
);

describe('beside an independent scanner', () => {
  test('documents of every spelling say the same', () => {
    fc.assert(
      fc.property(root, (xml) => {
        expect(byScanner(xml)).toEqual(bySaxes(xml));
        expect(byScanner(xml)).toBeDefined();
      }),
      { numRuns: 600 },
    );
  });

  test('damaged documents are refused where the other refuses them, or read alike', () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', '<', '>', '&', '"', '/', 'x', ':', ' ', ']'),
    );
    fc.assert(
      fc.property(root, fc.array(damage, { minLength: 1, maxLength: 2 }), (xml, damages) => {
        let spoiled = xml;
        for (const [place, gone, put] of damages) {
          const at = place % spoiled.length;
          spoiled = spoiled.slice(0, at) + put + spoiled.slice(at + gone);
        }
        expectAlike(spoiled);
      }),
      { numRuns: 1_500 },
    );
  });
});

interface Cell {
  readonly style: string;
  readonly type: string;
  readonly raw: string;
  readonly formula: string;
}

/** The cells of a sheet by an independent reading of its grammar; only for sheets that say where each cell is. */
function cellsBySaxes(xml: string): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: string[] = [];
  let at = '';
  let cell: Cell | undefined;
  const text = (words: string): void => {
    const element = open[open.length - 1];
    if (!cell || element === undefined) return;
    if (element === 'v') cell = { ...cell, raw: cell.raw + words };
    if (element === 't' && open.includes('is') && !open.includes('rPh'))
      cell = { ...cell, raw: cell.raw + words };
    if (element === 'f') cell = { ...cell, formula: cell.formula + words };
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', ({ uri, local, attributes }) => {
    open.push(plain.has(uri) ? local : `{${uri}}${local}`);
    if (open[open.length - 1] !== 'c' || !open.includes('sheetData')) return;
    at = attributes['r']?.value ?? '';
    cell = {
      style: attributes['s']?.value ?? '0',
      type: attributes['t']?.value ?? 'n',
      raw: '',
      formula: '',
    };
  });
  parser.on('closetag', () => {
    if (open.pop() === 'c' && cell) {
      cells.set(at, cell);
      cell = undefined;
    }
  });
  parser.write(xml).close();
  return cells;
}

function cellsByScanner(xml: string): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next())
    if (piece === 'open' && reader.name === 'sheetData')
      scanCells(reader, {
        cell: ({ row, column, style, type, raw = '', formula, start, end, tagEnd }) => {
          cells.set(cellName(row, column), { style: String(style), type, raw, formula: formula?.text ?? '' });
          // What writing goes by.
          expect(xml.slice(start, tagEnd)).toMatch(/^<(?:\w+:)?c\b[^<]*>$/u);
          expect(xml.slice(start, end)).toMatch(/(?:\/>|<\/(?:\w+:)?c\s*>)$/u);
          if (formula) expect(xml.slice(formula.start, formula.end)).toMatch(/^<(?:\w+:)?f\b[^]*>$/u);
        },
      });
  return cells;
}

const folder = join(__dirname, '../../../shared/cases/files');
/** Without those nested so deep that the other scanner takes minutes. */
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.(?:xlsx|docx)$/u.test(name) && !/^x1[89]/u.test(name))
  : [];

if (files.length === 0)
  describe.skip('SKIPPED, no folder of cases beside the project: parts of other programs', () => undefined);
else
  describe('parts of other programs', () => {
    const partsOf = (file: string): readonly (readonly [string, string])[] =>
      zipEntries(readFileSync(join(folder, file))).flatMap((entry) => {
        if (!/\.(?:xml|rels|vml)$/iu.test(entry.name) || entry.size > 1_000_000) return [];
        try {
          const bytes = inflateEntry(entry, 1_000_000);
          return [[entry.name, new TextDecoder().decode(bytes)] as const];
        } catch {
          // A checksum that does not fit.
          return [];
        }
      });

    const seen = new Set<string>();
    test('say the same', () => {
      for (const file of files)
        for (const [, xml] of partsOf(file)) {
          // Most parts are in every file.
          if (!seen.has(xml)) expectAlike(xml);
          seen.add(xml);
        }
      expect(seen.size).toBeGreaterThan(50);
    });

    test('have the same cells and strings', () => {
      let sheets = 0;
      const compared = new Set<string>();
      for (const file of files.filter((name) => name.endsWith('.xlsx')))
        for (const [name, xml] of partsOf(file)) {
          if (compared.has(xml)) continue;
          compared.add(xml);
          if (bySaxes(xml) === undefined) continue;
          if (/<(?:\w+:)?sst\b/u.test(xml)) expect(readStrings(xml).length).toBeGreaterThan(0);
          const theirs = /<(?:\w+:)?sheetData\b/u.test(xml) ? cellsBySaxes(xml) : new Map<string, Cell>();
          if (theirs.size === 0 || theirs.has('')) continue;
          sheets += 1;
          const texts = (cell: Cell): Cell => ({
            ...cell,
            raw: cell.raw.replace(/[¹²]/gu, (n) => (n === '¹' ? '1' : '2')),
          });
          const ours = new Map([...cellsByScanner(xml)].map(([at, cell]) => [at, texts(cell)]));
          expect([name, ours]).toEqual([name, theirs]);
        }
      expect(sheets).toBeGreaterThan(10);
    });
  });
