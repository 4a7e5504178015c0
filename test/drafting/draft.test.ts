/** Each aspect: nothing known, zero, one, many. Expected sentences are spelled out, numbers resolved. */
import { describe, expect, test } from '@jest/globals';
import { fieldsOf } from '../../src/fields/field';
import { editionFor } from '../../src/form/index';
import type { Report } from '../../src/form/report';
import { textKeys, type TextKey } from '../../src/form/text';
import { draftTexts } from '../../src/drafting/draft';
import { resolveReport } from '../../src/fields/resolve';
import { answers, filled, halfFilled, reportOf, requestFigures, units } from './forms';

function drafted(report: Report, key: TextKey, lastYear?: Report): string {
  return resolveReport({ ...report, text: draftTexts(report, lastYear) }).report.text[key] ?? '';
}

const raw = (report: Report, key: TextKey) => draftTexts(report)[key] ?? '';
const zeros = filled({});
const unanswered = reportOf(zeros);

describe('nothing filled in', () => {
  test.each(textKeys.filter((key) => key !== 'preamble'))('%s is questions only', (key) => {
    expect(raw(reportOf({}), key)).toMatch(/^(?:【待补：[^【】]+？】)+$/u);
  });

  test('the preamble asks for the name and the year', () => {
    const text = drafted(reportOf({}, undefined, { unit: '', level: null, year: null }), 'preamble');
    expect(text).toContain('【待补：单位全称是什么？报告的是哪一年的情况？】');
    expect(text).not.toMatch(/\d年/u);
  });
});

describe('totals of cells nobody filled', () => {
  const none = /未收到|未发生|没有(?!填全)|均为|均未/u;
  const said = (inputs: Parameters<typeof halfFilled>[0], key: TextKey, lastYear?: Report) =>
    drafted(reportOf(halfFilled(inputs)), key, lastYear);
  const askCases = /【待补：“四、[^”]*”的表没有填全，全年因政府信息公开引起的行政复议和行政诉讼有多少件？】/u;

  test.each(textKeys.filter((key) => key !== 'preamble'))('a new form: %s is questions only', (key) => {
    expect(said({}, key)).toMatch(/^(?:【待补：[^【】]+？】)+$/u);
  });

  test('one cell is no row: the total is said, and of the others nothing', () => {
    const one = { 'requests/received/naturalPerson': 12 };
    expect(said(one, 'overview/lead')).toBe('2024年，我街道新收政府信息公开申请12件。');
    const text = said(one, 'overview/requests');
    expect(text).toMatch(
      /^我街道全年新收政府信息公开申请12件。【待补：“三、[^”]*”的表没有填全，新收申请中各类/u,
    );
    expect(text).toContain('上年结转、全年办结、结转下年度的申请各有多少件？】');
    expect(text).toMatch(askCases);
    expect(text).not.toMatch(none);
  });

  test('outcomes and results that are blank are asked, not left out', () => {
    const columns = ['business', 'research', 'publicBenefit', 'legalService', 'otherOrganization'];
    const row = (id: string, first: number) =>
      Object.fromEntries(
        ['naturalPerson', ...columns].map((c, at) => [`requests/${id}/${c}`, at ? 0 : first]),
      );
    const whole = { ...row('received', 5), ...row('carriedIn', 0), ...row('carriedOut', 0) };
    const text = said(
      { ...whole, 'requests/granted/naturalPerson': 5, 'cases/reconsideration/upheld': 2 },
      'overview/requests',
    );
    expect(text).toContain('申请人均为自然人。');
    expect(text).toContain('全年办结5件，没有结转下年度的申请。');
    expect(text).toMatch(/表没有填全，各种办理结果各有多少件？】/u);
    expect(text).toContain('因政府信息公开引起行政复议2件。【待补：行政复议的各项各有多少件？】');
    expect(text).not.toMatch(/办理结果(?:均)?为|未发生/u);
  });

  test('half a lawsuit is no lawsuit yet', () => {
    const direct = Object.fromEntries(
      ['upheld', 'corrected', 'otherOutcome', 'pending'].map((column) => [`cases/direct/${column}`, 0]),
    );
    const text = said(direct, 'overview/requests');
    expect(text).not.toMatch(none);
    expect(text).toMatch(askCases);
  });

  test('last year’s are not compared with', () => {
    const now = reportOf(filled(requestFigures({ received: 3, granted: 3 })));
    const last = reportOf(halfFilled({}), undefined, { year: 2023 });
    expect(drafted(now, 'overview/requests', last)).not.toContain('上年为');
  });
});

