import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../src/form/figures';
import { isBlank, readsAs } from '../../src/rules/tables/reads-as';

describe('looks like a number', () => {
  test.each<[string, number]>([
    ['12', 12],
    [' 12', 12],
    ['12 ', 12],
    ['１２', 12],
    ['1２', 12],
    ['12.0', 12],
    ['０', 0],
    ['+19', 19],
    ['＋19', 19],
    ['增4', 4],
    ['减4', -4],
    ['减少4', -4],
    ['-4', -4],
    ['－4', -4],
    ['−4', -4],
    ['— 4', -4],
    ['负4', -4],
    ['1,234', 1234],
    ['1，234', 1234],
    ['1 234', 1234],
    ['12,345,678', 12345678],
    ['12件', 12],
    ['12 件', 12],
    ['3条', 3],
    ['251000元', 251000],
    ["'12", 12],
    ['12。', 12],
    ['1\u200b2', 12],
    ['\ufeff12', 12],
    ['O', 0],
    ['〇', 0],
    ['零', 0],
    ['十二', 12],
    ['二十', 20],
    ['三百零五', 305],
    ['一千二百', 1200],
    ['两件', 2],
    ['-0', 0],
  ])('%j → %d', (entry, value) => {
    expect(readsAs(entry)).toEqual({ kind: 'like', value });
  });

  test.each<[string, number]>([
    ['251000元', 25.1],
    ['25.1万元', 25.1],
    ['25.1万', 25.1],
    ['￥251000元', 25.1],
    ['1.2亿元', 12000],
    ['188710元', 18.871],
    ['18.871', 18.871],
  ])('money: %j → %d 万元', (entry, value) => {
    expect(readsAs(entry, 'money')).toEqual({ kind: 'like', value });
  });
});

test.each([
  '约12',
  '12左右',
  '12-15',
  '1e5',
  '50%',
  '12 34',
  '1,23',
  '若干',
  'TRUE',
  '12/3',
  '一二三四五六七八九十百',
  '9'.repeat(30),
  '1.2.3',
  '十几',
  '一二三',
  '十百',
])('is not guessed at: %j', (entry) => {
  expect(readsAs(entry)).toEqual({ kind: 'unclear' });
});

test.each(['=SUM(A1)', ' =1'])('formula: %j', (entry) => {
  expect(readsAs(entry)).toEqual({ kind: 'formula' });
});

test.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?', '#VALUE!', '####'])('error value: %j', (entry) => {
  expect(readsAs(entry)).toEqual({ kind: 'error-value' });
});

test.each<Entry | undefined>([
  null,
  undefined,
  '',
  ' ',
  '\u3000',
  '/',
  '／',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '－',
  '−',
  '_',
  '无',
  '没有',
  ' 无 ',
  'N/A',
  '\u200b',
])('blank: %j', (entry) => {
  expect(isBlank(entry)).toBe(true);
  expect(readsAs(entry)).toEqual({ kind: 'blank' });
});

test.each<Entry>([0, '0', '０', -1, '无此项3', 'x'])('not blank: %j', (entry) => {
  expect(isBlank(entry)).toBe(false);
});
