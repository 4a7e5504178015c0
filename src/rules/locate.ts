/** Puts findings where they stand in a workbook, with what may be done about each: a 说明, a fix, another value. */
import type { CellKey } from '../form/cell';
import { cellOf } from '../form/index';
import { relationRules } from '../form/form';
import type { CellPlace, Places } from '../form/place';
import type { LabelPlace } from '../form/repair';
import type { Finding } from './finding';
import { findingKeys } from './finding-key';
import { rules, type RuleId } from './index';
import type { Evidence, Remedy, Rule } from './rule';
import { findSuspects, type SuspectCell } from './suspects/suspects';
import type { CellValue } from './suspects/system';

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
export interface LocatedFinding extends Omit<Finding, 'id' | 'member' | 'about' | 'labels'> {
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

const ruleOf: ReadonlyMap<RuleId, Rule<RuleId>> = new Map(rules.map((rule) => [rule.id, rule]));

/** In-table arithmetic has no exception to explain; a difference from last year or a warning may have a reason. */
function explainable({ id, severity }: Finding): boolean {
  return severity === 'warning' || ruleOf.get(id)?.acrossYears === true;
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

const footing: ReadonlySet<string> = new Set(relationRules);

function isEquation({ id }: Finding): boolean {
  return footing.has(id) || ruleOf.get(id)?.acrossYears === true;
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
    const { rule, severity, cells, about = [], labels = [], message, basis } = finding;
    const suspects = suspected?.get(rule)?.map((suspect) => suspectAt(suspect, places));
    const standing = [
      ...labels.map(labelPlace),
      ...[...cells, ...about].map((subject) => places.get(subject)),
    ];
    // The cell that is wrong comes first: it is where a click leads.
    const lead = suspects?.[0]?.certain === true ? places.get(suspects[0].cell) : undefined;
    const where = distinct([lead, ...standing]);
    const key = keys[index] ?? rule;
    const may = explainable(finding);
    const explanation = may ? remarks?.texts.get(key) : undefined;
    const remedy = agreed(ruleOf.get(finding.id)?.remedy?.(finding, evidence, computed), suspects);
    return {
      rule,
      severity,
      cells,
      where,
      message,
      ...(finding.expected === undefined ? {} : { expected: finding.expected }),
      ...(finding.actual === undefined ? {} : { actual: finding.actual }),
      basis,
      ...(finding.quote === undefined ? {} : { quote: finding.quote }),
      key,
      explainable: may,
      ...(explanation === undefined ? {} : { explanation }),
      ...(suspects ? { suspects } : {}),
      ...(remedy ? { fix: remedy } : {}),
    };
  });
}
