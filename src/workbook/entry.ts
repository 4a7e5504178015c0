/** What a cell says, as typed: the one place that decides how a spreadsheet's content becomes an entry. */
import type { Entry } from '../form/figures';
import type { Content, SheetContent } from './workbook';

/** A formula that was never calculated is not 0 but itself; an empty text is a blank. */
export function entryOf(content: Content | undefined): Entry {
  if (!content) return null;
  const { value, formula } = content;
  if (value === null) return formula === undefined ? null : `=${formula}`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === '' ? null : value;
}

/** A cell's text, blank as `''`; numbers and booleans as they are spelled. */
export function textOf(content: Content | undefined): string {
  const entry = entryOf(content);
  return entry === null ? '' : String(entry);
}

/** A cell with its place on the sheet. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
  readonly content: Content;
}

/** Of an area that is merged when printed, the first cell that holds anything: someone may have unmerged it. */
export function firstFilled(
  sheet: SheetContent,
  area: {
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly columnSpan: number;
  },
): CellAt | undefined {
  for (let row = area.row; row < area.row + area.rowSpan; row += 1) {
    for (let column = area.column; column < area.column + area.columnSpan; column += 1) {
      const content = sheet.cells[row]?.[column];
      if (content && entryOf(content) !== null) return { row, column, content };
    }
  }
  return undefined;
}
