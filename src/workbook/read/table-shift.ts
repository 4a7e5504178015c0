/**
 * Where rows or columns were put into a table, or taken out of it: from there on its labels stand further down or up,
 * right or left. Said only where nearly all labels are there, in their order, and agree.
 */
import type { Table } from '../../form/form';
import { columnsName, rowsName } from '../a1';
import { labelsOf } from './table-fit';
import { labelsMet, type Met, type Words } from './table-traces';

/** One way of looking at a table. */
interface Axis {
  readonly at: 'row' | 'column';
  readonly span: 'rowSpan' | 'columnSpan';
  readonly one: '行' | '列';
  readonly name: (first: number, count: number) => string;
}

const axes: readonly Axis[] = [
  { at: 'row', span: 'rowSpan', one: '行', name: rowsName },
  { at: 'column', span: 'columnSpan', one: '列', name: columnsName },
];

/** More changes than this are not explained one by one. */
const mostSteps = 3;

/** The labels that are met only once: those that repeat may be another's. */
function metOnce(table: Table, words: Words): readonly Met[] {
  const met = labelsMet(table, words);
  const count = <T>(of: (one: Met) => T, wanted: T): number => met.filter((one) => of(one) === wanted).length;
  const place = ({ label, origin }: Met): string =>
    `${String(origin.row + label.row)} ${String(origin.column + label.column)}`;
  return met.filter((one) => count(({ label }) => label, one.label) === 1 && count(place, place(one)) === 1);
}

/** What changed between two rows (or columns) of the table that stand one after the other on the sheet. */
function stepWords(table: Table, axis: Axis, before: Met, after: Met): string {
  const { at, one, name } = axis;
  const [from, to] = [before.label[at] + 1, after.label[at]];
  const moved = after.origin[at] - before.origin[at];
  const first = before.origin[at] + from;
  if (moved > 0 && from === to) return `${name(first, moved)}是多出来的`;
  if (moved > 0) return `${name(first, to - from + moved)}里多了 ${String(moved)} ${one}`;
  const gone = labelsOf(table).filter(
    (label) => from <= label[at] && label[at] < to && label[axis.span] === 1,
  );
  const named = gone.length === -moved ? `（${gone.map(({ label }) => `“${label}”`).join('、')}）` : '';
  return `${name(first - 1, 1)}后面少了 ${String(-moved)} ${one}${named}`;
}

/** The changes along one axis, in words; undefined where the labels do not agree. */
function stepsAlong(table: Table, axis: Axis, met: readonly Met[]): readonly string[] | undefined {
  const { at } = axis;
  const inOrder = [...met].sort((a, b) => a.label[at] - b.label[at] || a.origin[at] - b.origin[at]);
  const found: string[] = [];
  for (const [index, after] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (!before || before.origin[at] === after.origin[at]) continue;
    const follows = before.label[at] + before.origin[at] < after.label[at] + after.origin[at];
    if (before.label[at] === after.label[at] || !follows) return undefined;
    found.push(stepWords(table, axis, before, after));
  }
  return found;
}

/**
 * `第 10 行是多出来的`, of the edition with most of its labels on the sheet; undefined where they do not tell, or where
 * nothing was put in or taken out between them.
 */
export function shiftWords(editions: readonly Table[], words: Words): string | undefined {
  const [best] = editions
    .map((table) => ({ table, met: metOnce(table, words) }))
    .sort((a, b) => b.met.length - a.met.length);
  if (!best) return undefined;
  const names = labelsOf(best.table).map(({ label }) => label);
  const single = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  if (best.met.length * 2 < single.length) return undefined;
  const found = axes.map((axis) => stepsAlong(best.table, axis, best.met));
  const all = found.flatMap((steps) => steps ?? []);
  return found.includes(undefined) || all.length === 0 || all.length > mostSteps ? undefined : all.join('，');
}
