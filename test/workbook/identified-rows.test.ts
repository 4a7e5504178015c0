/** Rows that were sorted, copied, added, relabelled, or lost their hidden keys: read as the clerk sees them, or not at all. */
import { describe, expect, test } from '@jest/globals';
import { addSheets } from '../../src/actions/add-sheets';
import { compareLastYear, importLastYear } from '../../src/actions/import-last-year';
import type { Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { isRefusal } from '../../src/form/refusal';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Content, Contents } from '../../src/workbook/workbook';
import { sampleReport } from '../document/sample-report';
import { retyped, shifted, withoutSheet, workbookOf } from './sheets';
import { read, refusal } from './read-or-refused';
import { placeAt } from '../place';

const form = editionFor(2024);
const figures = Object.fromEntries(
  tableIds.flatMap((id) => cellsOf(form.tables[id])).map(({ key }, i) => [key, 1000 + i]),
) as Figures;
const report: Report = {
  ...emptyReport,
  unit: '甲乙街道办事处',
  level: '街道',
  year: 2024,
  info: { contact: '0379-1234567' },
  figures,
  text: {
    'overview/proactive': '主动公开的情况。',
    'overview/supervision': '培训两次。',
    otherMatters: '无。',
  },
  facts: {
    answers: {
      'published.website': { value: 1500, note: '' },
      'published.wechat': { value: 700, note: '' },
      'published.weibo': { value: 28, note: '' },
      'published.board': { value: 5, note: '' },
    },
    own: [],
  },
};
const lastYear: Report = {
  ...emptyReport,
  unit: report.unit,
  year: 2023,
  figures,
  text: report.text,
  tables: { proactive: '2021', requests: '2021', cases: '2021' },
};
const whole = workbookOf(report, lastYear);

type Line = readonly Content[];

function onSheet(
  contents: Contents,
  name: string,
  change: (lines: readonly Line[]) => readonly Line[],
): Contents {
  return {
    ...contents,
    sheets: contents.sheets.map((sheet) =>
      sheet.name === name ? { ...sheet, cells: change(sheet.cells) } : sheet,
    ),
  };
}

const rowOf = (contents: Contents, sheet: string, label: string): number =>
  contents.sheets
    .find(({ name }) => name === sheet)!
    .cells.findIndex((line) => line.some(({ value }) => value === label));

/** The visible cells of these rows turned upside down; what is hidden stays, as when A to C are sorted. */
function sorted(
  contents: Contents,
  sheet: string,
  [first, last]: readonly [number, number],
  columns: number,
): Contents {
  return onSheet(contents, sheet, (lines) =>
    lines.map((line, row) => {
      if (row < first || row > last) return line;
      const other = lines[last - (row - first)]!;
      const visible = Array.from({ length: columns }, (_, column) => other[column] ?? { value: null });
      return [...visible, ...line.slice(columns)];
    }),
  );
}

function copied(contents: Contents, sheet: string, name: string): Contents {
  const copy = { ...contents.sheets.find((one) => one.name === sheet)!, name };
  return { ...contents, sheets: [copy, ...contents.sheets] };
}

function renamed(contents: Contents, sheet: string, name: string): Contents {
  return { ...contents, sheets: contents.sheets.map((one) => (one.name === sheet ? { ...one, name } : one)) };
}

const withoutColumns = (contents: Contents, sheet: string, from: number): Contents =>
  onSheet(contents, sheet, (lines) => lines.map((line) => line.slice(0, from)));

