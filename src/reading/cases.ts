/** What a number about 行政复议、行政诉讼 restates: a group of table 4, or one result of it. */
import type { CaseColumn, CaseRow, CellKey } from '../form/cell';
import { cellKey } from '../form/table';
import type { Meaning, CellSet } from './mention';
import type { Phrase } from './phrase';
import type { Topic } from './topic';

type CaseTopic = Extract<Topic, 'review' | 'litigation' | 'cases'>;

const rows: Readonly<Record<CaseTopic, readonly CaseRow[]>> = {
  review: ['reconsideration'],
  litigation: ['direct', 'afterReconsideration'],
  cases: ['reconsideration', 'direct', 'afterReconsideration'],
};

const direct = /未经复议|直接(?:提?起诉|提起)|直诉/u;
const after = /复议后/u;

/** In the order they are asked for: 尚未审结 is no result yet. */
const results: readonly (readonly [CaseColumn, RegExp])[] = [
  ['pending', /(?:尚|仍|暂)?未(?:审结|办结|结案)|正在审理|审理中|尚在审理|未结/u],
  ['corrected', /纠正|被?撤销|确认违法|责令|败诉/u],
  ['upheld', /维持/u],
  ['otherOutcome', /其[他它](?:结果|处理)/u],
];

/** Results by other words, which table 4 may hold in more than one column. */
const unclear = /结转|上年|遗留|答复|驳回|撤回|终止|调解|不予受理|和解|胜诉|应诉|出庭|答辩|二审|一审|再审/u;

/** Brought by some: table 4 does not tell by whom. */
const bySome = /自然人|公民|个人|法人|企业/u;

/** Keys of table 4. They are CellKeys because its rows and columns are the same in every edition. */
export function caseCells(ids: readonly string[], columns: readonly string[] = ['total']): CellSet {
  return ids.flatMap((row) => columns.map((column) => cellKey('cases', row, column) as CellKey));
}

/** The rows a topic stands for, more closely where the words say so. */
export function caseRowIds(topic: CaseTopic, text: string): readonly CaseRow[] {
  if (topic !== 'litigation') return rows[topic];
  if (direct.test(text)) return ['direct'];
  return after.test(text) ? ['afterReconsideration'] : rows.litigation;
}

/**
 * `said`: the case rows spoken of before in the sentence, nearest first, where the phrase names none of its own; a result
 * may be of any of them, or of all.
 */
export function caseMeaning(
  topic: CaseTopic,
  phrase: Phrase,
  said: readonly (readonly string[])[],
): Meaning | undefined {
  const text = `${phrase.before}□${phrase.after}`;
  if (unclear.test(text) || bySome.test(text)) return undefined;
  const ids = caseRowIds(topic, text);
  const of = topic === 'review' ? 'review' : 'lit';
  const inBefore = results.filter(([, pattern]) => pattern.test(phrase.before));
  const found = inBefore.length > 0 ? inBefore : results.filter(([, pattern]) => pattern.test(phrase.after));
  if (found.length > 1) return undefined;
  const [result] = found;
  if (result) {
    const candidates =
      said.length > 1 ? [...said, [...new Set(said.flat())]] : said.length > 0 ? said : [ids];
    const sums = candidates.map((rowIds) => caseCells(rowIds, [result[0]]));
    return { topic: of, member: result[0], sums, family: 'results' };
  }
  if (!/复议|诉讼|起诉/u.test(text)) return undefined;
  const [only, ...more] = ids;
  const member = topic === 'litigation' && more.length === 0 ? only : undefined;
  const family = member === undefined ? 'cases' : 'suits';
  return { topic: of, ...(member === undefined ? {} : { member }), sums: [caseCells(ids)], family };
}
