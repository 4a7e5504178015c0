/** The sheets of a workbook of another format, as plain data: what a thread can hand over. */

export interface SheetsDocument {
  readonly kind: 'sheets';
  /** In tab order; `cells[row][column]` from the first row and column, covered cells blank. */
  readonly sheets: readonly {
    readonly name: string;
    readonly cells: readonly (readonly SheetCell[])[];
  }[];
  /** Names defined for one area of one sheet; rows and columns from 0. */
  readonly names: readonly (readonly [string, { readonly sheet: string; readonly area: SheetArea }])[];
}

/** A number that shows as a date is text. */
export interface SheetCell {
  readonly value: number | string | boolean | null;
  readonly formula?: string;
}

export interface SheetArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}
