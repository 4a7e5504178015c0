/**
 * Numbers in the prose against the cells they restate (form of 国办公开办函〔2021〕30号: one report, one set of numbers).
 * Where the words may mean one of several sums, any of them will do.
 */
import type { Figures } from '../../form/figures';
import { areRead } from '../../form/evidence';
import { remembering } from '../../form/memory/remembering';
import type { TableId } from '../../form/form';
import type { CellTopic, Claim, Mention, CellSet } from '../../reading/mention';
import { defineRule, type Evidence, type Said } from '../rule';
import { isGovernment } from '../../reading/whose';
import { basisOf, clauseOf, restating, tableAndText, known, nameOf, proseRead, spoken } from './evidence';

/** In the unit of the table, where fees are in 万元. */
function inTableUnit({ value, unit }: Mention): number {
  if (unit === '元') return value / 1e4;
  return unit === '亿元' ? value * 1e4 : value;
}

const isMoney = ({ unit }: Mention): boolean => unit.endsWith('元');

/** Money names its unit, on both sides the table's. */
function shown(reading: Mention): string {
  const written = `${String(reading.value)} ${reading.unit}`;
  return isMoney(reading) && reading.unit !== '万元'
    ? `${written}（${String(inTableUnit(reading))} 万元）`
    : written;
}

/** Whole pieces agree exactly; money to the digits that are written. */
export function agrees(reading: Mention, table: number): boolean {
  const value = inTableUnit(reading);
  if (!isMoney(reading)) return value === table;
  const step = reading.unit === '元' ? 1e-4 : reading.unit === '亿元' ? 1e4 : 1;
  return Math.abs(value - table) < 10 ** -reading.decimals * step * 0.51 || value === table;
}

interface Known {
  readonly sum: CellSet;
  readonly value: number;
}

/** The sums that are known. */
function valuesOf(figures: Figures, sums: readonly CellSet[]): readonly Known[] {
  return sums.flatMap((sum) => {
    const value = known(figures, sum);
    return value === undefined ? [] : [{ sum, value }];
  });
}

/** Whether the number is one of what it may restate; undefined where the tables do not tell. */
export function holds(reading: Mention, figures: Figures): boolean | undefined {
  if (reading.restates.kind !== 'cells' || reading.approximate) return undefined;
  const { sums } = reading.restates;
  const values = valuesOf(figures, sums);
  if (values.some(({ value }) => agrees(reading, value))) return true;
  // It may be the one whose rows were not read.
  return values.length === 0 || !sums.every((sum) => areRead(figures, sum)) ? undefined : false;
}

function advice(reading: Mention, first: Known, evidence: Evidence): string {
  if (reading.office !== undefined) {
    return `这里说的像是“${reading.office}”一家的数，表格是全部的，口径可能不同，请核实：口径不同的在文中写明，否则请改正。`;
  }
  if (isMoney(reading)) return '请核对金额和单位（元、万元），改正其中一处。';
  const narrower = isGovernment(evidence.report) && inTableUnit(reading) < first.value;
  return narrower
    ? '如果文中只统计了政府办公室或本级，口径不同，请核实并写明；否则请改正。'
    : '请核对文字和表格，改正其中一处。';
}

function mismatch(reading: Mention, evidence: Evidence): Said | undefined {
  const { restates } = reading;
  if (restates.kind !== 'cells' || holds(reading, evidence.report.figures) !== false) return undefined;
  const values = valuesOf(evidence.report.figures, restates.sums);
  const [first] = values;
  if (!first) return undefined;
  // Of those that come to the same, the likeliest is named.
  const table = [...new Map([...values].reverse().map((said) => [said.value, said])).values()]
    .reverse()
    .slice(0, 2)
    .map(({ sum, value }) => `${nameOf(sum)}是 ${String(value)}${isMoney(reading) ? ' 万元' : ''}`)
    .join('，');
  const { member } = restates;
  return spoken(reading, first.sum, {
    ...(member === undefined ? {} : { member }),
    message: `“${clauseOf(reading)}”：文中是 ${shown(reading)}，表中${table}。${advice(reading, first, evidence)}`,
    expected: first.value,
    actual: inTableUnit(reading),
    ...tableAndText(first.value, inTableUnit(reading)),
  });
}

/**
 * The district's own number, or that of the rest which makes it up, stands beside the office's: then nothing clashes.
 */
