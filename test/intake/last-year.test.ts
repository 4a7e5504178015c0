/** 导入上年, through the file host: compared first, then written, nothing else touched. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { compareLastYear, importLastYear } from '../../src/actions/import-last-year';
import { openReport } from '../../src/actions/open-report';
import type { Source } from '../../src/actions/source';
import type { CellKey } from '../../src/form/cell';
import { edition2019 } from '../../src/form/editions/2019';
import { cellsOf, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import { sheetNames } from '../../src/workbook/layout';
import { cleanFigures, cleanReport, cleanText } from '../rules/clean-report';
import { isRefusal, type Refusal } from '../../src/form/refusal';

const last: Report = { ...cleanReport, year: 2023, deviations: [], sections: [] };
const source: Source = {
  kind: 'source',
  report: last,
  notes: [{ severity: 'doubtful', message: '某行请核对' }],
};

async function workbookOf(report: Report = { ...emptyReport, unit: last.unit, year: 2024 }) {
  const workbook = newWorkbook();
  await addSheets(workbook, report);
  return workbook;
}

function done<T extends { readonly kind: string }>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function reopened(workbook: FileWorkbook): Promise<FileWorkbook> {
  const opened = await openWorkbook(await workbook.save(), { forWriting: true });
  if (isRefusal(opened)) throw new Error(opened.message);
  return opened;
}

async function held(workbook: FileWorkbook): Promise<Report | undefined> {
  return done(await openReport(await reopened(workbook))).read.lastYear;
}

/** Every sheet but 上年数据, cell by cell. */
async function others(workbook: FileWorkbook) {
  const { sheets } = await workbook.read();
  return sheets.filter(({ name }) => name !== sheetNames.lastYear);
}

describe('comparing', () => {
  test('an empty 上年数据: every figure and text is a change, the source’s doubts are passed on', async () => {
    const workbook = await workbookOf();
    const before = await workbook.read();
    const compared = done(await compareLastYear(workbook, source));
    expect(compared).toMatchObject({ unit: last.unit, year: 2023, sheet: 'empty', figures: 200, texts: 10 });
    expect(compared.changes).toHaveLength(2 + 200 + 10);
    expect(compared.changes).toContainEqual({
      subject: 'requests/received/total',
      name: '新收申请·总计',
      before: null,
      after: 23,
    });
    expect(compared.notes).toEqual(source.notes);
    expect(await workbook.read()).toEqual(before);
  });

  test('without the sheet it says so', async () => {
    expect(done(await compareLastYear(newWorkbook(), source)).sheet).toBe('missing');
  });

  test('what is held already: only what differs', async () => {
    const workbook = await workbookOf();
    done(await importLastYear(workbook, source));
    expect(done(await compareLastYear(workbook, source))).toMatchObject({ sheet: 'filled', changes: [] });
    const figures = { ...cleanFigures, 'requests/carriedOut/total': 3 };
    const other = await compareLastYear(workbook, { ...source, report: { ...last, figures } });
    expect(done(other).changes).toEqual([
      { subject: 'requests/carriedOut/total', name: '结转下年度·总计', before: 2, after: 3 },
    ]);
  });

  test('another unit is doubted', async () => {
    const compared = await compareLastYear(await workbookOf(), {
      ...source,
      report: { ...last, unit: '别处' },
    });
    expect(done(compared).notes[0]).toMatchObject({ severity: 'doubtful' });
    expect(done(compared).notes[0]?.message).toContain('别处');
  });
});

describe('importing', () => {
  test('all figures and texts arrive and survive saving; no other sheet is touched', async () => {
    const workbook = await workbookOf();
    const before = await others(workbook);
    expect(done(await importLastYear(workbook, source))).toMatchObject({
      added: false,
      figures: 200,
      texts: 10,
    });
    expect(await others(workbook)).toEqual(before);
    expect(await held(workbook)).toMatchObject({
      unit: last.unit,
      year: 2023,
      figures: cleanFigures,
      text: cleanText,
    });
  });

  test('the sheet is added where it is missing', async () => {
    const workbook = newWorkbook();
    expect(done(await importLastYear(workbook, source))).toMatchObject({ added: true });
    const [sheet] = (await workbook.read()).sheets;
    expect(sheet?.name).toBe(sheetNames.lastYear);
  });

  test('a number typed by hand stays where the same report has none', async () => {
    const workbook = await workbookOf();
    done(await importLastYear(workbook, source));
    const { 'requests/received/total': total, ...rest } = cleanFigures as Record<CellKey, number>;
    done(await importLastYear(workbook, { ...source, report: { ...last, figures: rest } }));
    expect((await held(workbook))?.figures['requests/received/total']).toBe(total);
  });

  test('another unit’s numbers never mix with those held', async () => {
    const workbook = await workbookOf();
    done(await importLastYear(workbook, source));
    const few = { 'requests/received/total': 5 };
    const other: Report = { ...last, unit: '别处', figures: few, text: {} };
    done(await importLastYear(workbook, { ...source, report: other }));
    expect(await held(workbook)).toMatchObject({ unit: '别处', figures: few, text: {} });
  });

  test('the rows of the 2019 form take the place of the present ones', async () => {
    const cells = tableIds.flatMap((id) => cellsOf(edition2019.tables[id]));
    const old: Report = {
      ...last,
      year: 2020,
      tables: { proactive: '2019', requests: '2019', cases: '2019' },
      figures: Object.fromEntries(cells.map(({ key }, index) => [key, index])),
    };
    // A workbook whose year is not filled in yet has the rows of the form in force.
    const right = await workbookOf(emptyReport);
    const before = (await right.read()).sheets.map(({ name }) => name);
    done(await importLastYear(right, { ...source, report: old }));
    expect((await right.read()).sheets.map(({ name }) => name)).toEqual(before);
    expect((await held(right))?.figures).toEqual(old.figures);
  });

  test('the clerk’s own notes beside the rows are never replaced', async () => {
    const old: Report = { ...last, year: 2021, tables: { requests: '2019' } };
    const workbook = await workbookOf({ ...emptyReport, year: 2022 });
    await workbook.write([
      { sheet: sheetNames.lastYear, row: 3, column: 11, inputs: [[{ kind: 'value', value: '我的备注' }]] },
    ]);
    const before = await workbook.read();
    const result = await importLastYear(workbook, {
      ...source,
      report: { ...old, figures: { 'requests/otherHandling/total': 1 } },
    });
    expect(result).toMatchObject({ kind: 'refusal', reason: 'own-notes' });
    expect(await workbook.read()).toEqual(before);
  });

  test.each([
    ['this year’s own report', { year: 2024 }, 'other-year'],
    ['a report from two years ago', { year: 2022 }, 'other-year'],
    ['no figures', { figures: {} }, 'no-figures'],
    ['a text no cell can hold', { text: { otherMatters: '字'.repeat(32_768) } }, 'text-too-long'],
  ])('%s is refused, and nothing written', async (_, change, reason) => {
    const workbook = await workbookOf();
    const before = await workbook.read();
    const report: Report = { ...last, ...change };
    expect(await importLastYear(workbook, { ...source, report })).toMatchObject({ kind: 'refusal', reason });
    expect(await workbook.read()).toEqual(before);
  });
});
