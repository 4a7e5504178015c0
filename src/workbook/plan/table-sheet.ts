/** A table's sheet: printed as the form prints it, with live totals, checks and prompts. */
import type { Figures } from '../../form/figures';
import type { GridCell, LabelCell, Section, Table } from '../../form/form';
import { cellsOf } from '../../form/index';
import type { Deviation, Report } from '../../form/report';
import { tableHighlights } from './highlights';
import { cellArea, gridArea, headingOn, sectionSheet, tableName, tableTop } from '../layout';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import { numberInputs } from './table-numbers';
import { tablePrompts } from './table-prompts';
import type { SheetPlan, Style } from '../workbook';

/** Characters across the page: an upright A4, a lying one for the 15 columns of table 4. */
const pageWidth = { proactive: 88, requests: 96, cases: 141 } as const;
/** The least a row is high: room to write, and one page for table 3. */
const rowHeight = { proactive: 30, requests: 22, cases: 36 } as const;

const labelStyles: Readonly<Record<LabelCell['kind'], Style>> = {
  bar: look.bar,
  note: look.label,
  head: look.centred,
  stub: look.label,
};

function widthsOf(table: Table): readonly number[] {
  const sum = table.widths.reduce((a, b) => a + b, 0);
  return table.widths.map((width) => Math.round((width / sum) * pageWidth[table.id] * 10) / 10);
}

/** A label that was published otherwise stays as it was, so that the check can name it. */
function asFound(cell: LabelCell, table: Table, deviations: readonly Deviation[]): string {
  const here = ({ table: id, at }: Deviation): boolean =>
    id === table.id && at?.row === cell.row && at.column === cell.column;
  return deviations.find(here)?.found ?? cell.label;
}

function labelStyle(cell: LabelCell, table: Table): Style {
  // Row labels of table 2 are short and centred in print, those of table 3 are long and left-aligned.
  return cell.kind === 'stub' && table.labelColumns === 1 ? look.centred : labelStyles[cell.kind];
}

function drawLabels(builder: SheetBuilder, table: Table, deviations: readonly Deviation[]): void {
  const widths = widthsOf(table);
  const isLabel = (cell: GridCell): cell is LabelCell => cell.kind !== 'number';
  for (const cell of table.grid.filter(isLabel)) {
    const text = asFound(cell, table, deviations);
    const style = labelStyle(cell, table);
    builder.put(gridArea(cell), value(text === '' ? null : text), style);
    const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((a, b) => a + b, 0);
    if (cell.rowSpan === 1) builder.height(tableTop + cell.row, look.heightFor(text, width, style));
  }
}

function drawNumbers(builder: SheetBuilder, table: Table, figures: Figures): void {
  const inputs = numberInputs(table, figures);
  for (const cell of cellsOf(table)) {
    const style = cell.sumOf === undefined ? look.input : look.total;
    builder.put(gridArea(cell), inputs.get(cell.key) ?? value(null), style);
  }
}

/** The sheet of one table, filled from the report. */
export function tableSheet(section: Section, table: Table, report: Report): SheetPlan {
  const builder = sheetBuilder(sectionSheet(section));
  const whole = cellArea(tableTop, 0, table.columnCount, table.rowCount);
  builder.put(cellArea(0, 0, table.columnCount), value(headingOn(section, report)), look.title);
  builder.height(0, 40);
  for (let row = 0; row < table.rowCount; row += 1) builder.height(tableTop + row, rowHeight[table.id]);
  drawLabels(builder, table, report.deviations);
  drawNumbers(builder, table, report.figures);
  tablePrompts(table).forEach(builder.validate);
  tableHighlights(table).forEach(builder.highlight);
  builder.name(tableName(table.id), whole);
  // The heads of table 3 stay in view while its rows scroll; the other tables are short.
  const long = table.id === 'requests';
  return builder.plan({
    columnWidths: widthsOf(table),
    protect: true,
    tabColor: look.tabs.table,
    freeze: {
      rows: long ? tableTop + Math.min(...table.cells.map((cell) => cell.row)) : tableTop,
      columns: long ? table.labelColumns : 0,
    },
    print: {
      orientation: table.id === 'cases' ? 'landscape' : 'portrait',
      area: { ...whole, row: 0, rows: tableTop + table.rowCount },
      onePage: true,
    },
  });
}
