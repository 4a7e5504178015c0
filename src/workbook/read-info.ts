/** Reads 填报说明. */
import {
  infoKeys,
  unitLevels,
  type InfoKey,
  type Report,
  type Subject,
  type UnitLevel,
} from '../form/report';
import { keyedRows } from './keyed-rows';
import { infoColumns, sheetNames } from './layout';
import type { Contents } from './workbook';

export interface ReadInfo {
  readonly unit: string;
  readonly level: UnitLevel | null;
  readonly year: number | null;
  readonly rest: Report['info'];
  readonly places: readonly (readonly [Subject, string])[];
}

function yearOf(text: string): number | null {
  const digits = /^(20\d\d)年?度?$/u.exec(text.normalize('NFKC').replace(/\s+/gu, ''))?.[1];
  return digits === undefined ? null : Number(digits);
}

export function readInfo(contents: Contents): ReadInfo {
  const sheet = contents.sheets.find(({ name }) => name === sheetNames.info);
  const rows = sheet ? keyedRows<InfoKey>(sheet, infoColumns.key, new Set(infoKeys)) : [];
  const text = (wanted: InfoKey): string =>
    (rows.find(({ key }) => key === wanted)?.text(infoColumns.value) ?? '').trim();
  const rest = (['period', 'contact', 'deadline'] as const).filter((key) => text(key) !== '');
  return {
    unit: text('unit'),
    level: unitLevels.find((level) => level === text('level')) ?? null,
    year: yearOf(text('year')),
    rest: Object.fromEntries(rest.map((key) => [key, text(key)])),
    places: rows.map((row) => [row.key, row.place(infoColumns.value)] as const),
  };
}
