/** The sheets as planned: within what Excel and WPS can hold, printable, and open to typing only where one types. */
import { describe, expect, test } from '@jest/globals';
import type { Figures } from '../../src/form/figures';
import { cellsOf, editionFor, editions, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { gridArea, sectionOf, sectionSheet, textColumns } from '../../src/workbook/layout';
import { resultSheet, type ResultLine } from '../../src/workbook/plan/result-sheet';
import { numberInputs } from '../../src/workbook/plan/table-numbers';
import type { Area, SheetPlan } from '../../src/workbook/workbook';
import { plansOf } from './sheets';
import { placeAt } from '../place';

const form = editionFor(2024);
const long = '公开信息，'.repeat(900);
const full: Report = {
  ...emptyReport,
  unit: '甲乙街道办事处',
  level: '街道',
  year: 2024,
  text: Object.fromEntries(textKeys.map((key) => [key, long])),
  figures: Object.fromEntries(tableIds.flatMap((id) => cellsOf(form.tables[id])).map(({ key }) => [key, 7])),
  facts: { answers: {}, own: [{ group: 'supervision', label: '座谈', value: 1, unit: '次', note: long }] },
};
const old: Report = { ...emptyReport, year: 2020 };
const line: ResultLine = {
  key: 't3-balance[total]~1',
  severity: 'error',
  where: ['三、依申请公开!D5', '三、依申请公开!D6', '三、依申请公开!D7', '三、依申请公开!D8'].map(placeAt),
  message: '自然人一列对不上。',
  values: [
    { name: '应为', value: 3 },
    { name: '实为', value: 4 },
  ],
  basis: '第一项 + 第二项 = 第三项 + 第四项',
};
const results = { unit: '甲乙街道办事处', year: 2024, date: '2025-01-10' };
const findings = Array.from({ length: 80 }, () => line);
const everySheet: readonly (readonly [string, SheetPlan])[] = [
  ...plansOf(emptyReport).map((plan) => [`blank ${plan.name}`, plan] as const),
  ...plansOf(full, full).map((plan) => [`full ${plan.name}`, plan] as const),
  ...plansOf(old).map((plan) => [`2019 ${plan.name}`, plan] as const),
  ['no findings', resultSheet({ ...results, findings: [] })],
  ['findings', resultSheet({ ...results, findings })],
];

function within(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}

describe.each(everySheet)('%s', (_, plan) => {
  const visible = (column: number): boolean => plan.columnWidths[column] !== 0;

  /** All that can be seen: it is what is printed, but on the sheets of text. */
  const seen = /^[一五六]、/u.test(plan.name)
    ? {
        row: 0,
        column: 0,
        rows: plan.print.area.row + plan.print.area.rows,
        columns: textColumns.printed + 1,
      }
    : plan.print.area;

  test('holds what a spreadsheet can hold', () => {
    for (const { prompt, error, area } of plan.validations) {
      for (const message of [prompt, error]) {
        expect(message?.title.length ?? 0).toBeLessThanOrEqual(32);
        expect(message?.text.length ?? 0).toBeLessThanOrEqual(225);
      }
      expect(within(seen, area)).toBe(true);
    }
    for (const { area, formula } of plan.highlights) {
      expect(within(seen, area)).toBe(true);
      expect(formula.length).toBeLessThan(8192);
      expect(formula).not.toMatch(/^=/u);
    }
    for (const height of plan.rowHeights.values()) expect(height).toBeLessThanOrEqual(409);
    for (const { input } of plan.cells) {
      if (input.kind === 'formula') expect(input.formula).not.toMatch(/^=/u);
    }
  });

  test('puts each cell once, prints all that is visible, merges without overlap', () => {
    const places = plan.cells.map(({ row, column }) => `${String(row)} ${String(column)}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { row, column } of plan.cells) {
      if (visible(column)) expect(within(seen, { row, column, rows: 1, columns: 1 })).toBe(true);
    }
    if (seen !== plan.print.area) {
      // Of texts, what will be published is printed, and it is there for each.
      const inPrint = plan.cells.filter(({ row, column }) =>
        within(plan.print.area, { row, column, rows: 1, columns: 1 }),
      );
      const texts = plan.validations.filter(({ rule, area }) => rule.kind === 'any' && area.column === 1);
      expect(inPrint.map(({ row }) => row)).toEqual([1, ...texts.map(({ area }) => area.row)]);
    }
    const covered = plan.merges.flatMap((area) =>
      Array.from({ length: area.rows * area.columns }, (_cell, i) => {
        const row = area.row + Math.floor(i / area.columns);
        return `${String(row)} ${String(area.column + (i % area.columns))}`;
      }),
    );
    expect(new Set(covered).size).toBe(covered.length);
    const masters = new Set(plan.merges.map(({ row, column }) => `${String(row)} ${String(column)}`));
    expect(places.filter((place) => covered.includes(place) && !masters.has(place))).toEqual([]);
  });
});

describe('a table sheet', () => {
  test('may be typed into where a number is wanted, and nowhere else', () => {
    for (const report of [emptyReport, old]) {
      for (const id of tableIds) {
        const table = editionFor(report.year ?? 2024).tables[id];
        const plan = plansOf(report).find(({ name }) => name === sectionSheet(sectionOf(id)))!;
        const unlocked = plan.styles.filter(({ style }) => style.unlocked).map(({ area }) => area);
        const inputs = cellsOf(table).filter(({ sumOf }) => sumOf === undefined);
        expect(unlocked).toEqual(inputs.map(gridArea));
        const prompted = plan.validations.reduce((sum, { area }) => sum + area.rows * area.columns, 0);
        expect(prompted).toBe(inputs.length);
        expect(plan.protect).toBe(true);
        expect(plan.print.onePage).toBe(true);
      }
    }
  });

  test('asks for whole numbers, and for 万元 with decimals; a change may be negative', () => {
    const kinds = new Set(
      editions.flatMap((edition) =>
        plansOf({ ...emptyReport, year: edition.firstYear })
          .slice(3, 6)
          .flatMap(({ validations }) => validations.map(({ rule }) => JSON.stringify(rule))),
      ),
    );
    expect([...kinds].sort()).toEqual([
      '{"kind":"decimal","min":0}',
      '{"kind":"whole","min":0}',
      '{"kind":"whole"}',
    ]);
    const validations = plansOf(emptyReport).flatMap((plan) => plan.validations);
    expect(validations.some(({ prompt }) => prompt?.text.includes('条例第十五条'))).toBe(true);
  });
});

describe('totals', () => {
  const table = form.tables.requests;
  const given = (figures: Figures) => numberInputs(table, figures);

  test('a sum of sums counts a total that was typed over as it was typed', () => {
    const inputs = given({ 'requests/received/naturalPerson': 3, 'requests/granted/naturalPerson': 2 });
    expect(inputs.get('requests/received/total')).toMatchObject({ kind: 'formula', result: 3 });
    expect(inputs.get('requests/outcomeTotal/naturalPerson')).toMatchObject({ kind: 'formula', result: 2 });
    expect(inputs.get('requests/outcomeTotal/total')).toMatchObject({ kind: 'formula', result: 2 });
    const over = given({ 'requests/granted/naturalPerson': 2, 'requests/outcomeTotal/naturalPerson': 9 });
    expect(over.get('requests/outcomeTotal/naturalPerson')).toEqual({ kind: 'value', value: 9 });
    expect(over.get('requests/outcomeTotal/total')).toMatchObject({ kind: 'formula', result: 9 });
  });

  test('text counts as nothing, as SUM has it; a total given blank is blank', () => {
    const inputs = given({
      'requests/received/naturalPerson': '+19',
      'requests/received/business': 4,
      'requests/carriedIn/total': null,
      'requests/granted/total': '0',
    });
    expect(inputs.get('requests/received/naturalPerson')).toEqual({ kind: 'value', value: '+19' });
    expect(inputs.get('requests/received/total')).toMatchObject({ kind: 'formula', result: 4 });
    expect(inputs.get('requests/carriedIn/total')).toEqual({ kind: 'value', value: null });
    expect(inputs.get('requests/granted/total')).toEqual({ kind: 'value', value: '0' });
  });
});

describe('校验结果', () => {
  const texts = (plan: SheetPlan): string =>
    plan.cells.map(({ input }) => (input.kind === 'value' ? String(input.value) : '')).join('|');

  test('counts, numbers and places; many places are counted', () => {
    const warning: ResultLine = { ...line, severity: 'warning', where: [placeAt('填报说明!B3')] };
    const text = texts(resultSheet({ ...results, findings: [line, warning] }));
    expect(text).toContain('单位：甲乙街道办事处；年度：2024；校验日期：2025-01-10');
    expect(text).toContain('错误 1 条，警告 1 条，提示 0 条。有错误，改正后再生成报告。');
    expect(text).toContain('三、依申请公开!D7\n等 4 处');
    expect(text).toContain('|2|警告|填报说明!B3|');
  });

  test('names the wrong cell in words; what is explained is settled', () => {
    const suspect = { words: '自然人 12 很可能应为 21。' };
    const text = texts(resultSheet({ ...results, findings: [{ ...line, suspects: [suspect] }] }));
    expect(text).toContain('对不上。\n自然人 12 很可能应为 21。');
    const explained = { ...line, suspects: [suspect], explanation: '已核实' };
    const settled = texts(resultSheet({ ...results, findings: [explained] }));
    expect(settled).toContain('其中 1 条已写说明。没有未说明的错误，可以生成报告。');
    expect(settled).toContain('|错误\n已说明|');
    expect(settled).not.toContain('很可能');
  });

  test('says so when there is nothing to say', () => {
    const text = texts(resultSheet({ unit: '', year: null, date: '2025-01-10', findings: [] }));
    expect(text).toContain('没有发现问题');
    expect(text).toContain('单位：未填写');
  });
});
