/**
 * What a spreadsheet program makes of our formulas. The workbook is saved with cached results that are wrong on purpose
 * and recalculated by LibreOffice: its totals must be ours, and its conditional formats true where our rules find
 * something, and nowhere else. (The formats are read as ordinary formulas, moved to each cell they cover.)
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import { sumOf, type Entry, type Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { check } from '../../src/rules/check';
import { cellName, parseArea } from '../../src/workbook/a1';
import { mayStillHold, typedParts } from '../../src/form/open-relation';
import type { KeyedRelation } from '../../src/form/report-tables';
import { tableHighlights } from '../../src/workbook/plan/highlights';
import { gridArea, sectionOf, sectionSheet } from '../../src/workbook/layout';
import { numberInputs } from '../../src/workbook/plan/table-numbers';
import type { Content, Contents, Highlight, SheetPlan } from '../../src/workbook/workbook';
import { recalculated } from '../libreoffice';
import { testWith } from '../tools';
import { plansOf } from './sheets';
import { isRefusal } from '../../src/form/refusal';

const form = editionFor(2024);
const tables = tableIds.map((id) => ({ id, table: form.tables[id], tab: sectionSheet(sectionOf(id)) }));
const cells = tables.flatMap(({ table }) => cellsOf(table));
const inputs = cells.filter(({ sumOf }) => sumOf === undefined);

async function workbookOf(plans: readonly SheetPlan[]): Promise<Uint8Array> {
  const workbook = newWorkbook();
  await workbook.addSheets(plans);
  return workbook.save();
}

async function contentsOf(bytes: Uint8Array | undefined): Promise<Contents> {
  const again = await openWorkbook(bytes ?? new Uint8Array());
  if (isRefusal(again)) throw new Error(again.message);
  return again.read();
}

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom<Entry>('+19', '减4', '251000元', '１２', '/', ' ', '1,234', '无') },
  { weight: 1, arbitrary: fc.constantFrom<Entry>(1.5, -1, 0.1, 18.871, null) },
);

/** Forms of every kind: blank, in order, one cell off, anything typed anywhere. */
const forms: readonly Figures[] = [
  {},
  Object.fromEntries(inputs.map(({ key }) => [key, 0])),
  { ...Object.fromEntries(inputs.map(({ key }) => [key, 0])), 'requests/received/business': 3 },
  { ...Object.fromEntries(cells.map(({ key }) => [key, 0])), 'cases/direct/total': 2 },
  Object.fromEntries(cells.map(({ key }) => [key, null])),
  Object.fromEntries(cells.map(({ key }, i) => [key, (i * 7919) % 101])),
  ...fc
    .sample(fc.array(entry, { minLength: cells.length, maxLength: cells.length }), { seed: 7, numRuns: 4 })
    .map((entries) => Object.fromEntries(cells.map(({ key }, i) => [key, entries[i] ?? null]))),
  ...fc
    .sample(fc.array(entry, { minLength: inputs.length, maxLength: inputs.length }), { seed: 8, numRuns: 4 })
    .map((entries) => Object.fromEntries(inputs.map(({ key }, i) => [key, entries[i] ?? null]))),
];

const reportOf = (figures: Figures): Report => ({ ...emptyReport, year: 2024, level: '市级政府', figures });

/** The figures as the sheet shows them: totals not given are sums. */
function shown(figures: Figures): Figures {
  const all: Partial<Record<CellKey, Entry>> = {};
  for (const { table } of tables) {
    for (const [key, input] of numberInputs(table, figures)) {
      all[key] = input.kind === 'formula' ? input.result : input.value;
    }
  }
  return all;
}

