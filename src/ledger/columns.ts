/**
 * The columns of the two ledger sheets, once: head, what they hold, and heads that offices use for the same. They are
 * ours, not the form's; the clauses are those of 《政府信息公开条例》.
 */

export interface Column<Id extends string = string> {
  readonly id: Id;
  readonly head: string;
  /**
   * `private`: names and words of applicants, which are never read. `computed`: follows from the others. `kind`: one of
   * a list of terms.
   */
  readonly holds: 'text' | 'day' | 'number' | 'kind' | 'private' | 'computed';
  readonly also?: readonly string[];
  /** What belongs here, for the clerk. */
  readonly help?: string;
  /** Characters. */
  readonly width: number;
}

export const applicationColumns = [
  {
    id: 'id',
    head: '编号',
    holds: 'text',
    width: 14,
    also: ['申请编号', '登记编号', '受理编号', '登记号', '流水号', '受理号', '序号'],
  },
  {
    id: 'served',
    head: '送达日期',
    holds: 'day',
    width: 12,
    also: ['来件日期', '来件时间', '收件日期', '申请日期', '申请时间', '提交日期'],
    help: '信件、传真、网页申请到达的日期，不从这一天起算',
  },
  {
    id: 'received',
    head: '收到（确认）日期',
    holds: 'day',
    width: 12,
    also: [
      '收到日期',
      '确认日期',
      '收到申请日期',
      '收到申请时间',
      '收到时间',
      '受理日期',
      '受理时间',
      '登记日期',
      '登记时间',
      '收文日期',
    ],
    help: '第三十一条：当面提交之日、邮寄签收之日；平常信函、网络、传真为双方确认之日。期限从次日起算',
  },
  {
    id: 'channel',
    head: '收到方式',
    holds: 'kind',
    width: 11,
    also: ['申请方式', '提交方式', '收件方式', '受理方式', '申请渠道', '申请途径', '渠道'],
  },
  {
    id: 'applicant',
    head: '申请人类型',
    holds: 'kind',
    width: 13,
    also: ['申请人类别', '申请人性质', '申请主体', '申请主体类型', '申请人身份', '类型'],
    help: '代理人、律师受委托代为申请的，按委托人的类型；律师事务所以自己名义申请的，是法律服务机构',
  },
  {
    id: 'applicantName',
    head: '申请人',
    holds: 'private',
    width: 12,
    also: ['申请人姓名', '申请人名称', '申请人姓名或名称', '姓名', '申请人姓名名称', '申请者'],
  },
  {
    id: 'agentName',
    head: '代理人',
    holds: 'private',
    width: 10,
    also: ['代理人姓名', '委托代理人', '联系人'],
  },
  {
    id: 'summary',
    head: '内容摘要',
    holds: 'private',
    width: 30,
    also: ['申请内容', '申请事项', '申请公开内容', '所需信息', '所需政府信息', '内容描述', '申请公开的内容'],
  },
  {
    id: 'correctionNoticed',
    head: '补正通知日期',
    holds: 'day',
    width: 12,
    also: ['补正告知日期', '补正通知', '通知补正日期', '补正通知时间'],
    help: '第三十条：收到之日起7个工作日内一次性告知',
  },
  {
    id: 'correctionDeadline',
    head: '补正期限',
    holds: 'day',
    width: 12,
    also: ['补正截止日期', '补正期限届满', '补正截止'],
    help: '通知里给申请人的最后一天',
  },
  {
    id: 'correctionCame',
    head: '补正收到日期',
    holds: 'day',
    width: 12,
    also: ['收到补正日期', '补正日期', '补正材料收到日期', '补正收到时间'],
    help: '答复期限从收到补正之日起重新计算',
  },
  {
    id: 'thirdPartyFrom',
    head: '征求第三方意见日期',
    holds: 'day',
    width: 12,
    also: [
      '征求第三方日期',
      '第三方征求日期',
      '征求第三方意见',
      '第三方开始',
      '第三方起',
      '第三方from',
      '第三方从',
    ],
    help: '征求意见所需时间不计算在期限内',
  },
  {
    id: 'thirdPartyTo',
    head: '收到第三方意见日期',
    holds: 'day',
    width: 12,
    also: [
      '第三方意见日期',
      '第三方答复日期',
      '第三方反馈日期',
      '第三方回复日期',
      '第三方结束',
      '第三方止',
      '第三方to',
      '第三方至',
    ],
  },
  {
    id: 'organFrom',
    head: '征求其他机关意见日期',
    holds: 'day',
    width: 12,
    also: [
      '征求其他机关日期',
      '征求意见日期',
      '征求其他部门意见日期',
      '征求其他机关意见',
      '其他机关开始',
      '其他机关起',
      '其他机关from',
      '其他机关从',
    ],
    help: '征求意见所需时间不计算在期限内',
  },
  {
    id: 'organTo',
    head: '收到其他机关意见日期',
    holds: 'day',
    width: 12,
    also: [
      '其他机关意见日期',
      '其他机关答复日期',
      '其他机关反馈日期',
      '收到意见日期',
      '其他机关结束',
      '其他机关止',
      '其他机关to',
      '其他机关至',
    ],
  },
  {
    id: 'extensionTold',
    head: '延期告知日期',
    holds: 'day',
    width: 12,
    also: ['延期答复告知日期', '延期告知时间', '延期日期', '告知延期日期', '延长答复告知日期'],
    help: '第三十三条：须在期限内经负责人同意并告知申请人',
  },
  {
    id: 'extensionDays',
    head: '延期工作日数',
    holds: 'number',
    width: 9,
    also: ['延期天数', '延长工作日数', '延长期限', '延期日数'],
    help: '最多20个工作日；不填按20个算',
  },
  {
    id: 'deferredTo',
    head: '延迟答复日期',
    holds: 'day',
    width: 12,
    also: ['延迟答复期限', '延迟答复至'],
    help: '第三十五条：大量反复申请、理由合理的，告知申请人的答复日期',
  },
  {
    id: 'feeNoticed',
    head: '收费通知',
    holds: 'day',
    width: 12,
    also: ['收费通知日期', '收费通知时间', '发出收费通知日期'],
    help: '收到收费通知次日起20个工作日内缴纳',
  },
  {
    id: 'feePaid',
    head: '缴费日期',
    holds: 'day',
    width: 12,
    also: ['缴纳日期', '缴费时间', '缴纳费用日期'],
  },
  { id: 'feeAmount', head: '金额', holds: 'number', width: 9, also: ['收费金额', '信息处理费', '金额元'] },
  {
    id: 'replyNumber',
    head: '答复文号',
    holds: 'private',
    width: 16,
    also: ['文号', '答复书文号', '告知书文号', '答复编号'],
  },
  {
    id: 'replied',
    head: '答复日期',
    holds: 'day',
    width: 12,
    also: ['答复时间', '办结日期', '办结时间', '回复日期', '回复时间', '答复书日期', '作出答复日期'],
  },
  {
    id: 'sent',
    head: '送出（交邮）日期',
    holds: 'day',
    width: 12,
    also: ['送出日期', '交邮日期', '寄出日期', '邮寄日期', '发出日期', '送达申请人日期', '答复送达日期'],
    help: '邮寄的是交邮之日，当面的是签收之日；是否按期看这一天',
  },
  {
    id: 'outcome',
    head: '办理结果',
    holds: 'kind',
    width: 18,
    also: [
      '处理结果',
      '答复结果',
      '答复类型',
      '答复情况',
      '办理情况',
      '处理情况',
      '办理情况结果',
      '结果',
      '公开类型',
      '答复方式',
    ],
  },
  {
    id: 'withdrawn',
    head: '撤回日期',
    holds: 'day',
    width: 12,
    also: ['撤回申请日期', '撤回时间', '申请人撤回日期'],
  },
  { id: 'remark', head: '备注', holds: 'private', width: 20, also: ['说明', '其他说明'] },
  { id: 'due', head: '到期日', holds: 'computed', width: 12 },
  { id: 'state', head: '状态', holds: 'computed', width: 12 },
] as const satisfies readonly Column[];

