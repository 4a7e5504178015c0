import { describe, expect, test } from '@jest/globals';
import type { HeldReport } from '../../src/form/unit';
import { collect, type Collecting, type Collection } from '../../src/rollup/collect';
import { filled } from '../drafting/forms';
import { submissionOf, unitOf } from './units';

const figures = filled({ 'proactive/penalties/decisions': 3 });
const units = [
  unitOf('云岭县财政局', { code: 'D01' }),
  unitOf('云岭县林业和草原局', { code: 'D02', otherNames: ['云岭县林业局'], deadline: '2025-01-08' }),
  unitOf('云岭县税务局', { code: 'V01', kind: '垂直管理' }),
];
const how: Collecting = {
  area: '云岭县',
  year: 2024,
  units,
  held: [],
  returned: [],
  deadline: '2025-01-20',
};
const held = (rest: Partial<HeldReport> = {}): HeldReport => ({
  code: 'D01',
  state: '已报',
  receivedOn: '2025-01-10',
  file: '财政局.xlsx',
  sha256: 'old',
  errors: 0,
  warnings: 0,
  figures,
  ...rest,
});
const wrong = { severity: 'error', where: '', message: '不平。', basis: '30号' } as const;
const states = ({ standings }: Collection) => standings.map(({ state }) => state);
const told = ({ findings }: Collection) => findings.map(({ rule, units: of }) => `${rule} ${of.join(' ')}`);

describe('收报', () => {
  test('who has reported, who is late, who is missing; a body that does not count is not asked for', () => {
    const collection = collect(
      [submissionOf('云岭县林业局', figures), submissionOf('白水县财政局', figures)],
      how,
    );
    expect(states(collection)).toEqual(['未报', '迟报', '未报']);
    expect(told(collection)).toEqual([
      'batch-unlisted ',
      'batch-missing D01',
      'batch-late D02',
      'batch-renamed D02',
    ]);
  });

  test('another year is not taken', () => {
    const collection = collect([submissionOf('云岭县财政局', figures, { report: { year: 2023 } })], how);
    expect(states(collection)[0]).toBe('未报');
    expect(told(collection)).toContain('batch-year D01');
  });

  test('two different files: the later one; where that cannot be told, neither', () => {
    const one = submissionOf('云岭县财政局', figures, { file: '1.xlsx', sha256: 'a' });
    const two = submissionOf('云岭县财政局', figures, {
      file: '2.xlsx',
      sha256: 'b',
      receivedOn: '2025-01-11',
    });
    expect(collect([one, two], how).standings[0]?.taken?.file).toBe('2.xlsx');
    const open = collect([one, { ...two, receivedOn: null }], how);
    expect(open.standings[0]?.taken).toBeUndefined();
    expect(told(open).filter((rule) => rule.endsWith('D01'))).toEqual(['batch-twice D01']);
    // The same file under two names is one.
    expect(
      told(collect([one, { ...one, file: '3.xlsx' }], how)).some((rule) => rule.startsWith('batch-twice')),
    ).toBe(false);
  });

  test('what is held: the same again changes nothing; a newer one is told; an older one is left', () => {
    const same = collect([submissionOf('云岭县财政局', figures, { sha256: 'old' })], {
      ...how,
      held: [held()],
    });
    expect(same.standings[0]).toMatchObject({ state: '已报', held: { sha256: 'old' } });
    expect(same.standings[0]?.taken).toBeUndefined();
    expect(told(same).filter((rule) => rule.endsWith('D01'))).toEqual([]);
    const newer = submissionOf('云岭县财政局', figures, { receivedOn: '2025-01-12' });
    expect(told(collect([newer], { ...how, held: [held()] }))).toContain('batch-changed D01');
    const older = submissionOf('云岭县财政局', figures, { receivedOn: '2025-01-02' });
    const left = collect([older], { ...how, held: [held()] });
    expect(left.standings[0]?.taken).toBeUndefined();
    expect(told(left)).toContain('batch-older D01');
  });

  test('returned, and mended', () => {
    const returned = [
      { code: 'D01', returnedOn: '2025-01-11', sha256: 'old', reason: '不平', correctedOn: null },
    ];
    const waiting = { ...how, held: [held({ state: '退回', errors: 1 })], returned };
    expect(states(collect([], waiting))[0]).toBe('退回');
    const mended = submissionOf('云岭县财政局', figures, { receivedOn: '2025-01-12' });
    expect(states(collect([mended], waiting))[0]).toBe('已改');
    expect(states(collect([{ ...mended, problems: [wrong, wrong] }], waiting))[0]).toBe('有错');
  });

  test('a doubtful file waits for an answer', () => {
    const odd = submissionOf('', figures, { file: '云岭县财政局.pdf' });
    expect(collect([odd], how).unmatched).toMatchObject([{ reason: 'doubtful' }]);
    const answered = collect([odd], { ...how, answers: new Map([['云岭县财政局.pdf', 'D01']]) });
    expect(answered.standings[0]?.taken?.file).toBe('云岭县财政局.pdf');
  });
});
