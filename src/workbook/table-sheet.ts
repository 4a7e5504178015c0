/** A table's sheet: printed as the form prints it, with live totals, checks and prompts. */
import type { Entry, Figures } from '../form/figures';
import { sumOf } from '../form/figures';
import type { GridCell, LabelCell, NumberCell, Section, Table } from '../form/form';
import { cellOf, isCellKey } from '../form/index';
import type { CellKey } from '../form/cell';
import type { Deviation, Report } from '../form/report';
import { sumFormula, tableHighlights } from './highlights';
import { gridArea, headingOn, sectionSheet, tableName, tableTop } from './layout';
import { cellArea, sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { CellInput, SheetPlan, Style, Validation } from './workbook';

/** Characters across an upright A4 page; a lying one holds half as much again. */
const pageWidth = { proactive: 88, requests: 96, cases: 112 } as const;
/** The least a row is high: room to write, and one page for table 3. */
const rowHeight = { proactive: 30, requests: 22, cases: 34 } as const;

function widthsOf(table: Table): readonly number[] {
  const sum = table.widths.reduce((a, b) => a + b, 0);
  return table.widths.map((width) => Math.round((width / sum) * pageWidth[table.id] * 10) / 10);
}

const labelStyles: Readonly<Record<LabelCell['kind'], Style>> = {
  bar: look.bar,
  note: look.label,
  head: look.centred,
  stub: look.label,
};

function asFound(cell: LabelCell, table: Table, deviations: readonly Deviation[]): string {
  const found = deviations.find(
    (deviation) =>
      deviation.table === table.id && deviation.at?.row === cell.row && deviation.at.column === cell.column,
  );
  return found?.found ?? cell.label;
}

/** A total keeps its formula where the formula gives what is to stand there, and is typed over where it does not. */
function numberInput(
  cell: NumberCell,
  table: Table,
  figures: Figures,
  sums: Map<CellKey, number>,
): CellInput {
  const key = cell.key;
  const typed: Entry | undefined = isCellKey(key) ? figures[key] : undefined;
  if (cell.sumOf === undefined) return value(typed ?? null);
  const result = sums.get(key as CellKey) ?? 0;
  if (typed !== undefined && typed !== result) return value(typed);
  return { kind: 'formula', formula: sumFormula(table, cell.sumOf), result };
}

/** What each total's formula gives: text counts as nothing, as SUM has it, and a typed-over total as typed. */
function totals(table: Table, figures: Figures): Map<CellKey, number> {
  const sums = new Map<CellKey, number>();
  const seen: Partial<Record<CellKey, Entry>> = { ...figures };
  const pending = table.cells.filter((cell) => cell.sumOf !== undefined);
  const isPending = (key: string): boolean => pending.some((cell) => cell.key === key);
  while (pending.length > 0) {
    // A total of totals waits for its parts; the relations have no cycle.
    const index = pending.findIndex((cell) => !cell.sumOf?.some(isPending));
    const [cell] = pending.splice(Math.max(0, index), 1);
    if (!cell || !isCellKey(cell.key)) continue;
    const parts = (cell.sumOf ?? []).filter(isCellKey).filter((key) => typeof seen[key] === 'number');
    const sum = sumOf(seen, parts) ?? 0;
    sums.set(cell.key, sum);
    if (seen[cell.key] === undefined) seen[cell.key] = sum;
  }
  return sums;
}

function prompts(cells: readonly NumberCell[]): readonly Validation[] {
  return cells
    .filter((cell) => cell.sumOf === undefined)
    .map((cell) => {
      const whole = cell.measure !== 'money';
      const rule = whole
        ? ({ kind: 'whole', ...(cell.measure === 'count' ? { min: 0 } : {}) } as const)
        : ({ kind: 'decimal', min: 0 } as const);
      return {
        area: { ...gridArea(cell), rows: 1, columns: 1 },
        rule,
        prompt: {
          title: cell.name.slice(0, 32),
          text: cell.help ?? (whole ? '填整数，没有填 0。' : '单位万元，没有填 0。'),
        },
        error: {
          title: '请填数字',
          text: whole
            ? '这里只能填 0 或正整数，不带单位、加号或空格；没有就填 0。'
            : '这里填金额（万元），可以有小数，不带单位；没有就填 0。',
        },
      };
    });
}

/** Neighbouring cells of a row with the same prompt and rule become one validation. */
function joined(
  validations: readonly Validation[],
  perRow: (v: Validation) => string,
): readonly Validation[] {
  const out: Validation[] = [];
  for (const validation of validations) {
    const last = out[out.length - 1];
    const beside =
      last?.area.row === validation.area.row &&
      last.area.column + last.area.columns === validation.area.column;
    if (last && beside && perRow(last) === perRow(validation)) {
      out[out.length - 1] = { ...last, area: { ...last.area, columns: last.area.columns + 1 } };
    } else out.push(validation);
  }
  return out;
}

function drawCell(builder: SheetBuilder, table: Table, cell: GridCell, context: Drawing): void {
  const area = gridArea(cell);
  if (cell.kind === 'number') {
    const format = { money: '0.######', count: '0', change: '0' }[cell.measure];
    const style = cell.sumOf === undefined ? look.input : look.total;
    builder.put(area, numberInput(cell, table, context.figures, context.sums), {
      ...style,
      numberFormat: format,
    });
    return;
  }
  const text = asFound(cell, table, context.deviations);
  const centred = cell.kind === 'stub' && table.labelColumns === 1;
  builder.put(area, value(text), centred ? look.centred : labelStyles[cell.kind]);
  const width = context.widths.slice(cell.column, cell.column + cell.columnSpan).reduce((a, b) => a + b, 0);
  if (cell.rowSpan === 1) builder.height(area.row, look.heightFor(text, width));
}

interface Drawing {
  readonly figures: Figures;
  readonly deviations: readonly Deviation[];
  readonly widths: readonly number[];
  readonly sums: Map<CellKey, number>;
}

/** The sheet of one table, filled with `figures`. */
export function tableSheet(section: Section, table: Table, report: Report): SheetPlan {
  const { figures, deviations } = report;
  const builder = sheetBuilder(sectionSheet(section));
  const widths = widthsOf(table);
  builder.put(cellArea(0, 0, table.columnCount), value(headingOn(section, report)), look.title);
  builder.height(0, 36);
  for (let row = 0; row < table.rowCount; row += 1) builder.height(tableTop + row, rowHeight[table.id]);
  const context = { figures, deviations, widths, sums: totals(table, figures) };
  for (const cell of table.grid) drawCell(builder, table, cell, context);
  const sameRow = (v: Validation): string => `${v.rule.kind} ${v.prompt?.text ?? ''}`;
  const named = prompts(table.cells).map((validation) => ({
    ...validation,
    prompt: { title: rowTitle(table, validation), text: validation.prompt?.text ?? '' },
  }));
  joined(named, sameRow).forEach(builder.validate);
  tableHighlights(table).forEach(builder.highlight);
  const whole = { row: tableTop, column: 0, rows: table.rowCount, columns: table.columnCount };
  builder.name(tableName(table.id), whole);
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: '4472C4',
    freeze: { rows: firstNumberRow(table), columns: 0 },
    print: {
      orientation: table.id === 'cases' ? 'landscape' : 'portrait',
      area: { ...whole, row: 0, rows: tableTop + table.rowCount },
      onePage: true,
    },
  });
}

function rowTitle(table: Table, validation: Validation): string {
  const cell = table.cells.find(
    (candidate) =>
      candidate.row + tableTop === validation.area.row && candidate.column === validation.area.column,
  );
  const key = cell?.key ?? '';
  return isCellKey(key) ? (cellOf(key).name.split('·')[0] ?? '').slice(0, 32) : '';
}

/** Heads of table 3 stay in view while its rows scroll; the other tables are short. */
function firstNumberRow(table: Table): number {
  return table.id === 'requests' ? tableTop + Math.min(...table.cells.map((cell) => cell.row)) : tableTop;
}