function isExplained(reading: Mention, evidence: Evidence): boolean {
  const { restates } = reading;
  if (restates.kind !== 'cells') return false;
  const { figures } = evidence.report;
  const wholes = valuesOf(figures, restates.sums).map(({ value }) => value);
  return proseRead(evidence.report).readings.some((other) => {
    if (other === reading || other.part !== reading.part || other.unit !== reading.unit) return false;
    const whole = other.restates.kind === 'cells' && other.restates.topic === restates.topic;
    if (whole && other.office === undefined && holds(other, figures) === true) return true;
    return other.sentence === reading.sentence && wholes.includes(other.value + reading.value);
  });
}

type ByTopic = ReadonlyMap<CellTopic, readonly Said[]>;

/** Of an office’s own numbers only the first is spoken of: the others differ for the same reason. */
function mismatches(evidence: Evidence): ByTopic {
  const offices = new Set<string>();
  const found = new Map<CellTopic, Said[]>();
  for (const reading of proseRead(evidence.report).readings) {
    const said = mismatch(reading, evidence);
    if (!said || reading.restates.kind !== 'cells') continue;
    if (reading.office !== undefined) {
      if (offices.has(reading.part) || isExplained(reading, evidence)) continue;
      offices.add(reading.part);
    }
    const { topic } = reading.restates;
    found.set(topic, [...(found.get(topic) ?? []), said]);
  }
  return found;
}

/** Each topic is a rule of its own, and an office speaks once over all of them: worked out once for the evidence. */
const compared = remembering<Evidence, ByTopic>(1, mismatches);

function mismatchesOn(topic: CellTopic, evidence: Evidence): readonly Said[] {
  return compared(evidence).get(topic) ?? [];
}

/** 均 and 全部: what is claimed of all leaves 0 for the rest. */
export function claimed(claim: Claim, evidence: Evidence): Said | undefined {
  if (claim.claimed.kind !== 'zero') return undefined;
  const { cells } = claim.claimed;
  const member = 'member' in claim.claimed ? claim.claimed.member : undefined;
  const { figures } = evidence.report;
  const filled = cells.filter((key) => Number(figures[key] ?? 0) > 0);
  const [worst] = filled;
  if (worst === undefined) return undefined;
  const table = filled
    .slice(0, 3)
    .map((key) => `${nameOf([key])}是 ${String(figures[key])}`)
    .join('，');
  const more = filled.length > 3 ? ' 等' : '';
  return spoken(claim, filled, {
    ...(member === undefined ? {} : { member }),
    message: `文中说“${claim.words}”，表中${table}${more}。请核对文字和表格，改正其中一处。`,
    expected: 0,
    actual: known(figures, filled) ?? 0,
    basis: basisOf(cells),
  });
}

function claims(topic: CellTopic, evidence: Evidence): readonly Said[] {
  return proseRead(evidence.report).claims.flatMap((claim) => {
    if (claim.claimed.kind !== 'zero' || claim.claimed.topic !== topic) return [];
    return claimed(claim, evidence) ?? [];
  });
}

function wordsOn<const Topic extends CellTopic>(topic: Topic, table: TableId, comment: string) {
  return defineRule({
    id: `tx-${topic}`,
    comment,
    severity: 'warning',
    basis: restating(table),
    check: (evidence) => [...mismatchesOn(topic, evidence), ...claims(topic, evidence)],
  });
}

export const wordsAgainstCells = [
  wordsOn(
    'new',
    'requests',
    'Applications received in the prose are those of table 3, in all and by applicant.',
  ),
  wordsOn('carryin', 'requests', 'Applications carried in, in the prose and in table 3.'),
  wordsOn(
    'done',
    'requests',
    'Applications closed, in the prose and in table 3; 均已办结 leaves none to carry out.',
  ),
  wordsOn('carryout', 'requests', 'Applications carried out, in the prose and in table 3.'),
  wordsOn('class', 'requests', 'Outcomes in the prose are those of table 3, class by class and row by row.'),
  wordsOn('review', 'cases', '行政复议 in the prose is that of table 4.'),
  wordsOn('lit', 'cases', '行政诉讼 in the prose is that of table 4, both kinds together or each.'),
  wordsOn('norm', 'proactive', 'Documents issued, repealed and in force, in the prose and in table 2.'),
  wordsOn(
    'decisions',
    'proactive',
    'Licenses, penalties and compulsion in the prose are the decisions of table 2.',
  ),
  wordsOn('fee', 'proactive', 'Fees in the prose are the amount of table 2, whatever their unit.'),
] as const;
