/**
 * 基础情况: facts the tables do not hold and the prose needs, asked as questions.
 * They are ours, not the form's: 30号 asks section 一 for 五个方面 and section 六 for 信息处理费, in words.
 */

export interface Fact {
  readonly id: string;
  /** The row label on the sheet; also the 〔field〕 name. */
  readonly label: string;
  /** 条, 次, 元 …; absent for an answer in words. */
  readonly unit?: string;
  readonly hint?: string;
}

export interface FactGroup {
  readonly id: string;
  readonly label: string;
  readonly facts: readonly Fact[];
  /** The fact that the others of the group (and rows the clerk adds) must add up to. */
  readonly total?: string;
  /** The cell or fact elsewhere that the group's facts must add up to. */
  readonly sumIs?: string;
}

export const factGroups = [
  {
    id: 'published',
    label: '主动公开信息（按渠道）',
    total: 'published.total',
    facts: [
      {
        id: 'published.total',
        label: '主动公开信息总数',
        unit: '条',
        hint: '全年通过各种渠道公开的信息总条数',
      },
      { id: 'published.website', label: '政府网站', unit: '条' },
      { id: 'published.wechat', label: '微信公众号', unit: '条' },
      { id: 'published.weibo', label: '微博', unit: '条' },
      { id: 'published.board', label: '公开栏', unit: '条', hint: '政务公开栏、村居公示栏' },
      { id: 'published.gazette', label: '政府公报', unit: '条' },
      { id: 'published.other', label: '其他渠道', unit: '条' },
    ],
  },
  {
    id: 'themes',
    label: '主动公开信息（按内容）',
    sumIs: 'published.total',
    facts: [
      { id: 'themes.policy', label: '政策文件类', unit: '条' },
      { id: 'themes.finance', label: '财政预决算类', unit: '条' },
      { id: 'themes.livelihood', label: '民生保障类', unit: '条' },
      { id: 'themes.other', label: '其他内容', unit: '条', hint: '可在本组内插入行，写上自己的分类' },
    ],
  },
  {
    id: 'interpretation',
    label: '解读和回应',
    facts: [
      { id: 'interpretation.published', label: '政策解读', unit: '条' },
      {
        id: 'interpretation.responses',
        label: '回应社会关切',
        unit: '次',
        hint: '含网站留言、热线转办的答复',
      },
    ],
  },
  {
    id: 'channels',
    label: '新收申请（按提交方式）',
    sumIs: 'requests/received/total',
    facts: [
      { id: 'channels.online', label: '网上申请', unit: '件', hint: '含网站在线申请、电子邮件' },
      { id: 'channels.letter', label: '信函申请', unit: '件' },
      { id: 'channels.inPerson', label: '当面申请', unit: '件' },
      { id: 'channels.other', label: '其他方式申请', unit: '件' },
    ],
  },
  {
    id: 'management',
    label: '政府信息管理',
    facts: [
      { id: 'management.reviewed', label: '发布前审查信息', unit: '条' },
      { id: 'management.updated', label: '动态调整更新信息', unit: '条', hint: '修改、撤下、转为公开的信息' },
    ],
  },
  {
    id: 'platform',
    label: '平台建设',
    facts: [
      { id: 'platform.columns', label: '网站公开专栏', unit: '个' },
      { id: 'platform.accounts', label: '政务新媒体账号', unit: '个' },
      { id: 'platform.points', label: '线下公开查阅点', unit: '个' },
    ],
  },
  {
    id: 'supervision',
    label: '监督保障',
    facts: [
      { id: 'supervision.trainings', label: '业务培训', unit: '次' },
      { id: 'supervision.trainees', label: '参加培训', unit: '人次' },
      { id: 'supervision.inspections', label: '监督检查', unit: '次' },
      { id: 'supervision.appraisals', label: '考核评议', unit: '次', hint: '工作考核、社会评议' },
      { id: 'supervision.accountability', label: '责任追究', unit: '人次' },
      { id: 'supervision.fullTime', label: '专职工作人员', unit: '人' },
      { id: 'supervision.partTime', label: '兼职工作人员', unit: '人' },
    ],
  },
  {
    id: 'problems',
    label: '问题与改进',
    facts: [
      { id: 'problems.main', label: '本年最主要的问题', hint: '一两句话，写本单位的真实问题，写在“说明”栏' },
      {
        id: 'problems.lastYear',
        label: '上年问题的整改结果',
        hint: '上年年报写的问题改得怎样，写在“说明”栏',
      },
      { id: 'problems.done', label: '本年已采取的改进措施', hint: '写在“说明”栏' },
      { id: 'problems.next', label: '下一步打算', hint: '写在“说明”栏' },
    ],
  },
  {
    id: 'processingFee',
    label: '信息处理费',
    facts: [
      { id: 'processingFee.amount', label: '收取信息处理费', unit: '元', hint: '没有收取填 0；单位是元' },
      { id: 'processingFee.notices', label: '发出收费通知', unit: '件' },
    ],
  },
] as const satisfies readonly FactGroup[];

export type FactKey = (typeof factGroups)[number]['facts'][number]['id'];

/** One answered row of 基础情况. */
export interface Answer {
  /** As typed: a number, text that is not one, or blank. */
  readonly value: number | string | null;
  readonly note: string;
}

/** A row the clerk added inside a group. */
export interface OwnFact extends Answer {
  readonly group: string;
  readonly label: string;
  readonly unit: string;
}

export interface Facts {
  readonly answers: Readonly<Partial<Record<FactKey, Answer>>>;
  readonly own: readonly OwnFact[];
}

export const noFacts: Facts = { answers: {}, own: [] };

/** All asked facts with the group they stand in. */
export const facts: readonly (Fact & { readonly id: FactKey; readonly group: string })[] = factGroups.flatMap(
  (group) => group.facts.map((fact) => ({ ...fact, group: group.id })),
);
