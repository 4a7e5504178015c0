/** What is pictured: every number is a cell's or a sum of cells, labels are the form's, 0 and what is missing are words. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figuresOf } from '../../src/charts/figures';
import type { Figure, FigureId } from '../../src/charts/figure';
import { isCellKey, cellsOf, editionFor, tableIds } from '../../src/form/index';
import type { CellKey } from '../../src/form/cell';
import type { Entry } from '../../src/form/figures';
import { emptyReport, type Report } from '../../src/form/report';
import { sampleReport } from '../document/sample-report';
import { busyYear, zeroYear } from './years';

function figure(figures: readonly Figure[], id: FigureId): Figure {
  const found = figures.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

/** `予以公开 40 51.3%` */
function rows({ groups, series }: Figure): readonly string[] {
  return groups.flatMap((group) =>
    group.rows.map((row) =>
      [
        ...(group.label === undefined ? [] : [`${group.label}:`]),
        row.label,
        ...row.amounts.map(
          (amount) =>
            `${series[amount.series] ?? ''}${String(amount.number)}${amount.share === undefined ? '' : ` ${amount.share}`}`,
        ),
      ].join(' '),
    ),
  );
}

describe('a year with something in every picture', () => {
  const figures = figuresOf(busyYear(2), busyYear(1, 2023));

  test('applications and documents stand beside last year', () => {
    expect(rows(figure(figures, 'received'))).toEqual([
      '新收申请 2023年82 2024年164',
      '办理总计 2023年78 2024年156',
      '结转下年度 2023年4 2024年8',
    ]);
    expect(figure(figures, 'received').words).toEqual(['2024年新收申请164件，比上年增长100%。']);
    expect(rows(figure(figures, 'documents'))).toEqual([
      '制发 2023年5 2024年10',
      '废止 2023年2 2024年4',
      '现行有效 2023年31 2024年62',
    ]);
  });

  test('what became of them, in shares of the whole', () => {
    expect(rows(figure(figures, 'outcomes'))).toEqual([
      '予以公开 80 51.3%',
      '部分公开 24 15.4%',
      '不予公开 16 10.3%',
      '无法提供 26 16.7%',
      '不予处理 8 5.1%',
      '其他处理 2 1.3%',
    ]);
  });

  test('who applied; none is drawn, but said', () => {
    expect(rows(figure(figures, 'applicants'))).toEqual([
      '自然人 120',
      '商业企业 28',
      '法律服务机构 12',
      '其他组织 4',
    ]);
    expect(figure(figures, 'applicants').words).toEqual(['科研机构、社会公益组织均为0件。']);
  });

  test('reconsiderations and lawsuits, both ways to a lawsuit as one', () => {
    expect(rows(figure(figures, 'cases'))).toEqual([
      '行政复议: 结果维持 6',
      '行政复议: 结果纠正 2',
      '行政诉讼: 结果维持 18',
      '行政诉讼: 尚未审结 2',
    ]);
  });

  test("channels, the clerk's own rows before 其他; what is not answered is said", () => {
    expect(rows(figure(figures, 'published'))).toEqual([
      '政府网站 1280',
      '微信公众号 1024',
      '公开栏 192',
      '大厅<电子屏>&触摸屏 116',
      '其他渠道 44',
    ]);
    expect(figure(figures, 'published').words).toEqual([
      '主动公开信息总数2656条。',
      '微博为0条。',
      '政府公报还没有填。',
    ]);
  });
});

describe('in words', () => {
  test('a year of zeros draws nothing and says so', () => {
    const figures = figuresOf(zeroYear(), busyYear(1, 2023));
    const words = (id: FigureId) => figure(figures, id).words.join('');
    expect(words('received')).toBe('本年没有收到政府信息公开申请（上年为82件）。');
    expect(words('outcomes')).toBe('本年没有办理完毕的政府信息公开申请。');
    expect(words('cases')).toBe('本年没有因政府信息公开引起的行政复议、行政诉讼。');
    expect(words('documents')).toBe('本年没有制发、废止行政规范性文件，也没有现行有效的。');
    for (const one of figuresOf(zeroYear())) expect([one.id, one.groups]).toEqual([one.id, []]);
  });

  test.each([
    ['no last year', undefined],
    ['a report of another year', busyYear(1, 2022)],
    ['last year not filled in', { ...emptyReport, year: 2023 }],
  ])('%s: said, and not compared', (_, last) => {
    const received = figure(figuresOf(busyYear(), last), 'received');
    expect(received.words).toContain('没有上年的数字，未作比较。');
    expect(rows(received)[0]).toMatch(/^新收申请 (?:2024年)?82$/u);
  });

  test('nothing filled in gives no picture at all', () => {
    expect(figuresOf(emptyReport)).toEqual([]);
  });

  test('parts that do not come to their total are not drawn as shares', () => {
    const year = busyYear();
    const wrong: Report = { ...year, figures: { ...year.figures, 'requests/granted/total': 41 } };
    const outcomes = figure(figuresOf(wrong), 'outcomes');
    expect(outcomes.groups).toEqual([]);
    expect(outcomes.words).toEqual(['各项结果之和与总计不相等，没有画图。']);
  });

  test('text and negative counts are not drawn', () => {
    const year = busyYear();
    const odd: Report = {
      ...year,
      figures: {
        ...year.figures,
        'requests/received/business': '十四',
        'requests/received/legalService': -6,
      },
    };
    const applicants = figure(figuresOf(odd), 'applicants');
    expect(rows(applicants)).toEqual(['自然人 60', '其他组织 2']);
    expect(applicants.words).toContain('商业企业、法律服务机构还没有填。');
  });
});

describe('any report', () => {
  const keys = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]).map(({ key }) => key));
  const printed = sampleReport();
  const entry: fc.Arbitrary<Entry> = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 5000 }) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom<Entry>(null, '／', -3, 2.5) },
  );
  const report = fc
    .array(entry, { minLength: keys.length, maxLength: keys.length })
    .map((entries): Report => ({
      ...printed,
      figures: Object.fromEntries(keys.map((key, index) => [key, entries[index] ?? null])),
    }));

  const sum = ({ figures }: Report, cells: readonly CellKey[]): number =>
    cells.reduce((all, key) => all + Number(figures[key] ?? 0), 0);

  test('a drawn number is the sum of its cells, of its year', () => {
    let drawn = 0;
    fc.assert(
      fc.property(report, report, (now, before) => {
        const last = { ...before, year: 2023 };
        for (const { groups, series } of figuresOf(now, last))
          for (const { rows: all } of groups)
            for (const { number, keys: cells, series: of } of all.flatMap(({ amounts }) => amounts)) {
              const of2023 = series.length === 2 && of === 0;
              expect(number).toBe(sum(of2023 ? last : now, cells.filter(isCellKey)));
              drawn += 1;
            }
      }),
      { numRuns: 100, seed: 19 },
    );
    expect(drawn).toBeGreaterThan(1000);
  });
});
