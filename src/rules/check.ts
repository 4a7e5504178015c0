/** Runs every check over one report, and puts what they say in the order a clerk works through it. */
import type { CellKey } from '../form/cell';
import { facts } from '../form/fact';
import { cellOf, cellsOf, editions, tableIds } from '../form/index';
import type { CellPlace, Places } from '../form/place';
import type { LabelPlace } from '../form/repair';
import { infoKeys, type Subject } from '../form/report';
import { textKeys } from '../form/text';
import { acrossYears } from './years/carry-over';
import { crossFooting } from './tables/cross-footing';
import { findingKeys } from './finding-key';
import { rules } from './index';
import { remedyOf, type Remedy } from './remedy';
import { baseRule, type Evidence, type Finding, type Severity } from './rule';
import { findSuspects, type SuspectCell } from './suspects/suspects';
import type { CellValue } from './suspects/system';

const severities: readonly Severity[] = ['error', 'warning', 'hint'];

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
function placeOf({ cells, about }: Finding): number {
  const subject = cells[0] ?? about?.[0];
  return subject === undefined ? 0 : (rank.get(subject) ?? 0);
}

/** Every finding: errors first, then warnings, then hints, each in the order of the sheets. Pure. */
export function check(evidence: Evidence): readonly Finding[] {
  const findings = rules.flatMap((rule) => rule.check(evidence));
  return findings.sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || placeOf(a) - placeOf(b),
  );
}

/** Another value for a cell, with which every equation holds. */
export interface Suspect extends CellChange {
  /** Whether the equations leave no other; a single one that is not certain has only its digits to speak for it. */
  readonly certain: boolean;
  /** Further cells of the same equation that have to change with it, where one change does not do. */
  readonly together: readonly CellChange[];
  /** One short sentence to show: what it should probably be, and the kind of slip where it looks like one. */
  readonly words: string;
}

export interface CellChange extends CellValue {
  /** Left out where the cell is not in the workbook. */
  readonly where?: CellPlace;
  /** `不予公开·总计` */
  readonly name: string;
}

/** A finding with where it stands in the workbook: what is shown, printed and explained. */
export interface LocatedFinding extends Omit<Finding, 'about' | 'labels'> {
  readonly where: readonly CellPlace[];
  /** Rule, cells and values in one word; see finding-key.ts. */
  readonly key: string;
  /** Whether a 说明 may stand in place of a correction: warnings and differences from last year only. */
  readonly explainable: boolean;
  /** The 说明 that was given; the finding is then no longer open. */
  readonly explanation?: string;
  /** Of a failing equation: a certain one, up to three candidates, or none where it cannot be told (无法判断). */
  readonly suspects?: readonly Suspect[];
  /** Shown before it is carried out (actions/fix.ts). */
  readonly fix?: Remedy;
}

/** Whether a finding still asks for something: it has not been explained. */
export function isOpen({ explanation }: Pick<LocatedFinding, 'explanation'>): boolean {
  return explanation === undefined;
}

/** In-table arithmetic has no exception to explain; a difference from last year or a warning may have a reason. */
function explainable({ rule, severity }: Finding): boolean {
  return severity === 'warning' || acrossYears.has(baseRule(rule));
}

/** Where things stand in the workbook that was checked. */
export interface Whereabouts {
  readonly places: Places;
  /** Cells that hold a formula, and the formula. */
  readonly formulas: ReadonlyMap<CellKey, string>;
  /** Where a label of a table stands. */
  readonly labelPlace: (label: LabelPlace) => CellPlace | undefined;
  /** What the clerk wrote beside findings, by their keys. */
  readonly remarks?: { readonly texts: ReadonlyMap<string, string> };
}

const equationRules: ReadonlySet<string> = new Set([...crossFooting.map(({ id }) => id), ...acrossYears]);

function isEquation({ rule }: Finding): boolean {
  return equationRules.has(baseRule(rule));
}

function suspectAt({ certain, together, words, ...change }: SuspectCell, places: Places): Suspect {
  const at = ({ cell, value }: CellValue): CellChange => {
    const where = places.get(cell);
    return { cell, value, name: cellOf(cell).name, ...(where ? { where } : {}) };
  };
  return { ...at(change), certain, together: together.map(at), words };
}

/** Each place once, in order; what stands nowhere is left out. */
function distinct(places: readonly (CellPlace | undefined)[]): readonly CellPlace[] {
  const found = new Map<string, CellPlace>();
  for (const place of places) {
    const id = place && JSON.stringify([place.sheet, place.row, place.column]);
    if (id !== undefined && !found.has(id)) found.set(id, place as CellPlace);
  }
  return [...found.values()];
}

/** A total is not made to follow its parts where one of the parts is known to be wrong. */
function agreed(remedy: Remedy | undefined, suspects: readonly Suspect[] | undefined): Remedy | undefined {
  const [suspect] = suspects ?? [];
  if (suspect?.certain !== true || remedy?.kind !== 'formula') return remedy;
  const agrees = remedy.changes.some((change) => change.kind === 'sum' && change.cell === suspect.cell);
  return agrees ? remedy : undefined;
}

/**
 * Adds where each finding stands (labels, then cells, then other subjects; what has no known place is left out), its
 * key, whether it may be explained and has been, and its remedy where there is one.
 */
export function locate(
  findings: readonly Finding[],
  evidence: Evidence,
  whereabouts: Whereabouts,
): readonly LocatedFinding[] {
  const { places, labelPlace, formulas, remarks } = whereabouts;
  const keys = findingKeys(findings, evidence);
  const computed = new Set(formulas.keys());
  const suspected = findings.some(isEquation) ? findSuspects(evidence, computed) : undefined;
  return findings.map((finding, index) => {
    const { rule, severity, cells, about, labels, ...said } = finding;
    const suspects = suspected?.get(rule)?.map((suspect) => suspectAt(suspect, places));
    const standing = [
      ...(labels ?? []).map(labelPlace),
      ...[...cells, ...(about ?? [])].map((subject) => places.get(subject)),
    ];
    // The cell that is wrong comes first: it is where a click leads.
    const lead = suspects?.[0]?.certain === true ? places.get(suspects[0].cell) : undefined;
    const where = distinct([lead, ...standing]);
    const key = keys[index] ?? rule;
    const may = explainable(finding);
    const explanation = may ? remarks?.texts.get(key) : undefined;
    const remedy = agreed(remedyOf(finding, evidence, computed), suspects);
    return {
      rule,
      severity,
      cells,
      where,
      ...said,
      key,
      explainable: may,
      ...(explanation === undefined ? {} : { explanation }),
      ...(suspects ? { suspects } : {}),
      ...(remedy ? { fix: remedy } : {}),
    };
  });
}
