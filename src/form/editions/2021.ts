/**
 * The form in force: 国办公开办函〔2021〕30号 (2021-09-26), report years 2021 onwards.
 * Labels are verbatim; `variants` and `clue` are labels met in published reports; `help` cites 《政府信息公开条例》.
 */
import type { Band, Edition, Leaf, Section, TableData } from '../form';
import { columnSums, deriveTable, rowBalance, rowSums } from '../table';

const basis = '国办公开办函〔2021〕30号';

const decisions = [{ id: 'decisions', label: '本年处理决定数量', short: '处理决定' }] as const;

export const proactive2021 = {
  id: 'proactive',
  labelColumns: 1,
  widths: [1, 1, 1, 1],
  bands: [
    {
      bar: { label: '第二十条第（一）项' },
      corner: { label: '信息内容' },
      columns: [
        {
          id: 'issued',
          label: '本年制发件数',
          short: '制发',
          variants: ['本年制作数量', '本年制发数量'],
          clue: '制发',
        },
        {
          id: 'repealed',
          label: '本年废止件数',
          short: '废止',
          variants: ['本年度止件数', '本年度废止件数'],
          clue: '止件',
        },
        { id: 'inForce', label: '现行有效件数', short: '现行有效', variants: ['现行有效件'], clue: '有效' },
      ],
      rows: [
        {
          id: 'regulations',
          label: '规章',
          help: '只有国务院部门、国务院直属机构，省级、设区的市级和自治州政府可以制定规章；其他单位填 0。',
        },
        {
          id: 'normativeDocuments',
          label: '行政规范性文件',
          variants: ['规范性文件'],
          clue: '规范性文件',
          help: '现行有效件数 = 上年末现行有效件数 + 本年制发 − 本年废止。',
        },
      ],
    },
    {
      bar: { label: '第二十条第（五）项' },
      corner: { label: '信息内容' },
      columns: decisions,
      rows: [{ id: 'licenses', label: '行政许可', help: '本年作出的行政许可处理决定数量，含不予许可。' }],
    },
    {
      bar: { label: '第二十条第（六）项' },
      corner: { label: '信息内容' },
      columns: decisions,
      rows: [
        { id: 'penalties', label: '行政处罚', help: '本年作出的行政处罚决定数量。' },
        { id: 'compulsion', label: '行政强制', help: '本年作出的行政强制决定数量。' },
      ],
    },
    {
      bar: { label: '第二十条第（八）项' },
      corner: { label: '信息内容' },
      columns: [
        {
          id: 'amount',
          label: '本年收费金额（单位：万元）',
          short: '收费金额',
          clue: '收费金额',
          measure: 'money',
        },
      ],
      rows: [{ id: 'fees', label: '行政事业性收费', help: '单位是万元，可以有小数；不要填成元。' }],
    },
  ],
} as const satisfies TableData;

const total = { id: 'total', label: '总计', variants: ['合计'] } as const satisfies Leaf;

/** The heads of table 3 are the same in both editions. */
export const applicants = {
  corner: {
    label: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    note: true,
  },
  columns: [
    {
      label: '申请人情况',
      members: [
        { id: 'naturalPerson', label: '自然人' },
        {
          label: '法人或其他组织',
          short: '法人或其他组织',
          members: [
            { id: 'business', label: '商业企业' },
            { id: 'research', label: '科研机构' },
            { id: 'publicBenefit', label: '社会公益组织' },
            { id: 'legalService', label: '法律服务机构' },
            { id: 'otherOrganization', label: '其他', short: '其他组织' },
          ],
        },
        total,
      ],
    },
  ],
} as const satisfies Omit<Band, 'rows'>;

/** Rows 一 and 二 of table 3. */
export const arrivals = [
  {
    id: 'received',
    label: '一、本年新收政府信息公开申请数量',
    short: '新收申请',
    clue: '新收',
    help: '1月1日至12月31日新收到的申请，按件计。',
  },
  {
    id: 'carriedIn',
    label: '二、上年结转政府信息公开申请数量',
    short: '上年结转',
    clue: '上年结转',
    help: '应等于上年年报“四、结转下年度继续办理”同一列的数字。',
  },
] as const satisfies readonly Leaf[];

