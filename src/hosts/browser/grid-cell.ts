/** What a cell holds, from exceljs to the grid and back. */
import { ValueType, type Cell } from 'exceljs';
import {
  CellValueType,
  type ICellData,
  type IDocumentData,
  type IStyleData,
  type Nullable,
} from '@univerjs/presets';
import { showsDate } from '../../workbook/shown-date';
import { calculable } from './shown-cells';

const dayLength = 86_400_000;
/** Day 0 of a spreadsheet's calendar. */
const dayZero = Date.UTC(1899, 11, 30);

type Value = number | string | boolean | null;

export function valueData(value: Value): ICellData {
  if (value === null || value === '') return {};
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: typeof value === 'number' ? CellValueType.NUMBER : CellValueType.STRING };
}

const shown = (value: unknown): ICellData => valueData(calculable(value));

/** The content as the grid holds it, without looks; a covered cell holds nothing. */
export function gridData(cell: Cell): ICellData {
  if (cell.type === ValueType.Merge) return {};
  if (cell.type === ValueType.Formula) return { f: `=${cell.formula}`, ...shown(cell.result) };
  return shown(cell.value);
}

const font = ['ff', 'fs', 'bl', 'it', 'ul', 'st', 'cl'] as const;

/** Text of several lines is a small document in the grid's editor. */
export function documentOf(text: string, looks: Nullable<IStyleData>): IDocumentData {
  const dataStream = `${text.replace(/\n/gu, '\r')}\r\n`;
  return {
    id: 'text',
    body: {
      dataStream,
      textRuns: [{ st: 0, ed: text.length, ts: Object.fromEntries(font.map((key) => [key, looks?.[key]])) }],
      paragraphs: [...dataStream.matchAll(/\r/gu)].map(({ index }) => ({ startIndex: index })),
      sectionBreaks: [{ startIndex: dataStream.length - 1 }],
    },
    documentStyle: {},
  };
}

function textOf({ p, v }: ICellData): Value {
  if (p) return (p.body?.dataStream ?? '').replace(/\r\n$/u, '').replace(/\r\n?/gu, '\n');
  return v ?? null;
}

/** Puts what the grid holds into the cell. A number shown as a date becomes a date, as Excel would save it. */
export function takeGridData(cell: Cell, data: Nullable<ICellData>, style: Nullable<IStyleData>): void {
  const value = data ? textOf(data) : null;
  const { f: formula, si, t } = data ?? {};
  if (typeof formula === 'string' && formula !== '') {
    cell.value = { formula: formula.replace(/^=/u, ''), ...(value === null ? {} : { result: value }) };
  } else if (si) {
    // The rest of a filled series points at the formula of its first cell; the grid spells it out before this.
    throw new Error('a shared formula reached the workbook');
  } else if (t === CellValueType.BOOLEAN) cell.value = value === 1 || value === true;
  else if (typeof value === 'number' && showsDate(style?.n?.pattern))
    cell.value = new Date(Math.round(dayZero + value * dayLength));
  else cell.value = value === '' ? null : value;
}
