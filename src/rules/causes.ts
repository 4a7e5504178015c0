/**
 * Findings of one cause: with the one number that is certainly wrong put right, what else would be gone? Worked out by
 * checking again with that number in its place, so it holds for every rule, those on words included.
 */
import type { CellKey } from '../form/cell';
import { sumOf, type Entry } from '../form/figures';
import { cellsOf } from '../form/index';
import { foundTables } from '../form/report-tables';
import { findingsOf, type Finding } from './finding';
import { rules, type RuleId } from './index';
import type { Computed, Evidence, Rule } from './rule';
import type { SuspectCell } from './suspects/suspects';
import type { CellValue } from './suspects/system';

/** More causes than this at once are several people's work; each costs a check. */
const mostCauses = 12;

/** Whether one is the other again, whatever the numbers: a list of cells that got shorter is still there. */
function isAgain(now: Finding, before: Finding): boolean {
  const text = ({ about = [], quote = '' }: Finding): string => [...about, quote].join(' ');
  if (now.rule !== before.rule || text(now) !== text(before)) return false;
  return before.cells.length === 0 || now.cells.some((cell) => before.cells.includes(cell));
}

/** The figures with one number changed, and the live totals that follow it. */
function mended({ report }: Evidence, { cell, value }: CellValue, computed: Computed) {
  const figures: Partial<Record<CellKey, Entry>> = { ...report.figures, [cell]: value };
  const totals = foundTables(report)
    .flatMap(cellsOf)
    .filter(({ key, sumOf: parts }) => parts && computed.has(key) && key !== cell);
  // A total of totals follows in the second round; no form has a third.
  for (let round = 0; round < 2; round += 1) {
    for (const { key, sumOf: parts = [] } of totals) {
      const sum = sumOf(figures, parts as readonly CellKey[]);
      if (sum !== undefined) figures[key] = sum;
    }
  }
  return { ...report, figures };
}

/** What other rules say stays as it is when a number is put right. */
const ofFigures = rules.filter((rule: Rule<RuleId>) => rule.only?.includes('figures') ?? true);
const stays: ReadonlySet<RuleId> = new Set(
  rules.filter((rule) => !ofFigures.includes(rule)).map(({ id }) => id),
);

const same = (a: CellValue, b: CellValue): boolean => a.cell === b.cell && a.value === b.value;

/** The cell that is certainly wrong, by the index of each finding that would be gone if it were right. */
export function causesOf(
  findings: readonly Finding[],
  evidence: Evidence,
  suspected: ReadonlyMap<string, readonly SuspectCell[]>,
  computed: Computed,
): ReadonlyMap<number, SuspectCell> {
  const certain: SuspectCell[] = [];
  for (const [suspect] of suspected.values()) {
    if (suspect?.certain !== true || suspect.together.length > 0) continue;
    if (!certain.some((one) => same(one, suspect))) certain.push(suspect);
  }
  // Words that read as one number: the live totals leave them out, and whatever restates those disagrees.
  for (const { id, cells, expected } of findings) {
    const [cell, ...others] = cells;
    if (id !== 'type' || cell === undefined || others.length > 0 || typeof expected !== 'number') continue;
    certain.push({ cell, value: expected, certain: true, together: [], words: '' });
  }
  const causes = new Map<number, SuspectCell>();
  for (const suspect of certain.slice(0, mostCauses)) {
    const after = { ...evidence, report: mended(evidence, suspect, computed) };
    const left = ofFigures.flatMap((rule) => findingsOf(rule, after));
    findings.forEach((finding, index) => {
      if (stays.has(finding.id) || causes.has(index)) return;
      if (!left.some((now) => isAgain(now, finding))) causes.set(index, suspect);
    });
  }
  return causes;
}
