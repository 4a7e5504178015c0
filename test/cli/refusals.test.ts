/** Wrong calls and wrong files: a Chinese word, exit code 2, no stack trace, and nothing changed. */
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { nianbao, workFolder, type Run } from './nianbao';

const sample = resolve('assets/sample/report-2024.txt');
const { at, remove } = workFolder();
afterAll(remove);

function expectRefusal(run: Run, words: RegExp): void {
  expect(run.err).toMatch(words);
  expect(run.err).toMatch(/[一-龥]/u);
  expect(run.err).not.toMatch(/\n\s+at |Error:/u);
  expect(run.code).toBe(2);
}

describe('wrong calls', () => {
  test.each([
    [['frob'], /没有“frob”/u],
    [['check'], /还缺/u],
    [['check', 'a.xlsx', '--jobs', 'many'], /--jobs/u],
    [['check', 'a.xlsx', '--json=1'], /--json 后面不用写值/u],
    [['check', 'a.xlsx', '--ndjson'], /--ndjson 后面要写一个值/u],
    [['check', 'a.xlsx', '--ndjson', 'a.xlsx'], /\.ndjson/u],
    [['report', 'x.xlsx', '--docx', 'x.pdf'], /x\.pdf.*\.docx/u],
    [['report', 'x.xlsx', '--docx', 'x.docx', '--html', 'x.docx'], /\.html/u],
    [['new'], /还缺/u],
    [['new', 'x.doc'], /\.xlsx/u],
    [['new', 'x.xlsx', '--year', '24'], /年度/u],
    [['new', 'x.xlsx', '--level', '村'], /单位类型/u],
    [['new', 'x.xlsx', '--colour', 'red'], /--colour/u],
    [['report', 'x.xlsx'], /--docx/u],
    [['figures', 'a.xlsx', 'b.xlsx'], /多了/u],
    [['figures', 'nowhere.xlsx'], /找不到/u],
    [['import', sample, 'out.txt'], /\.xlsx/u],
  ] as const)('%j', (args, words) => {
    expectRefusal(nianbao(...args), words);
  });

  test('no arguments and --help explain every command', () => {
    for (const run of [nianbao(), nianbao('--help')]) {
      expect(run.code).toBe(0);
      for (const command of ['new', 'import', 'check', 'figures', 'draft', 'report']) {
        expect(run.out).toContain(`nianbao ${command}`);
      }
    }
    expect(nianbao('check', '--help').out).toMatch(/^ {2}nianbao check/u);
    expect(nianbao('--version').out.trim()).toMatch(/^\d+\.\d+\.\d+$/u);
  });
});

