/** `--unit`, `--level` and `--year`: whose report, and which year. */
import { unitLevels, type Report, type UnitLevel } from '../form/report';
import type { Arguments } from './arguments';
import { wording } from './wording';
import { type Refusal, refuse } from '../form/refusal';

export const unitOptions = {
  unit: { type: 'string' },
  level: { type: 'string' },
  year: { type: 'string' },
} as const;

const isLevel = (text: string): text is UnitLevel => (unitLevels as readonly string[]).includes(text);

/** The given options over `report`. */
export function describeUnit(report: Report, args: Arguments): Report | Refusal {
  const unit = args.value('unit')?.trim() ?? report.unit;
  const level = args.value('level')?.trim() ?? report.level;
  const year = args.value('year')?.trim();
  if (level !== null && !isLevel(level)) {
    return refuse('usage', wording.badLevel(level, unitLevels.join('、')));
  }
  if (year !== undefined && !/^20\d\d$/u.test(year)) return refuse('usage', wording.badYear(year));
  return { ...report, unit, level, year: year === undefined ? report.year : Number(year) };
}
