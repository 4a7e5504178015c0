import { expect, test } from '@jest/globals';
import { dateText, showsDate } from '../../src/workbook/shown-date';

test.each([
  'm"月"d"日"',
  'yyyy"年"m"月"',
  'm-d-yy',
  'h"时"mm"分"',
  '上午/下午h"时"mm"分"',
  '[h]:mm:ss',
  '[mm]',
  'm/d/yyyy;@',
  '[$-804]aaaa',
  '[$-404]e/m/d',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  'YYYY-MM-DD',
])('%s is of a date or a time', (format) => {
  expect(showsDate(format)).toBe(true);
});

test.each([
  undefined,
  'General',
  '"第"General"天"',
  'G/通用格式',
  '0',
  '0"month"',
  '#,##0.00_);[Red]\\(#,##0.00\\)',
  '0.00E+00',
  '[>=10000]0!.0,"万";0',
  '[DBNum1][$-804]General',
  '[Yellow]0\\d',
  '_ ¥* #,##0.00_ ',
  '@',
])('%s is not', (format) => {
  expect(showsDate(format)).toBe(false);
});

test('what is seen, not the number behind', () => {
  expect([45_352, 0.5208333, 45_352.75, 1].map(dateText)).toEqual([
    '2024-03-01',
    '12:30',
    '2024-03-01',
    '1899-12-31',
  ]);
  expect(dateText(new Date(Date.UTC(2024, 2, 1)))).toBe('2024-03-01');
  expect([-1, 1e12].map(dateText)).toEqual(['####', '####']);
});
