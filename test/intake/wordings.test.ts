/** Headings, titles and values in the wordings of published reports: meant, not spelled. */
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/form/report';
import { editionFor } from '../../src/form/index';
import { scoreHeading } from '../../src/intake/headings';
import { levelOf } from '../../src/intake/level';
import { readPastedText } from '../../src/intake/pasted';
import type { Intake } from '../../src/intake/read-lines';
import { findingsOf } from '../../src/rules/finding';
import { rules } from '../../src/rules/index';
import { writePastedText } from '../../src/intake/text-form';
import { cleanReport } from '../rules/clean-report';

const text = writePastedText(cleanReport);

function read(changed: string): Intake {
  const intake = readPastedText(changed);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  return intake;
}

const { sections } = editionFor(2024);

describe('headings', () => {
  test.each([
    ['五、存在的主要问题及整改措施', 'problems'],
    ['五、问题与改进', 'problems'],
    ['五、下一步工作打算', 'problems'],
    ['五、存在的不足与改进方向', 'problems'],
    ['六、其它需要报告的事项', 'otherMatters'],
    ['六、其他需要汇报的事项', 'otherMatters'],
    ['六、其他事项', 'otherMatters'],
    ['二、政府信息主动公开情况', 'proactive'],
    ['二、行政机关主动公开政府信息的情况', 'proactive'],
    ['三、行政机关收到和处理政府信息公开申请情况', 'requests'],
    ['三、依申请公开情况', 'requests'],
    ['四、行政复议和行政诉讼情况', 'cases'],
    ['一、概述', 'overview'],
    ['一、基本情况', 'overview'],
    ['1、总体情况', 'overview'],
  ])('%s is %s', (heading, id) => {
    expect(scoreHeading(heading, sections)[0]?.section.id).toBe(id);
  });

  test.each([
    '一、本年新收政府信息公开申请数量很多。还有',
    '（一）主动公开情况',
    '一、加强组织领导',
    '12',
    '二、依申请公开情况，三、其他，四、没有',
  ])('%s is none', (line) => {
    expect(scoreHeading(line, sections)).toEqual([]);
  });

  test('the parts of section 一 by what their headings say', () => {
    const changed = text
      .replace('（一）主动公开', '1、系统推进主动公开')
      .replace('（二）依申请公开', '2、规范办理依申请公开')
      .replace('（三）政府信息管理', '3、完善制度，加强政府信息管理')
      .replace('（四）政府信息公开平台建设', '4、加强平台建设，扩展公开渠道')
      .replace('（五）监督保障', '5、回应关切，自觉接受监督');
    expect(changed).not.toBe(text);
    const { report } = read(changed);
    expect(report.text).toEqual(cleanReport.text);
    expect(report.figures).toEqual(cleanReport.figures);
  });

  test('the problems without sub-headings are parted where a sentence looks ahead', () => {
    const [problems, improvement] = ['存在更新不及时等问题。', '下一步，我街道将每周检查一次栏目。'];
    const changed = text.replace(/（一）存在的主要问题。[\s\S]*(?=\n六、)/u, problems + improvement);
    const { report } = read(changed);
    expect([report.text['problems/problems'], report.text['problems/improvement']]).toEqual([
      problems,
      improvement,
    ]);
  });
});

