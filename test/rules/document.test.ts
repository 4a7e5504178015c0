/** Checks of the prose, rule by rule: sentences that must be caught, and at least as many that must not. All invented. */
import { describe, expect, test } from '@jest/globals';
import { sectionHeading } from '../../src/form/form';
import { editionFor } from '../../src/form/index';
import type { Report, UnitLevel } from '../../src/form/report';
import type { TextKey } from '../../src/form/text';
import { checked, cleanFigures, cleanReport, cleanText, textWithout, withText } from './clean-report';
import { expectFinding, expectNoFinding, findingsOf } from './expect-finding';

const lead: TextKey = 'overview/lead';
const { sections } = editionFor(2024);
const headed = (change: (heading: string, index: number) => string): Report['sections'] =>
  sections.map((section, index) => ({ id: section.id, heading: change(sectionHeading(section), index) }));

describe('s-six', () => {
  test('a missing section', () => {
    const finding = expectFinding(checked({ sections: cleanReport.sections.slice(0, 5) }), 's-six', {
      severity: 'error',
      about: ['otherMatters'],
    });
    expect(finding.message).toBe('缺少“六、其他需要报告的事项”。六个部分都要有，请补上。');
  });

  test('none at all is one finding', () => {
    expect(findingsOf(checked({ sections: [] }), 's-six')).toHaveLength(1);
  });

  test('out of order', () => {
    const [one, two, ...rest] = cleanReport.sections;
    expectFinding(checked({ sections: [two!, one!, ...rest] }), 's-six', {
      severity: 'error',
      actual: '二、一、三、四、五、六',
    });
  });

  test('twice', () => {
    const [one] = cleanReport.sections;
    const finding = expectFinding(checked({ sections: [one!, ...cleanReport.sections] }), 's-six');
    expect(finding.message).toContain('不止一次');
  });

  test.each(['六、其他事项', '六、其他需要汇报事项', '五、其他需要报告的事项', '其他需要报告的事项'])(
    'worded otherwise: %s',
    (wording) => {
      const changed = headed((heading, index) => (index === 5 ? wording : heading));
      expectFinding(checked({ sections: changed }), 's-six', { severity: 'warning', actual: wording });
    },
  );

  test.each<[string, (heading: string) => string]>([
    ['spaces', (heading) => heading.replace('、', '、 ')],
    ['other stops', (heading) => heading.replace('、', '.')],
    ['a line break and a colon', (heading) => `${heading}\n：`],
    ['as it is', (heading) => heading],
  ])('not: %s', (_, change) => {
    expectNoFinding(checked({ sections: headed(change) }), 's-six');
  });
});

describe('s1-five', () => {
  const overview = (texts: Partial<Record<TextKey, string>>) => {
    const kept = Object.entries(cleanText).filter(([key]) => !key.startsWith('overview/'));
    return checked({ text: { ...Object.fromEntries(kept), ...texts } });
  };

  test.each(['', ' ', '无', '无。', '略', '/'])('an aspect that says %j', (text) => {
    expectFinding(withText('overview/platform', text), 's1-five', {
      severity: 'warning',
      about: ['overview/platform'],
    });
  });

  test('none written is one finding for five', () => {
    const [one, ...none] = findingsOf(overview({}), 's1-five');
    expect(one!.about).toHaveLength(5);
    expect(none).toEqual([]);
  });

  test('two of five in one running text', () => {
    const text = '主动公开方面，公开12条。依申请公开方面，收到0件。';
    expect(expectFinding(overview({ 'overview/lead': text }), 's1-five').about).toHaveLength(3);
  });

  test('one running text that takes up all five', () => {
    const text =
      '一是主动公开，公开12条。二是依申请公开，收到0件。三是政府信息管理，逐条审查。四是平台建设，维护专栏。五是监督保障，培训1次。';
    expectNoFinding(overview({ 'overview/lead': text }), 's1-five');
  });

  test('an aspect under a heading inside another part', () => {
    const text = '网站设有3个专栏。\n（五）监督保障情况。培训2次。';
    expectNoFinding(
      checked({ text: { ...textWithout('overview/supervision'), 'overview/platform': text } }),
      's1-five',
    );
  });

  test('without a lead', () => {
    expectNoFinding(checked({ text: textWithout('overview/lead') }), 's1-five');
  });
});

