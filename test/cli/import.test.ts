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
    expect(run.err).toMatch(/old\.doc：这是 PDF 文件.*请/u);
    expect(existsSync(at('old.xlsx'))).toBe(false);
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
