/**
 * Invented sentences in the styles of published reports, with what each number in them restates. The numbers are those of
 * `figures` and `figuresBefore`, so that every sentence is true.
 *
 * An expected reading is the number as read and, after a space, what it restates by the form's own field names:
 * `50 新收申请·总计`; a sum of fields with `+`; `~` in front for an approximation; `占` a share of …; `增`/`减` a change of …;
 * `上年` last year's number; `-` a count that no cell holds.
 */
import type { Figures } from '../../src/form/figures';
import type { TextKey } from '../../src/form/text';
import { filled } from '../drafting/forms';

export const figures: Figures = filled({
  'proactive/normativeDocuments/issued': 2,
  'proactive/normativeDocuments/repealed': 1,
  'proactive/normativeDocuments/inForce': 9,
  'proactive/licenses/decisions': 26,
  'proactive/penalties/decisions': 14,
  'proactive/fees/amount': 18.871,
  'requests/received/naturalPerson': 40,
  'requests/received/business': 8,
  'requests/received/legalService': 2,
  'requests/carriedIn/naturalPerson': 4,
  'requests/granted/naturalPerson': 14,
  'requests/granted/business': 4,
  'requests/grantedInPart/naturalPerson': 8,
  'requests/refused.thirdParty/naturalPerson': 3,
  'requests/refused.internalAffairs/naturalPerson': 1,
  'requests/refused.caseFile/business': 2,
  'requests/unavailable.notHeld/naturalPerson': 8,
  'requests/unavailable.needsCreation/legalService': 2,
  'requests/notProcessed.petition/naturalPerson': 2,
  'requests/notProcessed.repeat/naturalPerson': 1,
  'requests/otherHandling.notCorrected/business': 2,
  'requests/carriedOut/naturalPerson': 7,
  'cases/reconsideration/upheld': 3,
  'cases/reconsideration/corrected': 1,
  'cases/reconsideration/pending': 1,
  'cases/direct/upheld': 1,
  'cases/direct/otherOutcome': 1,
  'cases/afterReconsideration/upheld': 1,
});

export const figuresBefore: Figures = filled({
  'requests/received/naturalPerson': 40,
  'requests/carriedIn/naturalPerson': 3,
  'requests/granted/naturalPerson': 39,
  'requests/carriedOut/naturalPerson': 4,
});

export interface Sample {
  readonly text: string;
  readonly expected: readonly string[];
  /** Where it stands; 依申请公开 where left out. */
  readonly part?: TextKey;
}

const s = (text: string, ...expected: readonly string[]): Sample => ({ text, expected });
const at = (part: TextKey, text: string, ...expected: readonly string[]): Sample => ({
  text,
  expected,
  part,
});

const received = '新收申请·总计';
const carriedIn = '上年结转·总计';
const both = `${received} + ${carriedIn}`;
const done = '办理总计·总计';
const carriedOut = '结转下年度·总计';
const lead: TextKey = 'overview/lead';
const proactive: TextKey = 'overview/proactive';
const management: TextKey = 'overview/management';
const platform: TextKey = 'overview/platform';
const supervision: TextKey = 'overview/supervision';

