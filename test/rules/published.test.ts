/** Published reports: the checks find the mistakes known to be in them, and nothing else. */
import { expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, editionFor, editions } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import type { Texts } from '../../src/form/text';
import { readPastedText } from '../../src/intake/pasted';
import { resolveReport } from '../../src/fields/resolve';
import { check } from '../../src/rules/check';
import type { Finding } from '../../src/rules/finding';
import { findSuspects } from '../../src/rules/suspects/suspects';
import { describeReal, realReport } from '../real-reports';
import { isRefusal } from '../../src/form/refusal';

describeReal('dingdingmen-2024.txt', 'a street’s report of 2024, as text', () => {
  test('one misprinted label, nothing else', () => {
    const intake = readPastedText(realReport('dingdingmen-2024.txt'));
    if (isRefusal(intake)) throw new Error(intake.message);
    const { report, unresolved } = resolveReport(intake.report);
    const findings = check({ report, unresolved });
    expect(findings.map(({ rule, severity, actual }) => [rule, severity, actual])).toEqual([
      ['label', 'warning', '本年度止件数'],
    ]);
  });
});

interface Figures {
  readonly unit: string;
  readonly year: number;
  readonly t2: {
    readonly reg: readonly number[];
    readonly norm: readonly number[];
    readonly licence: number;
    readonly penalty: number;
    readonly coercion: number;
    readonly fee: number;
  };
  readonly t3: Readonly<Record<string, readonly number[]>>;
  readonly t4: readonly number[];
}

/** Figures in printed order. */
function district(name: string): Report {
  const { unit, year, t2, t3, t4 } = JSON.parse(realReport(name)) as Figures;
  const old = editions.find(({ id }) => id === '2019')!;
  const now = editionFor(year);
  const table2 = [...t2.reg, ...t2.norm, t2.licence, t2.penalty, t2.coercion, t2.fee];
  const pairs = (cells: readonly { readonly key: CellKey }[], values: readonly number[]) => {
    expect(values).toHaveLength(cells.length);
    return cells.map(({ key }, index) => [key, values[index]] as const);
  };
  return {
    ...emptyReport,
    unit,
    year,
    level: '县级政府',
    tables: { proactive: '2021', requests: '2019', cases: '2021' },
    figures: Object.fromEntries([
      ...pairs(cellsOf(now.tables.proactive), table2),
      ...pairs(cellsOf(old.tables.requests), Object.values(t3).flat()),
      ...pairs(cellsOf(now.tables.cases), t4),
    ]),
  };
}

const aboutTables = (report: Report) =>
  check({ report })
    .map(({ rule }) => rule)
    .filter((rule) => !/^s\d?-/u.test(rule));

describeReal('hongze-2023.json', 'a district’s figures of 2023', () => {
  test('table 3 in the old form, totals of table 4 left at 0', () => {
    expect(aboutTables(district('hongze-2023.json'))).toEqual([
      'form-old',
      't4-sum[reconsideration]',
      't4-sum[afterReconsideration]',
    ]);
  });

  test('which cell is wrong: the one total for certain, the other or its only part', () => {
    const found = findSuspects({ report: district('hongze-2023.json') }, new Set());
    expect([...found].map(([rule, list]) => [rule, list.map(({ words }) => words)])).toEqual([
      ['t4-sum[reconsideration]', ['行政复议·总计 0 很可能应为 11。']],
      [
        't4-sum[afterReconsideration]',
        ['复议后起诉·结果维持 5 可能应为 0。', '复议后起诉·总计 0 可能应为 5。'],
      ],
    ]);
  });
});

/** What the checks of words against tables say of a sentence of ours, told with the report's own numbers. */
function spoken(report: Report, texts: Texts): readonly Finding[] {
  return check({ report: { ...report, text: texts } }).filter(({ rule }) => rule.startsWith('tx-'));
}

describeReal('hongze-2024.json', 'a district’s figures of 2024', () => {
  test('table 3 in the old form; the equations hold', () => {
    expect(aboutTables(district('hongze-2024.json'))).toEqual(['form-old']);
  });

  test.each([
    '2024年，区政府办代表区政府受理政府信息公开申请17件。',
    '2024年，洪泽区人民政府共受理申请17件。',
    '区政府办公室全年收到依申请公开17件，办结17件。',
  ])('17 for the office against 95 for the district is to be looked into, not an error: %s', (text) => {
    const findings = spoken(district('hongze-2024.json'), {
      'overview/proactive': '政府网站主动发布政府信息2428条。',
      'overview/requests': text,
      otherMatters: '全年未收取信息处理费。',
    });
    expect(
      findings.map(({ rule, severity, expected, actual }) => [rule, severity, expected, actual]),
    ).toEqual([['tx-new', 'warning', 95, 17]]);
    expect(findings[0]!.message).toContain('请核实');
  });
});

describeReal('hongze-2023.json', 'a district’s prose of 2023', () => {
  test('what it says agrees with its tables', () => {
    const texts: Texts = {
      'overview/proactive': '2023年，政府网站主动公开政府信息1136条。',
      'overview/requests': '全年受理政府信息公开申请21件，均按期办结，无法提供13件。',
      'overview/management': '没有制发行政规范性文件，废止5件，现行有效5件。',
      otherMatters: '全年信息处理费收取0元。',
    };
    expect(spoken(district('hongze-2023.json'), texts)).toEqual([]);
  });
});
