/** Sums over 1,000 random counties against an oracle that adds in another way; and which unit is named as the reason. */
import { describe, expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import type { Figures } from '../../src/form/figures';
import { areaSums, traceCell, type UnitFigures } from '../../src/rollup/sums';
import { differencesOf, suspectUnits } from '../../src/rollup/unit-suspects';
import { Forms } from '../rules/suspect-forms';
import { cells, unitOf } from './units';

/** Decimal digits added by hand, from the right: no binary fraction comes in. */
function oracle(values: readonly number[]): string {
  let sum = 0n;
  for (const value of values) {
    const [whole = '0', part = ''] = value.toFixed(6).split('.');
    sum += BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
  }
  return (sum / 1_000_000n).toString() + '.' + (sum % 1_000_000n).toString().padStart(6, '0');
}

function county(forms: Forms): UnitFigures[] {
  return Array.from({ length: 2 + forms.below(12) }, (_, index) => {
    const figures: Record<string, number | null> = { ...forms.sound() };
    figures['proactive/fees/amount'] = forms.below(10_000_000) / 1000;
    if (forms.random() < 0.1) figures[forms.pick(cells)] = null;
    const unit = unitOf(`单位${String(index)}`, { counts: forms.random() > 0.15 });
    return forms.random() < 0.1 ? { unit } : { unit, figures: figures };
  });
}

test('area = Σ units, cell by cell; what is missing is said and never 0', () => {
  const forms = new Forms(7);
  for (let round = 0; round < 1000; round += 1) {
    const reports = county(forms);
    const sums = areaSums(reports, cells);
    for (const { cell, sum, missing } of sums) {
      const counted = reports.filter(({ unit }) => unit.counts);
      const values = counted.map(({ figures }) => figures?.[cell] ?? null);
      const numbers = values.filter((value) => typeof value === 'number');
      if (sum.toFixed(6) !== oracle(numbers)) throw new Error(`${cell}: ${String(sum)} ${oracle(numbers)}`);
      if (missing.length !== values.length - numbers.length) throw new Error(`${cell}: missing`);
    }
    const cell = forms.pick(cells);
    const shares = traceCell(cell, reports);
    const order = shares.map(({ value }) => value ?? -1);
    expect(order).toEqual([...order].sort((a, b) => b - a));
  }
});

describe('which unit', () => {
  const compared = new Set<CellKey>(cells);

  test('a unit counted twice or left out is named, and certain only where it is the one', () => {
    const forms = new Forms(11);
    let certain = 0;
    for (let round = 0; round < 400; round += 1) {
      const reports = Array.from({ length: 4 + forms.below(8) }, (_, index) => {
        return { unit: unitOf(`单位${String(index)}`), figures: forms.sound() };
      });
      const wrong = forms.pick(reports);
      const sign = forms.random() < 0.5 ? 1 : -1;
      const area = Object.fromEntries(
        areaSums(reports, cells).map(({ cell, sum }) => [cell, sum + sign * wrong.figures[cell]]),
      );
      const differences = differencesOf(area, areaSums(reports, cells));
      const suspects = suspectUnits(differences, reports, compared);
      expect(suspects.map(({ unit }) => unit)).toContain(wrong.unit);
      for (const suspect of suspects.filter((one) => one.certain)) {
        certain += 1;
        expect(suspect.unit).toBe(wrong.unit);
        expect(suspect.reason).toBe(sign === 1 ? 'twice' : 'leftOut');
      }
    }
    expect(certain).toBeGreaterThan(390);
  });

  test('a mistyped number of the area’s own is laid at no unit’s door', () => {
    const forms = new Forms(13);
    for (let round = 0; round < 1000; round += 1) {
      const reports = Array.from({ length: 4 + forms.below(8) }, (_, index) => {
        return { unit: unitOf(`单位${String(index)}`), figures: forms.sound() };
      });
      const sums = areaSums(reports, cells);
      const { cell, sum } = forms.pick(sums);
      const area = Object.fromEntries(sums.map((one) => [one.cell, one.sum]));
      area[cell] = forms.mistyped(sum);
      const suspects = suspectUnits(differencesOf(area, sums), reports, compared);
      expect(suspects.filter((one) => one.certain)).toEqual([]);
    }
  });

  test('two units with the same numbers: either, neither certain', () => {
    const figures = new Forms(17).sound();
    const reports = ['甲局', '乙局', '丙局'].map((name, index) => {
      return { unit: unitOf(name), figures: index < 2 ? figures : new Forms(18).sound() };
    });
    const sums = areaSums(reports, cells);
    const area = Object.fromEntries(sums.map(({ cell, sum }) => [cell, sum - figures[cell]]));
    const suspects = suspectUnits(differencesOf(area, sums), reports, compared);
    expect(suspects.map(({ unit, certain }) => [unit.name, certain])).toEqual([
      ['甲局', false],
      ['乙局', false],
    ]);
  });

  test('one unit still missing, and a body that does not count', () => {
    const [one, two] = [new Forms(19).sound(), new Forms(20).sound()];
    const late = { unit: unitOf('丙局') };
    const reports = [{ unit: unitOf('甲局'), figures: one }, late];
    const sums = areaSums(reports, cells);
    const area = Object.fromEntries(sums.map(({ cell, sum }) => [cell, sum + two[cell]]));
    expect(suspectUnits(differencesOf(area, sums), reports, compared)).toMatchObject([
      { unit: late.unit, reason: 'missing', certain: false },
    ]);
    const tax = { unit: unitOf('税务局', { kind: '垂直管理', counts: false }), figures: two };
    const all = [{ unit: unitOf('甲局'), figures: one }, tax];
    expect(suspectUnits(differencesOf(area, areaSums(all, cells)), all, compared)).toMatchObject([
      { unit: tax.unit, reason: 'notCounted', certain: true },
    ]);
  });

  test('two digits changed about', () => {
    const figures: Record<string, number> = { ...new Forms(21).sound(), 'proactive/penalties/decisions': 12 };
    const reports = [{ unit: unitOf('甲局'), figures: figures as Figures }];
    const sums = areaSums(reports, cells);
    const area = Object.fromEntries(sums.map(({ cell, sum }) => [cell, sum]));
    area['proactive/penalties/decisions'] = 21;
    expect(suspectUnits(differencesOf(area, sums), reports, compared)).toMatchObject([
      { reason: 'digits', certain: false, cells: ['proactive/penalties/decisions'] },
    ]);
  });
});
