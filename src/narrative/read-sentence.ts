/** Maps each quantity of one sentence to what it restates, from left to right, each by its own words and what came before. */
import type { Report } from '../form/report';
import type { TextKey } from '../form/text';
import { caseMeaning } from './read-cases';
import { changeOf, lastYearNamed, shareBases } from './read-comparison';
import { readNumbers, type Quantity } from './read-numbers';
import { requestMeaning, type Phrase } from './read-requests';
import { tableTwoMeaning } from './read-table-two';
import { isForeign, topicAfter, topicBefore, type Topic } from './read-topic';
import { whenOf } from './read-when';
import { whoseIs } from './read-whose';
import type { Meaning, Reading, Tables } from './reading';
import type { PlainSentence } from './plain-sentence';

export interface Setting {
  readonly report: Pick<Report, 'level' | 'unit' | 'year'>;
  readonly tables: Tables;
  readonly part: TextKey;
}

const marks = /[，；：。（）]/u;
/** Characters on either side that decide; a sentence may be as long as a pasted book. */
const near = 80;
const nearer = 30;

/** The words around a quantity, within its clause. */
function phraseOf(plain: string, quantities: readonly Quantity[], index: number): Phrase {
  const { at, end } = quantities[index] ?? { at: 0, end: 0 };
  const from = Math.max(quantities[index - 1]?.end ?? 0, at - near);
  const before = plain.slice(from, at).split(marks).pop() ?? '';
  const next = quantities[index + 1]?.at ?? plain.length;
  const rest = plain.slice(end, Math.min(next, end + nearer));
  const [after = ''] = rest.split(/[，；：。、（）]/u);
  // Up to the next number without a mark, the words are the next number's.
  const closed = after.length < rest.length || next === plain.length || next > end + nearer;
  return { before: before.replace(/^(?:、|和|及|以及|与|其中)+/u, ''), after: closed ? after : '' };
}

/** The topic named in clauses without a number before this one, nearest first. */
function topicOfClauses(gap: string): Topic | undefined {
  const clauses = gap.split(marks).slice(0, -1).reverse();
  for (const clause of clauses) {
    const topic = /未|没有|无|不/u.test(clause) ? undefined : topicBefore(clause);
    if (topic !== undefined) return topic;
  }
  return undefined;
}

/** How deep in brackets each place is. */
function depthAt(plain: string, at: number): number {
  const before = plain.slice(0, at);
  return Math.max(0, before.split('（').length - before.split('）').length);
}

const applicationUnits = /^[件宗份条起次个例笔项]$/u;
const caseUnits = /^[件宗起次个例项]$/u;

/** What is known when a number is come to. */
interface Spot {
  readonly setting: Setting;
  readonly plain: string;
  /** Of the numbers before it in the sentence. */
  readonly readings: readonly Reading[];
  readonly topic: Topic | undefined;
  /** The topic is named with this number, not carried on from one before. */
  readonly named: boolean;
  readonly phrase: Phrase;
}

/** Whether the sentence, where it stands, can be about this topic of the tables. */
function isSpokenOf(topic: Topic, { setting: { part }, plain, readings }: Spot): boolean {
  switch (topic) {
    case 'requests':
      return isAboutRequests(part, plain);
    case 'review':
    case 'litigation':
    case 'cases':
      return isAboutCases(part, plain, readings);
    case 'norm':
    case 'regulations':
    case 'decisions':
    case 'fee':
      return true;
    case 'other':
      return false;
  }
}

/** Applications are for information where the part or the sentence says so. */
export function isAboutRequests(part: TextKey, plain: string): boolean {
  return (
    part === 'overview/requests' || part === 'overview/lead' || /依申请公开|公开(?:的)?申请/u.test(plain)
  );
}

/** Cases are about information where the part or the sentence says so: a justice office has others. */
export function isAboutCases(part: TextKey, plain: string, readings: readonly Reading[]): boolean {
  const withRequests = readings.some(({ restates }) => restates.kind === 'cells' && restates.topic === 'new');
  return part === 'overview/requests' || plain.includes('公开') || withRequests;
}

/** The rows of table 3 or 4 a reading stands for. */
function rowsOf({ restates }: Reading): readonly string[] {
  return 'sums' in restates ? (restates.sums[0] ?? []).map((key) => key.split('/')[1] ?? '') : [];
}

