/**
 * Across years: what this year opens with must be what last year closed with. Asked only where last year's report is
 * loaded, is of the year before, and has a number there. In-table checks cannot see these mistakes.
 */
import type { CellKey } from '../../form/cell';
import { cellOf, cellsOf, isCellKey } from '../../form/index';
import { cellKey } from '../../form/table';
import { isYearBefore } from '../../form/year-before';
import type { Report } from '../../form/report';
import type { Equation } from '../tables/equation';
import { foundTable } from '../../form/report-tables';
import { putNumber } from '../remedy';
import { nameOf, type Computed, type Evidence, type Remedy, type Rule, type Said } from '../rule';

interface Neighbours {
  readonly now: Report;
  readonly last: Report;
}

/** This year's report and last year's, where it is loaded and is of the year before. */
export function consecutive({ report, lastYear }: Evidence): Neighbours | undefined {
  if (!lastYear) return undefined;
  return isYearBefore(lastYear.year, report.year) ? { now: report, last: lastYear } : undefined;
}

function numbers(report: Report, keys: readonly CellKey[]): readonly number[] | undefined {
  const found = keys.map((key) => report.figures[key]).filter((entry) => typeof entry === 'number');
  return found.length === keys.length ? found : undefined;
}

function keysOf(table: string, row: string, columns: readonly string[]): readonly CellKey[] {
  return columns.map((column) => cellKey(table, row, column)).filter(isCellKey);
}

function namesOf(keys: readonly CellKey[]): string {
  return keys.map((key) => `“${cellOf(key).name}”`).join('、');
}

const opening = 't3-xy-carry';

/** What each column carries in = what last year carried out. */
function openings({ now, last }: Neighbours): readonly Said[] {
  const table = foundTable(now, 'requests');
  return cellsOf(table)
    .filter((cell) => cell.rowId === 'carriedIn')
    .flatMap(({ key, name, columnId }) => {
      const closingKeys = keysOf(table.id, 'carriedOut', [columnId]);
      const [closing] = numbers(last, closingKeys) ?? [];
      const [actual] = numbers(now, [key]) ?? [];
      if (closing === undefined || actual === undefined || closing === actual) return [];
      return [
        {
          member: columnId,
          cells: [key],
          expected: closing,
          actual,
          message: `${name}填的是 ${String(actual)}，上年年报的${namesOf(closingKeys)}是 ${String(closing)}，两者应当相等。请核对是哪一年写错了。`,
          basis: `上年年报的${namesOf(closingKeys)}与本年的${name}是同一批申请`,
        },
      ];
    });
}

/** Rows of table 2 that go on from year to year, and the rules on them. */
const inForceRules = [
  ['regulations', 't2-xy-reg'],
  ['normativeDocuments', 't2-xy-norm'],
] as const;

/** In force = last year's + issued − repealed. */
function inForce(row: string): Evaluation {
  return ({ now, last }) => {
    const keys = keysOf('proactive', row, ['issued', 'repealed', 'inForce']);
    const [before] = numbers(last, keysOf('proactive', row, ['inForce'])) ?? [];
    const [issued, repealed, actual] = numbers(now, keys) ?? [];
    const key = keys[2];
    if (before === undefined || issued === undefined || repealed === undefined) return [];
    if (actual === undefined || key === undefined || actual === before + issued - repealed) return [];
    const expected = before + issued - repealed;
    return [
      {
        cells: keys,
        expected,
        actual,
        message: `${cellOf(key).name}填的是 ${String(actual)}；上年 ${String(before)} + 制发 ${String(issued)} − 废止 ${String(repealed)} = ${String(expected)}。请核对，或说明原因。`,
      },
    ];
  };
}

