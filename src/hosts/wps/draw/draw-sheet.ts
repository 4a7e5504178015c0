/** Draws a SheetPlan into a new, active sheet. Names, protection and the sheet's own name come last (add-sheets.ts). */
import type { Area, SheetPlan } from '../../../workbook/workbook';
import { SheetAreas } from './areas';
import { colour, drawLooks } from './draw-looks';
import { drawCharts } from './draw-charts';
import { drawHighlights, drawValidations } from './draw-rules';
import type { EtRange, EtSheet, EtWindow } from '../facade';
import { looks } from './looks';
import { putCells } from '../put-cells';
import { attempt, type WpsSession } from '../session';
import { setUpPage } from './set-up-page';

/** A column's padding, in characters: 5 of 7 pixels. A file's widths include it, WPS's do not. */
const padding = 5 / 7;

function grouped(sizes: readonly (readonly [number, Area])[]): ReadonlyMap<number, readonly Area[]> {
  const groups = new Map<number, Area[]>();
  for (const [size, area] of sizes) groups.set(size, [...(groups.get(size) ?? []), area]);
  return groups;
}

function drawSizes(areas: SheetAreas, plan: SheetPlan): void {
  const size = (step: () => unknown): void => {
    looks(areas.session, '行高列宽', step);
  };
  const columns = plan.columnWidths.map(
    (width, column) => [width, { row: 0, column, rows: 1, columns: 1 }] as const,
  );
  for (const [width, group] of grouped(columns)) {
    for (const { range } of areas.brushes(group))
      size(() => {
        if (width === 0) range.EntireColumn.Hidden = true;
        else range.ColumnWidth = width - padding;
      });
  }
  const rows = [...plan.rowHeights].map(
    ([row, height]) => [height, { row, column: 0, rows: 1, columns: 1 }] as const,
  );
  for (const [height, group] of grouped(rows))
    for (const { range } of areas.brushes(group)) size(() => (range.RowHeight = height));
}

function isMerged(range: EtRange): boolean {
  let merged: unknown;
  attempt(() => (merged = range.MergeCells));
  return merged === true;
}

/** One by one where a version does not merge several at a stroke. */
function drawMerges(areas: SheetAreas, { merges }: SheetPlan): void {
  for (const { range } of areas.brushes(merges)) range.Merge(false);
  const [, second] = merges;
  if (!second) return;
  if (!areas.session.habit('merges several', () => isMerged(areas.brush(second).range)))
    for (const area of merges) areas.brush(area).range.Merge(false);
}

/** All contents in one block from A1. */
function drawCells(sheet: EtSheet, { cells }: SheetPlan): void {
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  const columns = Math.max(0, ...cells.map(({ column }) => column + 1));
  if (rows === 0) return;
  const block = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (): SheetPlan['cells'][number]['input'] => ({
      kind: 'value',
      value: null,
    })),
  );
  for (const { row, column, input } of cells) {
    const line = block[row];
    if (line) line[column] = input;
  }
  putCells(sheet, { row: 0, column: 0, rows, columns }, block);
}

function setUpWindow(session: WpsSession, window: EtWindow, { freeze }: SheetPlan): void {
  looks(session, '网格线和冻结窗格', () => (window.DisplayGridlines = false));
  if (!freeze || freeze.rows + freeze.columns === 0) return;
  looks(session, '网格线和冻结窗格', () => {
    window.SplitRow = freeze.rows;
    window.SplitColumn = freeze.columns;
    window.FreezePanes = true;
  });
}

/** The sheet must be the active one: gridlines and panes belong to the window, and only there can be selected. */
export function drawSheet(
  session: WpsSession,
  window: EtWindow | undefined,
  sheet: EtSheet,
  plan: SheetPlan,
): void {
  const areas = new SheetAreas(session, sheet);
  const { tabColor } = plan;
  if (tabColor !== undefined) looks(session, '工作表标签颜色', () => (sheet.Tab.Color = colour(tabColor)));
  drawSizes(areas, plan);
  drawLooks(areas, plan);
  drawCells(sheet, plan);
  drawMerges(areas, plan);
  drawValidations(areas, plan);
  drawHighlights(areas, plan);
  const { filter } = plan;
  if (filter) looks(session, '筛选按钮', () => areas.brush(filter).range.AutoFilter());
  if (window) setUpWindow(session, window, plan);
  setUpPage(session, sheet, plan);
  drawCharts(areas, plan);
  const home = { row: 0, column: 0, rows: 1, columns: 1 };
  // Where highlights left the cursor elsewhere.
  if (plan.highlights.length > 0) looks(session, '光标位置', () => areas.brush(home).range.Select());
}