describe('引言', () => {
  test('basis, year, period and contact; the 文号 keeps its brackets', () => {
    const report = { ...unanswered, info: { contact: '党政办公室 0379-1234567。' } };
    expect(drafted(report, 'preamble')).toBe(
      '本报告由云溪市青石区梧桐街道办事处依据《中华人民共和国政府信息公开条例》第五十条、按照国办公开办函〔2021〕30号规定的格式编制，' +
        '反映2024年政府信息公开工作情况。所列数据的统计期限为2024年1月1日至2024年12月31日。' +
        '对本报告有疑问的，请联系：党政办公室 0379-1234567。',
    );
  });
});

describe('总述', () => {
  test('says what is known', () => {
    const figures = filled(requestFigures({ received: 2, granted: 2 }));
    expect(drafted(reportOf(figures, answers({ 'published.total': 336 })), 'overview/lead')).toBe(
      '2024年，我街道主动公开政府信息336条，新收政府信息公开申请2件，办结2件，未发生因政府信息公开引起的行政复议和行政诉讼。',
    );
    expect(drafted(unanswered, 'overview/lead')).toBe(
      '2024年，我街道未收到政府信息公开申请，未发生因政府信息公开引起的行政复议和行政诉讼。',
    );
  });
});

describe('主动公开', () => {
  const channels = { 'published.website': 300, 'published.board': 36 };

  test.each<[string, Parameters<typeof answers>[0], string | RegExp]>([
    ['nothing published', { 'published.total': 0 }, /^2024年，我街道没有主动公开政府信息。【待补：全年发布/u],
    ['by channel', { 'published.total': 336, ...channels }, '按渠道分，政府网站300条、公开栏36条。'],
    ['one channel', { 'published.total': 5, 'published.website': 5 }, '全部通过政府网站公开。'],
    [
      'channels incomplete',
      { 'published.total': 340, ...channels },
      '按渠道分，政府网站300条、公开栏36条等。【待补：其余4条属于哪种渠道，微信公众号、微博、政府公报和其他渠道各有多少条？】',
    ],
    [
      'channels above the total',
      { 'published.total': 300, ...channels },
      '【待补：按渠道分的合计数是336条，主动公开信息总数是300条，哪个数不对？】',
    ],
    [
      'channels without a total',
      channels,
      '【待补：全年主动公开政府信息共多少条？】按渠道分，政府网站300条、公开栏36条。',
    ],
    ['one theme', { 'published.total': 5, 'themes.policy': 5 }, '内容均属政策文件类。'],
    [
      'interpretation, one of two',
      { 'interpretation.published': 3 },
      '全年发布政策解读3条。【待补：全年回应社会关切多少次？】',
    ],
    [
      'interpretation, none',
      { 'interpretation.published': 0, 'interpretation.responses': 0 },
      '全年没有发布政策解读，也没有社会关切回应事项。',
    ],
    ['a fraction is asked about', { 'published.total': 3.5 }, '【待补：全年主动公开政府信息共多少条？】'],
  ])('%s', (_, known, expected) => {
    const text = drafted(reportOf(zeros, answers(known)), 'overview/proactive');
    if (typeof expected === 'string') expect(text).toContain(expected);
    else expect(text).toMatch(expected);
  });

  test('rows the clerk added are listed before 其他 and count', () => {
    const known = {
      ...answers({ 'published.total': 10, 'published.website': 6, 'published.other': 1 }),
      own: [{ group: 'published', label: '电子屏', unit: '条', value: 3, note: '' }],
    };
    const report = reportOf(zeros, known);
    expect(raw(report, 'overview/proactive')).toContain(
      '政府网站〔政府网站〕条、电子屏〔电子屏〕条、其他渠道〔其他渠道〕条。',
    );
    expect(drafted(report, 'overview/proactive')).toContain('政府网站6条、电子屏3条、其他渠道1条。');
  });

  test('decisions and fees', () => {
    const some = filled({ 'proactive/penalties/decisions': 2, 'proactive/fees/amount': 18.871 });
    expect(drafted(reportOf(some), 'overview/proactive')).toContain(
      '本年作出行政处罚决定2件，没有作出行政许可和行政强制决定，收取行政事业性收费18.871万元。',
    );
    expect(drafted(unanswered, 'overview/proactive')).toContain(
      '本年没有作出行政许可、行政处罚和行政强制决定，未收取行政事业性收费。',
    );
  });

  test('against last year', () => {
    const now = reportOf(zeros, answers({ 'published.total': 336 }));
    const before = (year: number, total: number) =>
      reportOf(zeros, answers({ 'published.total': total }), { year });
    expect(drafted(now, 'overview/proactive', before(2023, 300))).toContain('336条，比上年增长12%。');
    expect(drafted(now, 'overview/proactive', before(2023, 336))).toContain('336条，与上年持平。');
    expect(drafted(now, 'overview/proactive', before(2023, 0))).toContain('336条，上年为0条。');
    expect(drafted(now, 'overview/proactive', before(2021, 300))).toContain('336条。');
  });
});

