/** 收到6件，比2023年（9件）下降43%: a sentence that gives both numbers, against its own percentage. */
import type { Said } from '../rule';
import { proseOf, sentencesOf, shortened } from '../document/prose';
import type { Texts } from '../../form/text';
import { askedOnce } from '../same';
import { matches } from '../../reading/matches';

const unit = '(?:件|宗|份|条|起|次|个)';
const compared = new RegExp(
  `(?<now>\\d+)${unit}[^。；\\d]{0,12}?(?:比|较|与|和|同)(?:于)?(?:上一?年度?|去年度?|20\\d\\d年度?)(?:同期)?(?:的|共|为)?(?:[（(])?(?<before>\\d+)${unit}(?:[）)])?(?:相比)?[，,]?(?:同比)?(?<way>下降|减少|降低|增长|增加|上升|提高)(?<vague>约|近)?了?(?<share>\\d+(?:\\.\\d+)?)[%％]`,
  'gu',
);
/** Percentage points that rounding and cutting explain. */
const tolerance = 1;

/** Every such comparison that its own two numbers contradict. */
export const ownComparisons = askedOnce((text: Texts): readonly Said[] =>
  proseOf({ text }).flatMap(({ key, text }) =>
    (/[%％]/u.test(text) ? sentencesOf(text) : []).flatMap((sentence) =>
      matches(sentence, compared).flatMap((match): readonly Said[] => {
        const { now = '', before = '', way = '', vague, share = '' } = match.groups ?? {};
        const [a, b] = [Number(now), Number(before)];
        const direction = /[降减]/u.test(way) ? -1 : 1;
        const change = b === 0 ? 0 : ((a - b) / b) * 100 * direction;
        if (b > 0 && (vague !== undefined || Math.abs(change - Number(share)) <= tolerance)) return [];
        const rounded = Math.round(Math.abs(change) * 10) / 10;
        const expected =
          b === 0
            ? '上年为 0，不算百分比'
            : `${a > b ? '增长' : a < b ? '下降' : '持平'} ${String(rounded)}%`;
        return [
          {
            cells: [],
            about: [key],
            message: `“${match[0]}”：由 ${before} 到 ${now}，应为${expected}。请核对。`,
            expected,
            actual: `${way} ${share}%`,
            quote: shortened(sentence),
            basis: '同比 =（本年 − 上年）÷ 上年',
          },
        ];
      }),
    ),
  ),
);
