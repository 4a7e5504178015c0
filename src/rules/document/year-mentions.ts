/**
 * A wrong 20xx年 where the reporting year is meant, as left behind by copying last year's text. Precision first: a year
 * is only spoken of where it opens a statement of the unit's own work (2023年，我街道共收到…), never in a title, a 文号,
 * a date, a comparison, a plan or the history of a rule.
 */
import type { TextKey } from '../../form/text';
import { proseOf, sentencesOf, shortened } from './prose';
import { defineRule, type Said } from '../rule';
import { matches, ofYear } from '../../reading/matches';

const mention = /(?<![\d０-９])((?:19|20)\d\d)\s*年(?:度)?/gu;

/** Titles, 文号 and quoted words, blanked so that places stay. */
function withoutTitles(text: string): string {
  return text.replace(
    /《[^《》]*》|〔[^〔〕]*〕|“[^“”]*”|[（(][^（）()]*(?:号|(?:19|20)\d\d)[^（）()]*[）)]/gu,
    (title) => '□'.repeat(title.length),
  );
}

const selves =
  '(?:我|本|全)(?:们)?(?:街|镇|乡|苏木|局|厅|委|办|处|区|县|市|旗|州|省|部|中心|院|所|校|会|馆|站|队|单位|机关|行政机关)';
const counting =
  '共|共计|累计|合计|总计|主动公开|依申请公开|新收|新增|收到|接收|受理|办理|办结|答复|未收|没有收|发生|未发生|没有发生|未产生|无';
const opening =
  '严格|认真|深入|坚持|按照|根据|高度重视|全面|积极|紧紧|紧扣|切实|扎实|始终|通过|围绕|持续|不断|以|在|进一步|贯彻|组织|开展|举办|召开|制发|发布|公开';
const unitName = '[\\u4e00-\\u9fa5]{2,14}?(?:街道|镇|乡|局|厅|委员会|中心|政府|办事处|办公室)';

/** The unit's own work follows. */
const ownWork = new RegExp(
  `^[，,]?(?:全年(?!度)|${selves}|街道|${counting}|(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况|报告|年度报告|总体|主要|各项|[，,])|${unitName}(?:${opening}|${counting}))`,
  'u',
);
const counts = new RegExp(`^[，,]?(?:全年|${selves}(?:道)?)?[，,]?(?:${counting})`, 'u');
const reportTitle = new RegExp(
  `^(?:${unitName})?(?:政府)?(?:政务|信息)公开(?:工作)?(?:年度)?(?:报告|年报|情况)`,
  'u',
);

/** Points at the past or at something else on purpose. */
const pointedAt =
  /(?:自|从|早在|到|至|较|比|与|同|跟|和|对照|针对|落实|完成|按照|根据|依据|参照|结合|印发|公布|发布|转发|上一?年度?|去年|往年|前一年|同期|以及|及|、|[—–~～-]|[（(□])$/u;
const furtherOn =
  /^(?:初|中|底|末|上半年|下半年|以来|起|至今|至|到|开始|前|之前|以前|后|之后|期间|间|[—–~～-]|\d{1,2}月|机构|新?修订|印发|出台|公布|施行|实施|结转|工作要点|要点|计划|方案|规划|部?门?预算|部?门?决算|考核|评估|测评)/u;
const comparing = /基础上|今年|本年|同期|相比|以来|近[两三四五几]年|连续|[两三四五]年来|历年/u;
const planned = /将|下一步|下步|明年|计划|打算|力争|目标|预计|拟|继续|进一步|规划|展望/u;
const lookingBack = /问题|不足|整改|提出|指出|反馈/u;

interface Context {
  /** The sentence speaks of last year, or of several, on purpose. */
  readonly back: boolean;
  readonly ahead: boolean;
  /** It begins with 本报告. */
  readonly ofReport: boolean;
  readonly before: string;
  readonly after: string;
  readonly year: number;
  readonly reportYear: number;
}

/** Last year's report was made out and published within this year, and may be told of; 现将, 特 and 本报告 mean this one. */
function isThisReport({ ofReport, before }: Context): boolean {
  const published = /(?:编制|编写|撰写|公布|发布|公开|报送|上报|上传|完成)[^，,；;]{0,20}$/u;
  return ofReport || !published.test(before) || /[特现][^，,；;]{0,24}$/u.test(before);
}

function isOwnYear(context: Context): boolean {
  const { back, ahead, before, after, year, reportYear } = context;
  if (year > reportYear ? ahead : back) return false;
  if (/(?:截至|截止|截止到|截至到)$/u.test(before)) {
    return /^(?:年?[底末]|12月)/u.test(after) && year === reportYear - 1;
  }
  if (pointedAt.test(before) || furtherOn.test(after)) return false;
  if (reportTitle.test(after)) return isThisReport(context);
  // Older years are history more often than slips, unless they count this year's pieces or lie before the 条例.
  const recent = Math.abs(year - reportYear) === 1 || year > reportYear || year < 2008;
  if (!recent) return counts.test(after) && /\d/u.test(after);
  const opens = before === '' || /[，,；;：:。、）)]$/u.test(before);
  return ownWork.test(after) || (opens && /^[，,]/u.test(after));
}

/** Characters on either side that decide; a sentence may be as long as a pasted book. */
const near = 80;

const bare = (words: string) => words.replace(/\s+/gu, '');

const isOfYear = ofYear((year) => new RegExp(`${String(year)}\\s*年`, 'u'));

function slips(part: TextKey, sentence: string, reportYear: number): readonly number[] {
  const masked = withoutTitles(sentence);
  if (comparing.test(masked) || isOfYear(reportYear).test(masked)) return [];
  const inProblems = part.startsWith('problems/');
  const about = {
    reportYear,
    back: inProblems && lookingBack.test(masked),
    ahead: inProblems || planned.test(masked),
    ofReport: /^\s*本(?:年度)?(?:报告|年报)/u.test(masked),
  };
  return matches(masked, mention).flatMap((match) => {
    const end = match.index + match[0].length;
    const before = bare(masked.slice(Math.max(0, match.index - near), match.index));
    const context = { ...about, year: Number(match[1]), before, after: bare(masked.slice(end, end + near)) };
    return context.year !== reportYear && isOwnYear(context) ? [context.year] : [];
  });
}

/** Most texts speak of no other year and need no closer look. */
function mentionsOther(text: string, reportYear: number): boolean {
  return matches(text, mention).some((match) => Number(match[1]) !== reportYear);
}

export const yearMentions = defineRule({
  id: 'year',
  comment: 'A year left over from the text this report was copied from.',
  severity: 'warning',
  basis: '年度以“填报说明”为准',
  only: ['year', 'text'],
  check: ({ report }) => {
    const reportYear = report.year;
    if (reportYear === null) return [];
    return proseOf(report).flatMap(({ key, text }) => {
      if (!mentionsOther(text, reportYear)) return [];
      const found = new Map<number, string>();
      for (const sentence of sentencesOf(text)) {
        for (const year of slips(key, sentence, reportYear)) {
          if (!found.has(year)) found.set(year, sentence);
        }
      }
      return [...found].map(([year, sentence]): Said => {
        return {
          cells: [],
          about: [key],
          message: `本报告是 ${String(reportYear)} 年度的，这里写的是 ${String(year)} 年：“${shortened(sentence, 60)}”。请核对。`,
          expected: `${String(reportYear)}年`,
          actual: `${String(year)}年`,
          quote: shortened(sentence),
        };
      });
    });
  },
});
