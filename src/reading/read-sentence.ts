/** Maps each quantity of one sentence to what it restates, from left to right, each by its own words and what came before. */
import { marks, phraseOf, type Phrase } from './phrase';
import { changeOf, lastYearNamed, shareBases } from './comparison';
import { meaningOf, type Setting, type Spot } from './meaning';
import type { Quantity } from './numbers';
import { sharedNumbers, type SharedNumbers } from './shared-lists';
import { isForeign, topicAfter, topicBefore, type Topic } from './topic';
import { whenOf } from './when';
import { whoseIs } from './whose';
import type { Mention } from './mention';
import type { PlainSentence } from './plain-sentence';

/** The topic named in clauses without a number before this one, nearest first. */
function topicOfClauses(gap: string): Topic | undefined {
  const clauses = gap.split(marks).slice(0, -1).reverse();
  for (const clause of clauses) {
    const topic = /未|没有|无|不/u.test(clause) ? undefined : topicBefore(clause);
    if (topic !== undefined) return topic;
  }
  return undefined;
}

/** How deep in brackets a place is. */
function depthAt(plain: string, at: number): number {
  let depth = 0;
  for (let open = plain.indexOf('（'); open >= 0 && open < at; open = plain.indexOf('（', open + 1))
    depth += 1;
  for (let close = plain.indexOf('）'); close >= 0 && close < at; close = plain.indexOf('）', close + 1))
    depth -= 1;
  return Math.max(0, depth);
}

type Read = Pick<Mention, 'restates' | 'office'>;

const nothing: Read = { restates: { kind: 'nothing' } };

/** A change, a share or last year's number: what only has a meaning beside another number. */
function comparedRead(spot: Spot, { at, unit }: Quantity): Read | undefined {
  const { setting, plain, readings, phrase } = spot;
  const { year } = setting.report;
  const depth = depthAt(plain, at);
  const counts = readings.filter(
    (one) => depthAt(plain, one.at) <= depth && one.unit !== '%' && one.restates.kind !== 'change',
  );
  const last = counts[counts.length - 1];
  const antecedent = last?.shared === undefined ? last : undefined;
  const subject = antecedent?.restates.kind === 'cells' ? antecedent.restates : undefined;

  const change = changeOf({ phrase, clauses: plain.slice(0, at), year }, subject);
  if (change === 'other') return nothing;
  if (change) return { restates: { kind: 'change', ...change } };
  if (unit === '%') {
    const of = shareBases(phrase);
    return antecedent && of ? { restates: { kind: 'share', part: antecedent, of } } : nothing;
  }
  if (!lastYearNamed(phrase, year)) return undefined;
  const own = meaningOf(spot, unit);
  const meaning = own.kind === 'meaning' ? own.meaning : subject;
  return meaning ? { restates: { ...meaning, kind: 'lastYear' } } : nothing;
}

function countRead(spot: Spot, { at, unit }: Quantity): Read {
  const { setting, plain, phrase } = spot;
  const before = plain.slice(0, at);
  const when = whenOf(before, setting.report.year);
  const whose = whoseIs(before, setting.report);
  if (when === 'other' || whose.kind === 'other' || isForeign(phrase.before + phrase.after)) return nothing;
  const understood = meaningOf(spot, unit);
  if (understood.kind === 'channel') {
    return when === 'now' ? { restates: { kind: 'nothing', family: 'channels' } } : nothing;
  }
  if (understood.kind !== 'meaning') return nothing;
  const { meaning } = understood;
  return {
    restates: when === 'now' ? { kind: 'cells', ...meaning } : { kind: 'lastYear', ...meaning },
    ...(whose.kind === 'office' ? { office: whose.name } : {}),
  };
}

/** What the words around a number name, or the clauses before it. */
function topicNamed({ before, after }: Phrase, gap: string): Topic | undefined {
  return topicBefore(before) ?? topicAfter(after) ?? topicOfClauses(gap);
}

/** The numbers of a list, each with its name; all of them or none. */
function sharedRead(
  spot: Spot,
  numbers: readonly Quantity[],
  { phrases, at, end }: SharedNumbers,
  gap: string,
): readonly (Quantity & Read)[] {
  const found = phrases.flatMap((phrase, index) => {
    const quantity = numbers[index] ?? numbers[0];
    const named = topicNamed(phrase, gap);
    const topic = named ?? spot.topic;
    return quantity
      ? [{ ...quantity, ...countRead({ ...spot, topic, phrase, named: named !== undefined }, quantity) }]
      : [];
  });
  const sums = found.map(({ restates }) => ('sums' in restates ? (restates.sums[0] ?? []).join() : ''));
  const told = sums.length > 0 && !sums.includes('') && new Set(sums).size === sums.length;
  return told
    ? found.map((one) => ({ ...one, shared: { at, end } }))
    : numbers.map((one) => ({ ...one, ...nothing }));
}

/**
 * Reads the numbers of one sentence (`quantities`, one at least); `carried` is the topic left by the one before, where this
 * one goes on with it.
 */
export function readSentence(
  setting: Setting,
  sentence: PlainSentence,
  quantities: readonly Quantity[],
  carried: Topic | undefined,
): { readonly readings: readonly Mention[]; readonly topic: Topic | undefined } {
  const { plain } = sentence;
  const readings: Mention[] = [];
  let topic = carried;
  for (let index = 0; index < quantities.length;) {
    const phrase = phraseOf(plain, quantities, index);
    const gap = plain.slice(quantities[index - 1]?.end ?? 0, quantities[index]?.at);
    const named = topicNamed(phrase, gap);
    topic = named ?? topic;
    const spot: Spot = { setting, plain, readings, topic, named: named !== undefined, phrase };
    const list = sharedNumbers(setting.tables, plain, quantities, index);
    const numbers = quantities.slice(index, index + (list?.count ?? 1));
    const read = list
      ? sharedRead(spot, numbers, list, gap)
      : numbers.map((one) => ({ ...one, ...(comparedRead(spot, one) ?? countRead(spot, one)) }));
    readings.push(...read.map((one) => ({ ...one, part: setting.part, sentence })));
    index += numbers.length;
  }
  return { readings, topic: topic ?? topicBefore(plain) };
}
