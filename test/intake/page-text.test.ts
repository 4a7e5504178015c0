/** What the text of whole published pages does: navigation in the report's line, headings that run on, rows without a label. */
import { describe, expect, test } from '@jest/globals';
import type { CellKey } from '../../src/form/cell';
import { readPastedText } from '../../src/intake/pasted';
import { check } from '../../src/rules/check';
import { cleanFigures, cleanReport } from '../rules/clean-report';
import { blocksOf } from './layouts';

function read(text: string) {
  const intake = readPastedText(text);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  const doubts = intake.notes.filter(({ severity }) => severity === 'doubtful');
  return { ...intake, doubts, said: new Set<string>(doubts.flatMap(({ about }) => about ?? [])) };
}

/** The clean report's table, a row a line, its cells parted by `between`. */
function tableLines(id: 'proactive' | 'requests' | 'cases', between = '\t'): readonly string[] {
  return blocksOf(cleanReport).flatMap((block) =>
    block.kind === 'row' && block.table.id === id ? [block.cells.map((cell) => cell.text).join(between)] : [],
  );
}

const start = (overview: string, title = '青石镇人民政府2024年政府信息公开工作年度报告'): string =>
  `${title}\n一、总体情况\n${overview}\n`;

describe('a page’s navigation', () => {
  const nav =
    '当前位置： 首页政务公开政府信息公开青石镇人民政府政府信息公开年报 青石镇人民政府2024年政府信息公开工作年度报告 来源： 时间：2025-01-16 09:28 微信 微博 全真版 文字版 文件下载 相关链接： ';

  test('in one line with the first sentence is cut off it', () => {
    const first = '根据《中华人民共和国政府信息公开条例》的要求，编制本报告。';
    const { report } = read(`${nav}${first}\n一、总体情况\n本年工作平稳。\n二、主动公开政府信息情况\n无。`);
    expect(report.text.preamble).toBe(first);
    expect([report.unit, report.year]).toEqual(['青石镇人民政府', 2024]);
  });

  test('a word of the page before the title is no part of the unit', () => {
    const { report } = read(
      `正文\n2024 年青石镇人民政府政府信息公开工作\n年度报告\n一、总体情况\n无。\n二、主动公开政府信息情况\n无。`,
    );
    expect([report.unit, report.year]).toEqual(['青石镇人民政府', 2024]);
  });
});

describe('headings whose text follows at once', () => {
  test('in section one', () => {
    const { report } = read(
      start(
        '全年平稳。（一）主动公开政府信息的情况全面落实年度要点，公开各类信息。（二）监督保障情况严格执行审查制度。',
      ) + '二、主动公开政府信息情况\n无。',
    );
    expect(report.text['overview/proactive']).toBe('全面落实年度要点，公开各类信息。');
    expect(report.text['overview/supervision']).toBe('严格执行审查制度。');
  });

  test('in section five', () => {
    const { report } = read(
      `${start('本年工作平稳。')}五、存在的主要问题及改进情况\n（一）存在问题我镇公开的内容还不够全。（二）改进措施一是补齐主动公开目录，按季核对。\n六、其他需要报告的事项\n未收取信息处理费。`,
    );
    expect(report.text['problems/problems']).toBe('我镇公开的内容还不够全。');
    expect(report.text['problems/improvement']).toBe('一是补齐主动公开目录，按季核对。');
  });

  test('a sentence that only begins so is none', () => {
    const { report } = read(
      `${start('（一）主动公开情况良好，栏目齐全。（二）依申请公开情况较上年稳定。')}二、主动公开政府信息情况\n无。`,
    );
    expect(report.text['overview/proactive']).toBeUndefined();
  });
});

describe('tables', () => {
  test('a heading, a sentence and a table on one line, cells parted by spaces', () => {
    const sentence = '本年没有政府信息公开行政复议和行政诉讼。';
    const cases = tableLines('cases', ' ').join(' ');
    const { report } = read(
      `${start('本年工作平稳。')}四、政府信息公开行政复议、行政诉讼情况 ${sentence} ${cases} 五、存在的主要问题及改进情况\n无。`,
    );
    const keys = Object.keys(cleanFigures).filter((key) => key.startsWith('cases/')) as CellKey[];
    expect(keys.map((key) => report.figures[key])).toEqual(keys.map((key) => cleanFigures[key]));
  });

  test('rows that have lost their label: those around them are doubted', () => {
    const lines = tableLines('requests').map((line) => line.split('\t'));
    const at = lines.findIndex(([label]) => label?.startsWith('6.属于四类') === true);
    const stray = lines.map((cells) => `| ${cells.join(' | ')} |`);
    stray.splice(at, 0, '| 9 | 0 | 0 | 0 | 0 | 0 | 9 |');
    const { said } = read(
      `${start('本年工作平稳。')}三、收到和处理政府信息公开申请情况\n${stray.join('\n')}`,
    );
    expect(said.has('requests/refused.internalAffairs/total')).toBe(true);
    expect(said.has('requests/refused.processInformation/total')).toBe(true);
  });

  test('two heads that came as one cell are no deviation', () => {
    const lines = tableLines('proactive', '\n').map((line) =>
      line.replace('信息内容\n本年处理决定数量', '信息内容本年处理决定数量'),
    );
    const { report } = read(`${start('本年工作平稳。')}二、主动公开政府信息情况\n${lines.join('\n')}`);
    expect(report.deviations.map(({ found }) => found)).toEqual([]);
    expect(report.figures['proactive/licenses/decisions']).toBe(cleanFigures['proactive/licenses/decisions']);
  });
});

describe('what is said of it', () => {
  const found = (overview: string, more: object = {}) =>
    check({ report: { ...cleanReport, text: { ...cleanReport.text, 'overview/lead': overview }, ...more } });

  test('how documents are classed is not what was applied for', () => {
    const messages = found(
      '本年共制发政府信息378条，其中，主动公开政府信息125条、依申请公开176条、不予公开77条。',
    ).map(({ message }) => message);
    expect(messages.filter((message) => /176|77/u.test(message))).toEqual([]);
  });

  test('the fee belongs in section six since 2021', () => {
    const text = { ...cleanReport.text, otherMatters: '无其他需要报告的事项。' };
    const fees = (year: number) =>
      check({
        report: { ...cleanReport, year, text, figures: { ...cleanFigures, 'proactive/fees/amount': 0 } },
      }).filter(({ rule }) => rule === 's6-fee').length;
    expect([fees(2020), fees(2021)]).toEqual([0, 1]);
  });

  test('an aspect that is told with its figures under another heading is not left out', () => {
    const text: Record<string, string> = { ...cleanReport.text };
    delete text['overview/requests'];
    const lead = '全年主动公开政府信息120条，收到政府信息公开申请7件。';
    const five = (overview: string) =>
      check({ report: { ...cleanReport, text: { ...text, 'overview/lead': overview } } }).filter(
        ({ rule }) => rule === 's1-five',
      ).length;
    expect([five(lead), five('全年工作平稳。')]).toEqual([0, 1]);
  });
});
