/**
 * 勾稽关系: evaluates every Relation of the tables as found. No relation is written here; they come from the edition
 * (国办公开办函〔2021〕30号 附件, and the note printed at the head of table 3).
 */
import type { CellKey } from '../../form/cell';
import { areRead } from '../../form/evidence';
import { sumOf, type Figures } from '../../form/figures';
import { relationRules, type RelationRule, type Table } from '../../form/form';
import { cellOf, editions, tableIds } from '../../form/index';
import { foundTables, relationsOf, type KeyedRelation } from '../../form/report-tables';
import { cellsIn, restoreFormula } from '../remedy';
import type { Computed, Evidence, Remedy, Rule, Said } from '../rule';

/** Counts compare exactly; fractions (a mistake of their own) without the noise of binary sums. */
function equal(left: number, right: number): boolean {
  return (
    left === right || (Math.abs(left - right) < 1e-6 && !(Number.isInteger(left) && Number.isInteger(right)))
  );
}

/** Without the tail that binary fractions leave. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(6));
}

interface Wording {
  /** The row or column the relation speaks of: `自然人一列`. */
  readonly lead: string;
  /** A cell's name within it: `新收申请`. */
  readonly name: (key: CellKey) => string;
}

/** A relation runs down one column or along one row; what its cells share is said once, in front. */
function wordingOf({ left, right }: KeyedRelation, table: Table): Wording {
  const cells = [...left, ...right].map((key) => cellOf(key));
  const [first] = cells;
  const downColumn = cells.every((cell) => cell.columnId === first?.columnId);
  const shared = (downColumn ? first?.head : first?.stub) ?? '';
  const line = downColumn ? '一列' : table.labelColumns === 0 ? '' : '一行';
  return { lead: `${shared}${line}`, name: (key) => (downColumn ? cellOf(key).stub : cellOf(key).head) };
}

interface NamedValue {
  readonly name: string;
  readonly value: number;
}

const spelled = ({ name, value }: NamedValue) => `${name} ${String(tidy(value))}`;

/** All terms of a balance; of a sum, only those that are not 0. */
function side(terms: readonly NamedValue[], sum: number, brief: boolean): string {
  const shown = brief ? terms.filter(({ value }) => value !== 0) : terms;
  const [first, ...others] = shown;
  if (first === undefined) return `各项都是 0`;
  if (others.length === 0) return brief ? `${spelled(first)}，其余为 0` : spelled(first);
  return `${shown.map(spelled).join(' + ')} = ${String(tidy(sum))}`;
}

function describe(
  relation: KeyedRelation,
  table: Table,
  figures: Figures,
  sums: readonly [number, number],
): string {
  const { lead, name } = wordingOf(relation, table);
  const terms = (keys: readonly CellKey[]) =>
    keys.map((key): NamedValue => ({ name: name(key), value: Number(figures[key] ?? 0) }));
  const [left, right] = sums;
  const brief = relation.kind === 'sum';
  const [whole] = relation.right;
  // A total nobody filled in is not 0: nothing was said that could be wrong.
  if (brief && whole !== undefined && relation.right.length === 1 && (figures[whole] ?? null) === null) {
    return `${lead}：${side(terms(relation.left), left, brief)}；${name(whole)}没有填，应是 ${String(tidy(left))}。请填上。`;
  }
  const difference = String(tidy(Math.abs(left - right)));
  return `${lead}：${side(terms(relation.left), left, brief)}；${side(terms(relation.right), right, false)}，相差 ${difference}。请核对。`;
}

function checkRelation(relation: KeyedRelation, table: Table, figures: Figures): Said | undefined {
  const left = sumOf(figures, relation.left);
  const right = sumOf(figures, relation.right);
  // Text in a cell is an error of its own; an equation with it says nothing.
  if (left === undefined || right === undefined || !Number.isFinite(left) || !Number.isFinite(right))
    return undefined;
  if (equal(left, right)) return undefined;
  // What was not read adds up to nothing. Asked last: most relations hold.
  if (!areRead(figures, relation.left) || !areRead(figures, relation.right)) return undefined;
  return {
    member: relation.member,
    cells: [...relation.left, ...relation.right],
    message: describe(relation, table, figures, [left, right]),
    expected: tidy(left),
    actual: tidy(right),
    compared: [
      { name: '左边', value: tidy(left) },
      { name: '右边', value: tidy(right) },
    ],
  };
}

/** A total that is typed and does not add up; live ones always do. */
function restoreTotal(
  { member }: Said,
  { report }: Evidence,
  computed: Computed,
  rule: RelationRule,
): Remedy | undefined {
  const relation = foundTables(report)
    .flatMap(relationsOf)
    .find((candidate) => candidate.rule === rule && candidate.member === member);
  const total = relation?.kind === 'sum' ? relation.right[0] : undefined;
  if (!relation || total === undefined || computed.has(total)) return undefined;
  // The grand total is written as the sum of one line; of the other it is only the check.
  const [cell] = cellsIn({ report }, [total]);
  return cell?.sumOf?.join() === relation.left.join() ? restoreFormula([total]) : undefined;
}

const byRule = new WeakMap<Table, ReadonlyMap<RelationRule, readonly KeyedRelation[]>>();

/** A table's relations of one rule: an edition's tables never change. */
function relationsBy(table: Table, rule: RelationRule): readonly KeyedRelation[] {
  let known = byRule.get(table);
  if (!known) {
    const ofRule = (one: RelationRule) => relationsOf(table).filter((relation) => relation.rule === one);
    known = new Map(relationRules.map((one) => [one, ofRule(one)]));
    byRule.set(table, known);
  }
  return known.get(rule) ?? [];
}

function footing(id: RelationRule): Rule<RelationRule> {
  const { words, basis } = everyRelation.find(({ rule }) => rule === id) ?? { words: '', basis: '' };
  return {
    id,
    comment: `Cross-footing (勾稽关系): ${words}`,
    severity: 'error',
    basis: `${words}（${basis}）`,
    remedy: (said, evidence, computed) => restoreTotal(said, evidence, computed, id),
    check: ({ report }) => {
      const found: Said[] = [];
      for (const table of foundTables(report)) {
        for (const relation of relationsBy(table, id)) {
          const said = checkRelation(relation, table, report.figures);
          if (said) found.push(said);
        }
      }
      return found;
    },
  };
}

const everyRelation = editions.flatMap((edition) =>
  tableIds.flatMap((id) => relationsOf(edition.tables[id])),
);

/** One rule for each kind of relation that any edition has. */
export const crossFooting = relationRules.map(footing);