export type ApplicationColumn = (typeof applicationColumns)[number]['id'];

export const caseColumns = [
  { id: 'id', head: '案件编号', holds: 'text', width: 16, also: ['案号', '编号', '复议案号', '案件号'] },
  {
    id: 'application',
    head: '申请编号',
    holds: 'text',
    width: 14,
    also: ['对应申请编号', '信息公开申请编号'],
    help: '依申请台账里的编号',
  },
  { id: 'kind', head: '种类', holds: 'kind', width: 13, also: ['案件种类', '案件类型', '类型', '类别'] },
  {
    id: 'role',
    head: '角色',
    holds: 'kind',
    width: 18,
    also: ['本机关角色', '诉讼地位'],
    help: '复议机关作共同被告的不计，由原行为机关计',
  },
  {
    id: 'filed',
    head: '申请或起诉日期',
    holds: 'day',
    width: 14,
    also: ['申请日期', '起诉日期', '受理日期', '立案日期', '收案日期'],
  },
  {
    id: 'closed',
    head: '结案日期',
    holds: 'day',
    width: 12,
    also: ['审结日期', '裁判日期', '决定日期', '结案时间'],
  },
  { id: 'instance', head: '审级', holds: 'text', width: 8, also: ['审理级别'] },
  {
    id: 'result',
    head: '结果',
    holds: 'kind',
    width: 12,
    also: ['案件结果', '审理结果', '处理结果', '裁判结果'],
    help: '驳回、终止、撤诉等按当地统计口径选择',
  },
] as const satisfies readonly Column[];

export type CaseColumn = (typeof caseColumns)[number]['id'];

const heads = {
  applications: new Map<string, string>(applicationColumns.map(({ id, head }) => [id, head])),
  cases: new Map<string, string>(caseColumns.map(({ id, head }) => [id, head])),
};

/** The head of a column, as people know it. */
export function applicationHead(id: ApplicationColumn): string {
  return heads.applications.get(id) ?? id;
}

export function caseHead(id: CaseColumn): string {
  return heads.cases.get(id) ?? id;
}
