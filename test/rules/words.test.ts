/** Words against tables (TX-*): silent on what is true, loud on what is not, by the invented sentences of the reader. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveFields } from '../../src/fields/field';
import { editionFor } from '../../src/form/index';
import type { TextKey } from '../../src/form/text';
import { emptyReport, type Report } from '../../src/form/report';
import { check } from '../../src/rules/check';
import type { Finding } from '../../src/rules/finding';
import { processorTime } from '../processor-time';
import { consistentFigures, reportOf } from '../drafting/forms';
import { moreSamples } from '../reading/more-sentences';
import { figures, figuresBefore, samples as firstSamples } from '../reading/sentences';
import { sharedSamples } from '../reading/shared-sentences';
import { proseRead } from '../../src/rules/words/evidence';
import { expectFinding, findingsOf } from './expect-finding';

const samples = [...firstSamples, ...moreSamples, ...sharedSamples];
const lastYear = reportOf(figuresBefore, emptyReport.facts, { year: 2023 });

function spoken(
  text: string,
  part: TextKey = 'overview/requests',
  more: Partial<Report> = {},
): readonly Finding[] {
  const report = { ...reportOf(figures), ...more, text: { [part]: text } };
  return check({ report, lastYear }).filter(({ rule }) => rule.startsWith('tx-'));
}

const told = (findings: readonly Finding[]) => findings.map(({ rule, message }) => [rule, message]);

const right: readonly (readonly [string, TextKey?])[] = [
  ['收到申请50件，均已依法登记，其中47件已办结。'],
  ['行政复议5件、行政诉讼3件，因复议委员会意见不同，结果各异。'],
  ['未经复议直接起诉的2件中，1件获维持。'],
  ['没有因答复逾期被投诉的情况，未发生败诉案件。'],
  ['未收到信函申请以外的传真申请。'],
  ['确保不发生行政复议、行政诉讼。'],
  ['没有撤回的申请，没有申请被延期。'],
  ['全年没有制发、修改党内规范性文件。', 'overview/management'],
  ['公开信息1326条，其中政策文件类12条、财政类40条。', 'overview/proactive'],
  ['公开信息1326条，主要为民生类1200条、其他类100条等。', 'overview/proactive'],
  ['公开信息1326条，其中网站810条，微信402条，公开栏114条，同比增长3%。', 'overview/proactive'],
  ['公开信息1326条。按渠道分，网站810条、微信402条、公开栏114条。', 'overview/proactive'],
  ['办结47件，其中予以公开18件、部分公开8件。'],
  ['无行政复议被纠正的情况延续到本年以外。'],
  ['行政处罚案件公示120件，未作出重大行政处罚决定。', 'overview/proactive'],
  ['2022年共收到申请31件，2023年共收到申请40件。'],
  ['各社区未收到申请。'],
  ['去年，我街道全年收到申请40件，2022年全年收到申请31件。'],
  ['2023年未收到行政复议。'],
  ['行政复议5件、行政诉讼3件，维持5件。'],
  ['行政复议、行政诉讼分别为5件、3件，其中维持5件。'],
  ['行政复议、行政诉讼同比增加4件、1件。'],
  ['法人提起的行政复议4件。'],
  ['自然人、企业分别提出40件、8件，其他2件。'],
  ['收到、受理申请分别为50件、49件。'],
  ['行政复议申请人为自然人、法人的分别4件、1件。'],
  ['不予公开6件，其中自然人4件、商业企业2件。'],
  ['不予公开6件，其中自然人4件（占66.7%）、商业企业2件。'],
  ['予以公开18件、部分公开8件，其中自然人22件、商业企业4件。'],
  ['自然人申请予以公开14件，商业企业申请予以公开4件。'],
  ['自然人办结37件，商业企业办结8件；自然人结转下年度7件，商业企业0件。'],
  ['申请50件，10件、8件分别来自法人和商业企业。'],
  ['自然人申请、企业申请、律所申请数量分别为40、8、2件。'],
  ['党政办、民政办收到申请30件、20件。'],
  ['规章、规范性文件各制发0件、2件。', 'overview/management'],
];

// Titles are made here, not by test.each: with a % of its own in a title, jest does not come back.
describe('sentences that are true raise nothing', () => {
  for (const [text, part] of [...samples.map((sample) => [sample.text, sample.part] as const), ...right]) {
    test(text, () => {
      expect(told(spoken(text, part))).toEqual([]);
    });
  }

  test('without figures, and without last year, nothing can be held against the words', () => {
    for (const { text, part } of samples) {
      const report = { ...reportOf({}), text: { [part ?? 'overview/requests']: text } };
      const findings = check({ report }).filter(({ rule }) => rule.startsWith('tx-'));
      expect(told(findings)).toEqual([]);
    }
  });
});

const wrong: readonly (readonly [string, string, string | number, string | number, TextKey?])[] = [
  ['2024年，我街道共收到政府信息公开申请17件。', 'tx-new', 50, 17],
  ['全年新收政府信息公开申请 40 件。', 'tx-new', 50, 40],
  ['收到信息公开申请五十一件。', 'tx-new', 50, 51],
  ['办理政府信息公开申请61件。', 'tx-new', 54, 61],
  ['上年结转3件。', 'tx-carryin', 4, 3],
  ['办结54件，均在法定期限内。', 'tx-done', 47, 54],
  ['全年答复46件。', 'tx-done', 47, 46],
  ['收到申请50件，均已按期答复。', 'tx-done', 0, 7],
  ['另有9件结转下年度继续办理。', 'tx-carryout', 7, 9],
  ['予以公开19件、部分公开8件。', 'tx-class[granted]', 18, 19],
  ['不予公开7件。', 'tx-class[refused]', 6, 7],
  [
    '不予公开6件（第三方合法权益2件、内部事务信息1件、行政执法案卷2件）。',
    'tx-class[refused.thirdParty]',
    3,
    2,
  ],
  ['办结47件，办理结果均为予以公开。', 'tx-class[granted]', 0, 29],
  ['新收申请50件，申请人均为自然人。', 'tx-new[naturalPerson]', 0, 10],
  ['新收申请50件，其中自然人40件、商业企业9件。', 'tx-new[business]', 8, 9],
  ['予以公开18件，占48.3%。', 'tx-share[granted]', '38.3%', '48.3%'],
  ['全年新收申请50件，较上年增长52%。', 'tx-yoy', '增长 25%', '增长 52%'],
  ['全年新收申请50件，较上年下降25%。', 'tx-yoy', '增长 25%', '下降 25%'],
  ['全年新收申请50件，比2023年增加12件。', 'tx-yoy', '增加 10件', '增长 12件'],
  ['全年新收申请50件，与上年持平。', 'tx-yoy', 40, 50],
  ['新收申请50件，上年为43件。', 'tx-yoy', 40, 43],
  ['被申请行政复议4件。', 'tx-review', 5, 4],
  ['行政复议5件，结果维持4件。', 'tx-review[upheld]', 3, 4],
  ['行政诉讼2件。', 'tx-lit', 3, 2],
  ['复议后起诉2件。', 'tx-lit[afterReconsideration]', 1, 2],
  ['行政复议5件，均获维持。', 'tx-allupheld', 0, 2],
  ['未收到政府信息公开申请。', 'tx-none', 0, 50],
  ['没有上年结转的申请。', 'tx-none', 0, 4],
  ['未发生因政府信息公开引起的行政复议、行政诉讼。', 'tx-none', 0, 8],
  ['制发行政规范性文件3件。', 'tx-norm[issued]', 2, 3, 'overview/management'],
  ['没有制发、废止行政规范性文件。', 'tx-none', 0, 3, 'overview/management'],
  ['现行有效规范性文件8件。', 'tx-norm[inForce]', 9, 8, 'overview/management'],
  ['作出行政处罚决定15件。', 'tx-decisions[penalties]', 14, 15, 'overview/proactive'],
  ['收取行政事业性收费188万元。', 'tx-fee', 18.871, 188, 'overview/proactive'],
  ['制发、废止规范性文件分别为3件、1件。', 'tx-norm[issued]', 2, 3, 'overview/management'],
  ['行政许可、行政处罚决定26件、15件。', 'tx-decisions[penalties]', 14, 15, 'overview/proactive'],
  ['自然人、法人分别提出90件、10件。', 'tx-new[naturalPerson]', 40, 90],
  ['自然人、法人分别提出40件、8件申请。', 'tx-new[organization]', 10, 8],
  ['行政复议、行政诉讼分别为5件、2件。', 'tx-lit', 3, 2],
  ['未经复议直接起诉、复议后起诉各1件。', 'tx-lit[direct]', 2, 1],
  ['自然人办结38件。', 'tx-done', 37, 38],
  ['企业申请结转下年度3件。', 'tx-carryout', 0, 3],
  ['上年结转企业申请1件。', 'tx-carryin', 0, 1],
  ['公开信息8775条，其中网站5000条、微信3778条。', 'tx-breakdown', 8775, 8778, 'overview/proactive'],
  [
    '公开信息1326条，其中网站810条、微信402条、公开栏100条。',
    'tx-breakdown',
    1326,
    1312,
    'overview/proactive',
  ],
  ['公开信息1326条，按内容分为政策类100条、民生类200条。', 'tx-breakdown', 1326, 300, 'overview/proactive'],
  ['网上申请31件、信函申请12件、当面申请8件。', 'tx-breakdown', 50, 51],
];

describe('sentences that are not raise one warning each', () => {
  for (const [text, rule, expected, actual, part] of wrong) {
    test(`${text} ${rule}`, () => {
      const findings = spoken(text, part);
      expect(findings).toHaveLength(1);
      const finding = expectFinding(findings, rule, { severity: 'warning' });
      expect([finding.rule, finding.expected, finding.actual]).toEqual([rule, expected, actual]);
      expect(text).toContain(finding.quote);
      expect(finding.about).toEqual([part ?? 'overview/requests']);
      expect(finding.message).toMatch(/请核[对实]|改正/u);
      if (rule !== 'tx-breakdown') expect(finding.cells.length).toBeGreaterThan(0);
    });
  }
});

test.each([
  [
    '收取行政事业性收费7545元。',
    '文中是 7545 元（0.7545 万元），表中“行政事业性收费·收费金额”是 7545 万元。',
  ],
  ['收取行政事业性收费188万元。', '文中是 188 万元，表中“行政事业性收费·收费金额”是 7545 万元。'],
])('money has its unit on both sides: %s', (text, words) => {
  const more = { figures: { ...figures, 'proactive/fees/amount': 7545 }, level: '县级政府' } as const;
  const [finding] = spoken(text, 'overview/proactive', more);
  expect(finding!.message).toContain(words);
  expect(finding!.message).toContain('请核对金额和单位（元、万元）');
});

test('lists that share their words are right whatever the numbers', () => {
  const sentences: readonly (readonly [TextKey, (n: (field: string) => string) => string])[] = [
    [
      'overview/management',
      (n) => `制发、废止规范性文件分别为${n('行政规范性文件·制发')}件、${n('行政规范性文件·废止')}件。`,
    ],
    [
      'overview/proactive',
      (n) => `作出行政许可、行政处罚决定${n('行政许可·处理决定')}件、${n('行政处罚·处理决定')}件。`,
    ],
    [
      'overview/requests',
      (n) =>
        `新收、办结申请分别为${n('新收申请·总计')}件和${n('办理总计·总计')}件，` +
        `自然人、法人分别提出${n('新收申请·自然人')}件、${n('新收申请·法人或其他组织')}件申请。`,
    ],
    [
      'overview/requests',
      (n) =>
        `予以公开、不予公开、无法提供分别为${n('予以公开·总计')}件、${n('不予公开·总计')}件、${n('无法提供·总计')}件，` +
        `其中自然人${n('无法提供·自然人')}件、商业企业${n('无法提供·商业企业')}件。`,
    ],
    [
      'overview/requests',
      (n) =>
        `行政复议、行政诉讼分别为${n('行政复议·总计')}件、${n('行政诉讼·总计')}件，` +
        `结果维持、结果纠正的行政诉讼各${n('行政诉讼·结果维持')}件、${n('行政诉讼·结果纠正')}件。`,
    ],
    [
      'overview/requests',
      (n) =>
        `行政复议${n('行政复议·总计')}件，其中维持、纠正分别为${n('行政复议·结果维持')}件、${n('行政复议·结果纠正')}件，` +
        `上年分别为9件、8件。`,
    ],
  ];
  fc.assert(
    fc.property(consistentFigures, fc.constantFrom(...sentences), (random, [part, words]) => {
      const n = (field: string) => resolveFields(`〔${field}〕`, reportOf(random), editionFor(2024)).text;
      const text = words(n);
      expect([text, told(spoken(text, part, { figures: random }))]).toEqual([text, []]);
    }),
    { numRuns: 400 },
  );
});

test('what is said after a list may be of all of it', () => {
  const cases = (review: number, suits: number) => ({
    'cases/reconsideration/total': review,
    'cases/direct/total': suits,
    'cases/afterReconsideration/total': 0,
  });
  const text = '行政复议、行政诉讼分别为5件、3件，总量与上年持平。';
  const before = reportOf({ ...figuresBefore, ...cases(3, 5) }, emptyReport.facts, { year: 2023 });
  const report = { ...reportOf({ ...figures, ...cases(5, 3) }), text: { 'overview/requests': text } };
  expect(findingsOf(check({ report, lastYear: before }), 'tx-yoy')).toEqual([]);
});

test('a number whose name stands apart is spoken of with the whole list', () => {
  const [finding] = spoken('本年制发、废止规范性文件分别为 3件、1件。', 'overview/management');
  expect(finding!.message).toContain('“制发、废止规范性文件分别为 3件、1件”：文中是 3 件');
});

test('any number that restates the tables is reported when it is wrong', () => {
  const silent: string[] = [];
  let changed = 0;
  for (const { text, part = 'overview/requests' } of samples) {
    const report = { ...reportOf(figures), text: { [part]: text } };
    for (const { restates, sentence, at, end, value, approximate } of proseRead(report).readings) {
      if (restates.kind === 'nothing' || approximate) continue;
      if (restates.kind === 'share' && restates.part.restates.kind !== 'cells') continue;
      const [from, to] = [sentence.places[at]!, sentence.places[end - 1]! + 1];
      const words = sentence.written.slice(from, to);
      if (words.startsWith('百分之')) continue;
      const wrong = words.replace(/^[^件宗份条起个部万元%％]+/u, String(value + 300));
      const other = text.replace(
        sentence.written,
        () => `${sentence.written.slice(0, from)}${wrong}${sentence.written.slice(to)}`,
      );
      changed += 1;
      if (spoken(other, part).length === 0) silent.push(other);
    }
  }
  process.stdout.write(
    `\nwrong numbers in prose: ${String(changed - silent.length)} of ${String(changed)} spoken of\n`,
  );
  expect(changed).toBeGreaterThan(120);
  expect(silent).toEqual([]);
});

describe('whose number it is', () => {
  const district: Partial<Report> = { unit: '云溪市青石区人民政府', level: '县级政府' };

  test.each([
    '2024年，区政府办代表区政府受理政府信息公开申请17件。',
    '2024年，区政府办公室受理申请17件，办结16件，予以公开3件。',
    '2024年全区共受理政府信息公开申请17件。',
  ])('an office against the district is 请核实: %s', (text) => {
    const findings = spoken(text, 'overview/requests', district);
    expect(findings).toHaveLength(1);
    const finding = expectFinding(findings, 'tx-new', { severity: 'warning', expected: 50, actual: 17 });
    expect(finding.message).toContain('请核实');
  });

  test.each([
    '2024年，各镇（街道）受理政府信息公开申请17件。',
    '区民政局收到申请17件，区财政局收到申请9件。',
    '其中各部门办理申请33件。',
    '全区受理申请50件，其中区政府办受理17件。',
    '区政府办受理申请17件，其他受理33件。',
  ])('others’ numbers are not held against the table: %s', (text) => {
    expect(told(spoken(text, 'overview/requests', district))).toEqual([]);
  });

  test('its own office is the unit itself', () => {
    const town: Partial<Report> = { unit: '云溪市青石区柳河镇人民政府', level: '乡镇' };
    const text = '柳河镇人民政府办公室共制定规范性文件0件。';
    expect(findingsOf(spoken(text, 'overview/management', town), 'tx-norm')).toHaveLength(1);
    expect(told(spoken('区人民政府办公室收到申请17件。', 'overview/requests', town))).toEqual([]);
  });

  test('a department’s own name is its own, the whole district is not', () => {
    const bureau: Partial<Report> = { unit: '云溪市青石区民政局', level: '县级部门' };
    expect(
      findingsOf(spoken('区民政局共收到申请17件。', 'overview/requests', bureau), 'tx-new'),
    ).toHaveLength(1);
    expect(told(spoken('全区共收到申请300件。', 'overview/requests', bureau))).toEqual([]);
  });
});

test('a long sentence is quoted around its number', () => {
  const long = '坚持以公开为常态，'.repeat(40);
  const [finding] = spoken(`${long}全年共收到政府信息公开申请17件，${long}。`);
  expect(finding!.quote!.length).toBeLessThan(160);
  expect(finding!.quote).toContain('共收到政府信息公开申请17件');
});

test('a pasted book is read in no time to speak of', async () => {
  const book = '全年共收到政府信息公开申请50件，其中自然人40件，'.repeat(4000);
  expect(await processorTime(() => spoken(book))).toBeLessThan(10_000);
});