/** Rows （一）–（五） of 三、本年度办理结果. */
export const outcomes = [
  {
    id: 'granted',
    label: '（一）予以公开',
    short: '予以公开',
    clue: '予以公开',
    help: '已经提供的；已主动公开、告知了获取方式和途径的也在这里',
    article: '第三十六条第一项、第二项',
  },
  {
    id: 'grantedInPart',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    short: '部分公开',
    clue: '部分公开',
    help: '区分处理的只计在这里，不再计入其他情形',
    article: '第三十七条',
  },
  {
    label: '（三）不予公开',
    short: '不予公开',
    members: [
      {
        id: 'refused.stateSecret',
        label: '1.属于国家秘密',
        short: '国家秘密',
        clue: '国家秘密',
        article: '第十四条',
      },
      {
        id: 'refused.barredByLaw',
        label: '2.其他法律行政法规禁止公开',
        short: '法律行政法规禁止公开',
        clue: '其他法律',
        article: '第十四条',
      },
      {
        id: 'refused.securityAndStability',
        label: '3.危及“三安全一稳定”',
        short: '三安全一稳定',
        clue: '一稳定',
        help: '国家安全、公共安全、经济安全、社会稳定',
        article: '第十四条',
      },
      {
        id: 'refused.thirdParty',
        label: '4.保护第三方合法权益',
        short: '第三方合法权益',
        clue: '第三方',
        help: '商业秘密、个人隐私',
        article: '第十五条',
      },
      {
        id: 'refused.internalAffairs',
        label: '5.属于三类内部事务信息',
        short: '内部事务信息',
        clue: '内部事务',
        help: '人事管理、后勤管理、内部工作流程',
        article: '第十六条第一款',
      },
      {
        id: 'refused.processInformation',
        label: '6.属于四类过程性信息',
        short: '过程性信息',
        clue: '过程性',
        help: '讨论记录、过程稿、磋商信函、请示报告',
        article: '第十六条第二款',
      },
      {
        id: 'refused.caseFile',
        label: '7.属于行政执法案卷',
        short: '行政执法案卷',
        clue: '执法案卷',
        article: '第十六条第二款',
      },
      {
        id: 'refused.inquiry',
        label: '8.属于行政查询事项',
        short: '行政查询事项',
        clue: '行政查询',
        help: '工商、不动产登记资料等，有关法律、行政法规对信息的获取有特别规定的',
        article: '第三十六条第七项',
      },
    ],
  },
  {
    label: '（四）无法提供',
    short: '无法提供',
    members: [
      {
        id: 'unavailable.notHeld',
        label: '1.本机关不掌握相关政府信息',
        short: '本机关不掌握',
        clue: '不掌握',
        help: '检索后没有该信息，或者不属于本机关负责公开；告知了应当找哪个机关的也在这里',
        article: '第三十六条第四项、第五项',
      },
      {
        id: 'unavailable.needsCreation',
        label: '2.没有现成信息需要另行制作',
        short: '需要另行制作',
        clue: '另行制作',
        help: '需要对现有信息加工、分析的',
        article: '第三十八条',
      },
      {
        id: 'unavailable.stillUnclear',
        label: '3.补正后申请内容仍不明确',
        short: '补正后仍不明确',
        clue: '补正后',
        article: '第三十条',
      },
    ],
  },
  {
    label: '（五）不予处理',
    short: '不予处理',
    members: [
      {
        id: 'notProcessed.petition',
        label: '1.信访举报投诉类申请',
        short: '信访举报投诉',
        clue: '信访',
        article: '第三十九条第一款',
      },
      {
        id: 'notProcessed.repeat',
        label: '2.重复申请',
        short: '重复申请',
        clue: '重复申请',
        article: '第三十六条第六项',
      },
      {
        id: 'notProcessed.publication',
        label: '3.要求提供公开出版物',
        short: '公开出版物',
        clue: '出版物',
        article: '第三十九条第二款',
      },
      {
        id: 'notProcessed.excessive',
        label: '4.无正当理由大量反复申请',
        short: '大量反复申请',
        clue: '大量反复',
        article: '第三十五条',
      },
      {
        id: 'notProcessed.reissue',
        label: '5.要求行政机关确认或重新出具已获取信息',
        short: '确认或重新出具',
        clue: '重新出具',
      },
    ],
  },
] as const satisfies Band['rows'];

export const outcomeTotal = {
  id: 'outcomeTotal',
  label: '（七）总计',
  short: '办理总计',
  variants: ['（七）合计'],
} as const satisfies Leaf;

export const carriedOut = {
  id: 'carriedOut',
  label: '四、结转下年度继续办理',
  short: '结转下年度',
  clue: '结转下年度',
  help: '年底前未办结、转到下一年继续办理的申请。',
} as const satisfies Leaf;

export const outcomesLabel = '三、本年度办理结果';

/** Widths of table 3 as printed, in twentieths of a point. */
export const requestWidths = [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685] as const;

export const requests2021 = {
  id: 'requests',
  labelColumns: 3,
  widths: requestWidths,
  bands: [
    {
      ...applicants,
      rows: [
        ...arrivals,
        {
          label: outcomesLabel,
          members: [
            ...outcomes,
            {
              label: '（六）其他处理',
              short: '其他处理',
              members: [
                {
                  id: 'otherHandling.notCorrected',
                  label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
                  short: '逾期不补正',
                  clue: '逾期不补正',
                  article: '第三十条',
                },
                {
                  id: 'otherHandling.feeUnpaid',
                  label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
                  short: '逾期未缴费',
                  clue: '缴纳费用',
                  help: '收到收费通知次日起20个工作日内未缴纳的（国办函〔2020〕109号）',
                  article: '第四十二条',
                },
                { id: 'otherHandling.other', label: '3.其他', short: '其他情形' },
              ],
            },
            outcomeTotal,
          ],
        },
        carriedOut,
      ],
    },
  ],
} as const satisfies TableData;