describe('依申请公开', () => {
  const said = (rows: Parameters<typeof requestFigures>[0]) =>
    drafted(reportOf(filled(requestFigures(rows))), 'overview/requests').replace(/【[^】]*】/gu, '');
  const noCases = '未发生因政府信息公开引起的行政复议和行政诉讼。';

  test.each<[string, Parameters<typeof requestFigures>[0], string]>([
    ['none', {}, '我街道全年未收到政府信息公开申请，也没有上年结转的申请。'],
    [
      'one',
      { received: 1, granted: 1 },
      '我街道全年新收政府信息公开申请1件，申请人为自然人。全年办结1件，办理结果为予以公开，没有结转下年度的申请。',
    ],
    [
      'some carried in only',
      { carriedIn: 2, granted: 1, carriedOut: 1 },
      '我街道全年未收到新的政府信息公开申请。上年结转2件，全年办结1件，办理结果为予以公开，结转下年度继续办理1件。',
    ],
    [
      'none done yet',
      { received: 4, carriedOut: 4 },
      '我街道全年新收政府信息公开申请4件，申请人均为自然人。年内均未办结，结转下年度继续办理4件。',
    ],
    [
      'several outcomes, few',
      { received: 4, granted: 1, 'refused.thirdParty': 2, 'refused.caseFile': 1 },
      '我街道全年新收政府信息公开申请4件，申请人均为自然人。全年办结4件，没有结转下年度的申请。办理结果为：予以公开1件、不予公开3件（第三方合法权益2件、行政执法案卷1件）。',
    ],
    [
      'many, with shares',
      { received: 12, granted: 8, 'unavailable.notHeld': 4 },
      '我街道全年新收政府信息公开申请12件，申请人均为自然人。全年办结12件，没有结转下年度的申请。办理结果为：予以公开8件，占66.7%；无法提供4件（均为本机关不掌握），占33.3%。',
    ],
    [
      'one refusal',
      { received: 1, 'notProcessed.repeat': 1 },
      '我街道全年新收政府信息公开申请1件，申请人为自然人。全年办结1件，办理结果为不予处理（重复申请），没有结转下年度的申请。',
    ],
  ])('%s', (_, rows, expected) => {
    expect(said(rows)).toBe(expected + noCases);
  });

  test('several kinds of applicants are listed, and 均 is not said', () => {
    const figures = filled({
      ...requestFigures({ received: 2, granted: 2 }),
      ...requestFigures({ received: 3, granted: 3 }, 'business'),
    });
    const text = drafted(reportOf(figures), 'overview/requests');
    expect(text).toContain('新收政府信息公开申请5件。申请人中，自然人2件、商业企业3件。');
    expect(text).not.toContain('均为自然人');
  });

  test('ways of applying', () => {
    const figures = filled(requestFigures({ received: 5, granted: 5 }));
    const text = (known: Parameters<typeof answers>[0]) =>
      drafted(reportOf(figures, answers(known)), 'overview/requests');
    expect(text({ 'channels.online': 3, 'channels.letter': 2 })).toContain(
      '按提交方式分，网上申请3件、信函申请2件。',
    );
    expect(text({ 'channels.letter': 5 })).toContain('提交方式均为信函申请。');
    expect(text({ 'channels.letter': 6 })).toContain(
      '【待补：按提交方式分的合计数是6件，新收申请是5件，哪个数不对？】',
    );
    expect(text({})).toContain(
      '【待补：按提交方式分，网上申请、信函申请、当面申请和其他方式申请各有多少件？】',
    );
  });

  test('what does not balance is asked, not said', () => {
    const broken = {
      ...filled(requestFigures({ received: 5, granted: 5 })),
      'requests/outcomeTotal/total': 4,
    };
    const text = drafted(reportOf(broken), 'overview/requests');
    expect(text).toContain('【待补：新收与上年结转的件数之和，不等于');
    expect(text).not.toContain('办结4件');
    const parts = { ...filled(requestFigures({ received: 5, granted: 5 })), 'requests/granted/total': 3 };
    expect(drafted(reportOf(parts), 'overview/requests')).toContain(
      '各种办理结果的件数之和与总计不一致，哪个数不对？】',
    );
  });

  test.each<[Parameters<typeof filled>[0], string]>([
    [{ 'cases/reconsideration/upheld': 1 }, '因政府信息公开引起行政复议1件（结果维持），未发生行政诉讼。'],
    [
      { 'cases/reconsideration/pending': 2 },
      '因政府信息公开引起行政复议2件（尚未审结2件），未发生行政诉讼。',
    ],
    [
      { 'cases/direct/pending': 1, 'cases/afterReconsideration/upheld': 2 },
      '因政府信息公开引起行政诉讼3件（未经复议直接起诉1件、复议后起诉2件；结果维持2件、尚未审结1件），未发生行政复议。',
    ],
    [
      { 'cases/reconsideration/upheld': 3, 'cases/reconsideration/corrected': 1, 'cases/direct/upheld': 1 },
      '因政府信息公开引起行政复议4件（结果维持3件、结果纠正1件）、行政诉讼1件（未经复议直接起诉，结果维持）。',
    ],
  ])('cases %#', (cases, expected) => {
    expect(drafted(reportOf(filled(cases)), 'overview/requests')).toContain(expected);
  });
});

