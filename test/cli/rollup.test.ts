/** The county’s afternoon on the command line: units’ files in, slips out, the area’s tables filled, a number traced. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import type { Figures } from '../../src/form/figures';
import { filled } from '../drafting/forms';
import { nianbao, workFolder } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);

const register = `编码,单位名称,简称和曾用名,类型,是否计入,截止日期
D00,云岭县人民政府办公室,县府办,本级,,
D01,云岭县财政局,,部门,,
D02,云岭县林业和草原局,云岭县林业局,部门,,
T01,青石镇人民政府,,乡镇街道,,2025-01-05
V01,云岭县税务局,,垂直管理,,
`;

function unitFile(name: string, unit: string, figures: Figures, year = '2024'): void {
  const json = at('figures.json');
  writeFileSync(json, JSON.stringify(figures));
  const run = nianbao(
    'new',
    at(`in/${name}`),
    '--unit',
    unit,
    '--level',
    '县级部门',
    '--year',
    year,
    '--figures',
    json,
  );
  if (run.code !== 0) throw new Error(run.err);
  utimesSync(at(`in/${name}`), new Date(2025, 0, 10, 12), new Date(2025, 0, 10, 12));
}

const office = filled({ 'requests/received/naturalPerson': 3, 'requests/granted/naturalPerson': 3 });
const finance = filled({ 'proactive/penalties/decisions': 7, 'proactive/fees/amount': 18.871 });
const forestry: Figures = { ...filled({ 'requests/received/business': 2, 'requests/granted/business': 1 }) };
const area = at('area.xlsx');

interface CollectJson {
  readonly units: readonly { code: string; state: string; findings: readonly { rule: string }[] }[];
  readonly unmatched: readonly { file: string; reason: string }[];
}

const collect = (...more: readonly string[]) =>
  nianbao(
    'collect',
    area,
    at('in'),
    '--units',
    at('units.csv'),
    '--unit',
    '云岭县',
    '--year',
    '2024',
    ...more,
  );

beforeAll(() => {
  mkdirSync(at('in'));
  writeFileSync(at('units.csv'), register);
  unitFile('府办.xlsx', '县府办', office);
  unitFile('财政.xlsx', '云岭县财政局', finance);
  unitFile('林业.xlsx', '云岭县林业局', forestry);
  unitFile('白水.xlsx', '白水县财政局', finance);
});

describe('collect, rollup, trace', () => {
  test('who has reported, who is missing, whose file is nobody’s', () => {
    const run = collect('--json');
    expect(run.err).not.toMatch(/程序内部出错/u);
    expect(run.code).toBe(1);
    const json = JSON.parse(run.out) as CollectJson;
    expect(json.units.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'D00 有错',
      'D01 有错',
      'D02 有错',
      'T01 未报',
      'V01 未报',
    ]);
    expect(json.unmatched).toMatchObject([{ reason: 'unknown' }]);
    expect(json.units[2]?.findings.map(({ rule }) => rule)).toEqual(['batch-renamed']);
  });

  test('the same again changes nothing', () => {
    const before = readFileSync(area);
    expect(collect().code).toBe(1);
    expect(readFileSync(area).equals(before)).toBe(true);
  });

  test('slips: a page a unit, noted once', () => {
    const run = collect('--slips', at('slips'), '--reply-by', '2025-01-25', '--deadline', '2025-01-20');
    expect(run.err).toMatch(/共 4 份/u);
    expect(readdirSync(at('slips')).sort()).toEqual([
      '催报单-青石镇人民政府.docx',
      '退回单-云岭县人民政府办公室.docx',
      '退回单-云岭县林业和草原局.docx',
      '退回单-云岭县财政局.docx',
    ]);
    const parts = unzipSync(readFileSync(at('slips/退回单-云岭县林业和草原局.docx')));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/gu, '');
    expect(text).toMatch(/云岭县林业和草原局：.*林业\.xlsx.*2025年1月25日前重新报送/u);
  });

  test('sums fill the tables; what was typed by hand stays; a number tells its units', () => {
    const run = nianbao('rollup', area, '--write', '--json');
    expect(run.code).toBe(1);
    const json = JSON.parse(run.out) as {
      missing: string[];
      figures: Record<string, number>;
      differences: unknown[];
    };
    expect(json.missing).toEqual(['青石镇人民政府']);
    expect(json.figures).toMatchObject({
      'requests/received/total': 5,
      'proactive/penalties/decisions': 7,
      'proactive/fees/amount': 18.871,
    });
    expect(json.differences).toEqual([]);
    const figures = JSON.parse(nianbao('figures', area).out) as { figures: Record<string, number> };
    expect(figures.figures['requests/received/total']).toBe(5);
    const traced = nianbao('trace', area, 'requests/received/total');
    expect(traced.out.split('\n').slice(0, 4)).toEqual([
      '云岭县人民政府办公室\t3',
      '云岭县林业和草原局\t2',
      '云岭县财政局\t0',
      '青石镇人民政府\t未报',
    ]);
  });

  test.each([
    [['collect'], /还缺汇总工作簿/u],
    [['collect', 'new.xlsx', 'in'], /--unit 地区名称/u],
    [['collect', 'x.xlsx', 'in', '--deadline', '一月底'], /--deadline/u],
    [['trace', 'x.xlsx', 'requests/received'], /没有“requests\/received”/u],
    [['rollup', 'x.xlsx', '--by', 'name'], /--by/u],
  ] as const)('%j is refused in words', (args, words) => {
    const run = nianbao(...args.map((arg) => (/\.xlsx$|^in$/u.test(arg) ? at(arg) : arg)));
    expect(run.err).toMatch(words);
    expect(run.code).toBe(2);
  });
});
