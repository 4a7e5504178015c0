/** Whether the report compared with is last year's, and the same unit's: of another year nothing can be compared. */
import { isYearBefore, yearBefore } from '../../form/year-before';
import { defineRule, type Said } from '../rule';
import { sameUnitAndKind } from '../document/same-unit';

function otherYear(now: number | null, last: number | null): readonly Said[] {
  if (now === null || last === null || isYearBefore(last, now)) return [];
  return [
    {
      member: 'year',
      cells: [],
      about: ['year'],
      message: `本年报是 ${String(now)} 年的，上年年报是 ${String(last)} 年的，跨年的数没有核对。请换成 ${String(yearBefore(now))} 年的年报，或检查年度。`,
      expected: yearBefore(now),
      actual: last,
    },
  ];
}

function otherUnit(now: string, last: string): readonly Said[] {
  if (now === '' || last === '' || sameUnitAndKind(last, now)) return [];
  return [
    {
      member: 'unit',
      cells: [],
      about: ['unit'],
      message: `本年报的单位是“${now}”，上年年报是“${last}”的。请确认是同一个单位；如果改过名，请写明说明。`,
      expected: now,
      actual: last,
    },
  ];
}

export const lastYearsReport = defineRule({
  id: 'last-year',
  comment: 'What is compared with is the report of the same unit for the year before.',
  severity: 'warning',
  basis: '跨年核对用的是同一单位上一年的年报',
  check: ({ report, lastYear }) =>
    lastYear
      ? [...otherYear(report.year, lastYear.year), ...otherUnit(report.unit.trim(), lastYear.unit.trim())]
      : [],
});
