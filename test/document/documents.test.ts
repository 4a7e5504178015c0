import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { compose } from '../../src/document/compose';
import type { DocumentCell, ReportDocument, TableBlock } from '../../src/document/document';
import { formats } from '../../src/document/index';
import { convert } from '../libreoffice';
import { startOf } from '../programs';
import { testWith } from '../tools';
import { testValid, verdict } from '../validator';
import { sampleReport, wideReport } from './sample-report';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** Parses strictly; throws where a browser or Word would. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] };
    open[open.length - 1]?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open[open.length - 1]?.children.push(text));
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return root;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

async function written(document: ReportDocument, id: 'docx' | 'html'): Promise<Uint8Array> {
  const format = formats.find((candidate) => candidate.id === id);
  if (!format) throw new Error(id);
  return format.write(document);
}

async function docx(document: ReportDocument): Promise<Record<string, string>> {
  const parts = unzipSync(await written(document, 'docx'));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function body(document: ReportDocument): Promise<Element> {
  return parse((await docx(document))['word/document.xml'] ?? '');
}

function tablesOf(document: ReportDocument): readonly TableBlock[] {
  return document.blocks.filter((block): block is TableBlock => block.kind === 'table');
}

type Shape = Pick<DocumentCell, 'row' | 'column' | 'rowSpan' | 'columnSpan' | 'text'>;

/** The cells of a Word table, its merges undone. */
function wordCells(table: Element): readonly Shape[] {
  const cells: { -readonly [K in keyof Shape]: Shape[K] }[] = [];
  all(table, 'w:tr').forEach((tr, row) => {
    let column = 0;
    for (const tc of all(tr, 'w:tc')) {
      const columnSpan = Number(all(tc, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1);
      const merge = all(tc, 'w:vMerge')[0];
      const above = cells.find((cell) => cell.column === column && cell.row + cell.rowSpan === row);
      if (merge && merge.attributes['w:val'] !== 'restart' && above) above.rowSpan += 1;
      else cells.push({ row, column, rowSpan: 1, columnSpan, text: textOf(tc) });
      column += columnSpan;
    }
  });
  return cells;
}

/** The cells of an HTML table, its spans laid out. */
function htmlCells(table: Element): readonly Shape[] {
  const taken = new Set<string>();
  return all(table, 'tr').flatMap((tr, row) => {
    let column = 0;
    return tr.children
      .filter((child): child is Element => typeof child !== 'string')
      .map((cell) => {
        while (taken.has(`${String(row)},${String(column)}`)) column += 1;
        const rowSpan = Number(cell.attributes['rowspan'] ?? 1);
        const columnSpan = Number(cell.attributes['colspan'] ?? 1);
        for (let r = 0; r < rowSpan; r += 1) {
          for (let c = 0; c < columnSpan; c += 1) taken.add(`${String(row + r)},${String(column + c)}`);
        }
        return { row, column, rowSpan, columnSpan, text: textOf(cell) };
      });
  });
}

const shapes = (table: TableBlock): readonly Shape[] =>
  table.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
    row,
    column,
    rowSpan,
    columnSpan,
    text,
  }));

async function page(document: ReportDocument): Promise<Element> {
  const html = strFromU8(await written(document, 'html'));
  return parse(html.replace('<!DOCTYPE html>', '').replace(/<(meta|col|br)\b([^>]*)>/gu, '<$1$2/>'));
}

