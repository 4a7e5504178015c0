/**
 * Reads the cells of the workbook that is shown, which is exceljs's, as content. `cell.result`, never `cell.value.result`: exceljs drops a cached 0 from the latter
 * (its issue 2943), and most totals on this form are 0.
 */
import {
  ValueType,
  type Cell,
  type CellErrorValue,
  type CellHyperlinkValue,
  type CellRichTextValue,
  type Row,
  type Worksheet,
} from 'exceljs';
import { readReach } from '../../workbook/limits';
import { dateText, showsDate } from '../../workbook/shown-date';
import type { Content, SheetContent } from '../../workbook/workbook';

type Plain = Content['value'];

export function plain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'object') {
    if ('richText' in value) return (value as CellRichTextValue).richText.map(({ text }) => text).join('');
    if ('error' in value) return (value as CellErrorValue).error;
    if ('text' in value) return plain((value as CellHyperlinkValue).text);
  }
  return null;
}

const dayLength = 86_400_000;
/** Day 0 of a spreadsheet's calendar. */
const dayZero = Date.UTC(1899, 11, 30);

/** What formulas see in a cell: a date is a number to them. */
export function calculable(value: unknown): Plain {
  return value instanceof Date ? (value.getTime() - dayZero) / dayLength : plain(value);
}

function contentOf(cell: Cell): Content {
  // A covered cell answers with its master's value; counting both would double it.
  if (cell.type === ValueType.Merge) return { value: null };
  const formula = cell.type === ValueType.Formula ? { formula: cell.formula } : {};
  const value = plain('formula' in formula ? cell.result : cell.value);
  const shown = typeof value === 'number' && showsDate(cell.numFmt) ? dateText(value) : value;
  return { value: shown, ...formula };
}

const blank: Content = { value: null };

function rowContents(row: Row): readonly Content[] {
  const contents: Content[] = [];
  row.eachCell((cell, column) => {
    if (column > readReach.columns) return;
    const content = contentOf(cell);
    if (content.value === null && content.formula === undefined) return;
    while (contents.length < column - 1) contents.push(blank);
    contents.push(content);
  });
  return contents;
}

/** The used part of a sheet, from A1, row by row. */
function rowsOf(sheet: Worksheet): (readonly Content[])[] {
  const cells: (readonly Content[])[] = [];
  sheet.eachRow((row, number) => {
    if (number > readReach.rows) return;
    while (cells.length < number - 1) cells.push([]);
    cells.push(rowContents(row));
  });
  return cells;
}

interface Known {
  content: SheetContent;
  /** Rows with a cell that has changed since; zero-based. */
  readonly changed: Set<number>;
}

/** What is read of the sheets shown: a sheet, or a row, that nobody has touched is not read again and stays the same. */
export class ShownReader {
  readonly #known = new WeakMap<Worksheet, Known>();

  /** A cell of this row is another now; zero-based. */
  touch(sheet: Worksheet, row: number): void {
    this.#known.get(sheet)?.changed.add(row);
  }

  read(sheet: Worksheet): SheetContent {
    const { name } = sheet;
    const known = this.#known.get(sheet);
    if (known?.content.name !== name) {
      const content = { name, cells: rowsOf(sheet) };
      this.#known.set(sheet, { content, changed: new Set() });
      return content;
    }
    if (known.changed.size === 0) return known.content;
    const cells = [...known.content.cells];
    for (const row of known.changed) {
      if (row >= readReach.rows) continue;
      while (cells.length <= row) cells.push([]);
      const now = sheet.findRow(row + 1);
      cells[row] = now ? rowContents(now) : [];
    }
    while (cells.length > 0 && !sheet.findRow(cells.length)?.hasValues) cells.pop();
    known.content = { name, cells };
    known.changed.clear();
    return known.content;
  }
}
