import { expect, test } from '@jest/globals';
import { comparison } from '../../src/drafting/comparison';

test.each<[number, number | undefined, string]>([
  [5, undefined, ''],
  [15, 12, '比上年增长25%'],
  [9, 12, '比上年下降25%'],
  [16, 15, '比上年增长6.7%'],
  [12, 12, '与上年持平'],
  [10001, 10000, '与上年基本持平'],
  [5, 3, '比上年增加2件'],
  [2, 9, '比上年减少7件'],
  [4, 0, '上年为0件'],
  [0, 0, '（与上年相同）'],
  [0, 40, '（上年为40件）'],
])('%d after %s: %s', (now, last, words) => {
  expect(comparison(now, last, '件')).toBe(words);
});
