/** The checks over a whole batch. A new one is one file and one line here. */
import { alike } from './alike';
import { areaSum } from './area-sum';
import { asLastYear } from './as-last-year';
import type { Batch, BatchCheck } from './batch';
import { jointDefendants } from './joint-defendants';
import { predecessors } from './predecessors';
import { scope } from './scope';
import type { BatchFinding } from '../batch-finding';

const checks: readonly BatchCheck[] = [areaSum, predecessors, asLastYear, alike, scope, jointDefendants];

export function checkBatch(batch: Batch): readonly BatchFinding[] {
  return checks.flatMap((check) => check(batch));
}
