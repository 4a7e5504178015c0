/** A range, and what hangs on it. One object a range, so that a kept reference stays itself. */
import type { Cell, Worksheet } from 'exceljs';
import { areaName, quotedSheet } from '../../../src/workbook/a1';
import type { Area } from '../../../src/workbook/workbook';
import type { Book } from '../book';
import { ApiError } from '../protocol';
import { longestFormula } from '../quirks';
import { wire, type WireObject } from '../wire-object';
import { conditionalFormats } from './conditional-formats';
import { formatOf } from './format';
import { validationOf } from './validation';

export interface Spot {
  readonly book: Book;
  readonly sheet: Worksheet;
  readonly area: Area;
}

export function cellsIn({ sheet, area }: Spot): readonly (readonly Cell[])[] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) =>
      sheet.getCell(area.row + row + 1, area.column + column + 1),
    ),
  );
}

/** The spot of a range passed as an argument. */
const spots = new WeakMap<WireObject, Spot>();

export function spotOf(range: WireObject): Spot {
  const spot = spots.get(range);
  if (!spot) throw new ApiError('InvalidArgument', `${range.type} is not a range`);
  return spot;
}

/** Contents and looks of locked cells are closed while the sheet is protected. */
export function guard({ book, sheet, area }: Spot, what: 'content' | 'format'): void {
  const protection = book.protectionOf(sheet);
  if (!protection) return;
  if (what === 'format' && protection['formatCells'] === true) return;
  const locked = cellsIn({ book, sheet, area }).some((line) =>
    line.some((cell) => cell.protection?.locked !== false),
  );
  if (locked || what === 'format') throw new ApiError('AccessDenied', `${sheet.name} is protected`, 403);
}

type Wire = string | number | boolean;

/** How Excel takes what is put into a cell: text that looks like something else becomes that something. */
function put(cell: Cell, value: Wire): void {
  if (typeof value !== 'string') {
    cell.value = value;
    return;
  }
  if (value === '') cell.value = null;
  else if (value.startsWith('=')) cell.value = { formula: value.slice(1), result: 0 };
  else if (value.startsWith("'")) cell.value = value.slice(1);
  else if (cell.numFmt === '@') cell.value = value;
  else if (/^[-+@]/u.test(value) && Number.isNaN(Number(value)))
    throw new ApiError('InvalidArgument', `Excel reads ${value} as a formula`);
  else if (/^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/u.test(value)) cell.value = 45_000;
  else if (/^(true|false)$/iu.test(value)) cell.value = /^true$/iu.test(value);
  else cell.value = Number.isNaN(Number(value)) ? value : Number(value);
}

function block(spot: Spot, values: unknown): readonly (readonly (Wire | null)[])[] {
  const { rows, columns } = spot.area;
  if (!Array.isArray(values))
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => values as Wire));
  const lines = values as readonly (readonly (Wire | null)[])[];
  if (lines.length !== rows || lines.some((line) => line.length !== columns))
    throw new ApiError('InvalidArgument', 'The number of rows or columns does not match the range.');
  return lines;
}

/** Where this Excel neither tells nor takes long text by way of `formulas`. */
function refuseLong({ book }: Spot, value: unknown): void {
  if (book.quirks.has('long-formulas-refused') && typeof value === 'string' && value.length > longestFormula)
    throw new ApiError('GeneralException', 'There was an internal error while processing the request.', 500);
}

function write(spot: Spot, values: unknown): void {
  guard(spot, 'content');
  const lines = block(spot, values);
  cellsIn(spot).forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const value = lines[row]?.[column] ?? null;
      if (value !== null && !(cell.isMerged && cell.master !== cell)) put(cell, value);
    });
  });
  spot.book.touch();
  spot.book.changed(spot.sheet, spot.area);
}

function merge(spot: Spot): void {
  guard(spot, 'format');
  const [first, ...rest] = cellsIn(spot).flat();
  if (rest.some((cell) => cell.value !== null && cell.master === cell && first !== cell))
    throw new ApiError('InvalidOperation', `merging ${areaName(spot.area)} would lose a value`);
  spot.sheet.mergeCells(areaName(spot.area));
}

