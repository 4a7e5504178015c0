/**
 * The form's relations as conditional formats, so that a sheet checks its own arithmetic without the add-in.
 * They fire where the rules do: a relation with anything but numbers in it is not evaluated, and one that its blanks may
 * still settle is not red; the blanks are yellow.
 */
import type { Measure, NumberCell, Relation, Table } from '../../form/form';
import { typedParts } from '../../form/open-relation';
import { absoluteName, areaName, cellName } from '../a1';
import { gridArea, tableTop } from '../layout';
import type { Area, Highlight } from '../workbook';

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

/** SUM over cells, as a formula without `=`; `at` is where the table's first cell stands. */
export function sumFormula(
  table: Table,
  keys: readonly string[],
  at: { readonly row: number; readonly column: number } = { row: tableTop, column: 0 },
): string {
  const moved = (area: Area): Area => ({
    ...area,
    row: area.row + at.row - tableTop,
    column: area.column + at.column,
  });
  return `SUM(${runs(cellsNamed(table, keys))
    .map((area) => areaName(moved(area)))
    .join(',')})`;
}

/** Fractions are a mistake of their own; without this much slack binary sums would add another. */
const slack = '0.000001';

/** Nothing left to fill in among the cells and what they are the sum of; a total without its formula is one of them. */
function noBlank(table: Table, keys: readonly string[]): string {
  const keysToFill = [...new Set([...typedParts(table, keys), ...keys])];
  const toFill = cellsNamed(table, keysToFill);
  return `COUNTA(${references(runs(toFill))})=${String(toFill.length)}`;
}

function relationHighlights(table: Table, relation: Relation): readonly Highlight[] {
  const left = runs(cellsNamed(table, relation.left));
  const right = runs(cellsNamed(table, relation.right));
  const all = references([...left, ...right]);
  // COUNTA counts whatever is not blank, COUNT numbers only: they differ where there is text, TRUE or an error.
  const evaluated = `COUNTA(${all})=COUNT(${all})`;
  const [one, other] = [`SUM(${references(left)})`, `SUM(${references(right)})`];
  const tooMuch = (more: string, less: string, of: readonly string[]): string =>
    `AND(${more}-${less}>=${slack},${noBlank(table, of)})`;
  const formula = `IF(${evaluated},OR(${tooMuch(one, other, relation.right)},${tooMuch(other, one, relation.left)}),FALSE)`;
  const shown = relation.kind === 'sum' ? right : [...left, ...right];
  return shown.map((area) => ({ area, formula, severity: 'error' }));
}

const wrongNumber: Readonly<Record<Measure, (at: string) => string>> = {
  count: (at) => `OR(${at}<0,${at}<>INT(${at}))`,
  money: (at) => `${at}<0`,
  change: (at) => `${at}<>INT(${at})`,
};

/** Red for what is not a number or not one that may stand here, yellow for a blank; relative to the first cell. */
function entryHighlights(measure: Measure, area: Area): readonly Highlight[] {
  const at = cellName(area.row, area.column);
  const wrong = `IF(ISNUMBER(${at}),${wrongNumber[measure](at)},NOT(ISBLANK(${at})))`;
  return [
    { area, formula: wrong, severity: 'error' },
    { area, formula: `ISBLANK(${at})`, severity: 'warning' },
  ];
}

/** Cells of one measure in as few rectangles as they make, because hosts draw each format on its own. */
function blocks(cells: readonly NumberCell[]): readonly Area[] {
  const rows = runs(cells);
  const areas: Area[] = [];
  for (const next of rows) {
    const above = areas.findIndex((area) => follows(area, next) && area.row < next.row);
    const joined = above < 0 ? undefined : follows(areas[above] ?? next, next);
    if (joined) areas[above] = joined;
    else areas.push(next);
  }
  return areas;
}

/** All conditional formats of a table sheet; those listed first show over later ones. */
export function tableHighlights(table: Table): readonly Highlight[] {
  const measures = [...new Set(table.cells.map(({ measure }) => measure))];
  return [
    ...table.relations.flatMap((relation) => relationHighlights(table, relation)),
    ...measures.flatMap((measure) =>
      blocks(table.cells.filter((cell) => cell.measure === measure)).flatMap((area) =>
        entryHighlights(measure, area),
      ),
    ),
  ];
}
