/** Importing from the forms a report is published in, and checking against last year's, as typed on a command line. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nianbao, workFolder } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);

const text = resolve('assets/sample/report-2024.txt');
nianbao('import', text, at('sample.xlsx'));
nianbao(
  'report',
  at('sample.xlsx'),
  '--docx',
  at('sample.docx'),
  '--html',
  at('sample.html'),
  '--allow-errors',
);
const figures = nianbao('figures', at('sample.xlsx')).out;

describe('import', () => {
  test.each(['sample.docx', 'sample.html', 'sample.xlsx'])('%s: all of it, and from where', (name) => {
    const run = nianbao('import', at(name), at(`from-${name}.xlsx`));
    expect(run).toMatchObject({ code: 0 });
    expect(run.err).toMatch(/175 个数字/u);
    const read = JSON.parse(nianbao('figures', at(`from-${name}.xlsx`)).out) as { figures: object };
    expect(read.figures).toEqual((JSON.parse(figures) as { figures: object }).figures);
  });

  test('a file that cannot be read: its name, why, and what to do; nothing written', () => {
    writeFileSync(at('old.doc'), '%PDF-1.7');
    const run = nianbao('import', at('old.doc'), at('old.xlsx'));
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/old\.doc：这份 PDF 不完整.*请/u);
    expect(existsSync(at('old.xlsx'))).toBe(false);
  });
});

describe('check --last-year', () => {
  const check = (...options: readonly string[]) => {
    nianbao('import', text, at('last.xlsx'), ...options);
    return nianbao('check', at('sample.xlsx'), '--last-year', at('last.xlsx'), '--json');
  };

  test.each(['2022', '2024'])('of %s: refused before anything is checked, both years named', (year) => {
    const run = check('--year', year);
    expect(run.code).toBe(2);
    const refusal = { reason: 'other-year' };
    expect(JSON.parse(run.out)).toMatchObject([{ status: 'refused', refusal, findings: [] }]);
    expect(run.out).toMatch(
      new RegExp(`2024 年的，要核对的上年年报应是 2023 年的；给出的是 ${year} 年的`, 'u'),
    );
    const before = readFileSync(at('sample.xlsx'));
    const write = nianbao('check', at('sample.xlsx'), '--last-year', at('last.xlsx'), '--write');
    expect(write.code).toBe(2);
    expect(readFileSync(at('sample.xlsx')).equals(before)).toBe(true);
  });

  test('of another unit: checked, with a warning that names both', () => {
    const run = check('--year', '2023', '--unit', '云溪市青石区柳河镇人民政府');
    const [{ findings }] = JSON.parse(run.out) as [{ findings: { rule: string; message: string }[] }];
    const said = findings.filter(({ rule }) => rule === 'last-year[unit]');
    expect(said).toHaveLength(1);
    expect(said[0]!.message).toMatch(/“云溪市青石区梧桐街道办事处”.*“云溪市青石区柳河镇人民政府”/u);
    expect(check('--year', '2023').out).not.toContain('last-year[');
  });
});

test('check --last-year takes the document that was published', () => {
  const page = readFileSync(at('sample.html'), 'utf8');
  // The year before closed with three applications more than this one opens with.
  const last = page
    .replace('2024年政府信息公开工作年度报告</h1>', '2023年政府信息公开工作年度报告</h1>')
    .replace(/(结转下年度继续办理<\/th><td[^>]*>)\d+/u, '$13');
  expect(last).not.toBe(page);
  writeFileSync(at('last.html'), last);
  const run = nianbao('check', at('sample.xlsx'), '--last-year', at('last.html'), '--json');
  expect(run.code).toBe(1);
  expect(run.out).toContain('t3-xy-carry[naturalPerson]');
});
