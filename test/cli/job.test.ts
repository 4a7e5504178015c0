/** The main job, by the same commands as in the README: a report's text → workbook → check → documents. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { describeReal, realReport } from '../real-reports';
import { nianbao, workFolder } from './nianbao';
import { resolve } from 'node:path';

interface Printed {
  readonly unit: string;
  readonly level: string;
  readonly year: number;
  readonly figures: Record<string, number>;
  readonly text: Record<string, string>;
}

/** All numbers of the tables in the order printed, read from the text with nothing of ours. */
function numbersInTables(text: string): readonly number[] {
  const lines = text.split(/\r?\n/u);
  const from = lines.findIndex((line) => line.startsWith('二、'));
  const to = lines.findIndex((line) => line.startsWith('五、'));
  return lines.slice(from, to).flatMap((line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    return cells.filter((cell) => /^\d+(\.\d+)?$/u.test(cell)).map(Number);
  });
}

/** What a reader sees, without white space, brackets' width or the punctuation after a heading. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

function documentXml(path: string): string {
  return strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array());
}

function textOf(xml: string): string {
  return xml
    .replace(/<[^>]+>/gu, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&');
}

/** The numbers of the document's tables, cell by cell in reading order. */
function numbersInDocument(xml: string): readonly number[] {
  return [...xml.matchAll(/<w:tc>(.*?)<\/w:tc>/gsu)]
    .map(([, cell = '']) => textOf(cell))
    .filter((cell) => /^\d+(\.\d+)?$/u.test(cell))
    .map(Number);
}

function job(source: string, text: string, unit: string): void {
  const { at, remove } = workFolder();
  afterAll(remove);

  test('import reads all 200 figures and says which label is misprinted', () => {
    const run = nianbao('import', source, at('a.xlsx'));
    expect(run).toMatchObject({ code: 0 });
    const printed = JSON.parse(nianbao('figures', at('a.xlsx')).out) as Printed;
    expect(printed).toMatchObject({ unit, level: '街道', year: 2024 });
    const expected = numbersInTables(text);
    expect(expected).toHaveLength(200);
    expect(Object.values(printed.figures)).toEqual(expected);
  });

  test('import keeps every paragraph of the prose', () => {
    const { text: parts } = JSON.parse(nianbao('figures', at('a.xlsx')).out) as Printed;
    const kept = plain(Object.values(parts).join(''));
    const lines = text.split(/\r?\n/u).map((line) => line.trim());
    const prose = [
      ...lines.slice(
        lines.findIndex((line) => line.startsWith('一、')),
        lines.findIndex((line) => line.startsWith('二、')),
      ),
      ...lines.slice(lines.findIndex((line) => line.startsWith('五、'))),
    ].filter((line) => line !== '' && !/^[一二三四五六]、/u.test(line));
    expect(prose.length).toBeGreaterThan(7);
    for (const paragraph of prose) {
      const body = plain(paragraph).replace(/^\([一二三四五]\)[^。]{2,16}。/u, '');
      expect(kept).toContain(body);
    }
  });

  test('check finds no error, and the misprinted label', () => {
    const run = nianbao('check', at('a.xlsx'), '--json');
    expect(run.code).toBe(0);
    const [result] = JSON.parse(run.out) as {
      status: string;
      findings: { rule: string; severity: string; where: string[]; actual?: string }[];
    }[];
    expect(result?.status).toBe('ok');
    const loud = result?.findings.filter(({ severity }) => severity !== 'hint');
    expect(loud?.map(({ rule, actual }) => [rule, actual])).toEqual([['label', '本年度止件数']]);
    expect(loud?.[0]?.where[0]).toMatch(/^二、主动公开![A-Z]+\d+$/u);
  });

  test('report gives a document whose text and tables equal the source', () => {
    const run = nianbao('report', at('a.xlsx'), '--docx', at('a.docx'), '--html', at('a.html'));
    expect(run).toMatchObject({ code: 0 });
    const xml = documentXml(at('a.docx'));
    expect(numbersInDocument(xml)).toEqual(numbersInTables(text));
    const document = plain(textOf(xml));
    for (const line of text.split(/\r?\n/u).slice(1)) {
      // A table's labels are printed as the form words them; prose and headings as the source does.
      if (line.includes('\t') || line.trim() === '') continue;
      const wording = plain(line).replace(/^(\([一二三四五]\)[^。]{2,16})。/u, '$1');
      expect(document.replace(/。/gu, '')).toContain(wording.replace(/。/gu, ''));
    }
    const page = readFileSync(at('a.html'), 'utf8');
    expect(page).toContain('<table');
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/u);
  });

  test('the same workbook gives the same bytes', () => {
    nianbao('import', source, at('b.xlsx'));
    nianbao('report', at('b.xlsx'), '--docx', at('b.docx'), '--html', at('b.html'));
    for (const extension of ['xlsx', 'docx', 'html']) {
      expect(readFileSync(at(`b.${extension}`)).equals(readFileSync(at(`a.${extension}`)))).toBe(true);
    }
  });
}

describe('the sample', () => {
  const source = resolve('assets/sample/report-2024.txt');
  job(source, readFileSync(source, 'utf8'), '云溪市青石区梧桐街道办事处');
});

describeReal('dingdingmen-2024.txt', 'a published report', () => {
  const name = 'dingdingmen-2024.txt';
  job(resolve('../shared/reports', name), realReport(name), '洛龙区定鼎门街道办事处');
});
