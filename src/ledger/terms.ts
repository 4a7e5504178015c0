/** The words a ledger may use for kinds: the form's own, read off the form, and what offices write for them. */
import { applicants, cases, requests2021 } from '../form/editions/2021';
import { outcomesLabel } from '../form/editions/2021';
import type { Leaf } from '../form/form';
import { isGroup } from '../form/form';
import { normaliseLabel } from '../form/label';
import { leavesOf, shortName } from '../form/table';
import { channels, type Channel } from '../form/channel';
import type { ApplicantType, CaseKind, CaseResult, Outcome } from './application';

/** A kind with the name it is shown and offered under, and the other words that mean it. */
export interface Term<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** The clause of 《政府信息公开条例》 an outcome rests on. */
  readonly article?: string;
  readonly also: readonly string[];
}

/** Words that offices write for an outcome and that mean nothing else. */
const outcomeWords: Readonly<Partial<Record<Outcome, readonly string[]>>> = {
  granted: ['公开', '同意公开', '全部公开', '主动公开', '已主动公开', '告知获取途径', '告知获取方式和途径'],
  grantedInPart: ['区分处理', '部分予以公开', '同意部分公开'],
  'refused.securityAndStability': ['危及三安全一稳定'],
  'refused.thirdParty': [
    '商业秘密',
    '个人隐私',
    '商业秘密个人隐私',
    '第三方不同意公开',
    '损害第三方合法权益',
  ],
  'refused.internalAffairs': ['三类内部事务信息'],
  'refused.processInformation': ['四类过程性信息'],
  'unavailable.notHeld': [
    '不掌握',
    '信息不存在',
    '政府信息不存在',
    '不存在',
    '非本机关公开',
    '不属于本机关公开',
  ],
  'unavailable.needsCreation': ['没有现成信息', '需要加工分析', '需加工汇总'],
  'unavailable.stillUnclear': ['补正后申请内容不明确', '补正后仍不明确'],
  'notProcessed.petition': ['信访投诉举报', '信访', '信访事项', '投诉举报'],
  'notProcessed.publication': ['要求提供公开出版物'],
  'notProcessed.reissue': ['重新出具'],
  'otherHandling.notCorrected': ['逾期未补正', '补正逾期', '逾期不补正不再处理'],
  'otherHandling.feeUnpaid': ['逾期不缴费', '逾期未缴纳费用'],
  'otherHandling.other': ['撤回', '申请人撤回', '撤回申请', '主动撤回', '其他处理其他'],
};

const leavesUnder = (label: string): readonly Leaf[] =>
  requests2021.bands.flatMap((band) =>
    band.rows.flatMap((row) => (isGroup(row) && row.label === label ? leavesOf(row.members) : [])),
  );

/** The 22 outcomes (本年度办理结果 without its total), in the form's order. */
export const outcomeTerms: readonly Term<Outcome>[] = leavesUnder(outcomesLabel)
  .filter(({ id }) => id !== 'outcomeTotal')
  .map((leaf) => {
    // The ids are those of the form's own rows, which the type is read off.
    const id = leaf.id as Outcome;
    const article = leaf.article === undefined ? {} : { article: leaf.article };
    const also = [leaf.label, ...(leaf.variants ?? []), ...(outcomeWords[id] ?? [])];
    return { id, name: shortName(leaf), ...article, also };
  });

/** Words that mean a type of applicant; 个体工商户 and foreigners are in no list, because the form does not say. */
const applicantWords: Readonly<Partial<Record<ApplicantType, readonly string[]>>> = {
  naturalPerson: ['个人', '公民'],
  business: ['企业', '公司', '商业企业类'],
  research: ['科研院所'],
  publicBenefit: ['公益组织', '社会组织'],
  legalService: ['律师事务所', '律所'],
  otherOrganization: ['其他组织', '其他法人或组织', '法人或其他组织其他'],
};

/** 申请人类型: the six columns of table 3. */
export const applicantTerms: readonly Term<ApplicantType>[] = leavesOf(applicants.columns)
  .filter(({ id }) => id !== 'total')
  .map((leaf) => {
    const id = leaf.id as ApplicantType;
    return { id, name: leaf.label, also: [shortName(leaf), ...(applicantWords[id] ?? [])] };
  });