describe('s1-len', () => {
  test('1001 characters are a hint', () => {
    const [one] = findingsOf(withText('overview/platform', '字'.repeat(1001)), 's1-len');
    expect(one).toMatchObject({ severity: 'hint', expected: 1000 });
    expect(Number(one!.actual)).toBeGreaterThan(1000);
  });

  test.each(['字'.repeat(700), '2024 '.repeat(400), ' '.repeat(2000)])('not: %.12s…', (text) => {
    expectNoFinding(withText('overview/platform', text), 's1-len');
  });
});

describe('s5-empty', () => {
  const five = (problems: string, improvement: string) =>
    checked({ text: { ...cleanText, 'problems/problems': problems, 'problems/improvement': improvement } });

  test.each([
    ['', '', 2],
    ['无', '', 2],
    ['', '无。', 2],
    ['存在更新不及时的问题。', '', 1],
    ['', '加大培训力度。', 1],
    ['公开力度有待加强，解读形式单一。', '', 1],
  ])('%j and %j', (problems, improvement, about) => {
    const finding = expectFinding(five(problems, improvement), 's5-empty', { severity: 'error' });
    expect(finding.about).toHaveLength(about);
  });

  test.each([
    ['解读形式单一。', '增加图解。'],
    ['存在的问题是解读形式单一。下一步，增加图解。', ''],
    ['解读不够。我街道将增加图解。', ''],
    ['', '针对解读形式单一的问题，增加了图解。'],
    ['一是人员不足。改进情况：增配1人。', ''],
    ['【待补：本年政府信息公开工作最主要的问题是什么？】', '【待补：下一步有什么打算？】'],
  ])('not: %j and %j', (problems, improvement) => {
    expectNoFinding(five(problems, improvement), 's5-empty');
  });
});

describe('s6-fee', () => {
  test.each(['', '无。', '本年度无其他需要报告的事项。', '加强经费保障。', '为群众免费提供查阅服务。'])(
    '%j',
    (text) => {
      expectFinding(withText('otherMatters', text), 's6-fee', { severity: 'error', about: ['otherMatters'] });
    },
  );

  test('says so when it stands elsewhere', () => {
    const text = { ...cleanText, 'overview/requests': '未收取信息处理费。', otherMatters: '无。' };
    expect(expectFinding(checked({ text }), 's6-fee').message).toContain('写在了别处');
  });

  test.each([
    '本年未收取信息处理费。',
    '我街道2024年度没有收取任何费用。',
    '收取政府信息公开信息处理费300元。',
    '本年度不存在收费情况。',
    '未产生政府信息处理费。',
    '依申请公开未收费。',
    '按照规定，信息处理费收取0元。',
    '【待补：全年收取信息处理费多少元？】',
  ])('not: %s', (text) => {
    expectNoFinding(withText('otherMatters', text), 's6-fee');
  });
});

describe('s6-fee-t3', () => {
  const figures = { ...cleanFigures, 'requests/otherHandling.feeUnpaid/business': 1 };

  test('unpaid requests, and no word of a notice', () => {
    expectFinding(checked({ figures }), 's6-fee-t3', {
      severity: 'hint',
      cells: ['requests/otherHandling.feeUnpaid/business'],
    });
  });

  test.each(['发出收费通知1件，未收取信息处理费。', '申请人逾期未缴费1件，未收取信息处理费。'])(
    'not: %s',
    (text) => {
      expectNoFinding(withText('otherMatters', text, { figures }), 's6-fee-t3');
    },
  );

  test('not without unpaid requests', () => {
    expectNoFinding(checked(), 's6-fee-t3');
  });
});

