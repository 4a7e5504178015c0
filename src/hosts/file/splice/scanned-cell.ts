/** A cell as it stands in a sheet's part. */

export interface CellFormula {
  /** '' where another cell has the text. */
  readonly text: string;
  readonly type: string;
  /** Of a shared formula: its number. */
  readonly shared: string | undefined;
  readonly ref: string | undefined;
  /** Where it stands in the part. */
  readonly start: number;
  readonly end: number;
}

export interface ScannedCell {
  readonly row: number;
  readonly column: number;
  /** Its format, by number. */
  readonly style: number;
  readonly type: string;
  /** What stands in it: `v`, or the text of `is`; undefined for nothing. */
  readonly raw: string | undefined;
  readonly formula: CellFormula | undefined;
  /** Where it stands in the part, and where its opening tag ends. */
  readonly start: number;
  readonly tagEnd: number;
  readonly end: number;
  /** What it holds beyond a formula and a value, as it is written. */
  readonly rest: string;
}
