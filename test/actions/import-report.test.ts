/** 从已有年报建工作簿: compared first, nothing typed lost, in a file, in Excel and in WPS alike. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { compareReport, importReport } from '../../src/actions/import-report';
import type { Source } from '../../src/actions/source';
import { edition2019 } from '../../src/form/editions/2019';
import { cellsOf } from '../../src/form/index';
import { isRefusal, type Refusal } from '../../src/form/refusal';
import { emptyReport, type Report, type Subject } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import type { Workbook } from '../../src/workbook/workbook';
import { openExcel } from '../hosts/excel/open-excel';
import { openWps } from '../hosts/wps/open-wps';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';
import { modes } from '../wps/mode';
import { readBack, reopened, type, workbookWith } from './workbooks';

const report: Report = { ...cleanReport, deviations: [], sections: [] };
const source: Source = { kind: 'source', report, notes: [{ severity: 'doubtful', message: '某行请核对' }] };

function done<T extends { readonly kind: string }>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function blank(workbook: Workbook = newWorkbook(), change: Partial<Report> = {}): Promise<Workbook> {
  done(await addSheets(workbook, { ...emptyReport, ...change }));
  return workbook;
}

/** What is in the report of a workbook. */
async function held(workbook: Workbook): Promise<Partial<Report>> {
  const { unit, year, level, figures, text } = (await readBack(workbook)).report;
  return { unit, year, level, figures, text };
}

const whole = {
  unit: report.unit,
  year: report.year,
  level: report.level,
  figures: cleanFigures,
  text: cleanText,
};
const subjects = (changes: readonly { readonly subject: Subject }[]) => changes.map(({ subject }) => subject);

describe('a workbook without a report', () => {
  test('gets all sheets, filled in, beside what it has; and survives saving', async () => {
    const workbook = newWorkbook();
    const shown = done(await compareReport(workbook, source));
    expect(shown).toMatchObject({
      unit: report.unit,
      year: 2024,
      adds: true,
      figures: 200,
      texts: 10,
      differences: [],
    });
    expect(shown.notes).toEqual(source.notes);
    expect((await workbook.read()).sheets).toEqual([]);
    expect(done(await importReport(workbook, source, shown)).added).toHaveLength(9);
    expect(await held(await reopened(workbook))).toEqual(whole);
  });

  test('a 填报说明 without tables is completed by 新建年报 first', async () => {
    const workbook = await blank();
    const { sheets } = await workbook.read();
    const info = sheets.find(({ name }) => name === '填报说明')!;
    const other = newWorkbook();
    const { planSheets } = await import('../../src/workbook/plan/template');
    const plans = planSheets(emptyReport);
    if (isRefusal(plans)) throw new Error(plans.message);
    await other.addSheets(plans.filter(({ name }) => name === info.name));
    expect(await compareReport(other, source)).toMatchObject({ kind: 'refusal', reason: 'sheets-missing' });
  });
});