describe('s6-fee-t2', () => {
  const fee = (amount: number, text: string) =>
    withText('otherMatters', text, { figures: { ...cleanFigures, 'proactive/fees/amount': amount } });

  test.each<[number, string]>([
    [0, '收取信息处理费300元。'],
    [0.01, '收取信息处理费300元。'],
    [0.5, '收取政府信息公开信息处理费1.2万元。'],
    [0, '共收取信息处理费1,300元。'],
  ])('%d 万元, %s', (amount, text) => {
    expectFinding(fee(amount, text), 's6-fee-t2', { severity: 'hint', cells: ['proactive/fees/amount'] });
  });

  test.each<[number, string]>([
    [0.03, '收取信息处理费300元。'],
    [18.871, '收取信息处理费300元。'],
    [0, '未收取信息处理费。'],
    [0, '信息处理费收取0元。'],
    [0, '信息处理费按每件100元收取，本年未发生。'],
    [0, '信息处理费收费标准为10元/页，本年未收取。'],
    [0, '培训支出300元。未收取信息处理费。'],
  ])('not: %d 万元, %s', (amount, text) => {
    expectNoFinding(fee(amount, text), 's6-fee-t2');
  });
});

describe('s6-none', () => {
  const charged = { answers: { 'processingFee.amount': { value: 300, note: '' } }, own: [] };

  test.each(['我街道未收取信息处理费。', '信息处理费为0元。', '无。'])(
    'a fee in 基础情况, and %s',
    (text) => {
      expectFinding(withText('otherMatters', text, { facts: charged }), 's6-none', { severity: 'warning' });
    },
  );

  test('a fee in table 2, and a bare 无', () => {
    expectFinding(withText('otherMatters', '无其他需要报告的事项。'), 's6-none', {
      cells: ['proactive/fees/amount'],
    });
  });

  test.each<[string, Partial<Report>]>([
    ['收取信息处理费300元。', { facts: charged }],
    ['我街道未收取信息处理费。', {}],
    ['未收取信息处理费。无其他需要报告的事项。', {}],
    ['无。', { figures: { ...cleanFigures, 'proactive/fees/amount': 0 } }],
    ['', { figures: { ...cleanFigures, 'proactive/fees/amount': 0 } }],
  ])('not: %s', (text, changes) => {
    expectNoFinding(withText('otherMatters', text, changes), 's6-none');
  });
});

describe('period', () => {
  test.each([
    '本报告所列数据的统计期限为2023年1月1日至2023年12月31日。',
    '统计期限为2024年1月1日至11月30日。',
    '本报告数据统计期限自2024年1月1日起至2023年12月31日止。',
    '所列数据统计时间为2024年1月1日—2025年12月31日。',
  ])('%s', (text) => {
    expectFinding(withText('preamble', text), 'period', { severity: 'warning', about: ['preamble'] });
  });

  test.each(['2023年1月1日至12月31日', '2024.1.1-2024.11.30', '2023-01-01至2023-12-31', '1月1日至11月30日'])(
    'on 填报说明: %s',
    (text) => {
      expectFinding(checked({ info: { period: text } }), 'period', { about: ['period'] });
    },
  );

  test.each([
    '所列数据的统计期限为2024年1月1日至2024年12月31日。',
    '统计期限为2024年1月1日至12月31日。',
    '统计期限为1月1日至12月31日。',
    '统计期限为 2024 年 1 月 1 日起至 12 月 31 日止。',
    '2023年3月1日至5月31日，开展了专项检查。',
    '公开专区2024年3月1日至6月30日试运行。',
  ])('not: %s', (text) => {
    expectNoFinding(withText('preamble', text), 'period');
  });

  test.each([
    '2024年1月1日至2024年12月31日',
    '2024.1.1-2024.12.31',
    '2024-01-01 至 2024-12-31',
    '2024年度',
    '全年',
  ])('not on 填报说明: %s', (text) => {
    expectNoFinding(checked({ info: { period: text } }), 'period');
  });
});

