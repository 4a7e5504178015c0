/** Puts findings where they stand in a workbook, with what may be done about each: a 说明, a fix, another value. */
import type { CellKey } from '../form/cell';
import { cellOf, cellsOf, isCellKey } from '../form/index';
import { relationRules } from '../form/form';
import type { Entry } from '../form/figures';
import type { CellPlace, Places } from '../form/place';
import { foundTables } from '../form/report-tables';
import type { LabelPlace } from '../form/repair';
import { causesOf } from './causes';
import { subjectsOf, type Finding } from './finding';
import { putNumber } from './remedy';
import { findingKeys } from './finding-key';
import { rules, type RuleId } from './index';
import type { Compared, Evidence, Remedy, Rule } from './rule';
import { waitingIn } from './tables/open-blanks';
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

export interface Cause extends CellChange {
  /** What the cell holds now. */
  readonly held: Entry;
  /** The number put into the cell. */
  readonly fix: Remedy;
}

/** A finding with where it stands in the workbook: what is shown, printed and explained. */
export interface LocatedFinding extends Omit<
  Finding,
  'id' | 'member' | 'about' | 'labels' | 'compared' | 'unfilled'
> {
  readonly where: readonly CellPlace[];
  /** Rule, cells and values in one word; see finding-key.ts. */
  readonly key: string;
  /** Whether a 说明 may stand in place of a correction: warnings and differences from last year only. */
  readonly explainable: boolean;
  /** The 说明 that was given; the finding is then no longer open. */
  readonly explanation?: string;
  /** Of a failing equation: a certain one, up to three candidates, or none where it cannot be told (无法判断). */
  readonly suspects?: readonly Suspect[];
  /** What is shown beside the message: 应为 and 实为 where the cell holds it, else what was compared, or nothing. */
  readonly values?: readonly Compared[];
  /** The number to mend first: with it, this finding would be gone. Findings of one cause are one group. */
  readonly cause?: Cause;
  /** Still to do, and no mistake until the report is handed in: nothing is there yet, or blanks may settle it. */
  readonly unfilled?: true;
  /** Shown before it is carried out (actions/fix.ts). */
  readonly fix?: Remedy;
}

const ruleOf: ReadonlyMap<RuleId, Rule<RuleId>> = new Map(rules.map((rule) => [rule.id, rule]));

