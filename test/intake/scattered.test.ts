/** Tables and headings that a conversion took apart: what was not read surely accuses nobody. Self-made. */
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/form/report';
import { readPastedText } from '../../src/intake/pasted';
import { writePastedText } from '../../src/intake/text-form';
import { check } from '../../src/rules/check';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';

const written = writePastedText(cleanReport);

function read(text: string) {
  const intake = readPastedText(text);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  return intake;
}

const found = (report: Report, rule: string) =>
  check({ report })
    .filter((finding) => finding.rule === rule)
    .map(({ message }) => message);

/** Table 4 with these lines for its heads. */
function withHeads(...heads: readonly string[]): string {
  const [top = '', rest = ''] = written.split('四、政府信息公开行政复议、行政诉讼情况\n');
  const numbers = rest.split('\n').find((line) => /^\d/u.test(line)) ?? '';
  const after = rest.slice(rest.indexOf(numbers) + numbers.length + 1);
  expect(numbers.split('\t')).toHaveLength(15);
  return `${top}四、政府信息公开行政复议、行政诉讼情况\n${[...heads, numbers.replace(/\t/gu, ' ')].join('\n')}\n${after}`;
}

const cases = Object.entries(cleanFigures).filter(([key]) => key.startsWith('cases/'));
const [upper, lower] = ['结果 结果 其他 尚未', '维持 纠正 结果 审结'];

describe('the heads of table 4 in pieces', () => {
  test.each([
    [
      'two lines each',
      [
        '行政复议 行政诉讼',
        '未经复议直接起诉 复议后起诉',
        `${upper} 总计 ${upper} 总计 ${upper} 总计`,
        `${lower} ${lower} ${lower}`,
      ],
    ],
    [
      'run together',
      [
        '行政复议行政诉讼',
        '未经复议直接起诉复议后起诉',
        '结果结果其他尚未',
        '总计总计总计',
        `维持纠正结果审结维持纠正结果审结`,
        `${lower} ${upper} ${upper}`,
      ],
    ],
    [
      'a word across lines',
      [
        '行政复议 行政诉讼',
        '未经复议直接起诉 复议后起诉',
        `${upper} 总`,
        `${lower} 计 ${upper} 总 ${upper} 总`,
        `${lower} 计 ${lower} 计`,
      ],
    ],
    [
      'letter by letter',
      [
        '行政复议 行政诉讼',
        '未经复议直接起诉 复议后起诉',
        ...Array.from({ length: 3 }, () => [
          '结 结 其 尚',
          '果 果 他 未',
          '维 纠 结 审 总',
          '持 正 果 结 计',
        ]).flat(),
      ],
    ],
  ])('%s: the numbers are read, the order is to be looked at, nobody misprinted anything', (_, heads) => {
    const { report, notes } = read(withHeads(...heads));
    for (const [key, value] of cases) expect(report.figures[key as keyof typeof report.figures]).toBe(value);
    expect(found(report, 'label')).toEqual([]);
    const told = notes.filter(
      ({ severity, about }) => severity === 'doubtful' && about?.includes('cases/direct/total'),
    );
    expect(told).toHaveLength(1);
  });

  test('what is misprinted or left out is still told of', () => {
    const heads = (change: (line: string) => string) =>
      read(
        withHeads(
          '行政复议\t行政诉讼',
          '结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉',
          ...[change('结果维持\t结果纠正\t其他结果\t尚未审结\t总计')].flatMap((line) => [`${line}\t${line}`]),
        ),
      ).report;
    expect(
      found(
        heads((line) => line),
        'label',
      ),
    ).toEqual([]);
    expect(
      found(
        heads((line) => line.replace('结果纠正', '结果纠证')),
        'label',
      ).join(),
    ).toContain('结果纠证');
    // Shortened all along: these letters are nowhere.
    expect(
      found(
        heads(() => '维持\t纠正\t其他\t尚未审结\t总计'),
        'label',
      ).join(),
    ).toContain('“维持”');
  });
});

describe('table 3', () => {
  const label = '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请';
  const row = written.split('\n').find((line) => line.startsWith(label)) ?? '';

  test('a row’s label with another’s pieces between its own', () => {
    const mixed = `2.申请人逾期未按收费通知要求\n他处理\n缴纳费用、行政机关不再处理其政\n府信息公开申请${row.slice(label.length)}`;
    const { report, notes } = read(written.replace(row, mixed));
    expect(found(report, 'label')).toEqual([]);
    const doubted = notes
      .filter(({ severity }) => severity === 'doubtful')
      .flatMap(({ about }) => about ?? []);
    expect(doubted).toContain('requests/otherHandling.feeUnpaid/total');
  });

  test('a label written downwards', () => {
    const down = written.replace('三、本年度办理结果\t', `${Array.from('三、本年度办理结果').join('\n')}\n`);
    expect(down).not.toBe(written);
    const { report } = read(down);
    expect(report.figures).toEqual(cleanFigures);
    expect(found(report, 'label')).toEqual([]);
  });

  test('a page’s number between two rows is no number of theirs', () => {
    for (const foot of ['— 5 —', '第 5 页 共 9 页']) {
      const { report, notes } = read(written.replace(row, `${foot}\n${row}`));
      expect(report.figures).toEqual(cleanFigures);
      expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
    }
  });
});

test('what a conversion lost of several labels alike was misprinted by nobody', () => {
  const lost = written.replace(/第二十条第（.）项/gu, '第二十条第');
  expect(found(read(lost).report, 'label')).toEqual([]);
  expect(found(read(written.replace('第二十条第（五）项', '第二十条第')).report, 'label')).toHaveLength(1);
});

