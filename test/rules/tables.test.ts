/** Every cell, every kind of mistake. Labels and row lists here are spelled out, not taken from the form's data. */
import { describe, expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import type { Entry } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { Finding } from '../../src/rules/finding';
import { checked, cleanFigures, cleanReport, without, withFigures } from './clean-report';
import { expectFinding, expectNoFinding, findingsOf } from './expect-finding';

const edition = editionFor(2024);
const keysOf = (ids: readonly (typeof tableIds)[number][]) =>
  ids.flatMap((id) => cellsOf(edition.tables[id]).map((cell) => cell.key));

const errorsNaming = (findings: readonly Finding[], key: CellKey) =>
  findings.filter((finding) => finding.severity === 'error' && finding.cells.includes(key));

test('a clean report raises nothing', () => {
  expectNoFinding(checked());
});

describe('one cell of tables 3 and 4 changed by one', () => {
  const keys = keysOf(['requests', 'cases']);

  test('there are 190', () => {
    expect(keys).toHaveLength(190);
  });

  test.each([1, -1])('by %i: an error names the cell', (by) => {
    for (const key of keys) {
      const findings = withFigures({ [key]: Number(cleanFigures[key]) + by });
      expect(errorsNaming(findings, key).map(({ rule }) => [key, rule])).not.toEqual([]);
    }
  });

  test('by 1: an equation fails, not only the kind of number', () => {
    for (const key of keys) {
      const equations = errorsNaming(withFigures({ [key]: Number(cleanFigures[key]) + 1 }), key);
      expect(equations.every(({ rule }) => /^t[34]-/u.test(rule))).toBe(true);
    }
  });
});

describe('what is not a plain number, in each of the 200 cells', () => {
  const keys = keysOf(tableIds);
  const bad: readonly Entry[] = [
    null,
    '',
    ' ',
    '\u3000',
    '/',
    '-',
    '—',
    '－',
    '——',
    '无',
    '+19',
    '减4',
    '251000元',
    '1,234',
    '１２',
    '12 ',
    '12件',
    '约12',
    '十二',
    'abc',
    'TRUE',
    '=SUM(A1:A3)',
    '#REF!',
    1.5,
    -1,
    1e10,
    2 ** 60,
    NaN,
    Infinity,
  ];

  test('there are 200', () => {
    expect(keys).toHaveLength(200);
  });

  test.each(bad)('%j', (entry) => {
    for (const key of keys) {
      const legal = key === 'proactive/fees/amount' && entry === 1.5;
      const found = errorsNaming(withFigures({ [key]: entry }), key);
      if (legal) expect(found).toEqual([]);
      else expect(found.map(({ rule }) => [key, rule])).not.toEqual([]);
    }
  });

  test('a key that was not found in the source counts as blank', () => {
    for (const key of keys) expect(errorsNaming(without(key), key)).not.toEqual([]);
  });
});

describe('blank-zero', () => {
  test('a blank is named, with the value that the form wants', () => {
    const finding = expectFinding(withFigures({ 'proactive/licenses/decisions': null }), 'blank-zero', {
      severity: 'error',
      cells: ['proactive/licenses/decisions'],
      expected: 0,
    });
    expect(finding.message).toBe('行政许可·处理决定没有填。没有发生的请填 0。');
  });

  test('a fresh form gives one finding a table, and all cells are covered', () => {
    const found = findingsOf(checked({ figures: {} }), 'blank-zero');
    expect(found).toHaveLength(3);
    expect(new Set(found.flatMap(({ cells }) => cells)).size).toBe(200);
    expect(found[0]!.message).toBe('“二、主动公开政府信息情况”的表还没有填（10 格）。没有发生的请填 0。');
  });

  test('up to five are listed, six are one finding', () => {
    const blanks = (count: number) =>
      Object.fromEntries(
        keysOf(['requests'])
          .slice(0, count)
          .map((key) => [key, null]),
      );
    expect(findingsOf(withFigures(blanks(5)), 'blank-zero')).toHaveLength(5);
    const [one, ...none] = findingsOf(withFigures(blanks(6)), 'blank-zero');
    expect(one!.cells).toHaveLength(6);
    expect(none).toEqual([]);
  });

  test('is not said of a cell twice', () => {
    expectNoFinding(withFigures({ 'requests/granted/research': '/' }), 'type');
  });
});

describe('type and t2-int say what they see', () => {
  test.each<[Entry, CellKey, string, string, unknown]>([
    ['１２', 'requests/granted/research', 'type', '看起来是 12，请改为纯数字', 12],
    ['12 ', 'requests/granted/research', 'type', '看起来是 12，请改为纯数字', 12],
    ['1,234', 'requests/granted/research', 'type', '看起来是 1234，请改为纯数字', 1234],
    ['+19', 'proactive/licenses/decisions', 'type', '看起来是 19，请改为纯数字', 19],
    ['减4', 'requests/granted/research', 'type', '看起来是 -4，但这里应填0 或正整数', '0 或正整数'],
    ['251000元', 'proactive/fees/amount', 'type', '看起来是 25.1（万元），请改为纯数字', 25.1],
    ['若干', 'requests/granted/research', 'type', '看不出是多少', '0 或正整数'],
    ['=SUM(D4:I4)', 'requests/granted/total', 'type', '请用 Excel 或 WPS 打开本文件，保存一次', undefined],
    ['#REF!', 'requests/granted/total', 'type', '公式已损坏', '0 或正整数'],
    ['2024-03-01', 'proactive/penalties/decisions', 'type', '显示的是日期或时间（2024-03-01）', '0 或正整数'],
    ['12:30', 'proactive/fees/amount', 'type', '格式改为“常规”', '0 或正数，单位万元'],
    [1.5, 'requests/granted/research', 'type', '应当是整数', '0 或正整数'],
    [-1, 'requests/granted/research', 'type', '不能是负数', '0 或正整数'],
    [1.5, 'proactive/licenses/decisions', 't2-int', '应当是整数', '0 或正整数'],
    [-1, 'proactive/regulations/issued', 't2-int', '不能是负数', '0 或正整数'],
    [-0.5, 'proactive/fees/amount', 'type', '不能是负数', '0 或正数，单位万元'],
    [2 ** 53, 'requests/granted/research', 'type', '数字过大', '0 或正整数'],
  ])('%j in %s', (entry, key, rule, words, expected) => {
    const finding = expectFinding(withFigures({ [key]: entry }), rule, { severity: 'error', cells: [key] });
    expect(finding.message).toContain(words);
    expect(finding.expected).toEqual(expected);
  });

  test('a total that shows an error only because a part does is not told of beside it', () => {
    const error = '#DIV/0!';
    const broken = { 'requests/granted/research': error, 'requests/granted/total': error };
    const [one, ...none] = findingsOf(withFigures(broken), 'type');
    expect([one?.cells, none]).toEqual([['requests/granted/research'], []]);
    expect(findingsOf(withFigures({ ...broken, 'requests/granted/total': '若干' }), 'type')).toHaveLength(2);
  });

  test('a sheet of formulas that were never calculated is one finding', () => {
    const totals = keysOf(['requests']).filter((key) => key.endsWith('/total'));
    const found = findingsOf(withFigures(Object.fromEntries(totals.map((key) => [key, '=1']))), 'type');
    expect(found.map(({ cells }) => cells.length)).toEqual([25]);
  });

  test('the old form counts changes, which may be negative', () => {
    const report = {
      year: 2020,
      tables: { ...cleanReport.tables, proactive: '2019' as const },
      figures: { ...cleanFigures, 'proactive/licenses/change': -4, 'proactive/procurement/amount': 1.5 },
    };
    expectNoFinding(checked(report), 't2-int');
    expectNoFinding(checked(report), 'type');
  });
});

describe('equations', () => {
  test('a balance spells both sides', () => {
    const findings = withFigures({ 'requests/carriedIn/naturalPerson': 2, 'requests/carriedIn/total': 2 });
    const finding = expectFinding(findings, 't3-balance[naturalPerson]', { expected: 22, actual: 21 });
    expect(finding.message).toBe(
      '自然人一列：新收申请 20 + 上年结转 2 = 22；办理总计 19 + 结转下年度 2 = 21，相差 1。请核对。',
    );
    expect(finding.cells).toHaveLength(4);
    expect(finding.basis).toContain('第一项 + 第二项 = 第三项 + 第四项');
  });

  test('a sum spells only what is not 0', () => {
    const finding = expectFinding(withFigures({ 'requests/granted/total': 12 }), 't3-col-sum[granted]', {
      expected: 11,
      actual: 12,
    });
    expect(finding.message).toBe('予以公开一行：自然人 9 + 商业企业 2 = 11；总计 12，相差 1。请核对。');
    expect(finding.cells).toHaveLength(7);
  });

  test('totals of table 4 left at 0 (10 + 1 → 0), as published', () => {
    const findings = withFigures({
      'cases/reconsideration/upheld': 10,
      'cases/reconsideration/corrected': 1,
      'cases/reconsideration/pending': 0,
      'cases/reconsideration/total': 0,
    });
    expect(expectFinding(findings, 't4-sum[reconsideration]').message).toBe(
      '行政复议：结果维持 10 + 结果纠正 1 = 11；总计 0，相差 11。请核对。',
    );
  });

  test('one part, and none', () => {
    const one = { 'cases/direct/total': 3 };
    expect(expectFinding(withFigures(one), 't4-sum[direct]').message).toBe(
      '未经复议直接起诉：其他结果 1，其余为 0；总计 3，相差 2。请核对。',
    );
    const none = { 'cases/afterReconsideration/total': 3 };
    expect(expectFinding(withFigures(none), 't4-sum[afterReconsideration]').message).toContain('各项都是 0');
  });

  test('text makes an equation say nothing, a blank counts 0', () => {
    expectNoFinding(withFigures({ 'cases/direct/otherOutcome': '1' }), 't4-sum');
    expectFinding(withFigures({ 'cases/direct/otherOutcome': null }), 't4-sum[direct]', {
      expected: 0,
      actual: 1,
    });
  });

  test('fractions are compared without binary noise', () => {
    const findings = withFigures({
      'cases/direct/upheld': 0.1,
      'cases/direct/corrected': 0.2,
      'cases/direct/otherOutcome': 0,
      'cases/direct/total': 0.3,
    });
    expectNoFinding(findings, 't4-sum');
  });

  test('large counts are compared exactly', () => {
    const findings = withFigures({ 'cases/direct/upheld': 999_999_999, 'cases/direct/total': 1_000_000_001 });
    expectFinding(findings, 't4-sum[direct]', { expected: 1_000_000_000 });
  });

  test('a table in the old form is checked by the old form’s equations', () => {
    const report = {
      year: 2020,
      tables: { ...cleanReport.tables, requests: '2019' as const },
      figures: {
        ...cleanFigures,
        ...Object.fromEntries(
          [
            'naturalPerson',
            'business',
            'research',
            'publicBenefit',
            'legalService',
            'otherOrganization',
            'total',
          ].map((column) => [`requests/otherHandling/${column}`, column === 'total' ? 1 : 0]),
        ),
      },
    };
    expectFinding(checked(report), 't3-col-sum[otherHandling]', { expected: 0, actual: 1 });
    expectFinding(checked(report), 't3-result-sum[total]');
  });
});

describe('label', () => {
  const misprint = {
    found: '本年度止件数',
    expected: '本年废止件数',
    kind: 'misprint' as const,
    cells: ['proactive/regulations/repealed' as const],
    table: 'proactive' as const,
    at: { row: 1, column: 2 },
  };

  test('a misprint is a warning with its place', () => {
    const finding = expectFinding(checked({ deviations: [misprint] }), 'label', {
      severity: 'warning',
      actual: '本年度止件数',
      expected: '本年废止件数',
      labels: [{ table: 'proactive', row: 1, column: 2 }],
    });
    expect(finding.message).toContain('应为“本年废止件数”');
  });

  test('a label known by its place only asks to look at the numbers', () => {
    const finding = expectFinding(checked({ deviations: [{ ...misprint, kind: 'unknown' }] }), 'label');
    expect(finding.message).toContain('认不出来');
  });

  test('a row of 基础情况 that only its place tells points there', () => {
    const about = ['published.weibo'] as const;
    const deviation = { found: '抖音', expected: '微博', kind: 'unknown', cells: [], about } as const;
    const finding = expectFinding(checked({ deviations: [deviation] }), 'label', {
      severity: 'warning',
      about,
    });
    expect(finding.message).toContain('“抖音”认不出来，是按位置当作“微博”读的');
  });

  test('a section heading is left to the rule on sections', () => {
    const heading = '六、其他事项';
    const sections = cleanReport.sections.map((section) =>
      section.id === 'otherMatters' ? { ...section, heading } : section,
    );
    const deviations = [
      { found: heading, expected: '六、其他需要报告的事项', kind: 'misprint' as const, cells: [] },
    ];
    const findings = checked({ sections, deviations });
    expect(findings.map(({ rule }) => rule)).toEqual(['s-six']);
  });
});

describe('form-old', () => {
  const tables = { ...cleanReport.tables, requests: '2019' as const };

  test('the old table 3 in a 2023 report', () => {
    expectFinding(checked({ year: 2023, tables }), 'form-old', { severity: 'error' });
  });

  test('old rows among the figures', () => {
    const figures = { ...cleanFigures, 'requests/otherHandling/total': 1 };
    expectFinding(checked({ figures }), 'form-old', { cells: ['requests/otherHandling/total'] });
  });

  test.each([
    ['in its own years', { year: 2020, tables }],
    ['without a year', { year: null, tables }],
    ['table 4, which has not changed', { tables: { ...cleanReport.tables, cases: '2019' as const } }],
  ])('not: %s', (_, changes) => {
    expectNoFinding(checked(changes), 'form-old');
  });
});

describe('t2-valid-ge-made', () => {
  const row = (issued: number, repealed: number, inForce: number) =>
    withFigures({
      'proactive/normativeDocuments/issued': issued,
      'proactive/normativeDocuments/repealed': repealed,
      'proactive/normativeDocuments/inForce': inForce,
    });

  test('fewer in force than left of this year’s', () => {
    expectFinding(row(5, 1, 3), 't2-valid-ge-made', { severity: 'hint', expected: 4, actual: 3 });
  });

  test.each([
    [5, 1, 4],
    [0, 5, 5],
    [0, 5, 0],
    [3, 0, 90],
  ])('not: %i, %i, %i', (...numbers) => {
    expectNoFinding(row(...numbers), 't2-valid-ge-made');
  });
});

describe('t2-reg-scope', () => {
  const figures = { ...cleanFigures, 'proactive/regulations/inForce': 1 };

  test.each(['街道', '乡镇', '县级部门', '县级政府', '市级部门'] as const)('%s', (level) => {
    expectFinding(checked({ figures, level }), 't2-reg-scope', {
      severity: 'hint',
      cells: ['proactive/regulations/inForce'],
    });
  });

  test.each(['市级政府', '省级政府', '省级部门', null] as const)('not: %s', (level) => {
    expectNoFinding(checked({ figures, level }), 't2-reg-scope');
  });
});