describe('unit-name', () => {
  const as = (unit: string, level: UnitLevel, text: string) =>
    checked({ unit, level, text: { [lead]: text } });

  test.each([
    '2024年，我镇公开信息12条。',
    '我局高度重视公开工作。',
    '2024年，青松街道严格落实要求。',
    '青松街道办事处2024年共收到申请3件。',
    '现将青松街道2024年度政府信息公开工作情况报告如下。',
    '现将云溪市青石区青松街道办事处2024年政府信息公开工作年度报告公布如下。',
    '本报告由青石区青松街道办事处依据《条例》编制。',
    '云溪市青石区青松街道办事处2024年政府信息公开工作年度报告',
    '柳河镇认真贯彻《条例》。',
  ])('%s', (text) => {
    expectFinding(withText(lead, text), 'unit-name', { severity: 'warning', about: [lead] });
  });

  test.each<[string, UnitLevel, string]>([
    ['云溪市青石区柳河镇人民政府', '乡镇', '2024年，我街道公开信息12条。'],
    ['云溪市青石区柳河镇人民政府', '乡镇', '2024年，我乡公开信息12条。'],
    ['云溪市青石区民政局', '县级部门', '现将青石区水利局2024年政府信息公开工作情况报告如下。'],
    ['云溪市青石区民政局', '县级部门', '我委高度重视公开工作。'],
    ['云溪市青石区人民政府', '县级政府', '现将白沙区人民政府2024年政府信息公开工作年度报告公布如下。'],
  ])('%s (%s): %s', (unit, level, text) => {
    expectFinding(as(unit, level, text), 'unit-name');
  });

  test.each([
    '2024年，梧桐街道严格落实要求。',
    '2024年，云溪市青石区梧桐街道办事处共收到申请3件。',
    '2024年，云溪市 青石区 梧桐街道 办事处认真落实要求。',
    '青石区梧桐街道办认真落实要求。',
    '现将我街道2024年度政府信息公开工作报告如下。',
    '现将本街道2024年度政府信息公开工作情况报告如下。',
    '现将 2024 年政府信息公开工作报告如下。',
    '本报告由梧桐街道办事处编制。',
    '本单位高度重视，我区统一部署。',
    '我市、我县各级机关同步推进。',
    '按照区政府办公室2024年政府信息公开工作年度报告编制要求，逐项核对。',
    '与青松街道、柳河镇交流经验。',
    '青松街道同志来访学习。',
    '各街道严格落实要求，本街道按月通报。',
    '指导各社区和乡镇认真公开。',
    '区民政局、区水利局依职责公开。',
    '市人民政府办公室印发《青松街道经验》。',
    '我委托第三方开展评议，我乡镇企业公开栏更新。',
    '学习“我镇公开”经验和《我局公开规程》。',
    '在街道的指导下，社区主动公开事项。',
    '乡镇（街道）严格执行目录。',
  ])('not: %s', (text) => {
    expectNoFinding(withText(lead, text), 'unit-name');
  });

  test.each<[string, UnitLevel, string]>([
    ['云溪市青石区市场监督管理局', '县级部门', '现将青石区市场监管局2024年政府信息公开工作情况报告如下。'],
    ['云溪市青石区市场监督管理局', '县级部门', '我局高度重视，全区各街道严格落实。'],
    ['云溪市青石区人民政府', '县级政府', '本报告由青石区政务服务和数据管理局根据各单位数据编制。'],
    ['云溪市青石区人民政府', '县级政府', '现将青石区2024年政府信息公开工作年度报告公布如下。'],
    ['云溪市青石区人民政府', '县级政府', '柳河镇认真公开惠民资金；梧桐街道共收到申请3件。'],
    ['云溪市青石区柳河镇人民政府', '乡镇', '柳河镇政府严格落实要求。'],
    ['云溪市发展和改革委员会', '市级部门', '我委严格落实要求。'],
    ['', '街道', '我局严格落实要求。'],
  ])('not in %s (%s): %s', (unit, level, text) => {
    expectNoFinding(as(unit, level, text), 'unit-name');
  });
});

