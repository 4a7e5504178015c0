/** The list of checks as a whole: all registered, all able to speak, order, places, purity. */
import { describe, expect, test } from '@jest/globals';
import type { Report, Subject } from '../../src/form/report';
import { emptyReport } from '../../src/form/report';
import { check } from '../../src/rules/check';
import { locate } from '../../src/rules/locate';
import { rules } from '../../src/rules/index';
import { assess } from '../../src/ledger/assess';
import { calendarWith } from '../../src/ledger/calendar';
import { application, day } from '../ledger/applications';
import { findingsOf as speaks, type Finding } from '../../src/rules/finding';
import type { Evidence } from '../../src/rules/rule';
import { checked, cleanFigures, cleanReport, cleanText, withFigures } from './clean-report';
import { expectNoFinding, findingsOf } from './expect-finding';
import type { CellPlace } from '../../src/form/place';
import { placeAt } from '../place';

/** The catalogue: every check that needs only this year's workbook. */
const catalogue = [
  'area-sum',
  'ledger-agrees',
  'ledger-row',
  'ledger-overdue',
  't3-col-sum',
  't3-result-sum',
  't3-balance',
  't4-sum',
  'blank-zero',
  'type',
  't2-int',
  'label',
  'form-old',
  't2-valid-ge-made',
  't2-reg-scope',
  't3-xy-carry',
  't2-xy-reg',
  't2-xy-norm',
  't4-xy-pending',
  't2-fee-unit',
  'copy',
  's-six',
  's1-five',
  's1-len',
  's5-empty',
  's6-fee',
  's6-fee-t3',
  's6-fee-t2',
  's6-none',
  'year',
  'period',
  'unit-name',
  'missing-num',
  'privacy',
  'tx-new',
  'tx-carryin',
  'tx-done',
  'tx-carryout',
  'tx-class',
  'tx-review',
  'tx-lit',
  'tx-norm',
  'tx-decisions',
  'tx-fee',
  'tx-none',
  'tx-allupheld',
  'tx-share',
  'tx-yoy',
  'tx-breakdown',
  'deadline',
  'stray-text',
  'field',
  'question',
  'control-characters',
  'facts-sum',
  'info',
  'last-year',
  'document-differs',
];

/** A report with one of everything wrong. */
const worst: Evidence = {
  today: '2025-01-20',
  unresolved: [{ part: 'overview/lead', field: '没有的数', reason: 'unknown' }],
  report: {
    ...cleanReport,
    level: null,
    tables: { ...cleanReport.tables, proactive: '2021' },
    figures: {
      ...cleanFigures,
      'requests/received/naturalPerson': 25,
      'requests/granted/naturalPerson': 10,
      'requests/refused.caseFile/business': null,
      'requests/refused.caseFile/research': '１',
      'requests/otherHandling.feeUnpaid/legalService': 1,
      'requests/otherHandling/total': 1,
      'proactive/licenses/decisions': 1.5,
      'proactive/normativeDocuments/inForce': 0,
      'proactive/regulations/inForce': 1,
      'proactive/fees/amount': 0,
      'cases/direct/total': 9,
    },
    deviations: [
      {
        found: '合计数',
        expected: '总计',
        kind: 'misprint',
        cells: [],
        table: 'cases',
        at: { row: 1, column: 4 },
      },
    ],
    sections: cleanReport.sections.slice(1),
    strays: [{ key: 'stray:0', text: '（六）工作考核良好。' }],
    facts: {
      answers: {
        'published.total': { value: 3, note: '' },
        'published.website': { value: 4, note: '' },
        'processingFee.amount': { value: 5, note: '' },
      },
      own: [],
    },
    info: { deadline: '2025-01-21', contact: '13812345678', period: '2023年1月1日至2023年12月31日' },
    text: {
      'overview/lead': `2023年，我镇公开\u200b信息为件。【待补：多少？】${'字'.repeat(1000)}`,
      'problems/problems': '',
    },
  },
};

/** Last year closed with more of everything than this year takes up. */
const disagreeing: Evidence = {
  report: cleanReport,
  lastYear: {
    ...cleanReport,
    year: (cleanReport.year ?? 0) - 1,
    figures: Object.fromEntries(Object.keys(cleanFigures).map((key) => [key, 99])),
  },
};