describe('headings', () => {
  test('a caption over a table is not the heading', () => {
    const captioned = written
      .replace('二、主动公开政府信息情况\n', '一、主动公开政府信息情况\n## 表二：主动公开政府信息情况\n')
      .replace(
        '三、收到和处理政府信息公开申请情况\n',
        '三、收到和处理政府信息公开申请情况\n## 表三：收到和处理政府信息公开申请情况\n',
      );
    const { report } = read(captioned);
    expect(report.figures).toEqual(cleanFigures);
    expect(report.sections.slice(1, 3).map(({ heading }) => heading)).toEqual([
      '一、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
    ]);
  });

  test('a caption that says word for word what the heading above it does is not part of the section before', () => {
    const captioned = cleanReport.sections
      .slice(1, 4)
      .reduce((text, { heading }) => text.replace(heading, `${heading}\n\n${heading}`), written);
    const { report, notes } = read(captioned);
    expect(notes.map(({ message }) => message).join()).not.toContain('另有文字');
    expect(report.text).toEqual(cleanText);
    expect(report.figures).toEqual(cleanFigures);
    expect(report.sections).toEqual(read(written).report.sections);
  });

  test('a picture’s caption and a sentence are none, though they speak of what a table counts', () => {
    const cut = written
      .slice(0, written.indexOf('二、主动公开'))
      .replace('（二）依申请公开', '图1 梧桐街道主动公开数据统计\n（二）依申请公开')
      .replace('（三）政府信息管理', '各社区都没有因为依申请公开收过一分钱。\n（三）政府信息管理');
    const { report } = read(cut);
    expect(report.sections.map(({ heading }) => heading)).toEqual(['一、总体情况']);
    expect(report.text['overview/supervision']).toBe(cleanText['overview/supervision']);
  });

  test('1、主动公开情况 under section 一 is one of its own', () => {
    const inner = written
      .slice(0, written.indexOf('二、主动公开'))
      .replace('（一）主动公开。', '1、主动公开情况\n')
      .replace('（二）依申请公开。', '2、依申请公开情况\n')
      .replace('（三）', '3、')
      .replace('（四）', '4、')
      .replace('（五）', '5、');
    const { report } = read(inner);
    expect(report.sections.map(({ heading }) => heading)).toEqual(['一、总体情况']);
    expect(report.text['overview/requests']).toBe(cleanText['overview/requests']);
    const arabic = ['一', '二', '三', '四', '五', '六'].reduce(
      (text, numeral, index) => text.replace(new RegExp(`^${numeral}、`, 'mu'), `${String(index + 1)}、`),
      written,
    );
    expect(read(arabic).report.sections.map(({ id }) => id)).toEqual(
      cleanReport.sections.map(({ id }) => id),
    );
  });

  test('a caption alone is', () => {
    const { report } = read(written.replace('二、主动公开政府信息情况', '表二：主动公开政府信息情况'));
    expect(report.sections[1]?.heading).toBe('表二：主动公开政府信息情况');
  });
});

describe('section 五 without its heading', () => {
  const from = written.indexOf('五、存在的主要问题及改进情况');
  const to = written.indexOf('六、其他需要报告的事项');
  const instead = (...lines: readonly string[]): string =>
    `${written.slice(0, from)}${lines.map((line) => `${line}\n`).join('')}${written.slice(to)}`;
  const [problem, plan] = ['政策解读形式单一，居民反映看不懂。', '增加图解和短视频，请社区代表试读。'];

  test.each<[string, readonly string[], string, string]>([
    ['sub-headings', ['（一）主要问题', problem, '（二）改进措施', plan], problem, plan],
    [
      'the other way round',
      ['（一）2023年存在问题的改进情况', plan, '（二）2024年存在的主要问题', problem],
      problem,
      plan,
    ],
    [
      'plain paragraphs',
      [`今年的工作还有不足：${problem}`, `下一步，我街道将${plan}`],
      `今年的工作还有不足：${problem}`,
      `下一步，我街道将${plan}`,
    ],
    [
      'one paragraph',
      [`今年的工作还有不足：${problem}下一步，我街道将${plan}`],
      `今年的工作还有不足：${problem}`,
      `下一步，我街道将${plan}`,
    ],
  ])('%s: read where it belongs, and the heading is asked for', (_, lines, problems, improvement) => {
    const { report, notes } = read(instead('注：本表含上年度结转的案件数量。', ...lines));
    expect([report.text['problems/problems'], report.text['problems/improvement']]).toEqual([
      problems,
      improvement,
    ]);
    expect(found(report, 's-six')).toHaveLength(1);
    expect(found(report, 's-six').join()).not.toContain('缺少');
    expect(notes.filter(({ message }) => message.includes('没有找到第五部分的标题'))).toHaveLength(1);
    expect(report.text.otherMatters).toBe(cleanText.otherMatters);
  });

  test('a remark behind the table is not it', () => {
    const { report } = read(
      instead('注：本表含上年度结转的案件数量。', '2024年，我街道没有发生行政复议、行政诉讼案件。'),
    );
    expect(report.text['problems/problems']).toBeUndefined();
    expect(found(report, 's-six').join()).toContain('缺少“五、');
  });

  test('points that say what needs improvement are no improvement', () => {
    const points = [
      '存在以下问题：',
      '一是栏目设置仍需改进；二是换新还不够快。',
      '针对以上问题，我街道将从两个方面着手：',
      '一是专人负责；二是每周检查。',
    ];
    const { report } = read(instead('五、存在的主要问题及改进情况', ...points));
    expect(report.text['problems/problems']).toBe(points.slice(0, 2).join('\n'));
    expect(report.text['problems/improvement']).toBe(points.slice(2).join('\n'));
  });
});
