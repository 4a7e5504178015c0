/** What the checks over a batch may look at, and what a check is. */
import type { CellKey } from '../../form/cell';
import type { Figures } from '../../form/figures';
import type { Texts } from '../../form/text';
import type { Unit } from '../../form/unit';
import type { Report } from '../../form/report';
import type { BatchFinding } from '../batch-finding';

/** A unit with what it reported this time. */
export interface UnitReport {
  readonly unit: Unit;
  readonly file: string;
  readonly figures: Figures;
  /** Where the file itself is at hand; what is only held has numbers, no words. */
  readonly text?: Texts;
}

export interface Batch {
  /** The area's own report. */
  readonly area: Report;
  readonly units: readonly Unit[];
  /** Of units that have reported. */
  readonly reports: readonly UnitReport[];
  /** Last year's reports by the code of the unit now; of predecessors under their names. */
  readonly lastYear: ReadonlyMap<string, Report>;
  /** The cells of the edition in force, in printed order. */
  readonly cells: readonly CellKey[];
}

export type BatchCheck = (batch: Batch) => readonly BatchFinding[];
