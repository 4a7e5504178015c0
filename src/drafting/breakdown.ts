/**
 * A number of 基础情况 by its parts: channels, themes, ways of applying. Parts are only listed as the whole where they
 * add up to it; what is missing or does not add up is asked.
 */
import { factGroups, type FactGroup, type FactKey } from '../form/fact';
import { fact, factNamed, ownFacts, type Linked, type Source } from './source';
import { allOf, question, sentence } from './sentence';

interface Part {
  readonly label: string;
  readonly unit: string;
  readonly amount: Linked;
}

interface Parts {
  /** Those above 0. */
  readonly some: readonly Part[];
  readonly sum: number;
  readonly unanswered: readonly FactKey[];
  readonly anyAnswered: boolean;
}

type GroupId = (typeof factGroups)[number]['id'];

function partIds(id: GroupId): readonly FactKey[] {
  const group = factGroups.find((candidate) => candidate.id === id);
  if (!group) throw new Error(`no such group: ${id}`);
  const { total }: FactGroup = group;
  return group.facts.map((part): FactKey => part.id).filter((part) => part !== total);
}

function partsOf(source: Source, group: GroupId): Parts {
  const asked = partIds(group).map((id) => ({ id, amount: fact(source, id) }));
  const own = ownFacts(source, group).map(({ label, unit, amount }): Part => ({ label, unit, amount }));
  const answered = asked.flatMap(({ id, amount }): Part[] => {
    const { label, unit } = factNamed(id);
    return amount ? [{ label, unit: unit ?? '', amount }] : [];
  });
  // The clerk's own rows are the more particular ones, so 其他 comes after them.
  const others = answered.filter((part) => part.label.startsWith('其他'));
  const all = [...answered.filter((part) => !others.includes(part)), ...own, ...others];
  return {
    some: all.filter((part) => part.amount.value > 0),
    sum: all.reduce((sum, part) => sum + part.amount.value, 0),
    unanswered: asked.filter(({ amount }) => amount === undefined).map(({ id }) => id),
    anyAnswered: all.length > 0,
  };
}

/** Whether any of a group's questions has been answered. */
export function anyAnswered(source: Source, group: GroupId): boolean {
  return partsOf(source, group).anyAnswered;
}

const listed = (parts: readonly Part[], unit: string) =>
  parts.map((part) => `${part.label}${part.amount.text}${part.unit || unit}`).join('、');

export interface BreakdownWords {
  readonly group: GroupId;
  readonly whole: Linked | undefined;
  /** What the parts add up to, e.g. 主动公开信息总数. */
  readonly wholeName: string;
  readonly unit: string;
  /** What the parts are, in 按渠道分. */
  readonly kind: string;
  /** All in one part: `全部通过政府网站公开`. */
  readonly sole: (label: string, whole: number) => string;
}

/** One sentence on the parts, or the question that has to be answered first; nothing where the whole is 0. */
export function breakdown(source: Source, about: BreakdownWords): string {
  const { whole, unit, kind } = about;
  const { some, sum, unanswered, anyAnswered } = partsOf(source, about.group);
  const each = `${allOf(unanswered.map((id) => factNamed(id).label))}${unanswered.length > 1 ? '各' : ''}有多少${unit}`;
  if (!anyAnswered) {
    return whole?.value === 0 ? '' : question(`按${kind}分，${each}`);
  }
  const list = listed(some, unit);
  if (whole === undefined) return list === '' ? '' : sentence(`按${kind}分，${list}`);
  const [first] = some;
  if (sum === whole.value) {
    if (first === undefined) return '';
    return sentence(some.length === 1 ? about.sole(first.label, whole.value) : `按${kind}分，${list}`);
  }
  if (sum < whole.value && unanswered.length > 0) {
    const rest = question(`其余${String(whole.value - sum)}${unit}属于哪种${kind}，${each}`);
    return list === '' ? rest : `${sentence(`按${kind}分，${list}等`)}${rest}`;
  }
  return question(
    `按${kind}分的合计数是${String(sum)}${unit}，${about.wholeName}是${String(whole.value)}${unit}，哪个数不对`,
  );
}
