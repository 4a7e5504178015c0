/** 填报说明 says whose report it is, and for which year: without them nothing can be filed (《政府信息公开条例》第四十九条). */
import type { InfoKey } from '../form/report';
import type { Finding, Rule, Severity } from './rule';

const basis = '《政府信息公开条例》第四十九条：各单位报告上一年度情况';

function missing(key: InfoKey, severity: Severity, message: string): Finding {
  return { rule: 'info', severity, cells: [], about: [key], message, basis };
}

export const aboutUnit: Rule = {
  id: 'info',
  comment: 'The unit, its level and the year are filled in on the first sheet.',
  check: ({ report: { unit, year, level } }) => [
    ...(unit.trim() === '' ? [missing('unit', 'error', '还没有填单位名称。请在“填报说明”里填写全称。')] : []),
    ...(year === null ? [missing('year', 'error', '还没有填年度。请在“填报说明”里填写，如 2024。')] : []),
    ...(level === null
      ? [missing('level', 'hint', '还没有选单位类型。请在“填报说明”里选择，部分检查和文字要用到。')]
      : []),
  ],
};
