/// <reference types="office-js" />
/**
 * Draws a SheetPlan, as actions of one batch: nothing here waits. A sheet is drawn very hidden, so that one left
 * unfinished by a failure is never taken for the clerk's; `reveal` is the last thing that happens to it.
 */
import { sameName } from '../../workbook/sheet-name';
import { styledAreas } from '../../workbook/style-areas';
import type { Area, Highlight, SheetPlan, Style, Validation } from '../../workbook/workbook';
import { wireValue } from './cell-value';
import { drawCharts } from './draw-charts';
import { putCells, type WireCell } from './long-text';
import type { ExcelSession } from './session';

/** Points for one of the file format's column units: 7 pixels at 96 dpi, the padding included. */
const pointsPerCharacter = 5.25;

const at = (sheet: Excel.Worksheet, area: Area): Excel.Range =>
  sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);

/** All contents in one block from A1; `null` leaves a cell as it is. */
function writeCells(sheet: Excel.Worksheet, { cells }: SheetPlan): void {
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  const columns = Math.max(0, ...cells.map(({ column }) => column + 1));
  if (rows === 0) return;
  const block = Array.from({ length: rows }, () => Array.from({ length: columns }, (): WireCell => null));
  for (const { row, column, input } of cells) {
    const line = block[row];
    if (line) line[column] = wireValue(input);
  }
  putCells(sheet.getRangeByIndexes(0, 0, rows, columns), block);
}

const horizontals = { left: 'Left', center: 'Center', right: 'Right', justify: 'Justify' } as const;
const verticals = { top: 'Top', middle: 'Center' } as const;

/** What every cell of our sheets has unless its style says otherwise. */
const plain = { font: '宋体', size: 10.5 } as const;

function drawBorders({ format }: Excel.Range, area: Area): void {
  const sides = [
    'EdgeTop',
    'EdgeBottom',
    'EdgeLeft',
    'EdgeRight',
    ...(area.rows > 1 ? (['InsideHorizontal'] as const) : []),
    ...(area.columns > 1 ? (['InsideVertical'] as const) : []),
  ] as const;
  for (const side of sides) {
    const border = format.borders.getItem(side);
    border.style = 'Continuous';
    border.weight = 'Thin';
    border.color = '#000000';
  }
}

/** `indents`: whether this Excel has them (ExcelApi 1.9). */
function drawStyle(range: Excel.Range, area: Area, style: Style, indents: boolean): void {
  const { format } = range;
  format.font.name = style.font ?? plain.font;
  format.font.size = style.size ?? plain.size;
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.color !== undefined) format.font.color = `#${style.color}`;
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  if (style.horizontal !== undefined) format.horizontalAlignment = horizontals[style.horizontal];
  if (indents && style.indent !== undefined) format.indentLevel = style.indent;
  if (style.vertical !== undefined) format.verticalAlignment = verticals[style.vertical];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.border === true) drawBorders(range, area);
  if (style.unlocked === true) format.protection.locked = false;
  const { numberFormat } = style;
  if (numberFormat !== undefined) {
    range.numberFormat = Array.from({ length: area.rows }, () =>
      Array.from({ length: area.columns }, () => numberFormat),
    );
  }
}

function ruleOf({ rule }: Validation): Excel.DataValidationRule {
  switch (rule.kind) {
    case 'any':
      return { custom: { formula: '=TRUE' } };
    case 'none':
      return { custom: { formula: '=FALSE' } };
    case 'list':
      return { list: { inCellDropDown: true, source: rule.items.join(',') } };
    case 'decimal':
      return { decimal: { formula1: rule.min, operator: 'GreaterThanOrEqualTo' } };
    case 'whole':
      return rule.min === undefined
        ? { wholeNumber: { formula1: -999_999_999, formula2: 999_999_999, operator: 'Between' } }
        : { wholeNumber: { formula1: rule.min, operator: 'GreaterThanOrEqualTo' } };
  }
}

function drawValidation(sheet: Excel.Worksheet, validation: Validation): void {
  const { dataValidation } = at(sheet, validation.area);
  dataValidation.rule = ruleOf(validation);
  dataValidation.ignoreBlanks = true;
  const { prompt, error } = validation;
  if (prompt) dataValidation.prompt = { showPrompt: true, title: prompt.title, message: prompt.text };
  dataValidation.errorAlert = error
    ? { showAlert: true, style: 'Stop', title: error.title, message: error.text }
    : { showAlert: false, style: 'Stop', title: '', message: '' };
}

const highlightFills = { error: '#FFC7CE', warning: '#FFF2CC' } as const;

/** Excel puts each new format over the older ones, so the first of the plan comes last. */
function drawHighlights(sheet: Excel.Worksheet, highlights: readonly Highlight[]): void {
  for (const { area, formula, severity } of [...highlights].reverse()) {
    const { custom } = at(sheet, area).conditionalFormats.add('Custom');
    custom.rule.formula = `=${formula}`;
    custom.format.fill.color = highlightFills[severity];
    if (severity === 'error') custom.format.font.color = '#9C0006';
  }
}

function drawSizes(sheet: Excel.Worksheet, plan: SheetPlan): void {
  plan.columnWidths.forEach((width, column) => {
    const range = sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn();
    if (width === 0) range.columnHidden = true;
    else range.format.columnWidth = width * pointsPerCharacter;
  });
  const rows = [...plan.rowHeights].sort(([a], [b]) => a - b);
  for (let index = 0; index < rows.length;) {
    const [row, height] = rows[index] ?? [0, 0];
    let count = 1;
    while (rows[index + count]?.[0] === row + count && rows[index + count]?.[1] === height) count += 1;
    sheet.getRangeByIndexes(row, 0, count, 1).format.rowHeight = height;
    index += count;
  }
}

const protection: Excel.WorksheetProtectionOptions = {
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
};

/** Adds the sheet behind the others, drawn but very hidden. */
export function drawSheet(
  session: ExcelSession,
  context: Excel.RequestContext,
  plan: SheetPlan,
  name: string,
): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(name);
  sheet.visibility = 'VeryHidden';
  if (plan.tabColor !== undefined) sheet.tabColor = `#${plan.tabColor}`;
  drawSizes(sheet, plan);
  const indents = session.supports('1.9');
  for (const { area, style } of styledAreas(plan.styles)) drawStyle(at(sheet, area), area, style, indents);
  writeCells(sheet, plan);
  for (const area of plan.merges) at(sheet, area).merge(false);
  for (const validation of plan.validations) drawValidation(sheet, validation);
  drawHighlights(sheet, plan.highlights);
  drawCharts(session, sheet, plan);
  return sheet;
}

/** The plan's names, taken from what bears them now; `present` are those there are. */
export function addNames(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  present: readonly string[],
): void {
  const { names } = context.workbook;
  for (const { name, area } of plan.names) {
    if (present.some((other) => sameName(other, name))) names.getItem(name).delete();
    names.add(name, at(sheet, area));
  }
}

/** The last step: names, protection, and the clerk sees it. `done`: what a batch before this one came to. */
export function reveal(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  done: { readonly names: readonly string[]; readonly protected: boolean } = { names: [], protected: false },
): void {
  addNames(context, sheet, plan, done.names);
  const allowed = plan.charts ? { ...protection, allowEditObjects: true } : protection;
  if (plan.protect && !done.protected) sheet.protection.protect(allowed);
  sheet.visibility = 'Visible';
}