describe('政府信息管理', () => {
  const key = (row: string, column: string) => `proactive/${row}/${column}`;
  const documents = (issued: number, repealed: number, inForce: number, row = 'normativeDocuments') =>
    filled({
      [key(row, 'issued')]: issued,
      [key(row, 'repealed')]: repealed,
      [key(row, 'inForce')]: inForce,
    });

  test.each<[number, number, number, string]>([
    [0, 0, 0, '我街道本年没有制发、废止行政规范性文件，年末没有现行有效的行政规范性文件。'],
    [0, 0, 8, '我街道本年没有制发、废止行政规范性文件，现行有效8件。'],
    [3, 0, 8, '我街道本年制发行政规范性文件3件，没有废止，现行有效8件。'],
    [0, 2, 8, '我街道本年没有制发行政规范性文件，废止2件，现行有效8件。'],
    [3, 2, 0, '我街道本年制发行政规范性文件3件，废止2件，年末没有现行有效的行政规范性文件。'],
  ])('documents %d, %d, %d', (issued, repealed, inForce, expected) => {
    expect(drafted(reportOf(documents(issued, repealed, inForce)), 'overview/management')).toContain(
      expected,
    );
  });

  test.each(units)('%s speaks of 规章 only where it can make them', (unit, level) => {
    const text = drafted(
      reportOf(documents(1, 0, 9, 'regulations'), undefined, { unit, level }),
      'overview/management',
    );
    const can = level === '市级政府' || level === '省级政府';
    expect(text.includes('全年制发规章1件，没有废止，现行有效9件。')).toBe(can);
    expect(text.includes('规章')).toBe(can);
  });

  test('review and upkeep', () => {
    const known = (reviewed: number, updated: number) =>
      drafted(
        reportOf(zeros, answers({ 'management.reviewed': reviewed, 'management.updated': updated })),
        'overview/management',
      );
    expect(known(30, 2)).toContain('全年发布前审查信息30条、动态调整更新信息2条。');
    expect(known(0, 0)).toContain('全年没有信息经过发布前审查，也没有修改、撤下或转为公开的信息。');
  });
});

describe('平台建设, 监督保障', () => {
  test('some, none and rows of their own', () => {
    const known = {
      ...answers({ 'platform.columns': 3, 'platform.accounts': 0, 'platform.points': 1 }),
      own: [{ group: 'platform', label: '电子显示屏', unit: '块', value: 2, note: '' }],
    };
    expect(drafted(reportOf(zeros, known), 'overview/platform')).toBe(
      '我街道开设网站公开专栏3个，设有线下公开查阅点1个，另有电子显示屏2块，没有政务新媒体账号。',
    );
    const only = { ...answers({}), own: known.own };
    expect(drafted(reportOf(zeros, only), 'overview/platform')).toMatch(/^我街道有电子显示屏2块。【待补：/u);
  });

  const supervision = (trainings: number, trainees: number, others: number) =>
    drafted(
      reportOf(
        zeros,
        answers({
          'supervision.trainings': trainings,
          'supervision.trainees': trainees,
          'supervision.inspections': others,
          'supervision.appraisals': others,
          'supervision.accountability': others,
          'supervision.fullTime': others,
          'supervision.partTime': 1,
        }),
      ),
      'overview/supervision',
    );

  test('supervision', () => {
    expect(supervision(2, 86, 1)).toBe(
      '全年举办业务培训2次（86人次参加），开展监督检查1次、考核评议1次，责任追究1人次。我街道配备专职工作人员1人、兼职工作人员1人。',
    );
    expect(supervision(0, 0, 0)).toBe(
      '全年没有举办业务培训，没有开展监督检查和考核评议，也没有发生责任追究。我街道配备兼职工作人员1人，没有配备专职工作人员。',
    );
    expect(supervision(0, 3, 1)).toMatch(/^全年参加培训3人次，开展/u);
  });

  test('a training without the number of trainees asks for it', () => {
    const text = drafted(reportOf(zeros, answers({ 'supervision.trainings': 2 })), 'overview/supervision');
    expect(text).toMatch(/^全年举办业务培训2次。/u);
    expect(text).toContain('【待补：培训有多少人次参加？】');
  });
});

