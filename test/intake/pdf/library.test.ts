/**
 * What is used of pdfjs-dist and written down nowhere: the arguments of its operator lists. They changed in 5.1; where
 * an upgrade changes them again, this is red before tables are read wrong.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import type { OperatorList, PdfFont, PdfGlyph } from '../../../src/intake/formats/pdf/pdf-library';
import { pdfFile } from './pdf-file';

interface Seen {
  readonly version: string;
  readonly names: readonly (readonly [string, number])[];
  readonly list: OperatorList;
  readonly font: PdfFont;
}

/** Everything a page of one letter, one stroke, one filled rectangle and one turned matrix gives. */
let seen: Seen;

/** Jest's modules cannot import pdfjs; a Node of its own can. */
const script = `
  const chunks = [];
  process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', async () => {
    for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};
    await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    const { getDocument, OPS, version } = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
    const { readFile } = await import('node:fs/promises');
    class CMapReaderFactory {
      async fetch({ name }) {
        return { cMapData: new Uint8Array(await readFile('node_modules/pdfjs-dist/cmaps/' + name + '.bcmap')), isCompressed: true };
      }
    }
    const file = await getDocument({ data: new Uint8Array(Buffer.concat(chunks)), disableFontFace: true, verbosity: 0, cMapUrl: 'x/', cMapPacked: true, CMapReaderFactory }).promise;
    const page = await file.getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
    const at = fnArray.indexOf(OPS.setFont);
    const { vertical, fontMatrix } = page.commonObjs.get(argsArray[at][0]);
    const plain = (value) =>
      ArrayBuffer.isView(value) ? Array.from(value) : Array.isArray(value) ? value.map(plain) : value;
    process.stdout.write(JSON.stringify({
      version,
      names: Object.entries(OPS),
      list: { fnArray, argsArray: argsArray.map((args) => plain(Array.from(args ?? []))) },
      font: { vertical, fontMatrix },
    }));
  });`;

beforeAll(async () => {
  const { spawnSync } = await import('node:child_process');
  const bytes = pdfFile([
    {
      width: 595,
      height: 842,
      before: 'q 2 0 0 2 10 20 cm Q',
      texts: [{ x: 70, y: 700, size: 12, text: '表7' }],
      rules: [[70, 600, 300, 600]],
    },
    { width: 595, height: 842, texts: [], rules: [] },
  ]);
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { input: bytes, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  seen = JSON.parse(stdout) as Seen;
});

const argsOf = (name: string): unknown[][] => {
  const code = new Map(seen.names).get(name);
  return seen.list.fnArray.flatMap((each, index) =>
    each === code ? [(seen.list.argsArray[index] ?? []) as unknown[]] : [],
  );
};

test('the version is the one this was written for', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(seen.version).toBe(dependencies['pdfjs-dist']);
});

test('every operator that is read has the name it is read by', () => {
  const names = seen.names.map(([name]) => name);
  for (const name of 'save restore transform setGState paintFormXObjectBegin paintFormXObjectEnd beginGroup endGroup beginMarkedContentProps beginMarkedContent endMarkedContent constructPath showText fill eoFill stroke closeStroke fillStroke eoFillStroke closeFillStroke closeEOFillStroke beginText setCharSpacing setWordSpacing setHScale setLeading setFont setTextRenderingMode setTextRise moveText setLeadingMoveText nextLine setTextMatrix paintImageXObject paintInlineImageXObject'.split(
    ' ',
  ))
    expect(names).toContain(name);
});

test('a path: who paints it, then [codes and coordinates], then its box', () => {
  const stroke = new Map(seen.names).get('stroke');
  expect(argsOf('constructPath')).toEqual([[stroke, [[0, 70, 600, 1, 300, 600]], [70, 600, 300, 600]]]);
});

test('text: glyphs with their character and width, in a font with its matrix', () => {
  const [[glyphs]] = argsOf('showText') as [[readonly PdfGlyph[]]];
  expect(glyphs.map(({ unicode, width, isSpace }) => [unicode, width, isSpace])).toEqual([
    ['表', 1000, false],
    ['7', 500, false],
  ]);
  expect(seen.font.vertical).toBe(false);
  expect(seen.font.fontMatrix?.[0]).toBe(0.001);
});

test('matrices: six numbers, as a list or as an object of indices', () => {
  expect(argsOf('transform')).toEqual([[2, 0, 0, 2, 10, 20]]);
  const [[matrix]] = argsOf('setTextMatrix') as [[Readonly<Record<number, number>>]];
  expect(Array.from({ length: 6 }, (_, index) => matrix[index])).toEqual([1, 0, 0, 1, 70, 700]);
  expect(argsOf('setFont')[0]?.[1]).toBe(12);
});
