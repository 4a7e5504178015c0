import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../src/form/refusal';
import { readRegister, type Register } from '../../src/rollup/register';

function read(...lines: readonly string[]): Register {
  const register = readRegister(lines.map((line) => line.split(',')));
  if (isRefusal(register)) throw new Error(register.message);
  return register;
}

describe('单位名单', () => {
  test('every column, in any order and by other names', () => {
    const { units, notes } = read(
      '某县2024年报送单位,,',
      '类别,代码,单位全称,简称、曾用名,是否汇总,报送截止日期,原单位,联系人',
      '部门,A07,云岭县林业局,林业局、县林草局,是,2025年1月20日,县林业站；县草原站,张 0379-1',
      '垂管,A08,云岭县税务局,,,2025/1/31,,',
    );
    expect(notes).toEqual([]);
    expect(units[0]).toEqual({
      code: 'A07',
      name: '云岭县林业局',
      otherNames: ['林业局', '县林草局'],
      kind: '部门',
      counts: true,
      deadline: '2025-01-20',
      predecessors: ['县林业站', '县草原站'],
      contact: '张 0379-1',
    });
    expect(units[1]).toMatchObject({ kind: '垂直管理', counts: false, deadline: '2025-01-31' });
  });

  test('a bare list of names: codes are given past those there are', () => {
    const { units } = read('单位名称,编码', '甲局,U003', '乙局,', '', '丙局,');
    expect(units.map(({ code }) => code)).toEqual(['U003', 'U004', 'U005']);
    expect(units.every(({ counts, kind }) => counts && kind === null)).toBe(true);
  });

  test('what is not understood is told by its row, and nothing is guessed', () => {
    const { units, notes } = read('单位名称,类型,是否计入,截止日期', '甲局,公司,看情况,一月底');
    expect(notes.map(({ row }) => row)).toEqual([2, 2, 2]);
    expect(units[0]).toMatchObject({ kind: null, counts: true, deadline: null });
  });

  test.each([
    [['名册', '甲局'], /“单位名称”/u],
    [['单位名称', '甲局', '甲局'], /“甲局”的不止一行/u],
    [['单位名称,编码', '甲局,1', '乙局,1'], /“编码”为“1”/u],
  ])('refused: %j', (lines, words) => {
    const register = readRegister(lines.map((line) => line.split(',')));
    expect(isRefusal(register) && register.message).toMatch(words);
  });
});