export const cases = {
  id: 'cases',
  labelColumns: 0,
  widths: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  bands: [
    {
      across: true,
      rows: [
        { id: 'reconsideration', label: '行政复议' },
        {
          label: '行政诉讼',
          short: '行政诉讼',
          members: [
            { id: 'direct', label: '未经复议直接起诉' },
            { id: 'afterReconsideration', label: '复议后起诉' },
          ],
        },
      ],
      columns: [
        { id: 'upheld', label: '结果维持', clue: '维持' },
        { id: 'corrected', label: '结果纠正', clue: '纠正' },
        { id: 'otherOutcome', label: '其他结果', clue: '其他' },
        { id: 'pending', label: '尚未审结', clue: '审结' },
        total,
      ],
    },
  ],
} as const satisfies TableData;

const printed = `${basis}附件表格表头注明的勾稽关系`;
const implied = `${basis}附件表格：总计为同组各项之和`;

/** 勾稽关系 of table 3: the same three kinds in both editions. */
export const requestRelations = (data: TableData) => [
  ...columnSums(data, { rule: 't3-col-sum', whole: 'total', words: '各类申请人之和 = 总计', basis: implied }),
  ...rowSums(data, {
    rule: 't3-result-sum',
    under: outcomesLabel,
    whole: 'outcomeTotal',
    words: '（一）至（六）各项之和 = （七）总计',
    basis: implied,
  }),
  ...rowBalance(data, {
    rule: 't3-balance',
    left: ['received', 'carriedIn'],
    right: ['outcomeTotal', 'carriedOut'],
    words: '第一项 + 第二项 = 第三项 + 第四项',
    basis: printed,
  }),
];

export const caseRelations = (data: TableData) =>
  columnSums(data, {
    rule: 't4-sum',
    whole: 'total',
    words: '维持 + 纠正 + 其他 + 尚未审结 = 总计',
    basis: implied,
  });

/** The six sections; unchanged since 2019. */
export const sections: readonly Section[] = [
  {
    id: 'overview',
    numeral: '一',
    title: '总体情况',
    short: '总体情况',
    variants: ['工作总体推进情况', '总体工作情况'],
    tells: { 总体: 2, 概述: 2, 概况: 2, 综述: 2, 基本情况: 2, 工作情况: 1.5, 公开情况: 1.2 },
  },
  {
    id: 'proactive',
    numeral: '二',
    title: '主动公开政府信息情况',
    short: '主动公开',
    variants: ['主动公开情况'],
    tells: { 主动公开: 2, 公开政府信息: 0.5 },
    table: 'proactive',
  },
  {
    id: 'requests',
    numeral: '三',
    title: '收到和处理政府信息公开申请情况',
    short: '依申请公开',
    variants: ['收到和处理申请情况'],
    tells: { 收到和处理: 2, 依申请公开: 2, 公开申请: 1.2, 申请情况: 1, 申请办理: 1 },
    table: 'requests',
  },
  {
    id: 'cases',
    numeral: '四',
    title: '政府信息公开行政复议、行政诉讼情况',
    short: '复议诉讼',
    variants: ['行政复议、行政诉讼情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
    tells: { 复议: 1.5, 诉讼: 1.5 },
    table: 'cases',
  },
  {
    id: 'problems',
    numeral: '五',
    title: '存在的主要问题及改进情况',
    short: '问题与改进',
    variants: [
      '存在问题及改进情况',
      '存在的问题及改进情况',
      '存在的主要问题及改进措施',
      '政府信息公开工作存在的主要问题及改进情况',
      '政府信息公开工作存在的问题及改进措施',
    ],
    tells: { 问题: 1.5, 不足: 1.2, 困难: 1.2, 改进: 1.2, 整改: 1.2, 下一步: 1, 打算: 0.5 },
  },
  {
    id: 'otherMatters',
    numeral: '六',
    title: '其他需要报告的事项',
    short: '其他事项',
    variants: ['其他需要汇报事项', '其他需报告的事项', '其他报告的事项', '其他事项', '其他需要报告事项'],
    tells: {
      其他事项: 2,
      其他需: 1.5,
      其他: 0.8,
      报告事项: 1,
      报告的事项: 1.2,
      说明的事项: 1.2,
      其他有关: 1,
    },
  },
];

export const edition2021: Edition = {
  id: '2021',
  basis,
  firstYear: 2021,
  lastYear: Infinity,
  sections,
  tables: {
    proactive: deriveTable('2021', proactive2021, []),
    requests: deriveTable('2021', requests2021, requestRelations(requests2021)),
    cases: deriveTable('2021', cases, caseRelations(cases)),
  },
};
