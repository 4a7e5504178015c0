/** More of what published reports do: read right, and nobody accused of what the words do not say. Self-made, every kind. */
import { describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { readSource } from '../../src/actions/read-source';
import type { Report } from '../../src/form/report';
import { levelOf } from '../../src/intake/level';
import { readPastedText } from '../../src/intake/pasted';
import { writePastedText } from '../../src/intake/text-form';
import { check } from '../../src/rules/check';
import { readBack, workbookWith } from '../actions/workbooks';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';
import { readers } from './files';

function read(text: string) {
  const intake = readPastedText(text);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  return intake;
}

const written = writePastedText(cleanReport);
const found = (report: Report, rule: string) =>
  check({ report })
    .filter((finding) => finding.rule === rule || finding.rule.startsWith(`${rule}[`))
    .map(({ message }) => message);

/** What section （二） says, in the clean report. */
const saying = (requests: string): Report => ({
  ...cleanReport,
  text: { ...cleanText, 'overview/requests': requests },
});

const { granted, refused, unavailable, outcomeTotal } = {
  granted: cleanFigures['requests/granted/total'] as number,
  refused: cleanFigures['requests/grantedInPart/total'] as number,
  unavailable: cleanFigures['requests/unavailable.notHeld/total'] as number,
  outcomeTotal: cleanFigures['requests/outcomeTotal/total'] as number,
};

describe('words against tables', () => {
  test('short words for the classes of a list: 公开, 不存在', () => {
    const list = (missing: number): string =>
      `答复${String(outcomeTotal)}件。其中公开${String(granted)}件，部分公开${String(refused)}件，信息不存在${String(missing)}件等。`;
    expect(found(saying(list(unavailable)), 'tx-class')).toEqual([]);
    expect(found(saying(list(unavailable + 40)), 'tx-class').join()).toContain('信息不存在');
    // Alone it is a reason narrower than any row.
    expect(found(saying('另有信息不存在99件。'), 'tx-class')).toEqual([]);
    expect(found(saying('通过网站公开99件。'), 'tx-class')).toEqual([]);
  });

  test('a list after a full stop belongs to the last number it can be the parts of', () => {
    const told = found(
      saying(
        `收到申请${String(outcomeTotal)}件，答复${String(outcomeTotal)}件。其中公开${String(outcomeTotal)}件，部分公开1件。`,
      ),
      'tx-breakdown',
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`与总数 ${String(outcomeTotal)} 相差 1`);
  });

  test('a list of what a part counts is no list of the whole', () => {
    const text = '公开信息30条，通过网站公开16条（其中，法定公开16条：包括机构职能6条、工作部署10条）。';
    const report = { ...cleanReport, text: { ...cleanText, 'overview/proactive': text } };
    expect(found(report, 'tx-breakdown')).toEqual([]);
  });

  test('a share tells whose part a part is', () => {
    const list = (share: string) =>
      found(
        {
          ...cleanReport,
          text: {
            ...cleanText,
            'overview/platform': `网上可办的事项有90项，其中许可类60项，做到只跑一次的有45项，占比${share}。`,
          },
        },
        'tx-breakdown',
      );
    expect(list('75%')).toEqual([]);
    expect(list('50%')).toHaveLength(1);
  });

  test('rows named before 等 are examples of the class that is counted', () => {
    const { petition } = { petition: cleanFigures['requests/notProcessed.petition/total'] as number };
    expect(found(saying(`属于重复申请、公开出版物等不予处理${String(petition)}件。`), 'tx-class')).toEqual(
      [],
    );
    expect(
      found(saying(`属于重复申请、公开出版物等不予处理${String(petition + 5)}件。`), 'tx-class').join(),
    ).toContain('不予处理');
  });

  test('a number that may be that of rows nobody read is left alone', () => {
    const figures = Object.fromEntries(
      Object.entries(cleanFigures).filter(([key]) => !key.startsWith('requests/notProcessed.repeat')),
    );
    const words = `属于重复申请、公开出版物等不予处理9件。`;
    expect(found({ ...saying(words), figures }, 'tx-class')).toEqual([]);
    expect(found(saying(words), 'tx-class')).toHaveLength(1);
  });

  test('a total nobody filled in is asked for, not called 0', () => {
    const figures = { ...cleanFigures, 'requests/received/total': null };
    const [message] = found({ ...cleanReport, figures }, 't3-col-sum[received]');
    expect(message).toContain('总计没有填，应是');
    expect(message).not.toContain('总计 0');
  });
});

describe('headings', () => {
  test('whole sections in one line, headings and sentences run together', () => {
    const text = [
      '标题: 云岭县青石镇人民政府2024年政府信息公开工作年度报告',
      '发布时间: 2025-01-20 10:00',
      '栏目: 政府信息公开年报',
      '本报告所列数据统计期限为2024年1月1日至2024年12月31日。一、总体情况 2024年，本镇做好公开工作。（一）主动公开方面本镇全年公开信息30条。（二）依申请公开方面全年没有收到申请。（三）政府信息管理方面专人负责各项信息的审核。（四）信息公开平台建设方面一是做好网站栏目的日常维护。（五）监督保障方面全年开展培训3次，做好检查。二、主动公开政府信息情况（见附件）三、收到和处理政府信息公开申请情况（见附件）四、政府信息公开行政复议、行政诉讼情况（见附件）五、存在的主要问题及改进情况存在的问题主要有：一是更新不够快。2025年，我镇将每周检查一次栏目。六、其他需要报告的事项2024年，未收取信息处理费。',
    ].join('\n');
    const { report } = read(text);
    expect([report.unit, report.year]).toEqual(['云岭县青石镇人民政府', 2024]);
    expect(report.text).toMatchObject({
      'overview/lead': '2024年，本镇做好公开工作。',
      'overview/proactive': '本镇全年公开信息30条。',
      'overview/requests': '全年没有收到申请。',
      'overview/management': '专人负责各项信息的审核。',
      'overview/platform': '一是做好网站栏目的日常维护。',
      'overview/supervision': '全年开展培训3次，做好检查。',
      'problems/problems': '存在的问题主要有：一是更新不够快。',
      'problems/improvement': '2025年，我镇将每周检查一次栏目。',
      otherMatters: '2024年，未收取信息处理费。',
    });
    expect(report.sections.map(({ heading }) => heading)).toEqual(
      cleanReport.sections.map(({ heading }) => heading),
    );
    expect(found(report, 's-six')).toEqual([]);
    expect(found(report, 's6-fee')).toEqual([]);
  });

  test('a sub-heading that is none of the five aspects keeps its words where it stands, and is told of', () => {
    const changed = written.replace('（三）政府信息管理', '（三）有序推进各项重点任务');
    expect(changed).not.toBe(written);
    const { report, notes } = read(changed);
    expect(report.text['overview/requests']).toContain('（三）有序推进各项重点任务');
    const [told] = notes.filter(({ message }) => message.includes('有序推进'));
    expect(told?.severity).toBe('doubtful');
    expect(told?.message).toContain('放在“依申请公开”里');
    expect(read(written).notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });

  test('section 五 without its heading: its words are read, and the heading is asked for in the workbook too', async () => {
    const { report } = read(written.replace(/^五、.*\n/mu, ''));
    expect(report.text).toEqual(cleanText);
    const workbook = await workbookWith(report);
    for (const one of [report, (await readBack(workbook)).report]) {
      expect(found(one, 's5-empty')).toEqual([]);
      const said = found(one, 's-six');
      expect(said).toHaveLength(1);
      expect(said[0]).toContain('应为“五、存在的主要问题及改进情况”');
    }
  });
});

describe('the five aspects', () => {
  const lacking = (text: Report['text']) =>
    found({ ...cleanReport, text: { ...text, 'problems/problems': '公开不够及时。' } }, 's1-five');

  test('are written of under headings of one’s own', () => {
    const own = {
      'overview/lead':
        '（一）突出重点。全年主动公开信息12条，没有收到政府信息公开申请。\n（二）从严把关。所有信息先经保密审查，再由分管领导签发。\n（三）多种渠道。在街道公众号设置专栏2个。',
      'overview/supervision': '请居民评议1次。',
    };
    expect(lacking(own)).toEqual([]);
    expect(
      lacking({
        ...own,
        'overview/lead': '（一）突出重点。全年主动公开信息12条，没有收到政府信息公开申请。',
      }).join(),
    ).toContain('没有写“政府信息管理”、“政府信息公开平台建设”');
  });

  test('one that is missing among the form’s own headings is missing, whatever the others mention', () => {
    const rest = { ...cleanText, 'overview/management': '' };
    expect(lacking({ ...rest, 'overview/supervision': '培训保密审查人员2次。' }).join()).toContain(
      '没有写“政府信息管理”',
    );
  });
});

describe('labels', () => {
  test('a row whose number stands in the heading above it is whole; one garbled is told of', () => {
    const label = '一、本年新收政府信息公开申请数量';
    const bare = written.replace(label, `${label}\n本年新收政府信息公开申请数量`);
    expect(found(read(bare).report, 'label')).toEqual([]);
    const changed = read(written.replace(label, '一、本年新受政府信息公开申请数量')).report;
    expect(found(changed, 'label')).toHaveLength(1);
  });

  test('nothing is said of the label of a row that was not read', () => {
    const row = /^二、上年结转政府信息公开申请数量\t.*$/mu;
    expect(written).toMatch(row);
    const { report } = read(written.replace(row, '二、上年结传政府信息公开申请数量\t1\t2'));
    expect(report.figures['requests/carriedIn/total']).toBeUndefined();
    expect(found(report, 'label')).toEqual([]);
  });
});

describe('a web page', () => {
  const body = written
    .split('\n')
    .slice(1)
    .map((line) =>
      line.includes('\t')
        ? `<table><tr>${line
            .split('\t')
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr></table>`
        : `<p>${line}</p>`,
    )
    .join('');
  const page = async (head: string, more = '') => {
    const source = await readSource(
      strToU8(`<!DOCTYPE html><html><head>${head}</head><body>${more}${body}</body></html>`),
      '',
      readers,
    );
    if (source.kind === 'refusal') throw new Error(source.message);
    return source;
  };

  test.each([
    '<title>云岭县林业局2024年政府信息公开工作年度报告_政府信息公开年报_云岭县人民政府</title>',
    '<title>云岭县林业局2024年政府信息公开工作年度报告 - 云岭县人民政府门户网站</title>',
    '<title>云岭县人民政府</title><meta name="ArticleTitle" content="云岭县林业局2024年政府信息公开工作年度报告">',
  ])('is called so: %s', async (head) => {
    const { report } = await page(head);
    expect([report.unit, report.year, report.level]).toEqual(['云岭县林业局', 2024, '县级部门']);
  });

  test('what the report calls itself goes before, and the two are compared', async () => {
    const { report, notes } = await page(
      '<title>别处镇2024年政府信息公开工作年度报告</title>',
      '<h1>云岭县林业局2024年政府信息公开工作年度报告</h1>',
    );
    expect(report.unit).toBe('云岭县林业局');
    expect(notes.map(({ message }) => message).join()).not.toContain('别处镇2024');
  });

  test('the title of a picture, or a site’s own name, is none', async () => {
    const { report } = await page(
      '<title>云岭县人民政府</title>',
      '<svg><title>别处镇2024年政府信息公开年报</title></svg>',
    );
    expect(report.unit).not.toBe('别处镇');
  });
});

test.each([
  ['a trail of links', '当前位置:首页 > 公开 > 其他 > 年度报告'],
  ['a label without a mark', '名  称 云溪市青石区梧桐街道办事处2024年政府信息公开工作年度报告'],
])('%s above the title leaves the title alone', (_, line) => {
  const { report, notes } = read(`${line}\n\n${written}`);
  expect([report.unit, report.figures]).toEqual([cleanReport.unit, cleanFigures]);
  expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
});

test.each([
  ['根据条例，云岭市林业局编制完成2024年政府信息公开年度报告。', '云岭市林业局'],
  ['门户网站 | | | 无障碍浏览\n云岭市林业局关于2024年政府信息公开工作的年度报告', '云岭市林业局'],
])('%s is of its unit', (head, unit) => {
  const { report } = read(`${head}\n${written.split('\n').slice(2).join('\n')}`);
  expect([report.unit, report.year]).toEqual([unit, 2024]);
});

test('who sent the paper a report goes by is not whose report it is', () => {
  const lines = [
    '一、总体情况',
    '本报告根据《条例》（以下简称《条例》）和《省公开工作领导小组办公室关于做好编制2024年度政府信息公开工作年度报告的通知》编制。',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
  ];
  const { unit, year } = read(lines.join('\n')).report;
  expect([unit, year]).toEqual(['', 2024]);
});

test.each([
  ['锡林盟商务局', '市级部门'],
  ['云岭市青石区', '县级政府'],
  ['云岭市高新区', null],
  ['云南省财政厅', '省级部门'],
  ['广西壮族自治区商务厅', '省级部门'],
  ['云岭旗人民政府', '县级政府'],
  ['云岭市统计局', null],
] as const)('%s is of level %s', (unit, level) => {
  expect(levelOf(unit)).toBe(level);
});
