/** What `check` says beyond the findings: which cell is wrong, and what has been explained. */
import { afterAll, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { explainFinding } from '../../src/actions/explain';
import { findingsIn, workbookWith } from '../actions/workbooks';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';
import { nianbao, workFolder } from './nianbao';

const folder = workFolder();
afterAll(folder.remove);

test('the wrong cell and its value, for people and in JSON', () => {
  const figures = { ...cleanFigures, 'requests/unavailable.notHeld/naturalPerson': 30 };
  const [json, book] = [folder.at('figures.json'), folder.at('wrong.xlsx')];
  writeFileSync(json, JSON.stringify({ figures, text: cleanText }));
  const unit = ['--unit', cleanReport.unit, '--level', '街道', '--year', '2024'];
  expect(nianbao('new', book, ...unit, '--figures', json, '--text', json).code).toBe(0);
  const said = nianbao('check', book);
  expect(said.code).toBe(1);
  expect(said.out).toMatch(
    /哪一格有误：三、依申请公开!D17，\S+·自然人 30 很可能应为 3（像是多打了一个 0）。/u,
  );
  // The second is of the same cause, and says so.
  expect(said.out.match(/哪一格有误|与上一条是同一个数引起的/gu)).toEqual([
    '哪一格有误',
    '与上一条是同一个数引起的',
  ]);
  const [file] = JSON.parse(nianbao('check', book, '--json').out) as [
    {
      readonly findings: readonly {
        readonly rule: string;
        readonly where: readonly string[];
        readonly suspect?: object;
      }[];
    },
  ];
  const expected = { cell: 'requests/unavailable.notHeld/naturalPerson', value: 3 };
  const at = '三、依申请公开!D17';
  expect(file.findings.map(({ rule, where, suspect }) => [rule, where[0], suspect])).toEqual([
    ['t3-result-sum[naturalPerson]', at, expected],
    ['t3-col-sum[unavailable.notHeld]', at, expected],
  ]);
});

test('every member of a finding in JSON is one of those that README names', () => {
  const [, named = ''] = /findings: \[\{([^}]*)\}\]/u.exec(readFileSync('README.md', 'utf8')) ?? [];
  const known = named.split(', ').map((member) => member.replace('?', ''));
  const [{ findings }] = JSON.parse(nianbao('check', folder.at('wrong.xlsx'), '--json').out) as [
    { findings: readonly object[] },
  ];
  const met = new Set(findings.flatMap((finding) => Object.keys(finding)));
  expect([...met].filter((member) => !known.includes(member))).toEqual([]);
  expect([...met]).toEqual(expect.arrayContaining(['key', 'explainable', 'suspect', 'suspects']));
});

test('an explained difference from last year is printed, and is no failure', async () => {
  const [book, last] = [folder.at('explained.xlsx'), folder.at('last.xlsx')];
  const figures = { ...cleanFigures, 'proactive/normativeDocuments/inForce': 6 };
  const carried = { 'requests/carriedOut/naturalPerson': 4, 'requests/carriedOut/total': 4 };
  const lastYear = { ...cleanReport, year: 2023, text: {}, figures: { ...figures, ...carried } };
  writeFileSync(last, await (await workbookWith(lastYear)).save());
  const workbook = await workbookWith();
  writeFileSync(book, await workbook.save());
  expect(nianbao('check', book, '--last-year', last).code).toBe(1);
  for (const { key } of await findingsIn(workbook, { lastYear })) {
    const explained = await explainFinding(workbook, key, '上年误报，\n\u009b31m已更正', { lastYear });
    expect(explained.kind).toBe('explained');
  }
  writeFileSync(book, await workbook.save());
  const said = nianbao('check', book, '--last-year', last);
  expect(said.out).toContain('错误 2，警告 0，提示 0，其中 2 条已写说明');
  expect(said.out.split('说明：上年误报， 31m已更正')).toHaveLength(3);
  expect(said.code).toBe(0);
});
