import { describe, expect, test } from '@jest/globals';
import type { Figures } from '../../src/form/figures';
import { emptyReport, type Report } from '../../src/form/report';
import type { Texts } from '../../src/form/text';
import type { Unit } from '../../src/form/unit';
import type { BatchFinding } from '../../src/rollup/batch-finding';
import type { Batch, UnitReport } from '../../src/rollup/checks/batch';
import { checkBatch } from '../../src/rollup/checks/index';
import { areaSums } from '../../src/rollup/sums';
import { filled } from '../drafting/forms';
import { cells, unitOf } from './units';

const office = unitOf('云岭县人民政府办公室', { code: 'D00', kind: '本级' });
const [finance, forestry] = [
  unitOf('云岭县财政局', { code: 'D01' }),
  unitOf('云岭县林业局', { code: 'D02' }),
];
const words = (own: string): Texts => ({
  'overview/proactive': `${own}围绕预算、政府采购和专项资金三件事，把办事指南逐条改写成问答，在大厅、网站和公众号同时更新，群众一看就懂。`,
  'overview/management': `${own}把每一条要发布的信息交给两个人看，一个看内容，一个看格式，看完签字，月底把签字单装订成册备查。`,
});

function reportOf(unit: Unit, figures: Figures, text: Texts = {}): UnitReport {
  return { unit, file: `${unit.name}.xlsx`, figures, text };
}

function batchOf(reports: readonly UnitReport[], rest: Partial<Batch> = {}): Batch {
  const sums = areaSums(
    reports.map(({ unit, figures }) => ({ unit, figures })),
    cells,
  );
  const area: Report = {
    ...emptyReport,
    unit: '云岭县',
    year: 2024,
    figures: Object.fromEntries(sums.map(({ cell, sum }) => [cell, sum])),
  };
  return { area, units: reports.map(({ unit }) => unit), reports, lastYear: new Map(), cells, ...rest };
}

const told = (findings: readonly BatchFinding[]) =>
  findings.map(({ rule, units }) => `${rule} ${units.join(' ')}`);
const some = filled({
  'proactive/penalties/decisions': 12,
  'requests/received/naturalPerson': 4,
  'requests/granted/naturalPerson': 4,
});
const other = filled({
  'proactive/licenses/decisions': 31,
  'requests/received/business': 2,
  'requests/granted/business': 2,
});

describe('a whole batch', () => {
  test('a sound one says nothing', () => {
    expect(checkBatch(batchOf([reportOf(finance, some), reportOf(forestry, other)]))).toEqual([]);
  });

  test('words of another unit, whatever name and numbers stand in them', () => {
    const copied = words('云岭县林业局');
    const findings = checkBatch(
      batchOf([reportOf(finance, some, words('云岭县财政局')), reportOf(forestry, other, copied)]),
    );
    expect(told(findings)).toEqual(['batch-alike D01 D02']);
    expect(findings[0]?.quotes).toHaveLength(2);
    const own = {
      'overview/proactive':
        '今年把林区防火、采伐许可和野生动物救助的流程画成图，贴到每个村的公开栏，并请护林员当面讲给林农听，听不懂的地方当场改写，改好的再贴出去。',
      'overview/management':
        '信息发布前由业务股室和办公室各看一遍，过期的每季度清理一次，清理下来的另存备查，谁清理的写在后面。',
    };
    expect(
      checkBatch(batchOf([reportOf(finance, some, words('云岭县财政局')), reportOf(forestry, other, own)])),
    ).toEqual([]);
  });

  test('all numbers as last year’s; all 0 may be', () => {
    const lastYear = new Map([
      ['D01', { ...emptyReport, figures: some }],
      ['D02', { ...emptyReport, figures: filled({}) }],
    ]);
    const findings = checkBatch(
      batchOf([reportOf(finance, some), reportOf(forestry, filled({}))], { lastYear }),
    );
    expect(told(findings)).toEqual(['batch-as-last-year D01']);
  });

  test('whose numbers the words tell', () => {
    const text: Texts = { 'overview/requests': '2024年，全县共收到政府信息公开申请4件，均已答复。' };
    const batch = batchOf([reportOf(finance, some, text)]);
    expect(told(checkBatch(batch))).toEqual(['batch-scope D01']);
    const own = { ...batch.area, text: { 'overview/requests': '2024年，本机关收到申请4件。' } };
    expect(told(checkBatch({ ...batchOf([reportOf(finance, some)]), area: own }))).toEqual(['batch-scope ']);
    const plain: Texts = {
      'overview/lead': '为全县高质量发展作出贡献。',
      'overview/requests': '我局收到申请4件。',
    };
    expect(checkBatch(batchOf([reportOf(finance, some, plain)]))).toEqual([]);
  });

  test('a merged unit carries in what its predecessors carried out', () => {
    const merged = unitOf('云岭县林草局', { code: 'D09', predecessors: ['县林业站', '县草原站'] });
    const out = (n: number) => ({
      ...emptyReport,
      figures: filled({ 'requests/carriedOut/naturalPerson': n }),
    });
    const lastYear = new Map([
      ['县林业站', out(2)],
      ['县草原站', out(1)],
    ]);
    const carrying = (n: number) =>
      filled({ 'requests/carriedIn/naturalPerson': n, 'requests/granted/naturalPerson': n });
    expect(checkBatch(batchOf([reportOf(merged, carrying(3))], { lastYear }))).toEqual([]);
    const findings = checkBatch(batchOf([reportOf(merged, carrying(2))], { lastYear }));
    expect(told(findings)).toEqual(['batch-predecessors D09']);
    expect(findings[0]?.message).toContain('应为 3，报的是 2');
    // One of them not at hand: nothing is said.
    const one = new Map([['县林业站', out(2)]]);
    expect(checkBatch(batchOf([reportOf(merged, carrying(2))], { lastYear: one }))).toEqual([]);
  });

  test('suits after reconsideration, told of once', () => {
    const suit = filled({ 'cases/afterReconsideration/upheld': 1 });
    expect(told(checkBatch(batchOf([reportOf(office, suit), reportOf(finance, suit)])))).toEqual([
      'batch-joint-defendants D00 D01',
    ]);
  });

  test('the area against its units: an error, or a warning while some are missing', () => {
    const batch = batchOf([reportOf(finance, some), reportOf(forestry, other)]);
    const area = { ...batch.area, figures: { ...batch.area.figures, 'proactive/penalties/decisions': 13 } };
    const [finding, ...rest] = checkBatch({ ...batch, area });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'area-sum',
      severity: 'error',
      cells: ['proactive/penalties/decisions'],
    });
    expect(finding?.message).toMatch(/本地区 13，各单位合计 12/u);
    const missing = [...batch.units, unitOf('云岭县教育局')];
    expect(checkBatch({ ...batch, area, units: missing })[0]).toMatchObject({ severity: 'warning' });
    expect(checkBatch({ ...batch, area, units: missing })[0]?.message).toContain('缺 1 个单位');
  });
});
