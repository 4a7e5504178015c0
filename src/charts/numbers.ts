/** Numbers of a report as amounts of a picture. */
import type { CellKey } from '../form/cell';
import { fieldsOf } from '../fields/field';
import { cellOf } from '../form/index';
import { yearBefore } from '../form/year-before';
import { cell, cellBefore, named, type Source } from '../drafting/source';
import type { Amount, FigureRow } from './figure';

/** All tables count pieces; only fees are money, and they are not pictured. */
export const pieces = '件';

/** A cell's number; nothing where it is blank or unsound. */
export function cellAmount(source: Source, key: CellKey, series = 0): readonly Amount[] {
  const known = cell(source, key);
  return known ? [{ series, number: known.value, keys: [key] }] : [];
}

/** What a 〔field〕 comes to, which may sum several cells. */
export function fieldAmount(source: Source, name: string): Amount | undefined {
  const known = named(source, name);
  return known && { series: 0, number: known.value, keys: fieldsOf(source.edition).get(name) ?? [] };
}

/** The names of the two years, where last year's report is there; otherwise none. */
export function yearNames({ report, lastYear, year }: Source): readonly string[] {
  if (!lastYear) return [];
  const last = lastYear.year ?? (report.year === null ? null : yearBefore(report.year));
  return [last === null ? '上年' : `${String(last)}年`, year];
}

/** Cells of one column or row, each a row of the picture: last year's number first where it is known. */
export function yearRows(
  source: Source,
  cells: readonly { readonly key: CellKey; readonly label?: string }[],
): readonly FigureRow[] {
  const compared = source.lastYear !== undefined;
  return cells.map(({ key, label }) => {
    const before = cellBefore(source, key);
    return {
      label: label ?? cellOf(key).stub,
      amounts: [
        ...(before === undefined ? [] : [{ series: 0, number: before, keys: [key] }]),
        ...cellAmount(source, key, compared ? 1 : 0),
      ],
    };
  });
}

/** Rows with something to draw: 0 has no length. */
export function drawn(rows: readonly FigureRow[]): readonly FigureRow[] {
  return rows.filter(({ amounts }) => amounts.some(({ number }) => number > 0));
}

/** `A、B均为0件。` of the rows that are known and 0; nothing where there are none. */
export function zerosOf(rows: readonly FigureRow[], unit: string): readonly string[] {
  const none = rows.filter(
    ({ amounts }) => amounts.length > 0 && amounts.every(({ number }) => number === 0),
  );
  if (none.length === 0) return [];
  return [`${none.map(({ label }) => label).join('、')}${none.length > 1 ? '均' : ''}为0${unit}。`];
}

/** `A、B还没有填。` of the rows that are not known. */
export function unknownOf(rows: readonly FigureRow[]): readonly string[] {
  const none = rows.filter(({ amounts }) => amounts.length === 0);
  return none.length === 0 ? [] : [`${none.map(({ label }) => label).join('、')}还没有填。`];
}

/** Whether any number of these rows is known. */
export function anyKnown(rows: readonly FigureRow[]): boolean {
  return rows.some(({ amounts }) => amounts.length > 0);
}
