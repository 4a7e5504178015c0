/** Sentences that list what was done and how often: what is above 0, what is 0, and a question for what is not known. */
import type { FactKey } from '../form/fact';
import { questionFor } from './questions';
import { fact, factNamed, ownFacts, type Source } from './source';
import { allOf, question, sentence } from './sentence';

export interface Count {
  readonly id: FactKey;
  /** 举办, 开展 …: `举办业务培训3次`; 0 gives `没有举办业务培训`. */
  readonly verb: string;
  /** For 0, where 没有 does not go with the verb: 没有网站公开专栏. */
  readonly noneVerb?: string;
  /** The whole clause for 0, where 没有 does not go with the label. */
  readonly none?: string;
}

/** Neighbours with one verb share it: 设有网站公开专栏2个、线下公开查阅点1个. */
function byVerb<T extends { readonly verb: string }>(
  items: readonly T[],
): readonly (readonly [string, T[]])[] {
  const groups: (readonly [string, T[]])[] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last?.[0] === item.verb) last[1].push(item);
    else groups.push([item.verb, [item]]);
  }
  return groups;
}

export interface CountWords {
  readonly counts: readonly Count[];
  /** Opens the sentence: 全年, 我街道. */
  readonly opening: string;
  /** The group of 基础情况 whose added rows belong in this sentence, and the verb for them. */
  readonly own?: { readonly group: string; readonly verb: string };
  /** A clause that goes right after the one on this fact. */
  readonly after?: Readonly<Partial<Record<FactKey, string>>>;
}

/** One sentence on all counts that are known, then one question on all that are not. */
export function counted(source: Source, about: CountWords): string {
  const known = about.counts.map((count) => {
    const { label, unit } = factNamed(count.id);
    return { ...count, noun: label, unit: unit ?? '', amount: fact(source, count.id) };
  });
  const { own } = about;
  const added =
    own === undefined ? [] : ownFacts(source, own.group).map((row) => ({ ...row, ...own, noun: row.label }));
  const some = byVerb([
    ...known.flatMap(({ verb, noun, unit, amount, id }) =>
      amount && amount.value > 0
        ? [{ verb, noun, unit, text: amount.text, after: about.after?.[id] ?? '' }]
        : [],
    ),
    ...added.flatMap(({ verb, noun, unit, amount }) =>
      amount.value > 0 ? [{ verb, noun, unit, text: amount.text, after: '' }] : [],
    ),
  ]).map(([verb, items]) => {
    const list = items.map((item) => `${item.noun}${item.text}${item.unit}${item.after}`);
    return `${verb}${list.join('、')}`;
  });
  const none = byVerb(
    known.flatMap(({ verb, noun, noneVerb, none: clause, amount }) =>
      amount?.value === 0
        ? [{ verb: clause ?? `没有${noneVerb ?? verb}`, noun: clause === undefined ? noun : '' }]
        : [],
    ),
  ).map(([verb, items]) => `${verb}${allOf(items.map((item) => item.noun))}`);
  const clauses = [
    ...some,
    ...none.map((clause, at) => (at > 0 && at === none.length - 1 ? `也${clause}` : clause)),
  ];
  const missing = known.filter(({ amount }) => amount === undefined).map(({ id }) => questionFor(id));
  const [first, ...rest] = clauses;
  return `${first === undefined ? '' : sentence(`${about.opening}${first.replace(/^另/u, '')}`, ...rest)}${question(...missing)}`;
}
