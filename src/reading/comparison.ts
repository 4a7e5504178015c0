/** 较上年增长25%, 同比减少3件, 占办结总数的45%, 上年为8件: numbers that compare. */
import { yearBefore } from '../form/year-before';
import { requestCells } from './form-names';
import { lastMatch, ofYear } from './matches';
import type { Phrase } from './phrase';
import { topicBefore } from './topic';
import type { Meaning, CellSet } from './mention';

export interface Compared {
  readonly phrase: Phrase;
  /** The sentence up to the number. */
  readonly clauses: string;
  readonly year: number | null;
}

const past = '(?:上一?年度?|去年度?|前一年度?|上一年度)';

function lastYear(year: number | null): string {
  return year === null ? past : `(?:${past}|${String(yearBefore(year))}年度?)`;
}

const up = '增长|增加|上升|提高|提升|上涨|增幅|多|增|升';
const down = '下降|减少|降低|下滑|降幅|回落|少|减|降';
const moved = new RegExp(
  `(?:(?<up>${up})|(?<down>${down}))(?:收|办|受理|了|率?为|率?达到?|幅度?为|幅度?达|约|近)*$`,
  'u',
);

/** Whose change it is, where the clause says so: 申请量, 办结量; `other` for what no cell holds. */
function namedSubject(before: string): Meaning | 'other' | undefined {
  const topic = topicBefore(before);
  if (topic === undefined) return /办结[量数]/u.test(before) ? done : undefined;
  if (topic !== 'requests') return 'other';
  if (/办结/u.test(before)) return done;
  return /(?:收到|新收|受理|申请)[^，]{0,8}[量数]?/u.test(before) ? received : 'other';
}

const received: Meaning = {
  topic: 'new',
  family: 'arrivals',
  sums: [requestCells(['received']), requestCells(['received', 'carriedIn'])],
};
const done: Meaning = { topic: 'done', family: 'handling', sums: [requestCells(['outcomeTotal'])] };

export interface Change {
  readonly meaning: Meaning;
  readonly direction: 1 | -1;
}

const against = ofYear((year) => new RegExp(`(?:比|较|与|同|和|相较于?)(?:于)?${lastYear(year)}|同比`, 'gu'));
const comparing = ofYear((year) => new RegExp(`${against(year).source}|上年|去年|同期|相比`, 'gu'));

/** A change against last year; `other` for one of something else or against another time; undefined for no change. */
export function changeOf(
  { phrase, clauses, year }: Compared,
  subject: Meaning | undefined,
): Change | 'other' | undefined {
  const match = moved.exec(phrase.before);
  if (!match) return undefined;
  const clause = clauses.split('；').pop() ?? '';
  const spoken = lastMatch(clause, against(year));
  if (!spoken) return /比|较|环比/u.test(phrase.before) ? 'other' : undefined;
  const words = phrase.before.slice(0, match.index).replace(comparing(year), '');
  const meaning = namedSubject(words) ?? subject;
  if (meaning === undefined || meaning === 'other') return 'other';
  return { meaning, direction: match.groups?.['up'] === undefined ? -1 : 1 };
}

const lastYearAtEnd = ofYear(
  (year) =>
    new RegExp(`(?<!结转|转结|遗留)${lastYear(year)}(?:同期)?(?:的|为|是|共|仅|有|收到|新收|受理)*$`, 'u'),
);

/** The number follows right on last year's name: 上年为, 较去年的. */
export function lastYearNamed({ before }: Phrase, year: number | null): boolean {
  return lastYearAtEnd(year).test(before);
}

/** What a share is of, where the words are those of a share; the likeliest first. */
export function shareBases({ before }: Phrase): readonly CellSet[] | undefined {
  const match = /占(?!用|有|地)(?:比)?(?<of>[^，；]*)$/u.exec(before);
  if (!match) return undefined;
  const of = match.groups?.['of'] ?? '';
  const outcomes = requestCells(['outcomeTotal']);
  const arrivals = requestCells(['received']);
  const both = requestCells(['received', 'carriedIn']);
  if (/办结|答复/u.test(of)) return [outcomes];
  if (/新收|收到|受理/u.test(of)) return [arrivals, both];
  return [outcomes, arrivals, both];
}