describe('基础情况', () => {
  const [website, board] = [rowOf(whole, '基础情况', '政府网站'), rowOf(whole, '基础情况', '公开栏')];

  test('sorted by what is seen: each answer stays its label’s', () => {
    const back = read(sorted(whole, '基础情况', [website, board], 3));
    expect(back.report.facts.answers).toEqual(report.facts.answers);
    expect(back.places.get('published.website')).toEqual(placeAt(`基础情况!B${String(board + 1)}`));
  });

  test('a label that is no fact’s: read by its key, and told of', () => {
    const back = read(retyped(whole, '基础情况', website + 2, 0, { value: '抖音' }));
    expect(back.report.facts.answers).toEqual(report.facts.answers);
    expect(back.report.deviations).toEqual([
      { found: '抖音', expected: '微博', kind: 'unknown', cells: [], about: ['published.weibo'] },
    ]);
  });

  test('a row of the clerk’s own may be called like another group’s question', () => {
    const own = rowOf(whole, '基础情况', 'own:themes');
    const back = read(
      retyped(retyped(whole, '基础情况', own, 0, { value: '政策解读' }), '基础情况', own, 1, { value: 3 }),
    );
    expect(back.report.facts.own).toMatchObject([{ group: 'themes', label: '政策解读', value: 3 }]);
  });

  test('a row that stands there twice is not chosen from', () => {
    const twice = onSheet(whole, '基础情况', (lines) => [...lines, lines[website]!]);
    expect(refusal(twice)).toMatchObject({
      reason: 'row-twice',
      message: expect.stringMatching(/“政府网站”不止一处（基础情况!A\d+、基础情况!A\d+）/u),
    });
  });

  test('with the hidden column deleted: by the labels, and the sums are no answers', () => {
    const back = read(withoutColumns(whole, '基础情况', 4));
    expect(back.report.facts).toEqual(report.facts);
  });
});

describe('填报说明', () => {
  test('sorted by what is seen, and with the hidden column deleted', () => {
    for (const contents of [sorted(whole, '填报说明', [2, 7], 3), withoutColumns(whole, '填报说明', 3)]) {
      const back = read(contents).report;
      expect([back.unit, back.level, back.year, back.info]).toEqual([
        '甲乙街道办事处',
        '街道',
        2024,
        report.info,
      ]);
    }
  });

  test('what cannot be understood is kept as typed', () => {
    const odd = retyped(retyped(whole, '填报说明', 3, 1, { value: '区政府' }), '填报说明', 4, 1, {
      value: 2204,
    });
    const back = read(odd).report;
    expect([back.level, back.year, back.info]).toEqual([
      null,
      null,
      { ...report.info, level: '区政府', year: '2204' },
    ]);
    expect(read(workbookOf(back)).report.info).toEqual(back.info);
  });
});