/** In-table arithmetic has no exception to explain; a difference from last year or a warning may have a reason. */
function explainable({ id, severity }: Finding): boolean {
  const rule = ruleOf.get(id);
  return severity === 'warning' || rule?.acrossYears === true || rule?.mayExplain === true;
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

function changeAt({ cell, value }: CellValue, places: Places): CellChange {
  const where = places.get(cell);
  return { cell, value, name: cellOf(cell).name, ...(where ? { where } : {}) };
}

function suspectAt({ certain, together, words, ...change }: SuspectCell, places: Places): Suspect {
  const others = together.map((one) => changeAt(one, places));
  return { ...changeAt(change, places), certain, together: others, words };
}

/** What stands where the finding leads. */
function held(finding: Finding, { report }: Evidence): string | number | null | undefined {
  const [label] = finding.labels ?? [];
  if (label)
    return report.deviations.find(
      ({ table, at }) => table === label.table && at?.row === label.row && at.column === label.column,
    )?.found;
  const [cell] = subjectsOf(finding);
  return cell !== undefined && isCellKey(cell) ? report.figures[cell] : undefined;
}

/** 应为 and 实为 are said of a cell that holds it, and of nothing else. */
function valuesOf(finding: Finding, evidence: Evidence): readonly Compared[] {
  const { compared, expected, actual } = finding;
  if (compared) return compared;
  if (expected === undefined || actual === undefined || held(finding, evidence) !== actual) return [];
  return [
    { name: '应为', value: expected },
    { name: '实为', value: actual },
  ];
}

/** The one number that the equations leave; a person looks it up before it is confirmed. */
function putRight({ cell, value }: CellValue, isBlank = true): Remedy {
  return putNumber('number', `${isBlank ? '填' : '改为'} ${String(value)}`, cell, value);
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
 * A difference from last year that is explained in every part of a live total explains the total, where the parts make
 * up all of its difference: it is their sum, and nobody can correct it.
 */
function withTotalsExplained(
  findings: readonly LocatedFinding[],
  { report }: Evidence,
  computed: ReadonlySet<CellKey>,
): readonly LocatedFinding[] {
  // What nobody has explained explains nothing.
  if (findings.every(({ explanation }) => explanation === undefined)) return findings;
  const totals = new Map(
    foundTables(report)
      .flatMap(cellsOf)
      .map(({ key, sumOf }) => [key, sumOf ?? []]),
  );
  const gap = ({ expected, actual }: LocatedFinding): number => Number(actual) - Number(expected);
  return findings.map((finding) => {
    const [total] = finding.cells;
    const isTotal = total !== undefined && computed.has(total) && finding.cells.length === 1;
    if (!isTotal || !finding.explainable || finding.explanation !== undefined) return finding;
    const parts = findings.filter(
      ({ cells: [cell, ...more], explainable: may }) =>
        may && more.length === 0 && cell !== undefined && totals.get(total)?.includes(cell),
    );
    const texts = new Set(parts.flatMap(({ explanation }) => explanation ?? []));
    const all = parts.reduce((sum, part) => sum + gap(part), 0);
    if (texts.size === 0 || parts.some((part) => part.explanation === undefined)) return finding;
    return all === gap(finding) ? { ...finding, explanation: [...texts].join('；') } : finding;
  });
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
  const causes = causesOf(findings, evidence, suspected ?? new Map(), computed);
  let known: ReturnType<typeof waitingIn> | undefined;
  const waiting = (): ReturnType<typeof waitingIn> => (known ??= waitingIn(evidence.report));
  const isBlank = (cell: CellKey): boolean => evidence.report.figures[cell] === null;
  /** An equation waits for the blanks that may settle it as long as nothing that was typed is suspected. */
  const waits = ({ rule, cells, expected, actual }: Finding): boolean =>
    waiting().rules.has(rule) || (Number(actual) < Number(expected) && cells.some(waiting().isOpen));
  const unfilled = (finding: Finding, found: readonly SuspectCell[] | undefined): boolean =>
    finding.unfilled === true ||
    (isEquation(finding) && (found ?? []).every(({ cell }) => isBlank(cell)) && waits(finding));
  const causeAt = (cause: SuspectCell): Cause => {
    const held = evidence.report.figures[cause.cell] ?? null;
    return { ...changeAt(cause, places), held, fix: putRight(cause, held === null) };
  };
  const located = findings.map((finding, index): LocatedFinding => {
    const { rule, severity, cells, labels = [], message, basis } = finding;
    const cause = causes.get(index);
    // A blank whose number follows from the equations says it, and is filled with it.
    const blank =
      finding.id === 'blank-zero' && cells.length === 1 && cause?.cell === cells[0] ? cause : undefined;
    const found = blank ? [blank] : suspected?.get(rule);
    const suspects = found?.map((suspect) => suspectAt(suspect, places));
    const standing = [
      ...labels.map(labelPlace),
      ...subjectsOf(finding).map((subject) => places.get(subject)),
    ];
    // The cell that is wrong comes first: it is where a click leads.
    const lead = suspects?.[0]?.certain === true ? places.get(suspects[0].cell) : undefined;
    const where = distinct([lead, ...standing]);
    const values = valuesOf(finding, evidence);
    const key = keys[index] ?? rule;
    const may = explainable(finding);
    const explanation = may ? remarks?.texts.get(key) : undefined;
    const own = ruleOf.get(finding.id)?.remedy?.(finding, evidence, computed);
    const remedy = agreed(own ?? (blank && putRight(blank)), suspects);
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
      ...(unfilled(finding, found) ? { unfilled: true } : {}),
      ...(values.length > 0 ? { values } : {}),
      ...(cause ? { cause: causeAt(cause) } : {}),
      ...(remedy ? { fix: remedy } : {}),
    };
  });
  return withTotalsExplained(located, evidence, computed);
}
