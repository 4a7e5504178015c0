/** What 汇总 has found of the area's own tables, for the rule that tells it. */
import type { CellKey } from '../../form/cell';

/** A cell in which the area and the sum of its units differ. */
export interface AreaDifference {
  readonly cell: CellKey;
  /** In the area's own table. */
  readonly area: number;
  /** Over the units that count and have reported a number there. */
  readonly sum: number;
  /** Names of the units that count and have not. */
  readonly missing: readonly string[];
  /** Which unit is probably the reason, in one sentence; empty where none is singled out. */
  readonly why: string;
}
