import { describe, expect, test } from '@jest/globals';
import { matchUnit, type Match } from '../../src/rollup/match';
import { unitOf } from './units';

const area = '青川市云岭县';
const units = [
  unitOf('云岭县人民政府办公室', { code: 'D01', kind: '本级' }),
  unitOf('云岭县林业和草原局', { code: 'D02', otherNames: ['县林草局', '云岭县林业局'] }),
  unitOf('云岭县财政局', { code: 'D03' }),
  unitOf('青石镇人民政府', { code: 'T01', kind: '乡镇街道' }),
  unitOf('青石街道办事处', { code: 'T02', kind: '乡镇街道' }),
];

function told(match: Match): string {
  switch (match.kind) {
    case 'matched':
      return `${match.unit.code} by ${match.by}`;
    case 'doubtful':
      return `? ${match.candidates.map(({ code }) => code).join(' ')}`;
    case 'unknown':
      return 'unknown';
  }
}

describe('whose file it is', () => {
  test.each([
    ['云岭县财政局', 'a.xlsx', 'D03 by name'],
    ['云岭县 财政局', 'a.xlsx', 'D03 by name'],
    ['县财政局', 'a.xlsx', 'D03 by shortened'],
    ['财政局', 'a.xlsx', 'D03 by shortened'],
    ['青川市云岭县财政局', 'a.xlsx', 'D03 by shortened'],
    ['云岭县林业局', 'a.xlsx', 'D02 by otherName'],
    ['林草局', 'a.xlsx', 'D02 by shortened'],
    ['青石镇', 'a.xlsx', 'T01 by name'],
    ['云岭县青石镇人民政府', 'a.xlsx', 'T01 by shortened'],
    ['青石街道', 'a.xlsx', 'T02 by name'],
    // A name of another place is never taken for the one here.
    ['白水县财政局', 'a.xlsx', 'unknown'],
    ['云岭县教育局', 'a.xlsx', 'unknown'],
    // The code in the file's name speaks where the report does not, and is asked where it says another.
    ['', 'D03-年报.docx', 'D03 by code'],
    ['', 'xD034.docx', 'unknown'],
    ['云岭县财政局', 'D03.docx', 'D03 by name'],
    ['云岭县财政局', 'D02.docx', '? D02 D03'],
    ['云岭县教育局', 'D02.docx', '? D02'],
    ['', '云岭县财政局2024年政府信息公开工作年度报告.pdf', '? D03'],
    ['', '年报.pdf', 'unknown'],
  ])('%s in %s: %s', (unit, file, expected) => {
    expect(told(matchUnit({ unit, file }, units, area))).toBe(expected);
  });

  test('two units of one short name: asked', () => {
    const twice = [unitOf('东区财政局', { code: 'A' }), unitOf('西区财政局', { code: 'B' })];
    const match = matchUnit({ unit: '财政局', file: 'x' }, twice, '');
    expect(told(match)).toBe('? A B');
  });
});
