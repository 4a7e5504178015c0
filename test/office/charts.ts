/** Charts on the sheets of a book: a file of exceljs has none, so they are kept beside it. */
import type { Worksheet } from 'exceljs';
import type { Area } from '../../src/workbook/workbook';
import type { Book } from './book';
import type { Scalar } from './formula';

export interface Chart {
  name: string;
  title: string;
  type: 'BarClustered' | 'BarStacked100';
  data: Area;
  by: 'Rows' | 'Columns';
  /** The cells it stands over. */
  place: Area | undefined;
  legend: { visible: boolean; position: string };
  description: string;
  /** Members of the looks that were set, by object: `valueAxis.visible`. */
  readonly looks: Map<string, unknown>;
}

export interface Series {
  readonly name: string;
  readonly categories: readonly string[];
  readonly values: readonly Scalar[];
}

/** What a chart shows now: names are the first row and column of its cells where those are text, as Excel reads them. */
export function seriesOf(book: Book, sheet: Worksheet, { data, by }: Chart): readonly Series[] {
  book.settle();
  const at = (row: number, column: number): Scalar =>
    book.valueOf(sheet.getCell(data.row + row + 1, data.column + column + 1));
  const cells = Array.from({ length: data.rows }, (_, row) =>
    Array.from({ length: data.columns }, (__, column) => at(row, column)),
  );
  const across =
    by === 'Columns' ? (cells[0] ?? []).map((_, column) => cells.map((row) => row[column]!)) : cells;
  const [names = [], ...lines] = across;
  const isText = (value: Scalar | undefined): boolean => typeof value === 'string';
  if (!names.slice(1).every(isText) || !lines.every(([head]) => isText(head)))
    throw new Error('the heads of a chart’s cells are not text: Excel would take them for numbers');
  return lines.map(([name, ...values]) => ({
    name: String(name),
    categories: names.slice(1).map(String),
    values,
  }));
}
