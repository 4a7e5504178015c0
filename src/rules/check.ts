/** Runs every check over one report, and puts what they say in the order a clerk works through it. */
import { facts } from '../form/fact';
import { cellsOf, editions, tableIds } from '../form/index';
import { infoKeys, type Subject } from '../form/report';
import { severities } from '../form/severity';
import { textKeys } from '../form/text';
import { subjectsOf, type Finding } from './finding';
import { rules } from './index';
import { allFindings } from './remembered';
import type { Evidence } from './rule';

/** Sheets in tab order: 填报说明, 基础情况, 一, the three tables, 五, 六. */
const order: readonly Subject[] = [
  ...infoKeys,
  ...facts.map(({ id }) => id),
  ...textKeys.filter((key) => key === 'preamble' || key.startsWith('overview/')),
  ...tableIds.flatMap((id) =>
    editions.flatMap((edition) => cellsOf(edition.tables[id]).map(({ key }) => key)),
  ),
  ...textKeys.filter((key) => key !== 'preamble' && !key.startsWith('overview/')),
];
const rank: ReadonlyMap<Subject, number> = new Map(
  [...order].reverse().map((subject, index) => [subject, order.length - index]),
);

/** A finding stands where the first thing it points at stands; one that points at nothing comes first. */
function placeOf(finding: Finding): number {
  const [subject] = subjectsOf(finding);
  return subject === undefined ? 0 : (rank.get(subject) ?? 0);
}

/** Every finding: errors first, then warnings, then hints, each in the order of the sheets. Pure. */
export function check(evidence: Evidence): readonly Finding[] {
  return allFindings(rules, evidence)
    .flat()
    .sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || placeOf(a) - placeOf(b),
    );
}