describe('tabs that are called otherwise', () => {
  test.each(['填报说明', '基础情况', '上年数据', '一、总体情况'])('%s is found by its keys', (sheet) => {
    const back = read(renamed(whole, sheet, '改过的名字'));
    expect(back.report).toEqual(read(whole).report);
    expect(back.lastYear).toEqual(lastYear);
  });

  test.each(['填报说明', '基础情况'])('a copy of %s may be the one that was filled in', (sheet) => {
    expect(refusal(copied(whole, sheet, `${sheet} (2)`))).toMatchObject({
      reason: 'sheet-twice',
      message: expect.stringContaining(`（“${sheet} (2)”、“${sheet}”）`),
    });
  });

  test('of several 上年数据 the one that is called so counts', () => {
    expect(read(copied(whole, '上年数据', '2022年数据')).lastYear).toEqual(lastYear);
    expect(refusal(renamed(copied(whole, '上年数据', '甲'), '上年数据', '乙')).reason).toBe('sheet-twice');
  });

  test('are not added once more, and last year’s figures go where they were', async () => {
    const made = newWorkbook();
    await addSheets(made, sampleReport());
    const parts = unzipSync(await made.save());
    const book = strFromU8(parts['xl/workbook.xml']!).replace(
      /(<sheet [^>]*\bname=")(?![二三四])/gu,
      (_, start: string) => `${start}我的`,
    );
    const workbook = await openWorkbook(zipSync({ ...parts, 'xl/workbook.xml': strToU8(book) }));
    if (isRefusal(workbook)) throw new Error(workbook.message);
    expect(await addSheets(workbook, sampleReport())).toMatchObject({ added: [] });
    const source = { kind: 'source', report: { ...sampleReport(), year: 2023 }, notes: [] } as const;
    expect(await compareLastYear(workbook, source)).toMatchObject({ sheet: 'empty' });
    expect(await importLastYear(workbook, source)).toMatchObject({ sheet: '我的上年数据', added: false });
  });
});

describe('上年数据', () => {
  const first = rowOf(whole, '上年数据', '（一）予以公开');

  test('sorted: figures that are another row’s are not read', () => {
    expect(refusal(sorted(whole, '上年数据', [first, first + 1], 8))).toMatchObject({
      reason: 'last-year-changed',
      message: expect.stringContaining(`上年数据!A${String(first + 1)} 应为“（一）予以公开”，实际是`),
    });
  });

  test('a column on the left does no harm, one among the figures is refused', () => {
    expect(read(shifted(whole, '上年数据', 'columns', 0, 1)).lastYear).toEqual(lastYear);
    expect(refusal(shifted(whole, '上年数据', 'columns', 2, 1)).reason).toBe('last-year-changed');
  });

  test('is no trace of a table that is gone', () => {
    for (const [year, edition] of [
      [2023, form],
      [2020, editionFor(2020)],
    ] as const) {
      const old = Object.fromEntries(
        tableIds.flatMap((id) => cellsOf(edition.tables[id])).map(({ key }) => [key, 1]),
      ) as Figures;
      const tables = Object.fromEntries(tableIds.map((id) => [id, edition.id])) as Report['tables'];
      const contents = workbookOf(report, { ...lastYear, year, figures: old, tables });
      for (const tab of ['二、主动公开', '三、依申请公开', '四、复议诉讼'])
        expect(Object.keys(read(withoutSheet(contents, tab)).report.tables)).toHaveLength(2);
    }
  });
});

describe('the sheets of text', () => {
  const sheet = '一、总体情况';
  const last = rowOf(whole, sheet, '培训两次。');

  test('a copy may be the one that was edited: neither is read', () => {
    expect(refusal(copied(whole, sheet, `${sheet} (2)`))).toMatchObject({
      reason: 'row-twice',
      message: expect.stringContaining(`（${sheet} (2)!B3、${sheet}!B3）`),
    });
  });

  test('sorted by what is seen, and with the hidden columns deleted', () => {
    for (const contents of [sorted(whole, sheet, [4, last], 2), withoutColumns(whole, sheet, 4)]) {
      const back = read(contents).report;
      expect([back.text, back.headings, back.strays]).toEqual([report.text, {}, []]);
    }
  });

  test.each([
    ['below the last part', last + 1],
    ['between two parts', last],
    ['above the first part', 2],
  ])('text in a row added %s is told of', (_, at) => {
    const added = shifted(whole, sheet, 'rows', at, 1);
    const typed = retyped(retyped(added, sheet, at, 0, { value: '（六）工作考核' }), sheet, at, 1, {
      value: '良好。',
    });
    const back = read(typed);
    expect(back.report.strays).toEqual([{ key: 'stray:0', text: '（六）工作考核良好。' }]);
    expect(back.places.get('stray:0')).toEqual(placeAt(`${sheet}!B${String(at + 1)}`));
    expect(back.report.text).toEqual(report.text);
  });

  test('a heading alone is told of; blank rows, other columns, the title and the heads of columns are not', () => {
    const heading = read(retyped(whole, sheet, last + 1, 0, { value: '（六）工作考核' }));
    expect(heading.places.get('stray:0')).toEqual(placeAt(`${sheet}!A${String(last + 2)}`));
    const note = retyped(whole, sheet, last + 3, 6, { value: '待领导审' });
    expect(read(retyped(note, sheet, 0, 0, { value: '一、2024年总的情况' })).report.strays).toEqual([]);
    expect(read(whole).report.strays).toEqual([]);
  });
});
