/** Where a thing stands in a workbook, as a value that travels; only workbook/a1.ts spells it `三、依申请公开!D7`. */
import type { Subject } from './report';

/** One cell. Row and column are zero-based. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Where each thing that a finding can point at stands. */
export type Places = ReadonlyMap<Subject, CellPlace>;