describe('五、问题与改进', () => {
  test('the clerk’s words, closed once; what the tables show', () => {
    const figures = filled({
      ...requestFigures({ received: 10, granted: 6, 'unavailable.notHeld': 4 }),
      'cases/reconsideration/corrected': 1,
    });
    const known = answers({ 'problems.main': '栏目更新慢。', 'problems.done': '本年更换了系统\n培训两次；' });
    const report = reportOf(figures, known);
    expect(drafted(report, 'problems/problems')).toBe(
      '栏目更新慢。因政府信息公开引起的行政复议中，结果纠正1件。全年办结的申请中，无法提供4件，占40%。',
    );
    expect(drafted(report, 'problems/improvement')).toBe(
      '【待补：上年年报所列问题整改得怎样？】本年更换了系统；培训两次。【待补：下一步有什么打算？】',
    );
  });

  test('无 is no problem named, and nothing to tell of improvement', () => {
    const known = answers({
      'problems.main': '无',
      'problems.lastYear': '无',
      'problems.done': '增配1人',
      'problems.next': '每月核对',
    });
    const report = reportOf(zeros, known);
    expect(drafted(report, 'problems/problems')).toBe('【待补：本年政府信息公开工作最主要的问题是什么？】');
    expect(drafted(report, 'problems/improvement')).toBe('本年采取的改进措施：增配1人。下一步，每月核对。');
  });
});

describe('六、其他事项', () => {
  test.each<[Parameters<typeof answers>[0], Parameters<typeof requestFigures>[0], string]>([
    [{ 'processingFee.amount': 0 }, {}, '2024年，我街道未收取信息处理费。'],
    [
      { 'processingFee.amount': 320.5, 'processingFee.notices': 2 },
      {},
      '2024年，我街道发出收费通知2件，收取信息处理费320.5元。',
    ],
    [
      { 'processingFee.amount': 100 },
      {},
      '2024年，我街道收取信息处理费100元。【待补：全年发出信息处理费收费通知多少件？】',
    ],
    [
      { 'processingFee.amount': 0, 'processingFee.notices': 1 },
      { received: 1, 'otherHandling.feeUnpaid': 1 },
      '2024年，我街道发出收费通知1件，未收取信息处理费，有1件申请因申请人逾期未缴费不再处理。',
    ],
    [{}, {}, '【待补：全年收取信息处理费多少元？】'],
  ])('%j', (known, rows, expected) => {
    expect(drafted(reportOf(filled(requestFigures(rows)), answers(known)), 'otherMatters')).toBe(expected);
  });
});

test.each(units)('%s', (unit, level) => {
  const selves = ['我街道', '我镇', '我局', '我区', '我委', '我市', '我厅', '我省'];
  const own = selves[units.findIndex(([name]) => name === unit)]!;
  const texts = Object.values(
    draftTexts(reportOf(zeros, answers({ 'processingFee.amount': 0 }), { unit, level })),
  ).join('');
  expect(texts.split(own).length).toBeGreaterThan(3);
  for (const other of selves.filter((self) => self !== own)) expect(texts).not.toContain(other);
});

test('numbers of cells are 〔fields〕 of the form', () => {
  const report = reportOf(filled(requestFigures({ received: 12, granted: 8, 'unavailable.notHeld': 4 })));
  const text = raw(report, 'overview/requests');
  expect(text).toContain('〔新收申请·总计〕件');
  expect(text).toContain('〔无法提供·总计÷办理总计·总计〕');
  const names = [...text.matchAll(/〔([^〕]+)〕/gu)].flatMap(([, name]) => name!.split('÷'));
  const known = fieldsOf(editionFor(2024));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(text.replace(/〔[^〕]+〕|【[^】]*】/gu, '')).not.toMatch(/\d/u);
});
