/** Which year a number is of: this report's, the year before, or some other stretch of time. */
import { yearBefore } from '../form/year-before';
import { lastMatch, matches, ofYear } from './matches';

export type When = 'now' | 'lastYear' | 'other';

const past = '上一?年度?|去年(?:度)?|前一年|上一年度';
/** What is compared with, or handed on to, is not spoken of: 较上年, 与2023年相比, 结转2025年. */
const compared =
  /(?:比|较|与|同|跟|和|因|对|对比|相较于?|于|结转(?:至|到|入)?|转(?:至|到|入)|顺延(?:至|到))$/u;
/** Handed on from last year is this year's number: 上年结转, 2023年未办结. */
const handedOn = /^(?:度)?(?:结转|转结|遗留|转入|转来|未办结|尚未办结|结余|剩余|顺延|接转)/u;

const parts =
  /上半年|下半年|[一二三四1-4]季度|前[三四五六七八九\d]个?月|(?<!\d)\d{1,2}月份|(?:截至|截止)[^，；]{0,6}?(?<!12)月|近[两二三四五几\d]年|(?:以来|历年|期间)|自[^，；]{0,12}起/gu;
const mentions = new RegExp(
  `(?<year>(?:19|20)\\d\\d)年(?:度)?|(?<past>${past})|(?<now>今年|本年度?|当年)|(?<whole>全年|年内|(?:截至|截止)到?(?:本|今)?年[底末])`,
  'gu',
);

const sinceNow = ofYear(
  (year) => new RegExp(`(?:今年|本年度?${year === null ? '' : `|${String(year)}年度?`})以来`, 'gu'),
);

/** From the start of the sentence up to the number; the last time spoken of holds. */
export function whenOf(before: string, year: number | null): When {
  let when: When = 'now';
  let from = 0;
  for (const match of matches(before, mentions)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    const rest = before.slice(end);
    if (compared.test(before.slice(0, match.index))) continue;
    // 2023年，我街道全年 stays 2023 up to a semicolon; of this year, 全年 ends what was said of a part of it.
    if (groups['whole'] !== undefined && when !== 'now' && !before.slice(from, match.index).includes('；')) {
      continue;
    }
    from = end;
    if (handedOn.test(rest)) continue;
    if (groups['now'] !== undefined || groups['whole'] !== undefined) when = 'now';
    else if (groups['past'] !== undefined) when = 'lastYear';
    else if (year === null || Number(groups['year']) === year) when = 'now';
    else when = Number(groups['year']) === yearBefore(year) ? 'lastYear' : 'other';
  }
  const masked = before.replace(sinceNow(year), (words) => '□'.repeat(words.length));
  const period = lastMatch(masked, parts);
  return period && period.index >= from && !/1月1日/u.test(before) ? 'other' : when;
}
