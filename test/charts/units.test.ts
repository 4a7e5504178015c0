/** 比: units beside each other are drawn from their own numbers, largest first; the rest is told, and nothing is lost. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draw } from '../../src/charts/draw';
import { unitsFigure, type UnitNumber } from '../../src/charts/units-figure';

const cell = 'requests/received/total';
const unit = (name: string, value: number | null, lastYear: number | null = null): UnitNumber => ({
  name,
  value,
  lastYear,
});

describe('units beside each other', () => {
  test('largest first; zeros and who has not reported in words', () => {
    const figure = unitsFigure(cell, 2024, [
      unit('甲局', 3),
      unit('乙镇', 9),
      unit('丙镇', 0),
      unit('丁局', null),
    ]);
    expect(figure.groups[0]?.rows.map(({ label, amounts }) => [label, amounts[0]?.number])).toEqual([
      ['乙镇', 9],
      ['甲局', 3],
    ]);
    expect(figure.words).toEqual(['2个单位共12件，乙镇最多，占75%。', '丙镇为0件。', '丁局还没有报。']);
  });

  test('last year stands beside it where it is known', () => {
    const figure = unitsFigure(cell, 2024, [unit('甲局', 3, 5), unit('乙镇', 9)]);
    expect(figure.series).toEqual(['2023年', '2024年']);
    expect(
      figure.groups[0]?.rows.map(({ amounts }) => amounts.map(({ series, number }) => [series, number])),
    ).toEqual([
      [[1, 9]],
      [
        [0, 5],
        [1, 3],
      ],
    ]);
  });

  test('nobody has any: words alone, and they are drawn', () => {
    const figure = unitsFigure('proactive/fees/amount', 2024, [unit('甲局', 0), unit('乙镇', 0)]);
    expect(figure.groups).toEqual([]);
    expect(figure.words).toEqual(['甲局、乙镇均为0万元。']);
    expect(draw(figure, '收费').shapes.map(({ text }) => text)).toContain('甲局、乙镇均为0万元。');
  });

  test('400 units: what is drawn and what is said come to the sum', () => {
    const number = fc.oneof(fc.nat(5_000), fc.constant(0), fc.constant(null));
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 400 }), (values) => {
        const { groups, words } = unitsFigure(
          cell,
          2024,
          values.map((value, index) => unit(`单位${String(index)}`, value)),
        );
        const drawn = groups.flatMap(({ rows }) => rows.flatMap(({ amounts }) => amounts));
        expect(drawn.length).toBeLessThanOrEqual(15);
        const told = words.flatMap((said) => /^没有画的\d+个单位共(\d+)件。$/u.exec(said)?.[1] ?? []);
        const sum = [...drawn.map((amount) => amount.number), ...told.map(Number)].reduce((a, b) => a + b, 0);
        expect(sum).toBe(values.reduce<number>((all, value) => all + (value ?? 0), 0));
      }),
      { numRuns: 200, seed: 19 },
    );
  });
});