/** Last year's words over again, and a fee in another unit. */
const repeated: Evidence = {
  report: { ...worst.report, figures: { 'proactive/fees/amount': 188_710 } },
  lastYear: {
    ...worst.report,
    year: (cleanReport.year ?? 0) - 1,
    figures: { 'proactive/fees/amount': 18.871 },
  },
};

const six = (otherMatters: string, report: Partial<Report> = {}): Evidence => ({
  report: { ...worst.report, ...report, text: { ...cleanText, otherMatters } },
});

/** Words that contradict every table. */
const contradicting: Evidence = {
  ...disagreeing,
  report: {
    ...cleanReport,
    text: {
      ...cleanText,
      'overview/proactive':
        '公开信息120条，其中网站80条、公开栏44条。作出行政处罚决定15件，行政事业性收费3万元。',
      'overview/requests':
        '新收申请24件，比上年增长9%，上年结转2件，办结21件，结转下年度3件，予以公开9件，占90%。行政复议4件，均获维持。行政诉讼2件。没有上年结转。',
      'overview/management': '制发规范性文件3件。',
    },
  },
};

/** An application without a number that nobody answered, against tables that have more. */
const ledger = assess(
  { applications: [application({ id: '', on: '2024-03-01' })], cases: [] },
  2024,
  calendarWith(),
  day('2024-12-31'),
);

/** An area whose own number is not the sum of its units'. */
const difference = {
  cell: 'requests/received/naturalPerson',
  area: 20,
  sum: 19,
  missing: ['青石镇'],
  why: '青石镇还没有报。',
} as const;

/** A published page that says otherwise in every way. */
const edited: NonNullable<Evidence['edited']> = {
  file: '年报.docx',
  differences: [
    {
      kind: 'figure',
      name: '新收申请·自然人',
      subject: 'requests/received/naturalPerson',
      workbook: 20,
      document: 21,
    },
    {
      kind: 'words',
      name: '依申请公开',
      subject: 'overview/requests',
      workbook: '',
      document: '改：新收［-23-］｛+24+｝件。',
    },
    {
      kind: 'heading',
      name: '主动公开',
      subject: 'overview/proactive',
      workbook: '（一）主动公开',
      document: '（一）公开',
    },
    { kind: 'missing', name: '监督保障', subject: 'overview/supervision', workbook: '有', document: '没有' },
    { kind: 'form', name: '三、收到和处理政府信息公开申请情况', workbook: '自然人', document: '个人' },
  ],
};

describe('the list', () => {
  const ids = rules.map(({ id }) => id);

  test('is the catalogue', () => {
    expect([...ids].sort()).toEqual([...catalogue].sort());
  });

  test('says what each is for', () => {
    for (const { comment } of rules) expect(comment.length).toBeGreaterThan(20);
  });

  const evidence = [
    worst,
    disagreeing,
    repeated,
    contradicting,
    { report: cleanReport, lastYear: cleanReport },
    { report: cleanReport, ledger },
    { report: cleanReport, area: [difference] },
    { report: cleanReport, edited },
    six('收取信息处理费300元。'),
    six('未收取信息处理费。'),
    six('无。', { level: '街道' }),
  ];

  test('every rule’s words, for a person to read at one glance; no technical word comes first', () => {
    const said = rules.map((rule) => {
      const [first] = evidence.flatMap((each) => speaks(rule, each));
      return `${rule.id}：${first?.message ?? ''}`;
    });
    expect(said.length).toBeGreaterThan(40);
    for (const line of said)
      expect(line).not.toMatch(/^[^：]*：[^，。：“]{0,12}(?:XML|DOCTYPE|U\+|§|UTF|NaN)/u);
    expect(said).toMatchSnapshot();
  });

  test.each(rules)('$id can speak, in its own name, in Chinese, with a basis', (rule) => {
    const found = evidence.flatMap((each) => speaks(rule, each));
    expect(found).not.toEqual([]);
    for (const finding of found) {
      expect(finding.id).toBe(rule.id);
      expect(finding.rule.replace(/\[.*\]$/u, '')).toBe(rule.id);
      expect(finding.message).toMatch(/[\u4e00-\u9fa5]{3}/u);
      expect(finding.message).toMatch(/[。】]$/u);
      expect(finding.basis).not.toBe('');
    }
  });

  test('members are the form’s rows, columns or groups', () => {
    const found = check(worst).map(({ rule }) => rule);
    expect(found).toEqual(
      expect.arrayContaining([
        't3-balance[naturalPerson]',
        't3-col-sum[received]',
        't4-sum[direct]',
        't3-result-sum[naturalPerson]',
      ]),
    );
  });
});

