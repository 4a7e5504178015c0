/** A second set of invented sentences, written after the reader was built; see sentences.ts for the notation. */
import type { Sample } from './sentences';

const received = '新收申请·总计';
const carriedIn = '上年结转·总计';
const both = `${received} + ${carriedIn}`;
const done = '办理总计·总计';
const carriedOut = '结转下年度·总计';

export const moreSamples: readonly Sample[] = [
  {
    text: '街道本年度新接收公开申请50件，比上年多收10件。',
    expected: [`50 ${received}`, `10 增 ${received}`],
  },
  { text: '报告年度内，政府信息公开申请量为50件，办结率持续提升。', expected: [`50 ${received}`] },
  { text: '经统计，全年登记受理群众依申请公开50件，全部录入台账。', expected: [`50 ${received}`] },
  { text: '收到依申请公开50件次，答复47件次。', expected: ['50 -', '47 -'] },
  {
    text: '全年应办申请54件，实际办结47件，结转下年7件。',
    expected: [`54 ${both}`, `47 ${done}`, `7 ${carriedOut}`],
  },
  { text: '上年度结转政府信息公开申请4件，今年全部办完。', expected: [`4 ${carriedIn}`] },
  {
    text: '收到邮寄申请12件、网上申请31件、当面申请7件，合计50件。',
    expected: ['12 -', '31 -', '7 -', '50 -'],
  },
  {
    text: '个人申请40件，律师事务所申请2件，企业申请8件。',
    expected: ['40 新收申请·自然人', '2 新收申请·法律服务机构', '8 新收申请·商业企业'],
  },
  {
    text: '申请人为自然人的40件，为法人或其他组织的10件。',
    expected: ['40 新收申请·自然人', '10 新收申请·法人或其他组织'],
  },
  {
    text: '其中，准予公开18件、部分公开8件、不予公开6件。',
    expected: ['18 予以公开·总计', '8 部分公开·总计', '6 不予公开·总计'],
  },
  {
    text: '经区分处理作部分公开的8件，占全部办结件的17.0%。',
    expected: ['8 部分公开·总计', '17% 占 部分公开·总计'],
  },
  { text: '以“本机关不掌握”为由答复8件。', expected: ['8 本机关不掌握·总计'] },
  { text: '因没有现成信息、需另行制作而无法提供2件。', expected: ['2 需要另行制作·总计'] },
  {
    text: '属行政执法案卷不予公开2件，属内部事务信息不予公开1件。',
    expected: ['2 行政执法案卷·总计', '1 内部事务信息·总计'],
  },
  { text: '重复申请不予处理1件；信访类不予处理2件。', expected: ['1 重复申请·总计', '2 信访举报投诉·总计'] },
  { text: '超过法定期限答复0件，因答复被投诉0次。', expected: ['0 -', '0 -'] },
  { text: '与去年同期相比，申请总量增长25.0%。', expected: [`25% 增 ${received}`] },
  {
    text: '全年办结47件，同比增加8件，增幅20.5%。',
    expected: [`47 ${done}`, `8 增 ${done}`, `20.5% 增 ${done}`],
  },
  {
    text: '去年全年受理40件，今年受理50件，增加10件。',
    expected: [`40 上年 ${received}`, `50 ${received}`, '10 -'],
  },
  {
    text: '涉政府信息公开的行政复议案件共5件，已审结4件，维持3件、纠正1件。',
    expected: ['5 行政复议·总计', '4 -', '3 行政复议·结果维持', '1 行政复议·结果纠正'],
  },
  {
    text: '行政诉讼案件3起，其中直接起诉2起，经复议后起诉1起。',
    expected: ['3 行政诉讼·总计', '2 未经复议直接起诉·总计', '1 复议后起诉·总计'],
  },
  {
    text: '因信息公开被提起行政诉讼三件，法院维持两件。',
    expected: ['3 行政诉讼·总计', '2 行政诉讼·结果维持'],
  },
  { text: '尚未审结的行政复议1件。', expected: ['1 行政复议·尚未审结'] },
  {
    text: '年内出台规范性文件2件、废止规范性文件1件，目前继续有效9件。',
    part: 'overview/management',
    expected: ['2 行政规范性文件·制发', '1 行政规范性文件·废止', '9 行政规范性文件·现行有效'],
  },
  { text: '对9件现行有效规范性文件进行了清理。', part: 'overview/management', expected: ['9 -'] },
  { text: '备案规范性文件2件，报送备案率100%。', part: 'overview/management', expected: ['2 -', '100% -'] },
  {
    text: '做出行政许可26件，办理行政处罚14起。',
    part: 'overview/proactive',
    expected: ['26 行政许可·处理决定', '14 -'],
  },
  {
    text: '行政事业性收费金额为18.87万元。',
    part: 'overview/proactive',
    expected: ['18.87 行政事业性收费·收费金额'],
  },
  {
    text: '全年主动公开一千三百二十六条信息，其中图文类一千二百条。',
    part: 'overview/proactive',
    expected: ['1326 -', '1200 -'],
  },
  {
    text: '网站发布信息2 140条，点击12,000余次，微信推文36篇。',
    part: 'overview/proactive',
    expected: ['2140 -', '~12000 -', '36 -'],
  },
  {
    text: '新增常住人口3万人，服务企业120家，办结民生实事10件。',
    part: 'overview/lead',
    expected: ['~30000 -', '120 -', '10 -'],
  },
  { text: '受理人大代表建议9件、政协提案6件，办复率100%。', expected: ['9 -', '6 -', '100% -'] },
  { text: '通过12345热线受理诉求860件，按期办结858件。', expected: ['860 -', '858 -'] },
  { text: '区司法局办理行政复议申请210件。', expected: ['210 -'] },
  { text: '截至6月底共受理申请21件，截至年底共受理申请50件。', expected: ['21 -', `50 ${received}`] },
  { text: '第20条、第3项等条款，5个方面，2份附件，1份公开指南。', expected: ['2 -', '1 -'] },
  {
    text: '每月10件以内免费，11件至30件每件100元。',
    part: 'otherMatters',
    expected: ['~10 -', '11 -', '30 -', '100 -'],
  },
  {
    text: '明年计划办理申请60件以上，将办结时限压缩3天。',
    part: 'problems/improvement',
    expected: ['~60 -'],
  },
  {
    text: '我街道统一了答复文书，办复率100%，其中予以公开或部分公开26件、占55.3%；不予公开6件。',
    expected: [
      '100% -',
      '26 予以公开·总计 + 部分公开·总计',
      '55.3% 占 予以公开·总计 + 部分公开·总计',
      '6 不予公开·总计',
    ],
  },
];