describe('wrong files', () => {
  test.each([
    ['empty', '', /空/u],
    ['text', '单位,年度\n甲,2024\n', /文本|CSV/u],
    ['html', '<html><table><tr><td>1</td></tr></table></html>', /网页/u],
    ['truncated', 'PK\u0003\u0004 and then nothing', /损坏|不完整/u],
  ])('%s is refused by every command that reads a workbook', (name, content, words) => {
    const path = at(`${name}.xlsx`);
    writeFileSync(path, content);
    for (const args of [
      ['figures', path],
      ['draft', path],
      ['report', path, '--docx', at('never.docx')],
      ['new', path],
    ]) {
      expectRefusal(nianbao(...args), words);
    }
    const checked = nianbao('check', path, '--json');
    expect(checked.code).toBe(2);
    expect(JSON.parse(checked.out)).toMatchObject([{ file: path, status: 'refused', findings: [] }]);
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(existsSync(at('never.docx'))).toBe(false);
  });

  test('a wrong file among right ones does not keep them from being checked', () => {
    nianbao('import', sample, at('ok.xlsx'));
    writeFileSync(at('bad.xlsx'), 'x');
    const run = nianbao(
      'check',
      at('ok.xlsx'),
      at('bad.xlsx'),
      at('ok.xlsx'),
      '--json',
      '--jobs',
      '2',
      '--ndjson',
      at('r.ndjson'),
    );
    expect(run.code).toBe(2);
    const results = JSON.parse(run.out) as { status: string }[];
    expect(results.map(({ status }) => status)).toEqual(['ok', 'refused', 'ok']);
    const records = readFileSync(at('r.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { values: unknown[]; sha256: string });
    expect(records.map(({ values }) => values.length)).toEqual([200, 0, 200]);
    expect(records[0]?.sha256).toBe(records[2]?.sha256);
  });

  test.each([
    ['a report that is none', '今天天气很好。', /六个部分/u],
    ['a binary file', '\u0000\u0001\u0002', /文本/u],
  ])('import refuses %s', (_, content, words) => {
    const path = at('source.txt');
    writeFileSync(path, content);
    expectRefusal(nianbao('import', path, at('imported.xlsx')), words);
    expect(existsSync(at('imported.xlsx'))).toBe(false);
  });

  test.each([
    ['figures', '{"requests/received/all": 1}', /requests\/received\/all/u],
    ['figures', '{"requests/received/total": [1]}', /值不对/u],
    ['figures', 'not json', /JSON/u],
    ['text', '{"overview/weather": "晴"}', /overview\/weather/u],
  ])('new refuses a wrong --%s file: %s', (option, content, words) => {
    const path = at('data.json');
    writeFileSync(path, content);
    expectRefusal(nianbao('new', at('new.xlsx'), `--${option}`, path), words);
    expect(existsSync(at('new.xlsx'))).toBe(false);
  });
});

describe('an output is neither an input nor another output', () => {
  const names = (): readonly string[] => readdirSync(at('same')).sort();
  const place = (name: string): string => at(`same/${name}`);
  mkdirSync(at('same'));
  nianbao('import', sample, place('a.xlsx'));
  const book = readFileSync(place('a.xlsx'));
  writeFileSync(place('as-word.docx'), book);
  linkSync(place('a.xlsx'), place('linked.docx'));
  symlinkSync('a.xlsx', place('linked.ndjson'));
  writeFileSync(place('one.docx'), 'precious');
  symlinkSync('one.docx', place('one.html'));
  const before = names();

  test.each([
    ['a hard link to the input', ['report', place('a.xlsx'), '--docx', place('linked.docx')]],
    ['the input itself', ['report', place('as-word.docx'), '--docx', place('../same/as-word.docx')]],
    ['a link to an input', ['check', at('same'), '--ndjson', place('linked.ndjson')]],
    [
      'a link to last year',
      ['check', sample, '--last-year', place('a.xlsx'), '--ndjson', place('linked.ndjson')],
    ],
    ['a link to the source', ['import', place('linked.docx'), place('a.xlsx')]],
    [
      'two names of one file',
      ['report', place('a.xlsx'), '--docx', place('one.docx'), '--html', place('one.html')],
    ],
  ])('%s', (_, args) => {
    expectRefusal(nianbao(...args), /没有写入任何内容/u);
    expect(names()).toEqual(before);
    expect(readFileSync(place('a.xlsx')).equals(book)).toBe(true);
    expect(readFileSync(place('one.docx'), 'utf8')).toBe('precious');
  });
});

describe('folders', () => {
  test('one without workbooks is said, and does not keep others from being checked', () => {
    mkdirSync(at('empty'));
    const alone = nianbao('check', at('empty'));
    expect([alone.code, alone.out]).toEqual([2, expect.stringContaining('里没有要校验的 .xlsx 文件')]);
    nianbao('import', sample, at('beside.xlsx'));
    const both = nianbao('check', at('empty'), at('beside.xlsx'), '--json');
    expect(both.code).toBe(2);
    const statuses = (JSON.parse(both.out) as { status: string }[]).map(({ status }) => status);
    expect(statuses).toEqual(['refused', 'ok']);
  });

  test('what was set aside is left out, and said', () => {
    mkdirSync(at('units'));
    nianbao('import', sample, at('units/a.xlsx'));
    nianbao('import', sample, at('units/a.xlsx'), '--year', '2023');
    expect(readdirSync(at('units')).sort()).toEqual(['a.xlsx', 'a.旧1.xlsx']);
    const run = nianbao('check', at('units'), '--json');
    const files = (JSON.parse(run.out) as { file: string }[]).map(({ file }) => file);
    expect(files).toEqual([at('units/a.xlsx')]);
    expect(run.err).toMatch(/没有校验 .*a\.旧1\.xlsx/u);
    const named = nianbao('check', at('units/a.旧1.xlsx'), '--json');
    expect(JSON.parse(named.out)).toMatchObject([{ year: 2024 }]);
  });
});

describe('nothing is lost', () => {
  test('an output that is there already is set aside, not replaced', () => {
    writeFileSync(at('kept.xlsx'), 'precious');
    const run = nianbao('import', sample, at('kept.xlsx'));
    expect(run.code).toBe(0);
    expect(run.err).toContain('kept.旧1.xlsx');
    expect(readFileSync(at('kept.旧1.xlsx'), 'utf8')).toBe('precious');
  });

  test('new on a workbook adds only what is missing, and says so', () => {
    nianbao('new', at('twice.xlsx'), '--unit', '甲镇人民政府', '--level', '乡镇', '--year', '2024');
    const before = readFileSync(at('twice.xlsx'));
    const again = nianbao('new', at('twice.xlsx'), '--year', '2025');
    expect(again.code).toBe(0);
    expect(again.err).toMatch(/未改动/u);
    expect(readFileSync(at('twice.xlsx')).equals(before)).toBe(true);
  });

  test('report refuses while errors stand, and marks a draft when told to', () => {
    nianbao('new', at('blank.xlsx'), '--unit', '甲镇人民政府', '--level', '乡镇', '--year', '2024');
    const refused = nianbao('report', at('blank.xlsx'), '--html', at('blank.html'));
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/错误/u);
    expect(existsSync(at('blank.html'))).toBe(false);
    const draft = nianbao(
      'report',
      at('blank.xlsx'),
      '--html',
      at('blank.html'),
      '--docx',
      at('blank.docx'),
      '--allow-errors',
    );
    expect(draft.code).toBe(0);
    expect(readFileSync(at('blank.html'), 'utf8')).toContain('未通过校验');
  });

  test('draft writes prose, keeps it on the next run, and gives questions where facts are missing', () => {
    nianbao('new', at('draft.xlsx'), '--unit', '甲镇人民政府', '--level', '乡镇', '--year', '2024');
    const first = nianbao('draft', at('draft.xlsx'));
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/待补/u);
    const { text } = JSON.parse(nianbao('figures', at('draft.xlsx')).out) as { text: Record<string, string> };
    expect(text['overview/supervision']).toContain('【待补');
    const written = readFileSync(at('draft.xlsx'));
    const second = nianbao('draft', at('draft.xlsx'));
    expect([second.code, second.err]).toEqual([0, expect.stringContaining('文件没有改动')]);
    expect(readFileSync(at('draft.xlsx')).equals(written)).toBe(true);
    const again = JSON.parse(nianbao('figures', at('draft.xlsx')).out) as { text: Record<string, string> };
    expect(again.text).toEqual(text);
  });

  test('no temporary files are left behind', () => {
    expect(readdirSync(at('.')).filter((name) => name.startsWith('.nianbao'))).toEqual([]);
  });
});

test.each([
  ['figures', { kind: 'refusal' }],
  ['figures', { figures: { kind: 'refusal', reason: 'x', message: 'y' } }],
  ['text', { kind: 'refusal' }],
  ['text', { text: { kind: 'refusal', message: 'y' } }],
] as const)('a user’s --%s that looks like a refusal is read as what it is: %j', (option, json) => {
  const file = at(`refusal-${option}.json`);
  writeFileSync(file, JSON.stringify(json));
  const run = nianbao('new', at('refusal.xlsx'), '--unit', '青石镇', `--${option}`, file);
  expectRefusal(run, /kind/u);
  expect(existsSync(at('refusal.xlsx'))).toBe(false);
});