/** The smallest area with content, within the range. */
function used(spot: Spot): Area | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const { area } = spot;
  spot.sheet.eachRow((line, row) => {
    if (row - 1 < area.row || row > area.row + area.rows) return;
    line.eachCell((cell, column) => {
      if (spot.book.valueOf(cell) === null && cell.formula === undefined) return;
      if (cell.isMerged && cell.master !== cell) return;
      if (column - 1 < area.column || column > area.column + area.columns) return;
      top = Math.min(top, row - 1);
      left = Math.min(left, column - 1);
      bottom = Math.max(bottom, row - 1);
      right = Math.max(right, column - 1);
    });
  });
  return bottom < 0
    ? undefined
    : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Its first row or column in its whole length; sizes look only at its first and last. */
function entire(spot: Spot, what: 'row' | 'column'): WireObject {
  const { area } = spot;
  return rangeOf({
    ...spot,
    area: what === 'column' ? { ...area, row: 0, rows: 1_048_576 } : { ...area, column: 0, columns: 16_384 },
  });
}

export function rangeOf(spot: Spot): WireObject {
  const { book, sheet, area } = spot;
  const at = (row: number, column: number, rows: number, columns: number): WireObject =>
    rangeOf({ ...spot, area: { row, column, rows, columns } });
  const values = (): unknown => {
    book.settle();
    return cellsIn(spot).map((cells) => cells.map((cell) => book.valueOf(cell) ?? ''));
  };
  const formulas = (): unknown => {
    book.settle();
    return cellsIn(spot).map((cells) =>
      cells.map((cell) => {
        const covered = cell.isMerged && cell.master !== cell;
        refuseLong(spot, book.valueOf(cell));
        return cell.formula !== undefined && !covered ? `=${cell.formula}` : (book.valueOf(cell) ?? '');
      }),
    );
  };
  const range = wire({
    type: 'Range',
    get: {
      Address: () => `${quotedSheet(sheet.name)}!${areaName(area)}`,
      RowIndex: () => area.row,
      ColumnIndex: () => area.column,
      RowCount: () => area.rows,
      ColumnCount: () => area.columns,
      Values: values,
      Formulas: formulas,
      NumberFormat: () => cellsIn(spot).map((cells) => cells.map((cell) => cell.numFmt ?? 'General')),
      Format: () => formatOf(spot),
      DataValidation: () => validationOf(spot),
      ConditionalFormats: () => conditionalFormats(spot),
    },
    set: {
      Values: (value) => {
        write(spot, value);
      },
      Formulas: (value) => {
        for (const one of block(spot, value).flat()) refuseLong(spot, one);
        write(spot, value);
      },
      NumberFormat: (value) => {
        guard(spot, 'format');
        const lines = block(spot, value);
        cellsIn(spot).forEach((cells, row) => {
          cells.forEach((cell, column) => {
            cell.style = { ...cell.style, numFmt: String(lines[row]?.[column] ?? 'General') };
          });
        });
      },
      ColumnHidden: (hidden: boolean) => {
        for (let column = 0; column < area.columns; column += 1)
          sheet.getColumn(area.column + column + 1).hidden = hidden;
      },
    },
    call: {
      GetCell: (row: number, column: number) => at(area.row + row, area.column + column, 1, 1),
      GetRow: (row: number) => at(area.row + row, area.column, 1, area.columns),
      GetBoundingRect: (other: WireObject) => {
        const of = (name: string): number => Number(other.get?.[name]?.());
        const row = Math.min(area.row, of('RowIndex'));
        const column = Math.min(area.column, of('ColumnIndex'));
        const rows = Math.max(area.row + area.rows, of('RowIndex') + of('RowCount')) - row;
        const columns = Math.max(area.column + area.columns, of('ColumnIndex') + of('ColumnCount')) - column;
        return at(row, column, rows, columns);
      },
      GetResizedRange: (rows: number, columns: number) =>
        at(area.row, area.column, area.rows + rows, area.columns + columns),
      GetEntireColumn: () => entire(spot, 'column'),
      GetUsedRangeOrNullObject: () => {
        const found = used(spot);
        return found ? rangeOf({ ...spot, area: found }) : null;
      },
      /** The client asks before it sends a large block of values. */
      _ValidateArraySize: (rows: number, columns: number) => {
        if (rows !== area.rows || columns !== area.columns)
          throw new ApiError('InvalidArgument', 'The values do not have the size of the range.');
      },
      Merge: (across: boolean) => {
        if (across) throw new ApiError('NotImplemented', 'merge across');
        merge(spot);
      },
      Select: () => {
        if (book.active !== sheet.name) throw new ApiError('InvalidOperation', 'the sheet is not active');
        book.selected = { sheet: sheet.name, area };
      },
      Clear: () => {
        write(spot, '');
      },
    },
  });
  spots.set(range, spot);
  return range;
}
