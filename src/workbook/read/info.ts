/** Reads 填报说明, whatever its tab is called. */
import type { CellPlace } from '../../form/place';
import {
  infoKeys,
  unitLevels,
  type Deviation,
  type InfoKey,
  type Report,
  type Subject,
  type UnitLevel,
} from '../../form/report';
import { infoRows } from '../plan/info-sheet';
import { keyedSheets, onlySheet } from './keyed-rows';
import { infoColumns, sheetNames } from '../layout';
import { isTold, refuseTwice, relabelled, toldRows } from './identified-rows';
import type { Contents, SheetContent } from '../workbook';
import { isRefusal, type Refusal } from '../../form/refusal';

export interface ReadInfo {
  readonly kind: 'info';
  readonly unit: string;
  readonly level: UnitLevel | null;
  readonly year: number | null;
  readonly rest: Report['info'];
  readonly deviations: readonly Deviation[];
  readonly places: readonly (readonly [Subject, CellPlace])[];
}

const labels: ReadonlyMap<InfoKey, string> = new Map(infoKeys.map((key) => [key, infoRows[key].label]));

export function infoSheets(contents: Contents): readonly SheetContent[] {
  return keyedSheets(contents, sheetNames.info, infoColumns.key, labels);
}

function yearOf(text: string): number | null {
  const digits = /^(20\d\d)年?度?$/u.exec(text.normalize('NFKC').replace(/\s+/gu, ''))?.[1];
  return digits === undefined ? null : Number(digits);
}

export function readInfo(contents: Contents): ReadInfo | Refusal {
  const sheet = onlySheet(sheetNames.info, infoSheets(contents));
  if (isRefusal(sheet)) return sheet;
  const rows = sheet ? toldRows(sheet, infoColumns, labels).filter(isTold) : [];
  const twice = refuseTwice(rows, infoColumns.value, (key) => infoRows[key].label);
  if (twice) return twice;
  const text = (wanted: InfoKey): string =>
    (rows.find(({ key }) => key === wanted)?.text(infoColumns.value) ?? '').trim();
  const level = unitLevels.find((known) => known === text('level')) ?? null;
  const year = yearOf(text('year'));
  // What cannot be understood is kept as it was typed.
  const kept = infoKeys.filter((key): key is keyof Report['info'] => {
    if (key === 'unit' || text(key) === '') return false;
    return key === 'level' ? level === null : key !== 'year' || year === null;
  });
  return {
    kind: 'info',
    unit: text('unit'),
    level,
    year,
    rest: Object.fromEntries(kept.map((key) => [key, text(key)])),
    deviations: relabelled(rows, infoColumns.label, labels),
    places: rows.map((row) => [row.key, row.place(infoColumns.value)] as const),
  };
}