describe('missing-num', () => {
  test.each([
    '收到申请为件，全部办结。',
    '共条，其中网站公开12条。',
    '全年共收到件。',
    '收到  件申请。',
    '新收申请  件，办结  件。',
    '公开信息共 条。',
    '全年公开XX条信息。',
    '全年公开××条信息。',
    '20XX年，我街道公开信息12条。',
    '联系人：xx，电话见网站。',
    '开展培训___次。',
    '开展培训＿＿次。',
    '在〇〇平台公开。',
    '开展培训□次。',
    '占比%，增长5%。',
    '较上年增长 %。',
    '梧桐街道  年  月  日',
    '开展培训**次。',
  ])('%s', (text) => {
    const finding = expectFinding(withText(lead, text), 'missing-num', {
      severity: 'warning',
      about: [lead],
    });
    expect(text).toContain(finding.quote);
  });

  test.each([
    '收到申请3件，全部办结。',
    '收到申请 3 件，办结 3 件。',
    '收到申请三件。',
    '网址：http://www.example.gov.cn/xxgk/xx/index.html。',
    '邮箱：xx_gk__a@example.com。',
    '二〇〇八年《条例》施行，二〇二四年是第十六年。',
    '坚持以教育为主、处罚为次。',
    '做到有条不紊，条分缕析。',
    '以件为单位统计，一事一件。',
    '严格公开件办理流程，规范收到件的登记。',
    '占5%，增长 3%。',
    '2024年12月31日',
    '7×24小时受理。',
    '工作有条件、有次序。',
    '依申请公开 件件有回音。',
    '首次公开，分期分批，共同推进。',
    '以人为本，共享共治，累计工作日为准。',
    '成为条例施行以来最多的一年。',
    '【待补：全年公开了多少条信息？】',
    '公开内容包括：（一）文件；（二）公告。',
    '扫描二维码 × 关注公众号。',
  ])('not: %s', (text) => {
    expectNoFinding(withText(lead, text), 'missing-num');
  });
});

describe('question', () => {
  test.each(['【待补：全年公开了多少条？】', '公开12条。【待补充：渠道】', '【 待补：没有收尾'])(
    '%s',
    (text) => {
      expectFinding(withText(lead, text), 'question', { severity: 'error', about: [lead] });
    },
  );

  test('counts them', () => {
    expectFinding(withText(lead, '【待补：甲？】【待补：乙？】'), 'question', { actual: 2 });
  });

  test.each(['公开12条。', '【重要】公开12条。', '有2件待补正。'])('not: %s', (text) => {
    expectNoFinding(withText(lead, text), 'question');
  });
});

describe('field', () => {
  const unresolved = [
    { part: lead, field: '新收申请·总记', reason: 'unknown' },
    { part: lead, field: '新收申请·总记', reason: 'unknown' },
    { part: lead, field: '新收〕', reason: 'unbalanced' },
  ];

  test('one for each name', () => {
    const found = findingsOf(checked({}, { unresolved }), 'field');
    expect(found.map(({ severity, actual }) => [severity, actual])).toEqual([
      ['error', '〔新收申请·总记〕'],
      ['error', '新收〕'],
    ]);
  });

  test('not for a 文号', () => {
    expectNoFinding(withText(lead, '依据国办公开办函〔2021〕30号。'), 'field');
  });
});

