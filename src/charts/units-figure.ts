/** 比: one number of an area's report, unit beside unit, the largest first. */
import type { CellKey } from '../form/cell';
import { cellOf, tableIds } from '../form/index';
import { percent } from '../fields/field';
import { amountText, type Amount, type Figure, type FigureRow } from './figure';
import { pieces } from './numbers';

export interface UnitNumber {
  readonly name: string;
  /** null: not reported. */
  readonly value: number | null;
  readonly lastYear: number | null;
}

/** More bars are no picture; the rest is told. */
const mostUnits = 15;
/** More names than these are counted. */
const mostNames = 5;

function named(units: readonly UnitNumber[]): string {
  const names = units.slice(0, mostNames).map(({ name }) => name);
  return `${names.join('、')}${units.length > mostNames ? `等${String(units.length)}个单位` : ''}`;
}

/** Whole numbers of pieces as they are; money without binary fractions. */
function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + Math.round(number * 1e6), 0) / 1e6;
}

/** `year` is this year's. Last year stands beside it where any unit's is known; nothing is drawn from 0. */
export function unitsFigure(cell: CellKey, year: number, units: readonly UnitNumber[]): Figure {
  const { name, measure } = cellOf(cell);
  const unit = measure === 'money' ? '万元' : pieces;
  const compared = units.some(({ lastYear }) => lastYear !== null);
  const sorted = [...units].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const some = sorted.filter(({ value }) => value !== null && value > 0);
  const shown = some.slice(0, mostUnits);
  const rows = shown.map(({ name: label, value, lastYear }): FigureRow => {
    const now: Amount = { series: compared ? 1 : 0, number: value ?? 0, keys: [cell] };
    const before: Amount = { series: 0, number: lastYear ?? 0, keys: [cell] };
    return { label, amounts: lastYear === null ? [now] : [before, now] };
  });
  const sum = sumOf(some.map(({ value }) => value ?? 0));
  const [first] = some;
  const rest = some.slice(mostUnits);
  const zeros = sorted.filter(({ value }) => value === 0);
  const missing = sorted.filter(({ value }) => value === null);
  const figure = { unit };
  const said = (number: number): string => amountText(figure, { number });
  return {
    id: 'units',
    kind: 'bars',
    section: tableIds.find((id) => cell.startsWith(`${id}/`)) ?? 'requests',
    title: name,
    unit,
    series: compared && rows.length > 0 ? [`${String(year - 1)}年`, `${String(year)}年`] : [],
    groups: rows.length === 0 ? [] : [{ rows }],
    words: [
      ...(first && some.length > 1
        ? [
            `${String(some.length)}个单位共${said(sum)}，${first.name}最多，占${percent(first.value ?? 0, sum)}。`,
          ]
        : []),
      ...(rest.length > 0
        ? [`没有画的${String(rest.length)}个单位共${said(sumOf(rest.map(({ value }) => value ?? 0)))}。`]
        : []),
      ...(zeros.length > 0 ? [`${named(zeros)}${zeros.length > 1 ? '均' : ''}为0${unit}。`] : []),
      ...(missing.length > 0 ? [`${named(missing)}还没有报。`] : []),
    ],
  };
}
