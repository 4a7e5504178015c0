/** What is planned, drawn, saved and read back is what went in. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Entry, Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { planSheets } from '../../src/workbook/plan/template';
import { readReport, type ReadResult } from '../../src/workbook/read/report';
import type { SheetPlan } from '../../src/workbook/workbook';
import { placeAt } from '../place';
import { isRefusal } from '../../src/form/refusal';

const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));
const inputs = cells.filter((cell) => cell.sumOf === undefined);

function plans(report: Report): readonly SheetPlan[] {
  const planned = planSheets(report);
  if (isRefusal(planned)) throw new Error(planned.message);
  return planned;
}

async function saved(report: Report): Promise<Uint8Array> {
  const workbook = newWorkbook();
  await workbook.addSheets(plans(report));
  return workbook.save();
}

async function reread(bytes: Uint8Array): Promise<ReadResult> {
  const workbook = await openWorkbook(bytes);
  if (isRefusal(workbook)) throw new Error(workbook.message);
  const read = readReport(await workbook.read());
  if (isRefusal(read)) throw new Error(read.message);
  return read;
}

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 99_999 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('+19', '减4', '251000元', '１２', '/', '1,234', '=1+1', '@x', '-', ' '),
  },
  { weight: 1, arbitrary: fc.constantFrom(1.5, -1, 18.871) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const figures = fc
  .array(entry, { minLength: cells.length, maxLength: cells.length })
  .map((entries): Figures => Object.fromEntries(cells.map((cell, i) => [cell.key, entries[i] ?? null])));
const prose = fc.stringMatching(/^[一-龥，。、〔〕0-9A-Za-z&<>"'=+@-]{1,60}(\n[一-龥，。]{1,30})?$/u);
const texts = fc.record(Object.fromEntries(textKeys.map((key) => [key, prose])), { requiredKeys: [] });

describe('figures → workbook → figures', () => {
  test('is the identity on any 200 entries and any text', async () => {
    await fc.assert(
      fc.asyncProperty(figures, texts, async (figuresIn, text) => {
        const report: Report = {
          ...emptyReport,
          unit: '甲乙街道办事处',
          level: '街道',
          year: 2024,
          figures: figuresIn,
          text,
        };
        const { report: back } = await reread(await saved(report));
        expect(back.figures).toEqual(figuresIn);
        expect(back.text).toEqual(text);
        expect([back.unit, back.level, back.year]).toEqual(['甲乙街道办事处', '街道', 2024]);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves missing keys empty and totals live', async () => {
    const { report } = await reread(
      await saved({ ...emptyReport, year: 2024, figures: { 'requests/received/naturalPerson': 3 } }),
    );
    expect(report.figures['requests/received/naturalPerson']).toBe(3);
    expect(report.figures['requests/received/total']).toBe(3);
    expect(report.figures['requests/carriedIn/total']).toBe(0);
    expect(inputs.filter((cell) => report.figures[cell.key] === null)).toHaveLength(inputs.length - 1);
  });

  test('types a total over its formula only where it differs', () => {
    const given = (total: Entry): SheetPlan['cells'][number]['input'] | undefined => {
      const report = {
        ...emptyReport,
        year: 2024,
        figures: { 'requests/received/naturalPerson': 3, 'requests/received/total': total } as Figures,
      };
      const sheet = plans(report).find(({ name }) => name.startsWith('三'));
      return sheet?.cells.find(({ row, column }) => row === 4 && column === 9)?.input;
    };
    expect(given(3)).toMatchObject({ kind: 'formula', result: 3 });
    expect(given(4)).toEqual({ kind: 'value', value: 4 });
    expect(given(null)).toBeUndefined();
  });

  test('keeps facts, own rows, headings, drafts and last year', async () => {
    const lastYear: Report = {
      ...emptyReport,
      unit: '甲乙街道办事处',
      year: 2023,
      figures: Object.fromEntries(cells.map((cell, i) => [cell.key, i])),
      text: { 'overview/proactive': '上年的话' },
    };
    const report: Report = {
      ...emptyReport,
      unit: '甲乙街道办事处',
      year: 2024,
      info: { contact: '0379-12345678', deadline: '2025-01-26' },
      text: { 'overview/requests': '新收〔新收申请·总计〕件。' },
      drafted: { 'overview/requests': 'abc123' },
      headings: { 'overview/requests': '（二）依申请公开办理情况' },
      facts: {
        answers: {
          'published.total': { value: 12, note: '含新媒体' },
          'problems.main': { value: null, note: '人手少' },
        },
        own: [{ group: 'themes', label: '安全生产', value: 3, unit: '条', note: '' }],
      },
    };
    const workbook = newWorkbook();
    const planned = planSheets(report, lastYear);
    if (isRefusal(planned)) throw new Error(planned.message);
    await workbook.addSheets(planned);
    const read = await reread(await workbook.save());
    expect(read.report).toMatchObject({
      info: report.info,
      text: report.text,
      drafted: report.drafted,
      headings: report.headings,
      facts: report.facts,
    });
    expect(read.lastYear).toMatchObject({ year: 2023, figures: lastYear.figures, text: lastYear.text });
    expect(read.places.get('requests/carriedIn/naturalPerson')).toEqual(placeAt('三、依申请公开!D6'));
  });
});

describe('the template', () => {
  const sheets = plans(emptyReport);

  test('has the sheets of the product, in order', () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      '填报说明',
      '基础情况',
      '一、总体情况',
      '二、主动公开',
      '三、依申请公开',
      '四、复议诉讼',
      '五、问题与改进',
      '六、其他事项',
      '上年数据',
    ]);
  });

  test.each(sheets.map((sheet) => [sheet.name, sheet] as const))(
    '%s: no merges overlap, all printed',
    (_, sheet) => {
      const seen = new Set<string>();
      for (const area of sheet.merges) {
        for (let r = 0; r < area.rows; r += 1) {
          for (let c = 0; c < area.columns; c += 1) {
            const at = `${String(area.row + r)},${String(area.column + c)}`;
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }
      const { area } = sheet.print;
      const outside = sheet.cells.filter(
        ({ row, column }) =>
          row >= area.row + area.rows ||
          (column >= area.column + area.columns && sheet.columnWidths[column] !== 0),
      );
      expect(outside).toEqual([]);
    },
  );

  test('has a conditional format for each of the 42 relations', () => {
    const relations = tableIds.flatMap((id) => editionFor(2024).tables[id].relations);
    const formulas = sheets
      .flatMap((sheet) => sheet.highlights.map(({ formula }) => formula))
      .filter((f) => f.includes('COUNTA'));
    expect(new Set(formulas).size).toBe(relations.length);
  });

  test('has validations and formats on bounded areas only', () => {
    for (const { area } of sheets.flatMap((sheet) => [...sheet.validations, ...sheet.highlights])) {
      expect(area.rows * area.columns).toBeLessThan(400);
    }
  });
});