describe.each([
  ['the sample', sampleReport()],
  ['a wide report', wideReport()],
])('%s', (_, report) => {
  const document = compose(report);

  test('has every figure where the form prints it', () => {
    const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));
    expect(cells).toHaveLength(200);
    for (const table of tablesOf(document)) {
      for (const cell of cells.filter(({ key }) => key.startsWith(`${table.id}/`))) {
        const printed = table.cells.find(({ row, column }) => row === cell.row && column === cell.column);
        expect(printed?.text).toBe(String(report.figures[cell.key]));
      }
    }
  });

  test('.docx, read back, has the same tables with the same merges', async () => {
    const tables = all(await body(document), 'w:tbl');
    expect(tables.map(wordCells)).toEqual(tablesOf(document).map(shapes));
  });

  test('.html, read back, has the same tables with the same merges', async () => {
    const tables = all(await page(document), 'table');
    expect(tables.map(htmlCells)).toEqual(tablesOf(document).map(shapes));
  });

  test('both have all the words in order', async () => {
    const words = document.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
    const paragraphs = (await body(document)).children.flatMap((root) =>
      typeof root === 'string' ? [] : all(root, 'w:body').flatMap(({ children }) => children),
    );
    const inWord = paragraphs.flatMap((child) =>
      typeof child !== 'string' && child.name === 'w:p' ? [textOf(child)] : [],
    );
    expect(inWord.filter((text) => text !== '')).toEqual(words);
    const main = all(await page(document), 'main')[0];
    const inPage = main?.children.flatMap((child) =>
      typeof child === 'string' || child.name === 'div' ? [] : [textOf(child)],
    );
    expect(inPage?.join('')).toBe(words.join(''));
  });

  test('headings are real: outline levels in Word, h1 to h3 in HTML', async () => {
    const parts = await docx(document);
    const styles = all(parse(parts['word/styles.xml'] ?? ''), 'w:style');
    const level = (id: string) =>
      all(
        styles.find(({ attributes }) => attributes['w:styleId'] === id)!,
        'w:outlineLvl',
      )[0]?.attributes['w:val'];
    expect([level('Heading1'), level('Heading2')]).toEqual(['0', '1']);
    const used = all(await body(document), 'w:pStyle').map(({ attributes }) => attributes['w:val']);
    expect(used.filter((id) => id === 'Heading1')).toHaveLength(6);
    const html = await page(document);
    expect([all(html, 'h1').length, all(html, 'h2').length]).toEqual([1, 6]);
  });

  test('every number in HTML names its heads, and every name is there', async () => {
    const html = await page(document);
    const ids = new Set(all(html, 'th').map(({ attributes }) => attributes['id']));
    const cells = all(html, 'td').filter(({ attributes }) => attributes['headers'] !== undefined);
    expect(cells).toHaveLength(200);
    for (const { attributes } of cells) {
      const heads = attributes['headers']?.split(' ') ?? [];
      expect(heads.length).toBeGreaterThan(0);
      expect(heads.filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  test('the same report gives the same bytes', async () => {
    for (const id of ['docx', 'html'] as const) {
      expect(
        Buffer.from(await written(compose(report), id)).equals(Buffer.from(await written(document, id))),
      ).toBe(true);
    }
  });
});

describe('set as reports print it', () => {
  const document = compose({ ...sampleReport(), headings: { 'overview/proactive': '(一) 主动公开' } });

  test('.docx: bars centred, heads and main rows bold, only tables 3 and 4 kept whole', async () => {
    const [two, three, four] = all(await body(document), 'w:tbl');
    if (!two || !three || !four) throw new Error('tables');
    const bars = all(two, 'w:tc').filter((cell) => all(cell, 'w:shd').length > 0);
    expect(bars).toHaveLength(4);
    expect(bars.flatMap((cell) => all(cell, 'w:jc'))).toEqual([]);
    const bold = (text: string): number =>
      all(three, 'w:tc')
        .filter((cell) => textOf(cell).includes(text))
        .flatMap((cell) => all(cell, 'w:b')).length;
    for (const text of ['自然人', '本年新收', '结转下年度']) expect([text, bold(text)]).toEqual([text, 1]);
    expect(bold('予以公开')).toBe(0);
    expect([two, three, four].map((table) => all(table, 'w:keepNext').length > 0)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('a heading of an import gets the brackets of the form, and air over a table', async () => {
    expect(document.blocks).toContainEqual({ kind: 'heading', level: 2, text: '（一）主动公开' });
    const xml = (await docx(document))['word/document.xml'] ?? '';
    expect(xml.match(/<w:spacing w:after="120"/gu)).toHaveLength(3);
  });

  test('.html: nothing hidden that a CMS could bring to light; tables scroll in boxes, labels stay', async () => {
    const html = strFromU8(await written(document, 'html'));
    expect(html).not.toMatch(/<caption|clip-path|display:none|visibility:hidden/u);
    const boxes = all(await page(document), 'div').filter((box) => all(box, 'table').length === 1);
    expect(boxes.map(({ attributes }) => attributes['style']?.includes('overflow-x:auto'))).toEqual([
      true,
      true,
      true,
    ]);
    const third = all(await page(document), 'table').find(
      ({ attributes }) => attributes['id'] === 'requests',
    );
    if (!third) throw new Error('table 3');
    const rows = all(third, 'tr').filter((row) => all(row, 'td').length === 7);
    expect(rows).toHaveLength(25);
    for (const row of rows) {
      expect(all(row, 'th').filter(({ attributes }) => attributes['class']?.startsWith('l'))).toHaveLength(1);
    }
  });
});

describe('what was typed cannot harm', () => {
  const nasty = `<script>alert(1)</script> & "q" 'a' ]]> 😀𠮷 \u0001\u000B\uFFFE\uFFFF\uD800 <w:p/> ${'长'.repeat(100_000)}`;
  const report: Report = {
    ...sampleReport(),
    unit: '甲<乙>&街道办事处',
    text: { ...sampleReport().text, 'overview/lead': nasty },
    headings: { 'overview/proactive': '（一）<b>主动公开</b>' },
    figures: { ...sampleReport().figures, 'requests/received/business': '<i>+19</i>' },
  };

  test('both formats are well-formed and show it as it is, less what no document may hold', async () => {
    const document = compose(report);
    const shown = '<script>alert(1)</script> & "q" \'a\' ]]> 😀𠮷  <w:p/>';
    expect(textOf(await body(document))).toContain(shown);
    expect(textOf(await page(document))).toContain(shown);
    const html = strFromU8(await written(document, 'html'));
    expect(html).not.toMatch(/<script|<i>|<b>|javascript:|https?:/u);
    expect(document.dropped.map(({ part, code }) => [part, code])).toEqual(
      [0x1, 0xb, 0xfffe, 0xffff, 0xd800].map((code) => ['overview/lead', code]),
    );
  });

  test('an empty report makes a document too', async () => {
    const document = compose(emptyReport, { draft: true });
    expect(textOf(await page(document))).toContain('未通过校验');
    expect((await docx(document))['word/header1.xml']).toContain('未通过校验');
    expect(all(await body(document), 'w:tbl')).toHaveLength(3);
  });
});

describe('other programs agree', () => {
  testWith(['soffice', 'pdftotext'], 'LibreOffice opens it, with table 3 whole on one page', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-docx-'));
    return written(compose(wideReport()), 'docx').then((bytes) => {
      writeFileSync(join(folder, 'a.docx'), bytes);
      convert([join(folder, 'a.docx')], 'pdf', folder);
      const { stdout } = spawnSync(startOf('pdftotext'), ['-layout', join(folder, 'a.pdf'), '-'], {
        encoding: 'utf8',
      });
      rmSync(folder, { recursive: true, force: true });
      const pages = stdout.split('\f');
      const third = pages.find((text) => text.includes('本年新收政府信息公开申请数量')) ?? '';
      expect(third).toContain('结转下年度继续办理');
      expect(pages.length).toBeGreaterThan(4);
    });
  });

  testValid('the Open XML SDK finds no fault', async () => {
    for (const document of [compose(wideReport()), compose(emptyReport, { draft: true })]) {
      expect(verdict(await written(document, 'docx'), 'docx').errors).toEqual([]);
    }
  });
});
