/**
 * Across years: what this year opens with must be what last year closed with. Asked only where last year's report is
 * loaded, is of the year before, and has a number there. In-table checks cannot see these mistakes.
 */
import type { CellKey } from '../../form/cell';
import { cellOf, cellsOf, isCellKey } from '../../form/index';
import { cellKey } from '../../form/table';
import type { Report } from '../../form/report';
import type { Equation } from '../tables/equation';
import { foundTable } from '../../form/report-tables';
import type { Evidence, Finding, Rule, Severity } from '../rule';

interface Years {
  readonly now: Report;
  readonly last: Report;
}

/** This year's report and last year's, where it is loaded and is of the year before. */
export function consecutive({ report, lastYear }: Evidence): Years | undefined {
  if (!lastYear) return undefined;
  const { year } = report;
  const apart = year !== null && lastYear.year !== null && lastYear.year !== year - 1;
  return apart ? undefined : { now: report, last: lastYear };
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

interface Difference {
  readonly rule: string;
  readonly severity: Severity;
  readonly cells: readonly CellKey[];
  readonly expected: number;
  readonly actual: number;
  readonly message: string;
  readonly basis: string;
}

const finding = (difference: Difference): Finding => difference;

const carry = (column: string): string => `t3-xy-carry[${column}]`;

/** What each column carries in = what last year carried out. */
function openings({ now, last }: Years): readonly Finding[] {
  const table = foundTable(now, 'requests');
  return cellsOf(table)
    .filter((cell) => cell.rowId === 'carriedIn')
    .flatMap(({ key, name, columnId }) => {
      const closingKeys = keysOf(table.id, 'carriedOut', [columnId]);
      const [closing] = numbers(last, closingKeys) ?? [];
      const [opening] = numbers(now, [key]) ?? [];
      if (closing === undefined || opening === undefined || closing === opening) return [];
      return [
        finding({
          rule: carry(columnId),
          severity: 'error',
          cells: [key],
          expected: closing,
          actual: opening,
          message: `${name}填的是 ${String(opening)}，上年年报的${namesOf(closingKeys)}是 ${String(closing)}，两者应当相等。请核对是哪一年写错了。`,
          basis: `上年年报的${namesOf(closingKeys)}与本年的${name}是同一批申请`,
        }),
      ];
    });
}

/** Rows of table 2 that go on from year to year, and the rules on them. */
const inForceRules = [
  ['regulations', 't2-xy-reg'],
  ['normativeDocuments', 't2-xy-norm'],
] as const;

/** In force = last year's + issued − repealed. */
function inForce(row: string, rule: string): (years: Years) => readonly Finding[] {
  return ({ now, last }) => {
    const keys = keysOf('proactive', row, ['issued', 'repealed', 'inForce']);
    const [before] = numbers(last, keysOf('proactive', row, ['inForce'])) ?? [];
    const [issued, repealed, actual] = numbers(now, keys) ?? [];
    const key = keys[2];
    if (before === undefined || issued === undefined || repealed === undefined) return [];
    if (actual === undefined || key === undefined || actual === before + issued - repealed) return [];
    const expected = before + issued - repealed;
    return [
      finding({
        rule,
        severity: 'warning',
        cells: keys,
        expected,
        actual,
        message: `${cellOf(key).name}填的是 ${String(actual)}；上年 ${String(before)} + 制发 ${String(issued)} − 废止 ${String(repealed)} = ${String(expected)}。请核对，或说明原因。`,
        basis: '现行有效件数 = 上年末现行有效 + 本年制发 − 本年废止',
      }),
    ];
  };
}

/** The same as equations: what has to follow from last year's figures, whether or not it does. */
export function yearEquations(evidence: Evidence): readonly Equation[] {
  const years = consecutive(evidence);
  if (!years) return [];
  const { now, last } = years;
  const opening = cellsOf(foundTable(now, 'requests')).flatMap(
    ({ key, rowId, columnId }): readonly Equation[] => {
      const [closing] = numbers(last, keysOf('requests', 'carriedOut', [columnId])) ?? [];
      if (rowId !== 'carriedIn' || closing === undefined || typeof now.figures[key] !== 'number') return [];
      const equation = {
        rule: carry(columnId),
        terms: [{ cell: key, sign: 1 }],
        constant: -closing,
      } as const;
      return [columnId === 'total' ? equation : { ...equation, followedBy: carry('total') }];
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
    return [{ rule, terms, constant: before }];
  });
  return [...opening, ...standing];
}

/** Cases pending at the end of last year are decided, or pending still, this year. */
function pending({ now, last }: Years): readonly Finding[] {
  return cellsOf(foundTable(now, 'cases'))
    .filter((cell) => cell.columnId === 'total')
    .flatMap(({ key, name, rowId }) => {
      const openKeys = keysOf('cases', rowId, ['pending']);
      const [open] = numbers(last, openKeys) ?? [];
      const [total] = numbers(now, [key]) ?? [];
      if (open === undefined || total === undefined || total >= open) return [];
      return [
        finding({
          rule: 't4-xy-pending',
          severity: 'hint',
          cells: [key],
          expected: open,
          actual: total,
          message: `${name}是 ${String(total)}，少于上年年报的${namesOf(openKeys)} ${String(open)} 件；这些案件今年应当有结果，或仍在办理。请核对。`,
          basis: `上年年报的${namesOf(openKeys)}转入本年`,
        }),
      ];
    });
}

function rule(id: string, comment: string, evaluate: (years: Years) => readonly Finding[]): Rule {
  return {
    id,
    comment,
    check: (evidence) => {
      const years = consecutive(evidence);
      return years ? evaluate(years) : [];
    },
  };
}

export const carryOver: readonly Rule[] = [
  rule('t3-xy-carry', 'Applications carried in are those carried out of last year.', openings),
  ...inForceRules.map(([row, id]) =>
    rule(id, 'What is in force follows from last year’s.', inForce(row, id)),
  ),
  rule('t4-xy-pending', 'Cases still pending last year come up again this year.', pending),
];

/** The rules that look across years: a difference there may have a reason. */
export const acrossYears: ReadonlySet<string> = new Set(carryOver.map(({ id }) => id));