export const samples: readonly Sample[] = [
  // What came in.
  s('2024年，我街道共收到政府信息公开申请50件。', `50 ${received}`),
  s('全年新收政府信息公开申请 50 件，上年结转 4 件。', `50 ${received}`, `4 ${carriedIn}`),
  s('2024 年度，本街道受理依申请公开事项50宗。', `50 ${received}`),
  s('一年来，街道收到信息公开申请五十件，均登记在册。', `50 ${received}`),
  s('今年我街道接到群众提交的政府信息公开申请50份。', `50 ${received}`),
  s('2024年收到并登记50条政府信息公开申请。', `50 ${received}`),
  s('我办2024年度共收到公民、法人和其他组织提出的申请50件。', `50 ${received}`),
  s('全年共收到申请54件（含上年结转4件）。', `54 ${received}`, `4 ${carriedIn}`),
  s(
    '全年依申请公开共54件，其中新收50件、上年结转4件。',
    `54 ${received}`,
    `50 ${received}`,
    `4 ${carriedIn}`,
  ),
  s('2024年办理政府信息公开申请54件，办结47件，结转7件。', `54 ${both}`, `47 ${done}`, `7 ${carriedOut}`),
  s('2023年结转至本年的申请有4件，已全部处理。', `4 ${carriedIn}`),
  s('2024年1月1日至12月31日，共新收申请50件，去年未办结的4件一并办理。', `50 ${received}`, `4 ${carriedIn}`),
  s('受理上年结转申请4件、本年新收申请50件。', `4 ${carriedIn}`, `50 ${received}`),
  at(
    lead,
    '2024年，我街道主动公开政府信息1,326条，新收政府信息公开申请50件，办结47件。',
    '1326 -',
    `50 ${received}`,
    `47 ${done}`,
  ),
  at(lead, '全年收到依申请公开50件，按期办结47件。', `50 ${received}`, `47 ${done}`),
  // Who asked, and how.
  s(
    '新收申请50件，其中自然人40件、商业企业8件、法律服务机构2件。',
    `50 ${received}`,
    '40 新收申请·自然人',
    '8 新收申请·商业企业',
    '2 新收申请·法律服务机构',
  ),
  s(
    '收到申请50件，其中公民申请40件，法人或其他组织申请10件。',
    `50 ${received}`,
    '40 新收申请·自然人',
    '10 新收申请·法人或其他组织',
  ),
  s(
    '从申请主体看，自然人申请40件，占80%；企业申请8件，占16%。',
    '40 新收申请·自然人',
    '80% 占 新收申请·自然人',
    '8 新收申请·商业企业',
    '16% 占 新收申请·商业企业',
  ),
  s(
    '共收到申请50件，按提交方式分，网上申请31件、信函申请12件、当面申请7件。',
    `50 ${received}`,
    '31 -',
    '12 -',
    '7 -',
  ),
  s('通过网络提交的有31件，通过信函提交的有12件，现场提交的有7件。', '31 -', '12 -', '7 -'),
  // What became of them.
  s('全年答复47件，均在法定期限内。', `47 ${done}`),
  s('截至年底，已办结47件，另有7件结转下年度继续办理。', `47 ${done}`, `7 ${carriedOut}`),
  s('共办结四十七件，七件因未到期顺延至下一年度。', `47 ${done}`, `7 ${carriedOut}`),
  s('年末尚有7件正在办理，将于2025年依法答复。', `7 ${carriedOut}`),
  s('按时办结47件，结转2025年7件。', `47 ${done}`, `7 ${carriedOut}`),
  s(
    '办结的47件中，予以公开18件，部分公开8件，不予公开6件，无法提供10件，不予处理3件，其他处理2件。',
    `47 ${done}`,
    '18 予以公开·总计',
    '8 部分公开·总计',
    '6 不予公开·总计',
    '10 无法提供·总计',
    '3 不予处理·总计',
    '2 其他处理·总计',
  ),
  s(
    '办理结果为：予以公开18件，占38.3%；部分公开8件，占17%；其余另有说明。',
    '18 予以公开·总计',
    '38.3% 占 予以公开·总计',
    '8 部分公开·总计',
    '17% 占 部分公开·总计',
  ),
  s(
    '其中18件予以公开，8件部分公开，6件不予公开，10件无法提供。',
    '18 予以公开·总计',
    '8 部分公开·总计',
    '6 不予公开·总计',
    '10 无法提供·总计',
  ),
  s(
    '不予公开6件（第三方合法权益3件、内部事务信息1件、行政执法案卷2件），占办结总数的12.8%。',
    '6 不予公开·总计',
    '3 第三方合法权益·总计',
    '1 内部事务信息·总计',
    '2 行政执法案卷·总计',
    '12.8% 占 不予公开·总计',
  ),
  s('因本机关不掌握相关信息无法提供的8件，需另行制作的2件。', '8 本机关不掌握·总计', '2 需要另行制作·总计'),
  s('属于信访举报投诉类申请2件、重复申请1件，均不予处理。', '2 信访举报投诉·总计', '1 重复申请·总计'),
  s('申请人逾期不补正的2件，作其他处理。', '2 逾期不补正·总计'),
  s('同意公开18件，区分处理后部分公开8件。', '18 予以公开·总计', '8 部分公开·总计'),
  s('无法提供10件，占比21.3%。', '10 无法提供·总计', '21.3% 占 无法提供·总计'),
  s('不予公开和不予处理的共9件。', '9 不予公开·总计 + 不予处理·总计'),
  // Against last year.
  s('全年新收申请50件，较上年增长25%。', `50 ${received}`, `25% 增 ${received}`),
  s(
    '收到申请50件，比去年增加10件，同比增长百分之二十五。',
    `50 ${received}`,
    `10 增 ${received}`,
    `25% 增 ${received}`,
  ),
  s('2024年共收到申请50件，2023年为40件。', `50 ${received}`, `40 上年 ${received}`),
  s('办结47件，与2023年相比增加8件。', `47 ${done}`, `8 增 ${done}`),
  s('申请量同比上升25％，办结量明显提高。', `25% 增 ${received}`),
  s('去年收到申请40件，今年收到申请50件。', `40 上年 ${received}`, `50 ${received}`),
  // Cases.
  s('因政府信息公开引发行政复议5件、行政诉讼3件。', '5 行政复议·总计', '3 行政诉讼·总计'),
  s(
    '全年被申请行政复议5起，其中结果维持3起，结果纠正1起，尚未审结1起。',
    '5 行政复议·总计',
    '3 行政复议·结果维持',
    '1 行政复议·结果纠正',
    '1 行政复议·尚未审结',
  ),
  s(
    '行政诉讼3件，其中未经复议直接起诉2件、复议后起诉1件。',
    '3 行政诉讼·总计',
    '2 未经复议直接起诉·总计',
    '1 复议后起诉·总计',
  ),
  s(
    '发生3件行政诉讼案件，2件获得维持，1件为其他结果。',
    '3 行政诉讼·总计',
    '2 行政诉讼·结果维持',
    '1 行政诉讼·其他结果',
  ),
  s('政府信息公开类行政复议5宗，1宗仍未审结。', '5 行政复议·总计', '1 行政复议·尚未审结'),
  // Documents, decisions, fees.
  at(
    management,
    '全年制发行政规范性文件2件，废止1件，现行有效9件。',
    '2 行政规范性文件·制发',
    '1 行政规范性文件·废止',
    '9 行政规范性文件·现行有效',
  ),
  at(
    management,
    '本年印发规范性文件2份，宣布失效1份，年末有效的9份。',
    '2 行政规范性文件·制发',
    '1 行政规范性文件·废止',
    '9 行政规范性文件·现行有效',
  ),
  at(management, '街道现行有效规范性文件9件，均已在网站公开。', '9 行政规范性文件·现行有效'),
  at(
    proactive,
    '本年作出行政许可决定26件、行政处罚决定14件，收取行政事业性收费18.871万元。',
    '26 行政许可·处理决定',
    '14 行政处罚·处理决定',
    '18.871 行政事业性收费·收费金额',
  ),
  at(proactive, '行政事业性收费188710元。', '188710 行政事业性收费·收费金额'),
  // Counts that no cell holds.
  at(
    proactive,
    '全年主动公开政府信息1,326条，其中政府网站810条、微信公众号402条、公开栏114条。',
    '1326 -',
    '810 -',
    '402 -',
    '114 -',
  ),
  at(proactive, '公开信息 1326 条，比上年增长5.2%，发布政策解读 12 篇。', '1326 -', '5.2% -', '12 -'),
  at(proactive, '通过网站公开约800条，公众号推送400余条，接待查询近百人次。', '~800 -', '~400 -', '~100 -'),
  at(proactive, '公开行政处罚信息33条，公示行政许可结果120条。', '33 -', '120 -'),
  at(proactive, '公开规范性文件5件，解读规范性文件3件。', '5 -', '3 -'),
  at(proactive, '累计浏览量达12.6万次，回应社会关切21次。', '~126000 -', '21 -'),
  at(management, '发布前审查信息640条，下架过期信息15条。', '640 -', '15 -'),
  at(platform, '网站设公开专栏3个，设查阅点2处，群众提交办事申请3100件。', '3 -', '2 -', '3100 -'),
  at(platform, '新媒体账号2个，发布动态230期，收到留言19条，答复19条。', '2 -', '230 -', '19 -', '19 -'),
  at(
    supervision,
    '开展培训2次，参加60人次，专职人员1名，受理群众来访18件，办结18件。',
    '2 -',
    '60 -',
    '1 -',
    '18 -',
    '18 -',
  ),
  at(supervision, '组织依申请公开培训3场，抽查申请答复书12份。', '3 -', '12 -'),
  at('otherMatters', '2024年，我街道收取信息处理费200元，发出收费通知1件。', '200 -', '1 -'),
  // Turns met in published reports, in words of our own.
  s('全年新收申请50件，结转上年4件。', `50 ${received}`, `4 ${carriedIn}`),
  s('通过门户网站共办理并答复申请31件、纸质申请16件。', '31 -', '16 -'),
  s('因2023年度的政府信息公开申请引发行政复议5件。', '5 行政复议·总计'),
  s('全年发生行政复议案件5件，其中3件为维持。', '5 行政复议·总计', '3 行政复议·结果维持'),
  s('累计办理公民、法人或其他组织通过网站、邮寄等途径依申请公开信息合计54件。', `54 ${both}`),
  s(
    '共承办依申请公开政府信息事项54件，47件已按期办结，7件结转到2025年度。',
    `54 ${both}`,
    `47 ${done}`,
    `7 ${carriedOut}`,
  ),
  s(
    '受理申请50件（另有7件结转下年度办理），其中予以公开18件。',
    `50 ${received}`,
    `7 ${carriedOut}`,
    '18 予以公开·总计',
  ),
  at(
    proactive,
    '公开信息22条，其中人事信息2条，财务信息2条（其中预算1条、决算1条），其他信息18条。',
    '22 -',
    '2 -',
    '2 -',
    '1 -',
    '1 -',
    '18 -',
  ),
  at(proactive, '统一发布乡镇（街道）行政规范性文件68件，公开规章目录1份。', '68 -', '1 -'),
  // Numbers of somebody else, of another time, or of nothing.
  s('各社区全年代收申请表33份，受理12345热线工单410件。', '33 -', '410 -'),
  s('由区自然资源局办理申请6件，不计入本街道。', '6 -'),
  s('上半年收到申请21件，三季度收到申请16件。', '21 -', '16 -'),
  s('自2021年以来，累计受理申请163件。', '163 -'),
  s('延期答复2件，告知补正5件，接受申请咨询30余次。', '2 -', '5 -', '~30 -'),
  s('全年办理申请约50件。', `~50 ${both}`),
  s('受理低保申请120件、行政复议申请5件。', '120 -', '5 行政复议·总计'),
  s('依据《条例》第二十条第（一）项和国办公开办函〔2021〕30号，在20个工作日内答复，联系电话0379-65551234。'),
  at(
    'preamble',
    '本报告的统计期限为2024年1月1日至2024年12月31日，由街道办公室（东三街18号）编制，共6个部分。',
    '6 -',
  ),
  at('problems/problems', '一是人手不足，二是更新不及时，一次性告知制度还需完善。'),
  at('problems/improvement', '2025年，计划举办培训4次，力争收到申请的办结时间缩短2天。', '4 -'),
];
