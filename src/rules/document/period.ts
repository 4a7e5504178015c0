/** The report covers 1 January to 31 December of its year (《政府信息公开条例》第五十条: 上一年度). */
import type { Subject } from '../../form/report';
import { proseOf, sentencesOf, shortened } from './prose';
import { defineRule, type Said } from '../rule';
import { matches } from '../../reading/matches';

/** `2024年1月1日至（2024年）12月31日`, also with dots or strokes for the words. */
const range =
  /(?:((?:19|20)\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?\s*(?:起|开始)?\s*(?:至|到|—+|–|－|~|～|-)\s*(?:((?:19|20)\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?/gu;

/** 至202024年12月31日: a year of too many digits. */
const tooManyDigits = /(?<!\d)\d{5,8}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/gu;

const isPeriod = /统计期|期限|统计时间|统计数据|数据统计|所列数据|报告期|统计时限|数据的?起止|起止时间/u;

interface Slip {
  readonly words: string;
  readonly quote: string;
}

function wrongRanges(sentence: string, year: number): readonly Slip[] {
  const garbled = matches(sentence, tooManyDigits);
  const slips = garbled.map(([words]): Slip => ({ words, quote: shortened(sentence) }));
  if (slips.length > 0) return slips;
  return matches(sentence, range).flatMap((match) => {
    const [words, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = match;
    const rightDays = [fromMonth, fromDay, toMonth, toDay].map(Number).join() === '1,1,12,31';
    const rightYears = [fromYear, toYear].every((said) => said === undefined || Number(said) === year);
    return rightDays && rightYears ? [] : [{ words: words.trim(), quote: shortened(sentence) }];
  });
}

export const period = defineRule({
  id: 'period',
  comment: 'The period the numbers cover is the calendar year of the report.',
  severity: 'warning',
  basis: '《政府信息公开条例》第四十九条、第五十条：报告上一年度情况',
  only: ['year', 'info', 'text'],
  check: ({ report }) => {
    const { year, info } = report;
    if (year === null) return [];
    const stated: readonly (readonly [Subject, readonly Slip[]])[] = [
      ['period', wrongRanges(info.period ?? '', year)],
      ...proseOf(report).map(({ key, text }) => {
        const sentences = sentencesOf(text).filter((sentence) => isPeriod.test(sentence));
        return [key, sentences.flatMap((sentence) => wrongRanges(sentence, year))] as const;
      }),
    ];
    const expected = `${String(year)}年1月1日至${String(year)}年12月31日`;
    return stated.flatMap(([subject, slips]) =>
      slips.map(({ words, quote }): Said => ({
        cells: [],
        about: [subject],
        message: `统计期限写的是“${words}”，应为${expected}。请改正。`,
        expected,
        actual: words,
        quote,
      })),
    );
  },
});
