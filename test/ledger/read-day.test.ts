import { describe, expect, test } from '@jest/globals';
import { dayText } from '../../src/ledger/day';
import { readDay, serialOf } from '../../src/ledger/read-day';
import { day } from './applications';

const read = (value: number | string, notBefore?: string): string | undefined => {
  const found = readDay(value, notBefore === undefined ? undefined : day(notBefore));
  return found && `${dayText(found.day)}${found.assumed ? '?' : ''}`;
};

describe('a day', () => {
  test.each<[number | string]>([
    ['2024-03-05'],
    ['2024.3.5'],
    ['2024/03/05'],
    ['2024. 3. 5'],
    ['２０２４．３．５'],
    ['2024年3月5日'],
    ['2024年03月05号'],
    ['二〇二四年三月五日'],
    ['二零二四年三月五日'],
    ['20240305'],
    [20240305],
    [45356],
    [45356.75],
    ['45356'],
    ['2024-03-05 16:30:00'],
    ['2024-03-05T00:00:00Z'],
    ['2024年3月5日（星期二）'],
    ['2024年3月5日上午'],
    ['2024年3月5日16时20分'],
    ['2024.3.5.'],
  ])('%s is read for sure', (value) => {
    expect(read(value)).toBe('2024-03-05');
  });

  test.each([
    ['三月五日', '2024-01-01', '2024-03-05?'],
    ['3月5日', '2024-03-05', '2024-03-05?'],
    ['三月五日', '2024-03-06', '2025-03-05?'],
    ['十二月三十一日', '2024-01-01', '2024-12-31?'],
    ['2月29日', '2023-03-01', '2024-02-29?'],
  ])('%s from %s on is %s, its year assumed', (value, notBefore, expected) => {
    expect(read(value, notBefore)).toBe(expected);
  });

  test('a year of two digits is assumed to be of this century', () => {
    expect(read('24.3.5')).toBe('2024-03-05?');
  });

  test.each<[number | string]>([
    ['三月五日'],
    ['3.5'],
    [3.5],
    [3],
    ['2024-02-30'],
    ['2024年13月1日'],
    ['1924-03-05'],
    ['3/5/2024'],
    ['2024年3月'],
    ['2024.3.5收到'],
    ['无'],
    [''],
    [-1],
    [1e12],
  ])('%j is none', (value) => {
    expect(readDay(value)).toBeUndefined();
  });

  test('a serial number is that of the spreadsheet', () => {
    expect(serialOf(day('2024-03-05'))).toBe(45356);
  });
});
