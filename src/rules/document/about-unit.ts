/** 填报说明 says whose report it is, and for which year: without them nothing can be filed (《政府信息公开条例》第四十九条). */
import type { InfoKey } from '../../form/report';
import type { Severity } from '../../form/severity';
import { defineRule, type Said } from '../rule';

function missing(key: InfoKey, severity: Severity, message: string, unfilled: boolean): Said {
  return { severity, cells: [], about: [key], message, ...(unfilled ? { unfilled } : {}) };
}

function yearMessage(typed: string | undefined): string {
  if (typed === undefined) return '还没有填年度。请在“填报说明”里填写，如 2024。';
  return `年度填的是“${typed}”，看不出是哪一年。请在“填报说明”里改为四位数字，如 2024。`;
}

function levelMessage(typed: string | undefined): string {
  if (typed === undefined) return '还没有选单位类型。请在“填报说明”里选择，部分检查和文字要用到。';
  return `单位类型填的是“${typed}”，不在列表里。请在“填报说明”里从列表中选择，部分检查和文字要用到。`;
}

export const aboutUnit = defineRule({
  id: 'info',
  comment: 'The unit, its level and the year are filled in on the first sheet.',
  severity: 'error',
  basis: '《政府信息公开条例》第四十九条：各单位报告上一年度情况',
  only: ['unit', 'year', 'level', 'info'],
  check: ({ report: { unit, year, level, info } }) => [
    ...(unit.trim() === ''
      ? [missing('unit', 'error', '还没有填单位名称。请在“填报说明”里填写全称。', true)]
      : []),
    ...(year === null ? [missing('year', 'error', yearMessage(info.year), info.year === undefined)] : []),
    ...(level === null ? [missing('level', 'hint', levelMessage(info.level), info.level === undefined)] : []),
  ],
});
