/** What a number is about: the last noun before it that says so, or the first after it. */
import { matches } from './matches';

/** `other`: something the three tables do not hold. */
export type Topic =
  'requests' | 'review' | 'litigation' | 'cases' | 'norm' | 'regulations' | 'decisions' | 'fee' | 'other';

/** Applications that are not for information. */
const foreignRequest =
  /(?:许可|救助|低保|补助|补贴|津贴|入学|住房|公租房|廉租房|仲裁|执行|登记|备案|证照|援助|立案|贷款|保险|认定|专利|商标|宅基地|用地|办证|审批|创业|就业|入党|项目|资金|退役|残疾|临时|办事|业务|困难|补偿)[^，、]{0,4}申请/u;

const nouns: readonly (readonly [Topic, RegExp])[] = [
  // 申请 counts, 申请人 and 申请表 do not; a 复议申请 is a case.
  [
    'requests',
    /依申请公开(?!的?(?:栏|专栏|流程|制度|规范|工作机制|渠道|平台|系统|答复书|文书|指南|目录|业务|培训))|(?<!复议)申请(?!书|表|材料|渠道|流程|条件|指南|公开的?(?:栏|专栏|流程|制度|渠道|平台|系统|指南|目录|业务|培训))|(?<!复议)申请人|(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)(?:的|为|共|各)*$/gu,
  ],
  ['review', /(?<!经|后)(?:行政)?复议(?!后|委|机关|局|机构|人员)/gu],
  ['litigation', /(?:行政)?诉讼(?!费)|起诉|应诉|行政案件|被诉/gu],
  ['norm', /规范性文件/gu],
  ['regulations', /(?<!法律|法规|行政|部门|、|党内)规章(?!制度)/gu],
  ['decisions', /行政(?:许可|处罚|强制)/gu],
  ['fee', /行政事业性收费/gu],
  [
    'other',
    /培训|会议|座谈|信访(?!举报投诉|类)|热线|工单|留言|咨询|来信|来访|来电|邮件(?!申请|方式|形式|渠道)|建议|提案|(?<!复)议案|诉求|投诉(?!类)|举报(?!投诉)|舆情|信箱|新闻|稿件|视频|图解|解读|访问|浏览|点击|关注|粉丝|专栏|栏目|专区|目录|公示|宣传|检查|督查|督导|抽查|通报|考核|审查|错别字|敏感|案例|制度|方案|活动|便民|办事|服务事项|(?:发布|绑定|入驻|认领|梳理|审批|许可|权力)的?事项|政务服务|项目|企业开办|证明|政务新媒体|发布(?:各类)?(?:政府|政务)?(?:信息|动态)|主动公开|(?<!依申请)公开(?:各类|政府|政务)*信息(?!公开|申请|依申请)|(?<!依申请公开)(?:政府|政务)信息(?!公开|申请|依申请)|会商|问题|回应|调查|问卷|意见|专职|兼职|人员|清单|手册|资料|开放日|答复书|告知书|决定书|文书|台账|档案|卷宗|模板/gu,
  ],
];

interface Noun {
  readonly topic: Topic;
  readonly at: number;
  readonly end: number;
}

function nounsIn(text: string): readonly Noun[] {
  const found = nouns.flatMap(([topic, pattern]) =>
    matches(text, pattern).map((match): Noun => {
      return { topic, at: match.index, end: match.index + match[0].length };
    }),
  );
  return found.sort((a, b) => a.at - b.at || b.end - a.end);
}

/** The last one, with 复议、诉讼 named together as one; undefined where nothing is named. */
export function topicBefore(text: string): Topic | undefined {
  const all = nounsIn(text);
  const last = all[all.length - 1];
  if (!last) return undefined;
  const joined = all[all.length - 2];
  if (last.topic === 'litigation' && joined?.topic === 'review') {
    const between = text.slice(joined.end, last.at);
    if (/^(?:案件)?(?:、|和|及|与|或|以及|和被)?(?:被|提起)?(?:行政)?$/u.test(between)) return 'cases';
  }
  return last.topic;
}

/** The first one. */
export function topicAfter(text: string): Topic | undefined {
  return nounsIn(text)[0]?.topic;
}

/** An application for something other than information. */
export function isForeign(text: string): boolean {
  return foreignRequest.test(text);
}