describe('privacy', () => {
  // A made-up number with a right checksum: 110101 is an area, 19491001 a date.
  const identity = '11010119491001001X';

  test.each([
    '联系电话：13812345678。',
    '联系电话：138-1234-5678。',
    '联系电话：138 1234 5678。',
    '联系电话：+86 13812345678。',
    '联系电话：+8613812345678。',
    '联系电话：１３８１２３４５６７８。',
    `身份证号${identity}。`,
    `身份证号${identity.toLowerCase()}。`,
  ])('%s', (text) => {
    const finding = expectFinding(withText(lead, text), 'privacy', { severity: 'warning', about: [lead] });
    expect(JSON.stringify(finding)).not.toMatch(/12345678|1234 ?5678|19491001/u);
  });

  test('among the contact details', () => {
    expectFinding(checked({ info: { contact: '王某 13912345678' } }), 'privacy', { about: ['contact'] });
  });

  test.each([
    '联系电话：0379-65551234。',
    '联系电话：037965551234。',
    '热线12345，全年接听13812件。',
    '统一社会信用代码11410311005431234X。',
    '账号6222021381234567890。',
    '京ICP备13012345678号。',
    '网址：http://www.example.gov.cn/20240115/13812345678.html。',
    '编号：110101194910010021。',
    '公开信息138123456780条。',
    '邮编471000。',
    '服务电话400-123-4567。',
  ])('not: %s', (text) => {
    expectNoFinding(withText(lead, text), 'privacy');
  });
});

describe('control-characters', () => {
  test.each([
    ['\u0007', 'U+0007'],
    ['\u000b', 'U+000B'],
    ['\u202e', 'U+202E'],
    ['\u200b', 'U+200B'],
    ['\ufeff', 'U+FEFF'],
    ['\ufffe', 'U+FFFE'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
  ])('%j in a text', (character, code) => {
    const finding = expectFinding(withText(lead, `公开${character}12条。`), 'control-characters', {
      severity: 'warning',
      actual: code,
      about: [lead],
    });
    expect(finding.message).toContain('总述的第 3 个字符');
  });

  test('in a cell, the unit, a heading, a fact and a row of one’s own', () => {
    const fact = { value: null, note: '无\u200b' };
    const findings = checked({
      unit: '梧桐\u200b街道办事处',
      figures: { ...cleanFigures, 'requests/granted/business': '2\u200b' },
      headings: { 'overview/platform': '平台\u202e' },
      facts: {
        answers: { 'problems.main': fact },
        own: [{ group: 'published', label: '电子\u200b屏', unit: '条', ...fact }],
      },
    });
    const found = findingsOf(findings, 'control-characters');
    expect(found.map(({ cells, about }) => cells[0] ?? about?.[0])).toEqual([
      'unit',
      'published.total',
      'published.total',
      'problems.main',
      'overview/platform',
      'requests/granted/business',
    ]);
  });

  test.each(['第一行\n第二行\t制表', '全角　空格和\u00a0不换行空格', '“引号”——破折号…', '生僻字𠮷和表情😀'])(
    'not: %j',
    (text) => {
      expectNoFinding(withText(lead, text), 'control-characters');
    },
  );
});

describe('deadline', () => {
  const on = (today: string | undefined, changes: Partial<Report> = {}) =>
    checked(changes, today === undefined ? {} : { today });

  test.each<[string, Partial<Report>, string, string]>([
    ['2025-01-20', {}, '2025-01-31', '还有 11 天'],
    ['2025-01-31', {}, '2025-01-31', '就是今天'],
    ['2025-02-10', {}, '2025-01-31', '已过 10 天'],
    ['2025-03-20', { level: '县级政府' }, '2025-03-31', '还有 11 天'],
    ['2025-01-20', { info: { deadline: '2025年1月21日' } }, '2025-01-21', '还有 1 天'],
    ['2025-01-20', { info: { deadline: '1月21日' } }, '2025-01-21', '还有 1 天'],
    ['2025-01-20', { info: { deadline: '45678' } }, '2025-01-21', '还有 1 天'],
  ])('%s %j', (today, changes, expected, words) => {
    const finding = expectFinding(on(today, changes), 'deadline', { severity: 'hint', expected });
    expect(finding.message).toContain(words);
  });

  test.each([undefined, '2024-11-01'])('what is no date, at any time: %s', (today) => {
    const finding = expectFinding(on(today, { info: { deadline: '元月底' } }), 'deadline', {
      severity: 'hint',
      actual: '元月底',
    });
    expect(finding.message).toContain('看不出是哪一天');
  });

  test.each<[string | undefined, Partial<Report>]>([
    [undefined, {}],
    ['2024-11-01', {}],
    ['2026-01-20', {}],
    ['2025-01-20', { year: null }],
    ['2025-01-20', { level: null }],
    ['2025-01-20', { level: '省级政府' }],
  ])('not: %s %j', (today, changes) => {
    expectNoFinding(on(today, changes), 'deadline');
  });
});

describe('facts-sum', () => {
  const facts = (values: Record<string, number | string>, own: Report['facts']['own'] = []) =>
    checked({
      facts: {
        answers: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, note: '' }])),
        own,
      },
    });
  const channels = {
    'published.website': 300,
    'published.wechat': 0,
    'published.weibo': 0,
    'published.board': 36,
    'published.gazette': 0,
    'published.other': 0,
  };
  const screen = { group: 'published', label: '电子屏', unit: '条', value: 4, note: '' };

  test.each<[string, Parameters<typeof facts>]>([
    ['too few', [{ 'published.total': 340, ...channels }]],
    ['too many', [{ 'published.total': 300, 'published.website': 301 }]],
    ['with a row of one’s own', [{ 'published.total': 336, ...channels }, [screen]]],
    ['themes against the same total', [{ 'published.total': 3, 'themes.policy': 4 }]],
    ['ways of applying against table 3', [{ 'channels.online': 24 }]],
  ])('%s', (_, values) => {
    expectFinding(facts(...values), 'facts-sum', { severity: 'warning' });
  });

  test('ways of applying name the cell', () => {
    expectFinding(facts({ 'channels.online': 24 }), 'facts-sum', {
      cells: ['requests/received/total'],
      expected: 23,
      actual: 24,
    });
  });

  test('an answer still missing is a hint', () => {
    expectFinding(facts({ 'published.total': 340, 'published.website': 300 }), 'facts-sum', {
      severity: 'hint',
    });
  });

  test.each<[string, Parameters<typeof facts>]>([
    ['adds up', [{ 'published.total': 336, ...channels }]],
    ['adds up with a row of one’s own', [{ 'published.total': 340, ...channels }, [screen]]],
    ['no total', [{ ...channels }]],
    ['only a total', [{ 'published.total': 336 }]],
    ['words for a number', [{ 'published.total': 340, ...channels, 'published.other': '若干' }]],
    ['a group without a sum', [{ 'supervision.trainings': 2, 'supervision.trainees': 60 }]],
    ['channels equal table 3', [{ 'channels.online': 20, 'channels.letter': 3 }]],
  ])('not: %s', (_, values) => {
    expectNoFinding(facts(...values), 'facts-sum');
  });
});