/** References without `$` move with the cell they are read for. */
function moved(formula: string, rows: number, columns: number): string {
  return formula.replace(/(?<![$A-Z])([A-Z]{1,2}\d+)(?![\d(])/gu, (reference) => {
    const area = parseArea(reference)!;
    return cellName(area.row + rows, area.column + columns);
  });
}

/** Below the table, one column a format and one row a cell. */
const scratchTop = 60;

function scratch(highlights: readonly Highlight[]): SheetPlan['cells'] {
  return highlights.flatMap(({ area, formula }, column) =>
    Array.from({ length: area.rows * area.columns }, (_, i) => ({
      row: scratchTop + i,
      column,
      input: {
        kind: 'formula' as const,
        formula: moved(formula, Math.floor(i / area.columns), i % area.columns),
        result: 'not calculated',
      },
    })),
  );
}

const wrong = 4711;

function spoiled(plan: SheetPlan): SheetPlan['cells'] {
  return plan.cells.map((cell) =>
    cell.input.kind === 'formula' ? { ...cell, input: { ...cell.input, result: wrong } } : cell,
  );
}

function plansFor(figures: Figures, form: number): readonly SheetPlan[] {
  const plans = plansOf(reportOf(figures));
  return tables.map(({ table, tab }) => {
    const plan = plans.find(({ name }) => name === tab)!;
    const tested = [...spoiled(plan), ...scratch(tableHighlights(table))];
    return { ...plan, name: `${tab} ${String(form)}`, names: [], validations: [], cells: tested };
  });
}

/** Both workbooks, recalculated once for all tests. */
let done: Promise<{ readonly contents: Contents; readonly whole: Contents }> | undefined;
async function calculate(): Promise<{ readonly contents: Contents; readonly whole: Contents }> {
  const contents = await workbookOf(forms.flatMap(plansFor));
  const whole = await workbookOf(
    plansOf({
      ...reportOf({ ...forms[1], 'requests/received/business': 3 }),
      text: { 'overview/lead': '一二三四五', 'overview/proactive': '有【待补：条数】。' },
      facts: {
        answers: {
          'published.total': { value: 12, note: '' },
          'published.website': { value: 9, note: '' },
          'channels.online': { value: 2, note: '' },
        },
        own: [{ group: 'published', label: '短视频号', value: 3, unit: '条', note: '' }],
      },
    }).map((plan) => ({ ...plan, cells: spoiled(plan) })),
  );
  const [first, second] = recalculated([contents, whole]);
  return { contents: await contentsOf(first), whole: await contentsOf(second) };
}
const calculated = () => (done ??= calculate());

function sheetIn(contents: Contents, tab: string, form: number): readonly (readonly Content[])[] {
  return contents.sheets.find(({ name }) => name === `${tab} ${String(form)}`)!.cells;
}

testWith('soffice', 'LibreOffice, made to recalculate: totals are ours whatever was cached', async () => {
  const { contents } = await calculated();
  forms.forEach((figures, i) => {
    const ours = shown(figures);
    for (const { table, tab } of tables) {
      for (const cell of cellsOf(table)) {
        const { row, column } = gridArea(cell);
        const { value } = sheetIn(contents, tab, i)[row]?.[column] ?? { value: null };
        const expected = ours[cell.key] ?? null;
        if (typeof expected === 'number')
          expect([cell.key, value]).toEqual([cell.key, expect.closeTo(expected, 9)]);
        else expect([cell.key, value]).toEqual([cell.key, expected]);
      }
    }
  });
});

testWith(
  'soffice',
  'LibreOffice: formats fire where the rules find something, and nowhere else',
  async () => {
    const { contents } = await calculated();
    forms.forEach((figures, i) => {
      const ours = shown(figures);
      const findings = check({ report: reportOf(ours) });
      const failing = new Set(findings.map(({ rule }) => rule));
      const ofEntry = new Set(
        findings
          .filter(({ rule }) => ['type', 't2-int', 'blank-zero'].includes(rule))
          .flatMap((finding) => finding.cells),
      );
      for (const { table, tab } of tables) {
        const firing = new Set<string>();
        tableHighlights(table).forEach(({ area, severity, formula }, column) => {
          for (let n = 0; n < area.rows * area.columns; n += 1) {
            const { value } = sheetIn(contents, tab, i)[scratchTop + n]![column]!;
            expect([formula, typeof value]).toEqual([formula, 'boolean']);
            const row = area.row + Math.floor(n / area.columns);
            const kind = formula.includes('COUNTA') ? 'relation' : severity;
            if (value === true)
              firing.add(`${kind} ${String(row)} ${String(area.column + (n % area.columns))}`);
          }
        });
        const expected = new Set<string>();
        const at = (key: string): string => {
          const { row, column } = gridArea(table.cells.find((cell) => cell.key === key)!);
          return `${String(row)} ${String(column)}`;
        };
        const isOpen = (key: string): boolean =>
          [key, ...typedParts(table, [key])].some((one) => (ours[one as CellKey] ?? null) === null);
        for (const { rule, member, kind, left, right } of table.relations as readonly KeyedRelation[]) {
          if (!failing.has(`${rule}[${member}]`)) continue;
          const sums = { left: sumOf(ours, left) ?? NaN, right: sumOf(ours, right) ?? NaN };
          // Its blanks are yellow, and may settle it.
          if (mayStillHold({ left, right }, sums, isOpen)) continue;
          for (const key of kind === 'sum' ? right : [...left, ...right]) expected.add(`relation ${at(key)}`);
        }
        for (const { key } of cellsOf(table)) {
          if ((ours[key] ?? null) === null) expected.add(`warning ${at(key)}`);
          else if (ofEntry.has(key)) expected.add(`error ${at(key)}`);
        }
        expect([...firing].sort()).toEqual([...expected].sort());
      }
    });
  },
);

test('the forms tested fail every relation at least once', () => {
  const failed = new Set(
    forms.flatMap((figures) => check({ report: reportOf(shown(figures)) }).map(({ rule }) => rule)),
  );
  for (const { rule, member } of tables.flatMap(({ table }) => table.relations)) {
    expect(failed).toContain(`${rule}[${member}]`);
  }
});

testWith('soffice', 'LibreOffice: texts are counted, and groups of facts add up', async () => {
  const { whole } = await calculated();
  const values = (name: string): unknown[][] =>
    whole.sheets.find((each) => each.name === name)!.cells.map((row) => row.map(({ value }) => value));
  const texts = values('一、总体情况');
  expect(texts.find(([heading]) => heading === '总述')?.slice(2, 4)).toEqual([5, '已写']);
  expect(texts.find(([heading]) => heading === '（一）主动公开')?.[3]).toBe('有待补');
  const sums = values('基础情况').filter(([label]) => label === '以上各项合计');
  expect(sums.map(([, sum, , verdict]) => [sum, verdict ?? ''])).toEqual([
    [12, '与“主动公开信息总数”一致'],
    [0, ''],
    [2, '与“新收申请·总计”相差 1'],
  ]);
});