describe('unit and year', () => {
  const [, ...rest] = text.split('\n');
  const under = (...lines: readonly string[]): Report => read([...lines, ...rest.slice(1)].join('\n')).report;
  const unit = cleanReport.unit;

  test.each([
    ['a title over two lines', [unit, '2024年政府信息公开工作年度报告']],
    ['a short name of the report', [`2024年${unit}信息公开年报`]],
    ['a sentence', [`根据《条例》，现将2024年度${unit}政府信息公开工作报告如下：`]],
    ['a title in a sentence', [`现发布《${unit}2024年政府信息公开工作年度报告》。`]],
    [
      'a page around it',
      ['发布时间：2031-01-05 来源：某网站', '首页 > 年报', `${unit}2024年政府信息公开工作年度报告`],
    ],
  ])('%s', (_, lines) => {
    const report = under(...lines);
    expect([report.unit, report.year]).toEqual([unit, 2024]);
  });

  test('the day of publication is not the year; the period is', () => {
    const { report } = read(
      [
        '发布时间：2031-01-05',
        '依据《条例》制定本报告。统计期限自2024年1月1日起至2024年12月31日止。',
        ...rest.slice(1),
      ].join('\n'),
    );
    expect([report.unit, report.year]).toEqual(['', 2024]);
  });

  test.each([
    ['云岭县青石镇', '乡镇'],
    ['云岭市青石街道', '街道'],
    ['云岭县林业局', '县级部门'],
    ['云岭市青石区人民政府', '县级政府'],
    ['云岭市林业局', null],
  ])('%s: %s', (name, level) => {
    expect(levelOf(name)).toBe(level);
  });
});

describe('values', () => {
  test('a number with a remark is the number, to be confirmed', () => {
    const { report, notes } = read(text.replace(/(行政规范性文件\t)2/u, '$122（其中修订16件）'));
    expect(report.figures['proactive/normativeDocuments/issued']).toBe(22);
    expect(
      notes.some(
        ({ message, severity }) => severity === 'doubtful' && message.includes('22（其中修订16件）'),
      ),
    ).toBe(true);
  });

  test('what was passed over is told', () => {
    const { notes } = read(
      text.replace('五、存在', '以上数据均含乡镇上报的数字，与部门年报口径一致，特此说明。\n五、存在'),
    );
    expect(notes.some(({ message }) => message.includes('口径一致'))).toBe(true);
  });
});

describe('findings rest on what was read', () => {
  const found = (report: Report): readonly string[] =>
    rules.flatMap((rule) => findingsOf(rule, { report })).map(({ rule }) => rule);

  test('a report cut short in table 3: nothing is added up or held against words', () => {
    const at = text.indexOf('（三）不予公开');
    const { report } = read(text.slice(0, at));
    expect(report.figures['requests/grantedInPart/total']).toBe(4);
    expect(found(report).filter((rule) => /^(?:t3-|tx-|s5-|s6-|form-old)/u.test(rule))).toEqual([]);
  });

  test('without table 3 no words are held against it', () => {
    const { report } = read(text.replace(/（本列数据[\s\S]*(?=\n四、政府)/u, '（见附件）'));
    expect(found(report).filter((rule) => rule.startsWith('tx-'))).toEqual([]);
  });

  test.each([
    [
      'period',
      (words: Report['text']) => ({ ...words, preamble: '统计期限自2024年1月1日起至202024年12月31日止。' }),
    ],
    [
      'tx-yoy',
      (words: Report['text']) => ({
        ...words,
        'overview/lead': '收到信息公开申请6件，比2023年（9件）下降43%。',
      }),
    ],
    ['tx-done', (words: Report['text']) => ({ ...words, 'overview/lead': '所有申请均已按要求办结。' })],
    [
      'tx-norm[issued]',
      (words: Report['text']) => ({ ...words, 'overview/lead': '我街道出台四项规范性文件。' }),
    ],
  ] as const)('%s is said', (rule, words) => {
    expect(found({ ...cleanReport, text: words(cleanReport.text) })).toContain(rule);
    expect(found(cleanReport)).not.toContain(rule);
  });

  test('a comparison that is right is left alone', () => {
    const words = { ...cleanReport.text, 'overview/lead': '收到信息公开申请6件，比2023年（9件）下降33.3%。' };
    expect(found({ ...cleanReport, text: words })).not.toContain('tx-yoy');
  });

  test('a fee that a street cannot have is asked about', () => {
    const figures = { ...cleanReport.figures, 'proactive/fees/amount': 119_253.55 };
    expect(found({ ...cleanReport, figures })).toContain('t2-fee-unit');
    expect(found({ ...cleanReport, figures, level: '市级政府' })).not.toContain('t2-fee-unit');
  });
});
