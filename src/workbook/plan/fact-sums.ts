/** 基础情况: the row under a group that adds it up and says whether the sum is the number it must be. */
import { facts, type FactGroup } from '../../form/fact';
import { cellsOf, isCellKey, tableIds } from '../../form/index';
import type { Report } from '../../form/report';
import { foundTable } from '../../form/report-tables';
import { absoluteName } from '../a1';
import { cellArea, factColumns, tableName } from '../layout';
import type { CellInput } from '../workbook';

/** The number a group must add up to. */
interface Target {
  readonly name: string;
  /** A formula that gives it, wherever it stands. */
  readonly formula: string;
  readonly value: number | string | null;
}

/** `totalRows`: the row of each fact drawn so far. */
function targetOf(key: string, report: Report, totalRows: ReadonlyMap<string, number>): Target | undefined {
  if (isCellKey(key)) {
    const cell = tableIds
      .flatMap((id) => cellsOf(foundTable(report, id)))
      .find((number) => number.key === key);
    const id = tableIds.find((table) => key.startsWith(`${table}/`));
    if (!cell || !id) return undefined;
    // By the table's name, so that it is found wherever the table is moved to and whatever its sheet is called.
    const formula = `INDEX(${tableName(id)},${String(cell.row + 1)},${String(cell.column + 1)})`;
    return { name: cell.name, formula, value: report.figures[key] ?? null };
  }
  const fact = facts.find(({ id }) => id === key);
  const row = totalRows.get(key);
  if (!fact || row === undefined) return undefined;
  const value = report.facts.answers[fact.id]?.value ?? null;
  return { name: fact.label, formula: absoluteName(cellArea(row, factColumns.value)), value };
}

export interface GroupSum {
  readonly sum: CellInput;
  /** Says in words whether the sum is right; blank while there is nothing to say. */
  readonly verdict: CellInput;
  /** True while it is wrong. */
  readonly wrong: string;
}

/** The sum of rows `first` to `end` (exclusive) of a group; undefined for a group that has none. */
export function groupSum(
  group: FactGroup,
  rows: { readonly first: number; readonly end: number },
  report: Report,
  factRows: ReadonlyMap<string, number>,
): GroupSum | undefined {
  const key = group.total ?? group.sumIs;
  const target = key === undefined ? undefined : targetOf(key, report, factRows);
  if (!target) return undefined;
  const parts = absoluteName(cellArea(rows.first, factColumns.value, 1, rows.end - rows.first));
  const asked = facts.filter((fact) => fact.group === group.id && fact.id !== group.total);
  const values = [
    ...asked.map(({ id }) => report.facts.answers[id]?.value ?? null),
    ...report.facts.own.filter((own) => own.group === group.id).map(({ value }) => value),
  ];
  const numbers = values.filter((value) => typeof value === 'number');
  const sum = numbers.reduce((all, value) => all + value, 0);
  const wanted = typeof target.value === 'number' && numbers.length > 0 ? target.value : undefined;
  const difference = wanted === undefined ? 0 : Math.abs(sum - wanted);
  const agrees = `与“${target.name}”一致`;
  const differs = `与“${target.name}”相差 `;
  const gap = `ABS(SUM(${parts})-${target.formula})`;
  const evaluated = `COUNT(${parts})>0,COUNT(${target.formula})=1`;
  const word = wanted === undefined ? '' : difference < 1e-6 ? agrees : `${differs}${String(difference)}`;
  return {
    sum: { kind: 'formula', formula: `SUM(${parts})`, result: sum },
    verdict: {
      kind: 'formula',
      formula: `IF(AND(${evaluated}),IF(${gap}<0.000001,"${agrees}","${differs}"&${gap}),"")`,
      result: word,
    },
    wrong: `AND(${evaluated},${gap}>=0.000001)`,
  };
}
