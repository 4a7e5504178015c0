/** The JSON of `collect --json`. */
import type { Collected } from '../actions/area/collect-reports';
import type { BatchFinding } from '../rollup/batch-finding';
import { figuresOf } from '../rollup/collect';
import { countOf, type Submission, type Unread } from '../rollup/submission';

function fileJson(submission: Submission) {
  const { file, sha256, report, notes } = submission;
  return {
    file,
    sha256,
    year: report.year,
    figures: Object.values(report.figures).filter((entry) => entry !== null).length,
    errors: countOf(submission, 'error'),
    warnings: countOf(submission, 'warning'),
    notes,
  };
}

/** Findings of one unit under it; of several, or of none, at the end. */
function isOf(code: string, { units }: BatchFinding): boolean {
  return units.length === 1 && units[0] === code;
}

export function collectJson({ collection, findings }: Collected, unread: readonly Unread[]): object {
  const { standings, unmatched } = collection;
  return {
    units: standings.map((standing) => ({
      code: standing.unit.code,
      name: standing.unit.name,
      state: standing.state,
      reported: figuresOf(standing) !== undefined,
      files: standing.files.map(fileJson),
      findings: findings.filter((finding) => isOf(standing.unit.code, finding)),
    })),
    unmatched: [
      ...unmatched.map(({ submission, reason, candidates }) => ({
        file: submission.file,
        unit: submission.report.unit,
        year: submission.report.year,
        reason,
        candidates: candidates.map(({ code }) => code),
      })),
      ...unread.map(({ file, reason }) => ({ file, unit: null, year: null, reason })),
    ],
    findings: findings.filter(({ units }) => units.length !== 1),
  };
}
