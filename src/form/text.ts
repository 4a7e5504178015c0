/** The text parts of a report, in printed order, with the headings the form and its 通知 give them. */
import type { Labelled } from './label';
import type { Tells } from './tells';

export interface TextPart extends Labelled {
  readonly key: string;
  /** The section it stands in; the preamble stands before section 一. */
  readonly section: 'preamble' | 'overview' | 'problems' | 'otherMatters';
  /** The number printed before a headed part; parts without one are plain paragraphs. */
  readonly numeral?: string;
  /** Words that tell the part's heading however it is worded, with their weight. */
  readonly tells?: Tells;
  /** What to write here, for the sheet. */
  readonly prompt: string;
}

/** 30号: section 一 covers the five aspects, none left out; section 五 has problems and improvement. */
export const textParts = [
  {
    key: 'preamble',
    section: 'preamble',
    label: '引言',
    prompt: '可不写。编制依据、统计期限（1月1日至12月31日）、电子版网址和联系方式，印在“一、总体情况”之前。',
  },
  {
    key: 'overview/lead',
    section: 'overview',
    label: '总述',
    prompt: '可不写。一两句总的情况，印在五个方面之前。',
  },
  {
    key: 'overview/proactive',
    section: 'overview',
    numeral: '（一）',
    label: '主动公开',
    variants: ['主动公开情况', '主动公开政府信息情况', '主动公开工作情况'],
    clue: '主动公开',
    tells: { 主动公开: 2, 公开内容: 1, 信息发布: 1, 公开政府信息: 1, 公开信息: 1, 发布信息: 1 },
    prompt: '公开了多少条、通过什么渠道、解读和回应情况。',
  },
  {
    key: 'overview/requests',
    section: 'overview',
    numeral: '（二）',
    label: '依申请公开',
    variants: ['依申请公开情况', '依申请公开办理情况', '依申请公开工作情况'],
    clue: '依申请公开',
    tells: { 依申请: 2, 申请公开: 1.5, 公开申请: 1.5, 申请办理: 1 },
    prompt: '新收、结转、办结多少件，结果如何。',
  },
  {
    key: 'overview/management',
    section: 'overview',
    numeral: '（三）',
    label: '政府信息管理',
    variants: ['政府信息管理情况', '政府信息管理工作情况', '信息管理情况'],
    clue: '信息管理',
    tells: { 信息管理: 2, 信息资源管理: 2, 管理制度: 0.5, 制度: 0.5, 管理: 0.8, 保密审查: 1 },
    prompt: '规范性文件管理、保密审查、信息动态调整。',
  },
  {
    key: 'overview/platform',
    section: 'overview',
    numeral: '（四）',
    label: '政府信息公开平台建设',
    variants: ['政府信息公开平台建设情况', '平台建设', '平台建设情况', '公开平台建设情况'],
    clue: '平台建设',
    tells: { 平台: 2, 渠道: 1, 载体: 1, 网站: 1, 新媒体: 1 },
    prompt: '网站专栏、新媒体、线下公开点的建设情况。',
  },
  {
    key: 'overview/supervision',
    section: 'overview',
    numeral: '（五）',
    label: '监督保障',
    variants: ['监督保障情况', '监督保障工作情况', '监督保障及教育培训情况'],
    clue: '监督保障',
    tells: { 监督: 1.5, 保障: 1, 培训: 1, 考核: 1.5, 评议: 1, 责任追究: 1.5, 监管: 1 },
    prompt: '培训、检查、考核、社会评议、责任追究。',
  },
  {
    key: 'problems/problems',
    section: 'problems',
    numeral: '（一）',
    label: '存在的主要问题',
    variants: ['存在问题', '主要问题', '存在的问题', '存在主要问题'],
    clue: '问题',
    tells: { 问题: 1.5, 不足: 1.5, 困难: 1.5, 短板: 1.5 },
    prompt: '本单位的真实问题，不写套话。',
  },
  {
    key: 'problems/improvement',
    section: 'problems',
    numeral: '（二）',
    label: '改进情况',
    variants: ['改进措施', '下一步改进措施', '改进情况和措施', '下一步工作打算'],
    clue: '改进',
    tells: { 改进: 1.5, 整改: 1.5, 措施: 1, 下一步: 1.5, 打算: 1, 努力方向: 1.5, 下阶段: 1.5, 今后: 1.5 },
    prompt: '针对问题已做和要做的改进。',
  },
  {
    key: 'otherMatters',
    section: 'otherMatters',
    label: '其他需要报告的事项',
    prompt: '收取信息处理费情况在此处报告（金额用元；没有收取写“未收取”）。',
  },
] as const satisfies readonly TextPart[];

export type TextKey = (typeof textParts)[number]['key'];

/** A report's prose by part; a part left out is not written. */
export type Texts = Readonly<Partial<Record<TextKey, string>>>;

export const textKeys: readonly TextKey[] = textParts.map((part) => part.key);

/** The five aspects 30号 asks for in section 一. */
export const aspectKeys: readonly TextKey[] = textParts
  .filter((part) => part.section === 'overview' && 'numeral' in part)
  .map((part) => part.key);

/** The heading as printed where the clerk has not worded it otherwise: `（一）主动公开`. */
export function partHeading(key: TextKey): string | undefined {
  const part: TextPart | undefined = textParts.find((candidate) => candidate.key === key);
  return part?.numeral === undefined ? undefined : `${part.numeral}${part.label}`;
}

/** The name of a part in messages: `主动公开`. */
export function textName(key: TextKey): string {
  return textParts.find((part) => part.key === key)?.label ?? key;
}