function isCase({ restates }: Reading): boolean {
  return restates.kind === 'cells' && (restates.topic === 'review' || restates.topic === 'lit');
}

function meaningOf(spot: Spot, unit: string): Meaning | 'channel' | undefined {
  const { setting, plain, readings, topic, named, phrase } = spot;
  if (topic === undefined || !isSpokenOf(topic, spot)) return undefined;
  const last = readings[readings.length - 1];
  const family = last && 'family' in last.restates ? last.restates.family : undefined;
  switch (topic) {
    case 'requests': {
      if (!applicationUnits.test(unit)) return undefined;
      const { year } = setting.report;
      const context = { rows: last ? rowsOf(last) : [], family, sentence: plain, year };
      return requestMeaning(setting.tables, phrase, context);
    }
    case 'review':
    case 'litigation':
    case 'cases': {
      const said = named ? [] : [...readings].reverse().filter(isCase).map(rowsOf);
      return caseUnits.test(unit) ? caseMeaning(topic, phrase, said) : undefined;
    }
    case 'norm':
    case 'regulations':
    case 'decisions':
    case 'fee':
      return tableTwoMeaning(topic, phrase, unit, family === 'decisions');
    case 'other':
      return undefined;
  }
}

type Read = Pick<Reading, 'restates' | 'office'>;

const nothing: Read = { restates: { kind: 'nothing' } };

/** A change, a share or last year's number: what only has a meaning beside another number. */
function comparedRead(spot: Spot, { at, unit }: Quantity): Read | undefined {
  const { setting, plain, readings, phrase } = spot;
  const { year } = setting.report;
  const depth = depthAt(plain, at);
  const counts = readings.filter(
    (one) => depthAt(plain, one.at) <= depth && one.unit !== '%' && one.restates.kind !== 'change',
  );
  const antecedent = counts[counts.length - 1];
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
  const meaning = own === undefined || own === 'channel' ? subject : own;
  return meaning ? { restates: { ...meaning, kind: 'lastYear' } } : nothing;
}

/** 各1件, 分别为5件、3件: which is which is left to the reader. */
const shared = /(?:各|分别)(?:有|为|是|达|占|增加|减少|增长|下降|上升|收到|受理|办结|答复)*$/u;

function countRead(spot: Spot, { at, unit }: Quantity): Read {
  const { setting, plain, phrase } = spot;
  const before = plain.slice(0, at);
  const when = whenOf(before, setting.report.year);
  const whose = whoseIs(before, setting.report);
  if (when === 'other' || whose.kind === 'other' || isForeign(phrase.before + phrase.after)) return nothing;
  const meaning = meaningOf(spot, unit);
  if (meaning === undefined) return nothing;
  if (meaning === 'channel') {
    return when === 'now' ? { restates: { kind: 'nothing', family: 'channels' } } : nothing;
  }
  return {
    restates: { kind: when === 'now' ? 'cells' : 'lastYear', ...meaning },
    ...(whose.kind === 'office' ? { office: whose.name } : {}),
  };
}

/** Reads one sentence; `carried` is the topic left by the one before, where this one goes on with it. */
export function readSentence(
  setting: Setting,
  sentence: PlainSentence,
  carried: Topic | undefined,
): { readonly readings: readonly Reading[]; readonly topic: Topic | undefined } {
  const { plain } = sentence;
  const quantities = readNumbers(plain);
  const readings: Reading[] = [];
  let topic = carried;
  quantities.forEach((quantity, index) => {
    const phrase = phraseOf(plain, quantities, index);
    const gap = plain.slice(quantities[index - 1]?.end ?? 0, quantity.at);
    const named = topicBefore(phrase.before) ?? topicAfter(phrase.after) ?? topicOfClauses(gap);
    topic = named ?? topic;
    const spot: Spot = { setting, plain, readings, topic, named: named !== undefined, phrase };
    const read = shared.test(phrase.before)
      ? nothing
      : (comparedRead(spot, quantity) ?? countRead(spot, quantity));
    readings.push({ ...quantity, part: setting.part, sentence, ...read });
  });
  return { readings, topic: topic ?? topicBefore(plain) };
}
