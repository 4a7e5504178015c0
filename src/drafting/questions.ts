/** What to ask where a fact of 基础情况 is missing. A question stands for itself: the report goes to people who never saw the sheet. */
import type { FactKey } from '../form/fact';
import { factLabel } from './source';

const published = (id: FactKey) => `通过${factLabel(id)}公开了多少条信息`;
const theme = (id: FactKey) => `${factLabel(id)}信息公开了多少条`;
const received = (id: FactKey) => `${factLabel(id)}有多少件`;

const asked: Readonly<Record<FactKey, (id: FactKey) => string>> = {
  'published.total': () => '全年主动公开政府信息共多少条',
  'published.website': published,
  'published.wechat': published,
  'published.weibo': published,
  'published.board': published,
  'published.gazette': published,
  'published.other': published,
  'themes.policy': theme,
  'themes.finance': theme,
  'themes.livelihood': theme,
  'themes.other': theme,
  'interpretation.published': () => '全年发布政策解读多少条',
  'interpretation.responses': () => '全年回应社会关切多少次',
  'channels.online': received,
  'channels.letter': received,
  'channels.inPerson': received,
  'channels.other': received,
  'management.reviewed': () => '全年有多少条信息经过发布前审查',
  'management.updated': () => '全年修改、撤下或转为公开的信息有多少条',
  'platform.columns': () => '网站上设有几个公开专栏',
  'platform.accounts': () => '有几个政务新媒体账号',
  'platform.points': () => '设有几个线下公开查阅点',
  'supervision.trainings': () => '全年举办了几次政府信息公开业务培训',
  'supervision.trainees': () => '培训有多少人次参加',
  'supervision.inspections': () => '全年开展了几次监督检查',
  'supervision.appraisals': () => '全年开展了几次工作考核或社会评议',
  'supervision.accountability': () => '全年追究责任多少人次',
  'supervision.fullTime': () => '专职工作人员有几人',
  'supervision.partTime': () => '兼职工作人员有几人',
  'problems.main': () => '本年政府信息公开工作最主要的问题是什么',
  'problems.lastYear': () => '上年年报所列问题整改得怎样',
  'problems.done': () => '本年采取了哪些改进措施',
  'problems.next': () => '下一步有什么打算',
  'processingFee.amount': () => '全年收取信息处理费多少元',
  'processingFee.notices': () => '全年发出信息处理费收费通知多少件',
};

/** The question for one fact, without its question mark. */
export function questionFor(id: FactKey): string {
  return asked[id](id);
}
