import { describe, expect, test } from '@jest/globals';
import type { OwnFact } from '../../src/form/fact';
import type { Report } from '../../src/form/report';
import { resolveReport } from '../../src/fields/resolve';
import { answers, filled, reportOf, requestFigures } from '../drafting/forms';

const figures = filled(requestFigures({ received: 12, granted: 8, 'unavailable.notHeld': 4 }));
const own = (label: string, value: OwnFact['value']): OwnFact => ({
  group: 'published',
  label,
  unit: '条',
  value,
  note: '',
});
const known: Report['facts'] = {
  ...answers({ 'published.website': 300 }),
  own: [own('抖音号', 7), own('2021', 9)],
};

function resolve(text: string, report: Report = reportOf(figures, known)) {
  const done = resolveReport({ ...report, text: { otherMatters: text } });
  return [
    done.report.text.otherMatters,
    done.unresolved.map(({ part, field, reason }) => `${part} ${field} ${reason}`),
  ];
}

describe('fields', () => {
  test.each<[string, string]>([
    ['新收〔新收申请·总计〕件', '新收12件'],
    ['网站〔政府网站〕条、抖音〔抖音号〕条', '网站300条、抖音7条'],
    ['占〔无法提供·总计÷办理总计·总计〕', '占33.3%'],
    ['（国办公开办函〔2021〕30号）', '（国办公开办函〔2021〕30号）'],
    ['〔2021〕30号，新收〔 新收申请·总计 〕件', '〔2021〕30号，新收12件'],
    ['没有字段', '没有字段'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(resolve(text)).toEqual([expected, []]);
  });

  test.each<[string, string, readonly string[]]>([
    ['〔新收申请·合计〕件', '〔新收申请·合计〕件', ['otherMatters 新收申请·合计 unknown']],
    ['〔微博〕条', '〔微博〕条', ['otherMatters 微博 blank']],
    ['〔〔新收申请·总计〕件', '〔12件', ['otherMatters 〔 unbalanced']],
    [
      '〔新收申请·\n总计〕件',
      '〔新收申请·\n总计〕件',
      ['otherMatters 〔新收申请· unbalanced', 'otherMatters 总计〕 unbalanced'],
    ],
    ['新收〔新收申请·总计件', '新收〔新收申请·总计件', ['otherMatters 〔新收申请·总计件 unbalanced']],
    ['空的〔〕', '空的〔〕', ['otherMatters 〔〕 unbalanced']],
  ])('%j', (text, expected, unresolved) => {
    expect(resolve(text)).toEqual([expected, unresolved]);
  });

  test('a blank table, text in a cell, and a share of nothing', () => {
    expect(resolve('〔新收申请·总计〕', reportOf({}))[1]).toEqual(['otherMatters 新收申请·总计 blank']);
    const typed = reportOf({ 'requests/received/total': '１２' });
    expect(resolve('〔新收申请·总计〕', typed)[1]).toEqual(['otherMatters 新收申请·总计 not-a-number']);
    const share = resolve('〔予以公开·总计÷办理总计·总计〕', reportOf(filled({})));
    expect(share[1]).toEqual(['otherMatters 予以公开·总计÷办理总计·总计 zero-base']);
  });
});

test('an added row named like another is not linked by that name', () => {
  const twice = reportOf(figures, { ...known, own: [own('抖音号', 7), own('抖音号', 8)] });
  expect(resolve('〔抖音号〕', twice)[1]).toEqual(['otherMatters 抖音号 unknown']);
});

test('everything but the text is as it was', () => {
  const report = { ...reportOf(figures, known), text: { preamble: '〔政府网站〕' } };
  const done = resolveReport(report).report;
  expect(done).toEqual({ ...report, text: { preamble: '300' } });
  expect(report.text.preamble).toBe('〔政府网站〕');
});
