/**
 * The form's relations as conditional formats, so that a sheet checks its own arithmetic without the add-in.
 * They fire where the rules do: a blank counts 0, and a relation with anything but numbers in it is not evaluated.
 */
import type { NumberCell, Relation, Table } from '../form/form';
import { absoluteName, cellName } from './a1';
import { gridArea } from './layout';
import type { Area, Highlight } from './workbook';

function follows(area: Area, next: Area): Area | undefined {
  const below =
    next.column === area.column && area.columns === next.columns && next.row === area.row + area.rows;
  if (below) return { ...area, rows: area.rows + next.rows };
  const beside =
    next.row === area.row && area.rows === next.rows && next.column === area.column + area.columns;
  return beside ? { ...area, columns: area.columns + next.columns } : undefined;
}

/** Cells as few areas as they make, in the order given. */
function runs(cells: readonly NumberCell[]): readonly Area[] {
  const areas: Area[] = [];
  for (const cell of cells) {
    // Merged cells hold their number in the first.
    const area = { ...gridArea(cell), rows: 1, columns: 1 };
    const last = areas[areas.length - 1];
    const joined = last && follows(last, area);
    if (joined) areas[areas.length - 1] = joined;
    else areas.push(area);
  }
  return areas;
}

function cellsNamed(table: Table, keys: readonly string[]): readonly NumberCell[] {
  return keys.flatMap((key) => table.cells.find((cell) => cell.key === key) ?? []);
}

function references(areas: readonly Area[]): string {
  return areas.map(absoluteName).join(',');
}

/** SUM over cells, as a formula without `=`. */
export function sumFormula(table: Table, keys: readonly string[]): string {
  return `SUM(${runs(cellsNamed(table, keys))
    .map((area) => absoluteName(area).replace(/\$/gu, ''))
    .join(',')})`;
}

function relationHighlights(table: Table, relation: Relation): readonly Highlight[] {
  const left = runs(cellsNamed(table, relation.left));
  const right = runs(cellsNamed(table, relation.right));
  const all = references([...left, ...right]);
  const formula = `AND(COUNTA(${all})=COUNT(${all}),SUM(${references(left)})<>SUM(${references(right)}))`;
  const shown = relation.kind === 'sum' ? right : [...left, ...right];
  return shown.map((area) => ({ area, formula, severity: 'error' }));
}

function entryHighlights(cell: NumberCell): readonly Highlight[] {
  const area = { ...gridArea(cell), rows: 1, columns: 1 };
  const at = cellName(area.row, area.column);
  const wrong = {
    count: `OR(${at}<0,${at}<>INT(${at}))`,
    money: `${at}<0`,
    change: `${at}<>INT(${at})`,
  }[cell.measure];
  return [
    { area, formula: `IF(ISNUMBER(${at}),${wrong},NOT(ISBLANK(${at})))`, severity: 'error' },
    { area, formula: `ISBLANK(${at})`, severity: 'warning' },
  ];
}

/** Cells of one column and measure, one below the other, share a format: written for the first, relative for the rest. */
function stacks(cells: readonly NumberCell[]): readonly (readonly NumberCell[])[] {
  const done: NumberCell[][] = [];
  for (const cell of cells) {
    const stack = done.find((candidate) => {
      const last = candidate[candidate.length - 1];
      return last?.column === cell.column && last.row === cell.row - 1 && last.measure === cell.measure;
    });
    if (stack) stack.push(cell);
    else done.push([cell]);
  }
  return done;
}

/** All conditional formats of a table sheet. */
export function tableHighlights(table: Table): readonly Highlight[] {
  const entries = stacks(table.cells).flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : entryHighlights(first).map((highlight) => ({
          ...highlight,
          area: { ...highlight.area, rows: 1 + rest.length },
        })),
  );
  return [...table.relations.flatMap((relation) => relationHighlights(table, relation)), ...entries];
}