describe('check', () => {
  test('errors, then warnings, then hints; each in the order of the sheets', () => {
    const findings = check(worst);
    const severities = findings.map(({ severity }) => severity);
    const sorted = [...severities].sort((a, b) => 'ewh'.indexOf(a[0]!) - 'ewh'.indexOf(b[0]!));
    expect(severities).toEqual(sorted);
    const order = ['overview', 'proactive', 'requests', 'cases', 'problems', 'otherMatters'];
    const rooms = findings
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ cells, about }) => (cells[0] ?? about?.[0] ?? []) as string)
      .map((subject) => order.indexOf(subject.split('/')[0]!));
    expect(rooms).toEqual([...rooms].sort((a, b) => a - b));
    expect(new Set(rooms).size).toBeGreaterThan(4);
  });

  test('does not change what it is given, and says the same again', () => {
    const before = JSON.stringify(worst);
    const first = check(worst);
    expect(check(worst)).toEqual(first);
    expect(JSON.stringify(worst)).toBe(before);
  });

  test('an empty report is told so, without a throw', () => {
    const findings = check({ report: emptyReport });
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set(['info', 's-six', 's1-five', 's5-empty', 's6-fee', 'blank-zero']),
    );
  });

  test('is plain data', () => {
    const findings = check(worst);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });
});

describe('locate', () => {
  const places = new Map<Subject, CellPlace>([
    ['cases/direct/total', placeAt('四、复议诉讼!J4')],
    ['overview/lead', placeAt('一、总体情况!B3')],
  ]);
  const here = { places, labelPlace: () => placeAt('四、复议诉讼!E2'), formulas: new Map() };

  test('places cells, texts and labels; what has no place is left out', () => {
    const of = (findings: readonly Finding[], rule: string) =>
      locate(findingsOf(findings, rule), worst, here)[0]!;
    expect(of(check(worst), 'year').where).toEqual([placeAt('一、总体情况!B3')]);
    expect(of(check(worst), 'label').where).toEqual([placeAt('四、复议诉讼!E2')]);
    expect(of(withFigures({ 'cases/direct/total': 9 }), 't4-sum').where).toEqual([
      placeAt('四、复议诉讼!J4'),
    ]);
    expect(of(check(worst), 'info').where).toEqual([]);
  });

  test('gives what is documented, and no more', () => {
    const figures = { ...cleanFigures, 'cases/direct/total': 9 };
    const evidence = { report: { ...cleanReport, figures } };
    const [finding] = locate(check(evidence), evidence, here);
    expect(finding).toEqual({
      rule: 't4-sum[direct]',
      severity: 'error',
      cells: ['upheld', 'corrected', 'otherOutcome', 'pending', 'total'].map(
        (column) => `cases/direct/${column}`,
      ),
      where: [placeAt('四、复议诉讼!J4')],
      message: '未经复议直接起诉：其他结果 1，其余为 0；总计 9，相差 8。请核对。',
      expected: 1,
      actual: 9,
      basis: '维持 + 纠正 + 其他 + 尚未审结 = 总计（国办公开办函〔2021〕30号附件表格：总计为同组各项之和）',
      key: expect.stringMatching(/^t4-sum\[direct\]~[0-9a-z]+$/u),
      explainable: false,
      suspects: [],
      values: [
        { name: '左边', value: 1 },
        { name: '右边', value: 9 },
      ],
      fix: {
        kind: 'formula',
        label: '恢复合计公式',
        changes: [{ kind: 'sum', cell: 'cases/direct/total' }],
      },
    });
    const keys = locate(check(worst), worst, here).flatMap((located) => Object.keys(located));
    expect([...new Set(keys)].sort()).toEqual([
      'actual',
      'basis',
      'cause',
      'cells',
      'expected',
      'explainable',
      'fix',
      'key',
      'message',
      'quote',
      'rule',
      'severity',
      'suspects',
      'unfilled',
      'values',
      'where',
    ]);
  });
});

test('what the drafts ask is caught before it is printed', () => {
  expectNoFinding(checked());
  const text = { ...cleanText, 'overview/lead': '【待补：全年政府信息公开工作总的情况怎样？】' };
  expect(checked({ text }).map(({ rule }) => rule)).toEqual(['question']);
});