describe('a workbook with a report', () => {
  test('blanks are filled in: numbers, words, unit and year; live totals stay live', async () => {
    const workbook = newWorkbook();
    await blank(workbook);
    const shown = done(await compareReport(workbook, source));
    expect(shown).toMatchObject({ adds: false, differences: [] });
    done(await importReport(workbook, source, shown));
    expect(await held(await reopened(workbook))).toEqual(whole);
    const { formulas } = await readBack(workbook);
    expect([...formulas.keys()]).toEqual([...(await readBack(await blank())).formulas.keys()]);
    expect(done(await compareReport(workbook, source))).toMatchObject({ fills: [], differences: [] });
  });

  test('what is typed stays, unless it is taken', async () => {
    const workbook = newWorkbook();
    await blank(workbook, { unit: '我的单位', text: { otherMatters: '我写的。' } });
    await type(workbook, 'requests/received/naturalPerson', 99);
    const shown = done(await compareReport(workbook, source));
    const typed = ['unit', 'requests/received/naturalPerson', 'requests/received/total', 'otherMatters'];
    expect(subjects(shown.differences)).toEqual(expect.arrayContaining(typed));
    expect(shown.notes[0]?.message).toContain('我的单位');
    done(await importReport(workbook, source, shown));
    const kept = (await readBack(workbook)).report;
    expect(kept.unit).toBe('我的单位');
    expect(kept.text.otherMatters).toBe('我写的。');
    expect(kept.figures['requests/received/naturalPerson']).toBe(99);
    expect(kept.figures['requests/carriedIn/naturalPerson']).toBe(
      cleanFigures['requests/carriedIn/naturalPerson'],
    );

    const left = done(await compareReport(workbook, source));
    expect(left.fills).toEqual([]);
    done(await importReport(workbook, source, left, new Set(subjects(left.differences))));
    expect(await held(workbook)).toEqual(whole);
    // The total is its parts again, not a number typed over it.
    expect((await readBack(workbook)).formulas.has('requests/received/total')).toBe(true);
  });

  test('a published total that its parts do not come to is shown, and typed only when taken', async () => {
    const figures = { ...cleanFigures, 'cases/reconsideration/total': 77 };
    const odd: Source = { ...source, report: { ...report, figures } };
    const workbook = newWorkbook();
    await blank(workbook);
    const shown = done(await compareReport(workbook, odd));
    const sum = cleanFigures['cases/reconsideration/total'];
    expect(shown.differences).toEqual([
      expect.objectContaining({ subject: 'cases/reconsideration/total', before: sum, after: 77 }),
    ]);
    done(await importReport(workbook, odd, shown));
    expect((await readBack(workbook)).report.figures['cases/reconsideration/total']).toBe(sum);
    const again = done(await compareReport(workbook, odd));
    done(await importReport(workbook, odd, again, new Set<Subject>(['cases/reconsideration/total'])));
    expect((await readBack(workbook)).report.figures['cases/reconsideration/total']).toBe(77);
  });

  test('words linked to the tables are the same where they are printed the same', async () => {
    const linked = { ...cleanText, otherMatters: '全年新收〔新收申请·总计〕件。' };
    const workbook = await workbookWith({ text: linked });
    const total = String(cleanFigures['requests/received/total']);
    const printed = { ...cleanText, otherMatters: `全年新收${total}件。` };
    const shown = done(await compareReport(workbook, { ...source, report: { ...report, text: printed } }));
    expect(shown).toMatchObject({ fills: [], differences: [] });
  });

  test('a table of another year’s form is not mixed in, and said', async () => {
    const cells = cellsOf(edition2019.tables.requests);
    const old: Report = {
      ...report,
      year: null,
      tables: { ...report.tables, requests: '2019' },
      figures: { ...cleanFigures, ...Object.fromEntries(cells.map(({ key }, index) => [key, index + 1])) },
    };
    const workbook = await blank(newWorkbook(), { year: 2024 });
    const shown = done(await compareReport(workbook, { ...source, report: old }));
    expect(subjects(shown.fills).filter((subject) => subject.startsWith('requests/'))).toEqual([]);
    const said = shown.notes.map(({ message }) => message).join('\n');
    expect(said).toMatch(/没有读到这份年报的年度/u);
    expect(said).toMatch(/“三、.*另一年的表样/u);
  });

  test('edited since it was shown: nothing is written', async () => {
    const workbook = newWorkbook();
    await blank(workbook);
    const shown = done(await compareReport(workbook, source));
    await type(workbook, 'requests/received/naturalPerson', 1);
    const before = await workbook.read();
    expect(await importReport(workbook, source, shown)).toMatchObject({ kind: 'refusal', reason: 'changed' });
    expect(await workbook.read()).toEqual(before);
  });

  test.each([
    ['last year’s', { year: 2023 }, 'other-year', '在“上年”里导入'],
    ['another year’s', { year: 2020 }, 'other-year', '请换一份'],
    ['one without numbers and words', { figures: {}, text: {} }, 'nothing-read', '年报全文'],
    [
      'one with a text no cell can hold',
      { text: { otherMatters: '字'.repeat(32_768) } },
      'text-too-long',
      '32767',
    ],
  ] as const)('%s is refused, and nothing written', async (_, change, reason, words) => {
    const workbook = await blank(newWorkbook(), { year: 2024 });
    const before = await workbook.read();
    const result = await importReport(workbook, { ...source, report: { ...report, ...change } });
    expect(result).toMatchObject({ kind: 'refusal', reason });
    expect(isRefusal(result) && result.message).toContain(words);
    expect(await workbook.read()).toEqual(before);
  });
});

/** Made new, then typed in, filled in and taken over: what the clerk would see at each step. */
async function story(workbook: Workbook): Promise<readonly unknown[]> {
  const added = done(await importReport(workbook, source));
  const first = await held(workbook);
  await type(workbook, 'cases/direct/upheld', 8);
  await type(workbook, 'requests/granted/naturalPerson', null);
  const shown = done(await compareReport(workbook, source));
  done(await importReport(workbook, source, shown));
  const filled = await held(workbook);
  const left = done(await compareReport(workbook, source));
  done(await importReport(workbook, source, left, new Set(subjects(left.differences))));
  return [added, first, shown, filled, left, await held(workbook), [...(await readBack(workbook)).formulas]];
}

describe.each([
  ['Excel', () => openExcel('1.14').workbook],
  ...Object.values(modes).map((mode) => [`WPS, ${mode.name}`, () => openWps(mode).workbook] as const),
])('%s', (_, open: () => Workbook) => {
  test('as in a file', async () => {
    const expected = await story(newWorkbook());
    expect(expected[1]).toEqual(whole);
    expect(expected[5]).toEqual(whole);
    expect(await story(open())).toEqual(expected);
  });
});
