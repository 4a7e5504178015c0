import { describe, expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import type { Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { check } from '../../src/rules/check';
import { describeReal, realReport } from '../real-reports';

const zeros = Object.fromEntries(
  tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id])).map(({ key }) => [key, 0]),
) as Record<CellKey, number>;

function year(of: number, figures: Figures): Report {
  return { ...emptyReport, unit: '甲镇人民政府', level: '乡镇', year: of, figures: { ...zeros, ...figures } };
}

function crossYear(now: Report, last: Report): readonly string[] {
  return check({ report: now, lastYear: last })
    .map(({ rule }) => rule)
    .filter((rule) => rule.includes('-xy-'));
}

describe('this year against last', () => {
  test('what agrees is not spoken of', () => {
    const last = year(2023, {
      'requests/carriedOut/business': 3,
      'proactive/normativeDocuments/inForce': 5,
      'cases/direct/pending': 1,
    });
    const now = year(2024, {
      'requests/carriedIn/business': 3,
      'proactive/normativeDocuments/issued': 2,
      'proactive/normativeDocuments/repealed': 1,
      'proactive/normativeDocuments/inForce': 6,
      'cases/direct/total': 1,
    });
    expect(crossYear(now, last)).toEqual([]);
  });

  test.each<readonly [string, Figures, Figures]>([
    ['t3-xy-carry[business]', { 'requests/carriedOut/business': 3 }, { 'requests/carriedIn/business': 2 }],
    ['t3-xy-carry[total]', {}, { 'requests/carriedIn/total': 1 }],
    [
      't2-xy-norm',
      { 'proactive/normativeDocuments/inForce': 5 },
      { 'proactive/normativeDocuments/inForce': 4 },
    ],
    ['t2-xy-reg', {}, { 'proactive/regulations/inForce': 1 }],
    ['t4-xy-pending', { 'cases/direct/pending': 2 }, { 'cases/direct/total': 1 }],
  ])('%s', (rule, before, after) => {
    expect(crossYear(year(2024, after), year(2023, before))).toEqual([rule]);
  });

  test('a year further back, a blank or a text says nothing', () => {
    const now = year(2024, { 'requests/carriedIn/business': 2 });
    expect(crossYear(now, year(2022, {}))).toEqual([]);
    expect(crossYear(now, year(2023, { 'requests/carriedOut/business': null }))).toEqual([]);
    expect(crossYear(year(2024, { 'requests/carriedIn/business': '2件' }), year(2023, {}))).toEqual([]);
  });
});

describe('whether it is last year’s report', () => {
  const said = (now: Partial<Report>, last: Partial<Report>) =>
    check({ report: { ...year(2024, {}), ...now }, lastYear: { ...year(2023, {}), ...last } })
      .filter(({ rule }) => rule.startsWith('last-year'))
      .map(({ rule, severity, expected, actual }) => [rule, severity, expected, actual]);

  test.each([2022, 2024])('%i is not', (of) => {
    expect(said({}, { year: of })).toEqual([['last-year[year]', 'warning', 2023, of]]);
  });

  test('a year that is not known is not held against it', () => {
    expect(said({}, { year: null })).toEqual([]);
    expect(said({ year: null }, { year: 2019 })).toEqual([]);
  });

  test.each([
    ['云溪市青石区梧桐街道办事处', '梧桐街道'],
    ['云溪市青石区梧桐街道办事处', '青石区梧桐街道办'],
    ['云溪市青石区柳河镇人民政府', '柳河镇'],
    ['云溪市青石区人民政府', '青石区人民政府办公室'],
    ['云溪市发展和改革委员会', '市发改委'],
    ['洛水区市场监督管理局', '洛水区市场监管局'],
    ['云溪高新区管理委员会', '高新区管委会'],
    ['云溪市青石区民政局', ''],
  ])('%s and %s are one unit', (now, last) => {
    expect(said({ unit: now }, { unit: last })).toEqual([]);
    expect(said({ unit: last }, { unit: now })).toEqual([]);
  });

  test.each([
    ['青石区梧桐街道办事处', '青石区柳河镇人民政府'],
    ['青石区梧桐街道办事处', '青石区银杏街道办事处'],
    ['青石区民政局', '青石区人民政府'],
    ['青石区民政局', '青石区财政局'],
    ['青石区人民政府', '青石县人民政府'],
  ])('%s and %s are not', (now, last) => {
    expect(said({ unit: now }, { unit: last })).toEqual([['last-year[unit]', 'warning', now, last]]);
  });
});

describeReal('hongze-2024.json', 'two years of one district', () => {
  interface Published {
    readonly t2: { readonly norm: readonly number[] };
    readonly t3: Readonly<Record<'carryIn' | 'carryOut', readonly number[]>>;
  }
  const figuresOf = (name: string): Figures => {
    const { t2, t3 } = JSON.parse(realReport(name)) as Published;
    const columns = cellsOf(editionFor(2024).tables.requests).filter(({ rowId }) => rowId === 'carriedIn');
    const row = (id: string, values: readonly number[]) =>
      columns.map(({ columnId }, i) => [`requests/${id}/${columnId}`, values[i] ?? 0]);
    return Object.fromEntries([
      ...row('carriedIn', t3.carryIn),
      ...row('carriedOut', t3.carryOut),
      ...['issued', 'repealed', 'inForce'].map((c, i) => [
        `proactive/normativeDocuments/${c}`,
        t2.norm[i] ?? 0,
      ]),
    ]) as Figures;
  };

  test('carry-over and normative documents agree', () => {
    expect(
      crossYear(year(2024, figuresOf('hongze-2024.json')), year(2023, figuresOf('hongze-2023.json'))),
    ).toEqual([]);
  });
});