describe('stray-text', () => {
  test('is an error that says where to put it', () => {
    const strays = [{ key: 'stray:0', text: `（六）工作考核${'良好'.repeat(99)}` }] as const;
    const finding = expectFinding(checked({ strays }), 'stray-text', {
      severity: 'error',
      about: ['stray:0'],
    });
    expect(finding.message).toMatch(/“（六）工作考核.{1,20}…”写在自己加的行里，不会印进报告/u);
  });

  test('not: none', () => {
    expectNoFinding(checked(), 'stray-text');
  });
});

describe('info', () => {
  test.each<[Partial<Report>, string, string]>([
    [{ unit: ' ' }, 'error', 'unit'],
    [{ year: null }, 'error', 'year'],
    [{ level: null }, 'hint', 'level'],
  ])('%j', (changes, severity, about) => {
    expectFinding(checked(changes), 'info', { severity, about: [about] });
  });

  test('what cannot be understood is quoted, not called missing', () => {
    const year = expectFinding(checked({ year: null, info: { year: '2204' } }), 'info', {
      severity: 'error',
    });
    expect(year.message).toContain('年度填的是“2204”');
    const level = expectFinding(checked({ level: null, info: { level: '区政府' } }), 'info', {
      severity: 'hint',
    });
    expect(level.message).toContain('单位类型填的是“区政府”');
  });

  test('not when filled in', () => {
    expectNoFinding(checked(), 'info');
  });
});
