/** Draws a SheetPlan into an exceljs worksheet. */
import type { Borders, Cell, DataValidation, Fill, Style as CellStyle, Workbook, Worksheet } from 'exceljs';
import { absoluteName, areaName, cellName, quotedSheet } from '../../workbook/a1';
import type { Area, CellInput, Highlight, SheetPlan, Style, Validation } from '../../workbook/workbook';
import { legalText } from '../../form/characters';

const line = { style: 'thin', color: { argb: 'FF000000' } } as const;
const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line };

function solid(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${rgb}` } };
}

function cellStyle(style: Style): Partial<CellStyle> {
  const { horizontal, indent, vertical, wrap } = style;
  return {
    font: {
      name: style.font ?? '宋体',
      size: style.size ?? 10.5,
      ...(style.bold === undefined ? {} : { bold: style.bold }),
      ...(style.color === undefined ? {} : { color: { argb: `FF${style.color}` } }),
    },
    alignment: {
      ...(horizontal === undefined ? {} : { horizontal }),
      ...(indent === undefined ? {} : { indent }),
      ...(vertical === undefined ? {} : { vertical }),
      ...(wrap === undefined ? {} : { wrapText: wrap }),
    },
    protection: { locked: style.unlocked !== true },
    ...(style.fill === undefined ? {} : { fill: solid(style.fill) }),
    ...(style.border === true ? { border: box } : {}),
    ...(style.numberFormat === undefined ? {} : { numFmt: style.numberFormat }),
  };
}

/** Every cell of the area, from its first. */
function eachCell(sheet: Worksheet, area: Area, visit: (cell: Cell) => void): void {
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      visit(sheet.getCell(row + 1, column + 1));
    }
  }
}

/** Text is always text: exceljs writes a string as a string, whatever its first character. */
export function setCell(cell: Cell, input: CellInput): void {
  if (input.kind === 'formula') {
    cell.value = { formula: input.formula, result: input.result };
    return;
  }
  const { value } = input;
  cell.value = typeof value === 'string' ? legalText(value) : value;
}

function validationOf({ rule, prompt, error }: Validation): DataValidation {
  const messages = {
    allowBlank: true,
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text } : {}),
    ...(error
      ? { showErrorMessage: true, errorStyle: 'stop', errorTitle: error.title, error: error.text }
      : {}),
  };
  switch (rule.kind) {
    case 'any':
      return { ...messages, type: 'custom', formulae: ['TRUE'] };
    case 'none':
      return { ...messages, type: 'custom', formulae: ['FALSE'] };
    case 'list':
      return { ...messages, type: 'list', formulae: [`"${rule.items.join(',')}"`] };
    case 'decimal':
      return { ...messages, type: 'decimal', operator: 'greaterThanOrEqual', formulae: [rule.min] };
    case 'whole':
      return rule.min === undefined
        ? { ...messages, type: 'whole', operator: 'between', formulae: [-999_999_999, 999_999_999] }
        : { ...messages, type: 'whole', operator: 'greaterThanOrEqual', formulae: [rule.min] };
  }
}

const highlightFills = { error: 'FFC7CE', warning: 'FFF2CC' } as const;

function drawHighlight(sheet: Worksheet, { area, formula, severity }: Highlight, index: number): void {
  sheet.addConditionalFormatting({
    ref: areaName(area),
    rules: [
      {
        type: 'expression',
        formulae: [formula],
        // An error is shown over a warning, in the order given.
        priority: index + 1,
        style: {
          fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${highlightFills[severity]}` } },
          ...(severity === 'error' ? { font: { color: { argb: 'FF9C0006' } } } : {}),
        },
      },
    ],
  });
}

/** exceljs keeps validations by address; a range is one entry. The type lacks the member. */
interface WithValidations {
  readonly dataValidations: { add: (address: string, validation: DataValidation) => void };
}

function setUpPage(sheet: Worksheet, plan: SheetPlan): void {
  const { orientation, area, titleRows, onePage } = plan.print;
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: onePage === true ? 1 : 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    // exceljs makes the columns absolute, and LibreOffice takes an area only where the rows are so, too.
    printArea: areaName(area).replace(/\d+/gu, '$$$&'),
    ...(titleRows === undefined ? {} : { printTitlesRow: `1:${String(titleRows)}` }),
  });
  if (onePage !== true) sheet.headerFooter.oddFooter = '&C第 &P 页，共 &N 页';
}

function freezeView({ freeze }: SheetPlan): Worksheet['views'] {
  if (!freeze || freeze.rows + freeze.columns === 0) return [{ state: 'normal', showGridLines: false }];
  return [
    {
      state: 'frozen',
      xSplit: freeze.columns,
      ySplit: freeze.rows,
      topLeftCell: cellName(freeze.rows, freeze.columns),
      showGridLines: false,
    },
  ];
}

/** Workbook-level names for areas of this sheet. */
export function addNames(workbook: Workbook, sheet: Worksheet, { names }: SheetPlan): void {
  for (const { name, area } of names) {
    workbook.definedNames.add(`${quotedSheet(sheet.name)}!${absoluteName(area)}`, name);
  }
}

/** Draws the plan into an empty sheet of its name. Synchronous but for protection, which exceljs makes a promise. */
export async function drawSheet(workbook: Workbook, sheet: Worksheet, plan: SheetPlan): Promise<void> {
  plan.columnWidths.forEach((width, index) => {
    const column = sheet.getColumn(index + 1);
    if (width === 0) column.hidden = true;
    else column.width = width;
  });
  for (const [row, height] of [...plan.rowHeights, ...(plan.growing ?? [])])
    sheet.getRow(row + 1).height = height;
  for (const { area, style } of plan.styles) {
    const drawn = cellStyle(style);
    eachCell(sheet, area, (cell) => {
      cell.style = drawn;
    });
  }
  for (const { row, column, input } of plan.cells) setCell(sheet.getCell(row + 1, column + 1), input);
  for (const area of plan.merges) sheet.mergeCells(areaName(area));
  const { dataValidations } = sheet as unknown as WithValidations;
  for (const validation of plan.validations)
    dataValidations.add(areaName(validation.area), validationOf(validation));
  plan.highlights.forEach((highlight, index) => {
    drawHighlight(sheet, highlight, index);
  });
  setUpPage(sheet, plan);
  sheet.views = freezeView(plan);
  if (plan.filter) sheet.autoFilter = areaName(plan.filter);
  if (plan.tabColor !== undefined) sheet.properties.tabColor = { argb: `FF${plan.tabColor}` };
  addNames(workbook, sheet, plan);
  if (plan.protect) {
    await sheet.protect('', {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
    });
  }
}