/** What offices write for a way of applying. A web form and an e-mail are one to article 31. */
const channelWords: Readonly<Record<Channel, readonly string[]>> = {
  inPerson: ['当面提交', '现场', '现场提交', '当面申请', '窗口'],
  registeredPost: ['邮寄', '挂号信', '特快专递', '快递', 'EMS', '邮政特快专递'],
  letter: ['信函', '平信', '普通信函', '信件', '信函申请'],
  online: [
    '网上',
    '网站',
    '互联网',
    '在线',
    '在线申请',
    '网上申请',
    '电子邮件',
    '邮件',
    '邮箱',
    '网络申请',
    '平台',
  ],
  fax: ['传真申请'],
  dictated: ['口头', '口头申请'],
};

/** 收到方式. */
export const channelTerms: readonly Term<Channel>[] = channels.map(({ id, name }) => ({
  id,
  name,
  also: channelWords[id],
}));

const caseWords: Readonly<Record<CaseKind, { readonly name: string; readonly also: readonly string[] }>> = {
  reconsideration: { name: '复议', also: ['行政复议'] },
  direct: { name: '直接起诉', also: ['未经复议直接起诉', '诉讼', '行政诉讼'] },
  afterReconsideration: { name: '复议后起诉', also: ['经复议后起诉'] },
};

export const caseTerms: readonly Term<CaseKind>[] = leavesOf(cases.bands[0].rows).map((leaf) => {
  const id = leaf.id as CaseKind;
  return { id, ...caseWords[id] };
});

/** 结果; 驳回, 终止 and 撤诉 are in no list: practice differs, so the clerk says which it is. */
export const resultTerms: readonly Term<CaseResult>[] = leavesOf(cases.bands[0].columns)
  .filter(({ id }) => id !== 'pending' && id !== 'total')
  .map((leaf) => ({
    id: leaf.id as CaseResult,
    name: leaf.label,
    also: [leaf.label.replace(/^结果/u, ''), ...(leaf.id === 'otherOutcome' ? ['其他'] : [])],
  }));

/** 角色 of the office in a case. */
export const roleTerms: readonly Term<'original' | 'coDefendant'>[] = [
  { id: 'original', name: '原行为机关', also: ['原行政行为机关', '被申请人', '被告'] },
  { id: 'coDefendant', name: '复议机关共同被告', also: ['共同被告', '复议机关'] },
];

/** `（三）1.属于国家秘密` → `属于国家秘密`, `1` left out wherever it is the number of an item. */
const unnumbered = (text: string): string =>
  normaliseLabel(
    text.normalize('NFKC').replace(/^\s*(?:[(（][一二三四五六七][)）])?\s*(?:\d+\s*[.、．])?/u, ''),
  );

/** Words remembered by each reader. */
const mostRemembered = 500;

/** The columns of a ledger that hold one of a list, with their lists. */
export const kindTerms = { channel: channelTerms, applicant: applicantTerms, outcome: outcomeTerms } as const;
export type KindColumn = keyof typeof kindTerms;
export const kindColumns: readonly KindColumn[] = ['outcome', 'applicant', 'channel'];

/** What an office's own words mean, by column: the word as it stands, and the id of a term. */
export type OwnWords = Readonly<Partial<Record<KindColumn, ReadonlyMap<string, string>>>>;

/** A reader of one list of terms: the kind a text means, undefined where it is none of them. `own` goes before the list. */
export function termReader<Id extends string>(
  terms: readonly Term<Id>[],
  own: ReadonlyMap<string, string> = new Map(),
): (text: string) => Id | undefined {
  const known = new Map<string, Id>();
  const learn = (word: string, id: Id): void => {
    const key = unnumbered(word);
    if (!known.has(key)) known.set(key, id);
  };
  for (const [word, meant] of own) {
    const term = terms.find(({ id }) => id === meant);
    if (term) learn(word, term.id);
  }
  for (const { id, name, also } of terms) for (const word of [name, ...also]) learn(word, id);
  // A ledger says the same few words thousands of times; reducing them to what they mean is what takes the time.
  const read = new Map<string, Id | undefined>();
  return (text) => {
    if (read.has(text)) return read.get(text);
    const id = known.get(unnumbered(text));
    if (read.size < mostRemembered) read.set(text, id);
    return id;
  };
}
