/** `nianbao compare`: the published page and the edited document, held against the workbook they came from. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { convert } from '../libreoffice';
import { testWith } from '../tools';
import { nianbao, workFolder } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);

beforeAll(() => {
  expect(nianbao('import', 'assets/sample/report-2024.txt', at('a.xlsx')).code).toBe(0);
  const files = ['--docx', at('a.docx'), '--html', at('a.html'), '--allow-errors'];
  expect(nianbao('report', at('a.xlsx'), ...files).code).toBe(0);
});

/** The published page with one of its places edited, which has to be there. */
function page(name: string, ...edits: readonly (readonly [string | RegExp, string])[]): string {
  const html = edits.reduce(
    (text, [from, to]) => {
      const edited = text.replace(from, to);
      expect(edited).not.toBe(text);
      return edited;
    },
    readFileSync(at('a.html'), 'utf8'),
  );
  writeFileSync(at(name), html);
  return at(name);
}

interface Compared {
  readonly same: boolean;
  readonly figures: readonly {
    readonly cell: string;
    readonly workbook: unknown;
    readonly document: unknown;
  }[];
  readonly words: readonly { readonly part: string; readonly workbook: string; readonly document: string }[];
  readonly headings: readonly unknown[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

function json(document: string): Compared & { readonly code: number | null } {
  const { code, out } = nianbao('compare', at('a.xlsx'), document, '--json');
  return { ...(JSON.parse(out) as Compared), code };
}

describe('what our own writer made', () => {
  test.each(['a.docx', 'a.html'])('%s is the same', (name) => {
    expect(json(at(name))).toMatchObject({
      code: 0,
      same: true,
      figures: [],
      words: [],
      headings: [],
      missing: [],
      added: [],
    });
  });

  testWith('soffice', 'saved again by LibreOffice, or as PDF', () => {
    convert([at('a.docx')], 'pdf', at('out'));
    convert([at('a.docx')], 'docx', at('out'));
    for (const name of ['a.docx', 'a.pdf'])
      expect(json(at(`out/${name}`))).toMatchObject({ code: 0, same: true });
  });
});

test('three numbers and one sentence changed, an aspect left out, table 4 retyped as a picture: all told, nothing else', () => {
  const tables = /(<table(?:(?!<table).)*<\/table>)(?![\s\S]*<table)/su;
  const document = page(
    'b.html',
    [tables, '<img src="table4.png" alt="">'],
    [/(<td[^>]*>)1(<\/td>)/u, '$12$2'],
    ['336 条', '338 条'],
    ['9 条', '19 条'],
    ['街道页面保留', '街道网页保留'],
    [/<h3[^>]*>（五）监督保障[\s\S]*?(?=<h2)/u, ''],
  );
  const found = json(document);
  expect(found).toMatchObject({ code: 1, same: false, headings: [], added: [] });
  expect(found.figures).toHaveLength(1);
  expect(found.figures[0]).toMatchObject({ workbook: 1, document: 2 });
  expect(found.words.map(({ part }) => part)).toEqual([
    'overview/proactive',
    'overview/management',
    'overview/platform',
  ]);
  expect(found.missing).toEqual(['cases', 'overview/supervision']);

  const { out } = nianbao('compare', at('a.xlsx'), document);
  expect(out).toContain('［-336-］｛+338+｝');
  expect(out).toContain('监督保障：工作簿里有，文件里没有读到');
  expect(out).not.toContain('undefined');
});

test('--take takes it back; the same command then says that both are the same', () => {
  const document = page('c.html', ['336 条', '338 条'], [/(<td[^>]*>)1(<\/td>)/u, '$12$2']);
  writeFileSync(at('d.xlsx'), readFileSync(at('a.xlsx')));
  const compare = (...more: readonly string[]) => nianbao('compare', at('d.xlsx'), document, ...more);
  expect(compare().code).toBe(1);
  expect(compare('--take', 'words').code).toBe(1);
  expect(compare('--take', 'figures').code).toBe(0);
  expect(compare().code).toBe(0);
  expect(nianbao('figures', at('d.xlsx')).out).toContain('338 条');
});

test('--keep keeps what stays different in the workbook, says how many, and check lists them', () => {
  const document = page('k.html', ['336 条', '338 条'], [/(<td[^>]*>)1(<\/td>)/u, '$12$2']);
  writeFileSync(at('k.xlsx'), readFileSync(at('a.xlsx')));
  const kept = nianbao('compare', at('k.xlsx'), document, '--keep');
  expect(kept.code).toBe(1);
  expect(kept.err).toContain('2 处');
  expect(kept.err).toContain('对照记录');
  expect(kept.out).toContain('［-336-］｛+338+｝');
  const { out } = nianbao('check', at('k.xlsx'), '--json');
  const [file] = JSON.parse(out) as readonly {
    readonly findings: readonly { readonly rule: string; readonly message: string }[];
  }[];
  const found = file?.findings.filter(({ rule }) => rule.startsWith('document-differs')) ?? [];
  expect(found).toHaveLength(2);
  const said = found.map(({ message }) => message).join('\n');
  for (const part of ['“k.html”里是 2', '［-336-］｛+338+｝']) expect(said).toContain(part);
  // What is taken back is not kept.
  const all = nianbao('compare', at('k.xlsx'), document, '--take', 'all', '--keep');
  expect([all.code, all.err.includes('一致')]).toEqual([0, true]);
  expect(nianbao('check', at('k.xlsx'), '--json').out).not.toContain('document-differs');
});

test('a number taken out of the document is taken as a blank', () => {
  const document = page('n.html', [/(<td[^>]*>)1(<\/td>)/u, '$1$2']);
  writeFileSync(at('n.xlsx'), readFileSync(at('a.xlsx')));
  expect(nianbao('compare', at('n.xlsx'), document).out).toContain('文件 （空）');
  const taken = nianbao('compare', at('n.xlsx'), document, '--take', 'figures');
  expect(taken.err).toContain('收回');
  const [before, after] = ['a.xlsx', 'n.xlsx'].map((name) => nianbao('figures', at(name)).out);
  expect(after).not.toBe(before);
});

describe('what cannot be compared', () => {
  test.each([
    ['an option that is none', ['--take', 'tables'], '--take 可以写 figures、words、all'],
    ['one file', [], '还缺要对照的文件名'],
  ])('%s', (_, options, words) => {
    const files = options.length === 0 ? [at('a.xlsx')] : [at('a.xlsx'), at('a.docx')];
    const { code, err } = nianbao('compare', ...files, ...options);
    expect({ code, told: err.includes(words) }).toEqual({ code: 2, told: true });
  });

  test('a file without a report, and one that is no report; the workbook is left as it was', () => {
    const before = readFileSync(at('a.xlsx'));
    writeFileSync(at('e.html'), '<html><body><p>今天天气很好。</p></body></html>');
    for (const name of ['e.html', 'nowhere.docx'])
      expect(nianbao('compare', at('a.xlsx'), at(name), '--take', 'all').code).toBe(2);
    expect(readFileSync(at('a.xlsx')).equals(before)).toBe(true);
  });
});
