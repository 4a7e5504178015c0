/** An exceljs sheet as the grid's snapshot of one: content, looks, merges, widths, heights, frozen panes. */
import type { Worksheet } from 'exceljs';
import {
  BooleanNumber,
  type ICellData,
  type IColumnData,
  type IRange,
  type IRowData,
  type IWorksheetData,
} from '@univerjs/presets';
import { heightFor } from '../../workbook/plan/style';
import { gridData } from './grid-cell';
import { gridStyle, rgbOf } from './grid-style';

/** What a grid draws: styled cells out to the last column are common in WPS files, and hold nothing. */
const mostRows = 5_000;
const mostColumns = 256;
/** Room to write below and beside what is there. */
const spareRows = 30;
const spareColumns = 8;

/** Pixels of what the grid writes beside and above the cells. */
export const rowHead = 46;
export const columnHead = 20;

/** Characters, where a file says nothing. */
const usualWidth = 9;
/** Pixels. */
const leastBeside = 160;
/** Of a label's width, to tell its row by. */
const leastShare = 0.4;

/** Characters → pixels of the default font, as Excel counts them (ECMA-376 18.3.1.13). */
export const pixelsWide = (characters: number): number => Math.round(characters * 7 + 5);
export const charactersWide = (pixels: number): number => Math.round(((pixels - 5) / 7) * 100) / 100;
export const pixelsHigh = (points: number): number => Math.round(points / 0.75);
export const pointsHigh = (pixels: number): number => pixels * 0.75;

/** exceljs keeps merges by the address of their first cell; the type lacks the member. */
interface WithMerges {
  readonly _merges: Readonly<
    Record<
      string,
      { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }
    >
  >;
}

function mergesOf(sheet: Worksheet): IRange[] {
  return Object.values((sheet as unknown as WithMerges)._merges).map(({ top, left, bottom, right }) => ({
    startRow: top - 1,
    startColumn: left - 1,
    endRow: bottom - 1,
    endColumn: right - 1,
  }));
}

/** `frozen`: how many columns are drawn at `share` of their width. */
function columnsOf(sheet: Worksheet, frozen: number, share: number): Record<number, Partial<IColumnData>> {
  const data: Record<number, Partial<IColumnData>> = {};
  for (let number = 1; number <= Math.min(sheet.columnCount, mostColumns); number += 1) {
    const { width, hidden } = sheet.getColumn(number);
    data[number - 1] = {
      ...(width === undefined ? {} : { w: Math.floor(pixelsWide(width) * (number <= frozen ? share : 1)) }),
      hd: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    };
  }
  return data;
}

/** exceljs has null where a file says nothing of views. */
function viewOf(sheet: Worksheet): Partial<Worksheet['views'][number]> | undefined {
  return (sheet.views as Worksheet['views'] | null)?.[0];
}

interface Freeze {
  readonly freeze: IWorksheetData['freeze'];
  /** At which part of their width frozen columns are drawn; the file's own widths stay. */
  readonly share: number;
}

/**
 * Beside frozen columns there is room for others: in `width` pixels they are drawn narrower where need be, so that row
 * labels stay; they scroll with the others where nothing could be read of them.
 */
function freezeOf(sheet: Worksheet, width: number): Freeze {
  const view = viewOf(sheet);
  const { xSplit: wanted = 0, ySplit = 0 } =
    view?.state === 'frozen' ? (view as { readonly xSplit?: number; readonly ySplit?: number }) : {};
  let frozen = 0;
  for (let number = 1; number <= wanted; number += 1)
    frozen += pixelsWide(sheet.getColumn(number).width ?? usualWidth);
  const room = frozen + leastBeside <= width ? 1 : (width - rowHead - leastBeside) / Math.max(1, frozen);
  const fits = room >= leastShare;
  const xSplit = fits ? wanted : 0;
  return {
    share: fits ? room : 1,
    freeze: {
      xSplit,
      ySplit,
      startRow: ySplit > 0 ? ySplit : -1,
      startColumn: xSplit > 0 ? xSplit : -1,
    },
  };
}

/** Points that wrapped text needs; undefined where the row has a height of its own, or nothing in it is wrapped. */
export function grownHeight(sheet: Worksheet, number: number): number | undefined {
  const row = sheet.findRow(number);
  if (!row || (row as { readonly height?: number }).height !== undefined) return undefined;
  let most: number | undefined;
  row.eachCell((cell, column) => {
    const { width = usualWidth, hidden } = sheet.getColumn(column);
    const { alignment = {}, font = {} } = cell.style;
    if (alignment.wrapText !== true || cell.isMerged || hidden || column > mostColumns) return;
    const { indent = 0 } = alignment;
    const high = heightFor(cell.text, width, { size: font.size ?? 11, indent });
    most = Math.max(most ?? 0, high);
  });
  return most;
}

/** `id`: how the grid calls the sheet; it keeps it when the sheet is renamed. `width`: pixels there are to show it in. */
export function gridSheet(sheet: Worksheet, id: string, width: number): Partial<IWorksheetData> {
  const { freeze, share } = freezeOf(sheet, width);
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: Record<number, Partial<IRowData>> = {};
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (number > mostRows) return;
    const { height, hidden } = row as { readonly height?: number; readonly hidden?: boolean };
    if (height !== undefined) rowData[number - 1] = { h: pixelsHigh(height), ia: BooleanNumber.FALSE };
    const grown = grownHeight(sheet, number);
    if (grown !== undefined) rowData[number - 1] = { ah: pixelsHigh(grown), ia: BooleanNumber.TRUE };
    if (hidden === true) rowData[number - 1] = { ...rowData[number - 1], hd: BooleanNumber.TRUE };
    const cells: Record<number, ICellData> = {};
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (column <= mostColumns) cells[column - 1] = { ...gridData(cell), s: gridStyle(cell.style) };
    });
    cellData[number - 1] = cells;
  });
  const { defaultColWidth, defaultRowHeight } = sheet.properties as {
    readonly defaultColWidth?: number;
    readonly defaultRowHeight?: number;
  };
  return {
    id,
    name: sheet.name,
    tabColor: rgbOf(sheet.properties.tabColor) ?? '',
    hidden: sheet.state === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    freeze,
    rowCount: Math.min(Math.max(sheet.rowCount + spareRows, 60), mostRows),
    columnCount: Math.min(Math.max(sheet.columnCount + spareColumns, 12), mostColumns),
    defaultColumnWidth: pixelsWide(defaultColWidth ?? usualWidth),
    defaultRowHeight: pixelsHigh(defaultRowHeight ?? 15),
    mergeData: mergesOf(sheet),
    cellData,
    rowData,
    columnData: columnsOf(sheet, freeze.xSplit, share),
    rowHeader: { width: rowHead },
    columnHeader: { height: columnHead },
    showGridlines: viewOf(sheet)?.showGridLines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rightToLeft: BooleanNumber.FALSE,
  };
}