/** The same as equations: what has to follow from last year's figures, whether or not it does. */
export function yearEquations(evidence: Evidence): readonly Equation[] {
  const years = consecutive(evidence);
  if (!years) return [];
  const { now, last } = years;
  const carried = cellsOf(foundTable(now, 'requests')).flatMap(
    ({ key, rowId, columnId }): readonly Equation[] => {
      const [closing] = numbers(last, keysOf('requests', 'carriedOut', [columnId])) ?? [];
      if (rowId !== 'carriedIn' || closing === undefined || typeof now.figures[key] !== 'number') return [];
      const equation = {
        rule: nameOf(opening, columnId),
        terms: [{ cell: key, sign: 1 }],
        constant: -closing,
        acrossYears: true,
      } as const;
      return [columnId === 'total' ? equation : { ...equation, followedBy: nameOf(opening, 'total') }];
    },
  );
  const standing = inForceRules.flatMap(([row, rule]): readonly Equation[] => {
    const keys = keysOf('proactive', row, ['issued', 'repealed', 'inForce']);
    const [before] = numbers(last, keysOf('proactive', row, ['inForce'])) ?? [];
    const [issued, repealed, inForce] = keys;
    if (!issued || !repealed || !inForce || before === undefined || !numbers(now, keys)) return [];
    const terms = [
      { cell: issued, sign: 1 },
      { cell: repealed, sign: -1 },
      { cell: inForce, sign: -1 },
    ] as const;
    return [{ rule, terms, constant: before, acrossYears: true }];
  });
  return [...carried, ...standing];
}

/** Cases pending at the end of last year are decided, or pending still, this year. */
function pending({ now, last }: Neighbours): readonly Said[] {
  return cellsOf(foundTable(now, 'cases'))
    .filter((cell) => cell.columnId === 'total')
    .flatMap(({ key, name, rowId }) => {
      const openKeys = keysOf('cases', rowId, ['pending']);
      const [open] = numbers(last, openKeys) ?? [];
      const [total] = numbers(now, [key]) ?? [];
      if (open === undefined || total === undefined || total >= open) return [];
      return [
        {
          cells: [key],
          expected: open,
          actual: total,
          message: `${name}是 ${String(total)}，少于上年年报的${namesOf(openKeys)} ${String(open)} 件；这些案件今年应当有结果，或仍在办理。请核对。`,
          basis: `上年年报的${namesOf(openKeys)}转入本年`,
        },
      ];
    });
}

type Evaluation = (years: Neighbours) => readonly Said[];

function acrossYears<const Id extends string>(
  id: Id,
  own: Omit<Rule, 'id' | 'check'>,
  evaluate: Evaluation,
): Rule<Id> {
  const check = (evidence: Evidence): readonly Said[] => {
    const years = consecutive(evidence);
    return years ? evaluate(years) : [];
  };
  return { ...own, id, acrossYears: true, check };
}

/** A total follows its parts; they are what has to be put right. */
function takeClosing(
  { cells: [cell], member }: Said,
  evidence: Evidence,
  computed: Computed,
): Remedy | undefined {
  const years = consecutive(evidence);
  const [closing] = (years && numbers(years.last, keysOf('requests', 'carriedOut', [member ?? '']))) ?? [];
  if (cell === undefined || closing === undefined || computed.has(cell)) return undefined;
  return putNumber('closing', `按上年年报填 ${String(closing)}`, cell, closing);
}

/** The rules that look across years: a difference there may have a reason. */
export const carryOver = [
  acrossYears(
    opening,
    {
      comment: 'Applications carried in are those carried out of last year.',
      severity: 'error',
      basis: '上年结转下年度的与本年的上年结转是同一批申请',
      remedy: takeClosing,
    },
    openings,
  ),
  ...inForceRules.map(([row, id]) =>
    acrossYears(
      id,
      {
        comment: 'What is in force follows from last year’s.',
        severity: 'warning',
        basis: '现行有效件数 = 上年末现行有效 + 本年制发 − 本年废止',
      },
      inForce(row),
    ),
  ),
  acrossYears(
    't4-xy-pending',
    {
      comment: 'Cases still pending last year come up again this year.',
      severity: 'hint',
      basis: '上年尚未审结的案件转入本年',
    },
    pending,
  ),
] as const;
