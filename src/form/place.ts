/** Where a thing stands in a workbook, as a value that travels; only workbook/a1.ts spells it `三、依申请公开!D7`. */
import type { Subject } from './report';

/** One cell, or a stretch of one row. Row and column are zero-based. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** How many cells, where it is more than one: a row of the ledger. */
  readonly columns?: number;
}

/** Where each thing that a finding can point at stands. */
export type Places = ReadonlyMap<Subject, CellPlace>;
