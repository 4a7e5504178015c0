/** Reading a workbook back: what went in comes out; what was moved is found; what no longer fits is refused. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellKey } from '../../src/form/cell';
import type { Entry, Figures } from '../../src/form/figures';
import type { TableId } from '../../src/form/form';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { gridArea, sectionOf, sectionSheet, tableTop } from '../../src/workbook/layout';
import { readReport } from '../../src/workbook/read/report';
import { planSheets } from '../../src/workbook/plan/template';
import type { Contents } from '../../src/workbook/workbook';
import { retyped, shifted, withoutNames, withoutSheet, workbookOf } from './sheets';
import { read, refusal } from './read-or-refused';
import { placeAt } from '../place';
import { isRefusal } from '../../src/form/refusal';

const form = editionFor(2024);
const cells = tableIds.flatMap((id) => cellsOf(form.tables[id]));
/** Every cell another number, so that none can stand for another unseen. */
const distinct = Object.fromEntries(cells.map(({ key }, i) => [key, 1000 + i])) as Figures;
const filled: Report = {
  ...emptyReport,
  unit: '甲乙街道办事处',
  level: '街道',
  year: 2024,
  figures: distinct,
};
const tab = (id: TableId): string => sectionSheet(sectionOf(id));

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 99_999 }) },
  { weight: 2, arbitrary: fc.constantFrom<Entry>('+19', '减4', '251000元', '１２', '/', ' ', 1.5, -1, null) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
);
const figures = fc
  .array(entry, { minLength: cells.length, maxLength: cells.length })
  .map((entries) => Object.fromEntries(cells.map(({ key }, i) => [key, entries[i] ?? null])) as Figures);
const prose = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 200 })
  .filter((text) => text.trim() !== '');
const parts = fc.record(Object.fromEntries(textKeys.map((key) => [key, prose])), { requiredKeys: [] });

describe('plan, then read', () => {
  test('gives the same report, whatever was typed', () => {
    fc.assert(
      fc.property(figures, parts, parts, (typed, text, drafted) => {
        const report: Report = { ...filled, figures: typed, text, drafted };
        const back = read(workbookOf(report)).report;
        expect(back).toEqual({ ...report, tables: back.tables, sections: back.sections });
        expect(back.tables).toEqual({ proactive: '2021', requests: '2021', cases: '2021' });
        expect(back.sections.map(({ id }) => id)).toEqual(form.sections.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps unit, facts, own rows, headings and last year', () => {
    const lastYear: Report = {
      ...filled,
      level: null,
      year: 2023,
      text: { preamble: '根据条例编制。' },
      tables: { proactive: '2021', requests: '2021', cases: '2021' },
    };
    const report: Report = {
      ...filled,
      info: { period: '2024年1月1日至12月31日', contact: '0379-1234567', deadline: '2025-01-26' },
      text: { 'problems/problems': '人手少。' },
      headings: { 'problems/problems': '（一）主要问题' },
      facts: {
        answers: {
          'published.total': { value: 12, note: '' },
          'platform.points': { value: '两', note: '' },
          'problems.main': { value: null, note: '更新慢' },
        },
        own: [
          { group: 'published', label: '短视频号', value: 3, unit: '条', note: '新开' },
          { group: 'themes', label: '安全生产', value: null, unit: '条', note: '' },
          { group: 'supervision', label: '座谈会', value: 1, unit: '次', note: '' },
        ],
      },
    };
    const back = read(workbookOf(report, lastYear));
    expect(back.report).toMatchObject({
      info: report.info,
      headings: report.headings,
      facts: report.facts,
      text: report.text,
    });
    expect(back.lastYear).toEqual(lastYear);
    expect(read(workbookOf(report)).lastYear).toBeUndefined();
  });

  test('keeps the rows of the old form, this year and last', () => {
    const old = editionFor(2020);
    const oldFigures = Object.fromEntries(
      tableIds.flatMap((id) => cellsOf(old.tables[id])).map(({ key }, i) => [key, i]),
    ) as Figures;
    const tables = { proactive: '2019', requests: '2019', cases: '2021' } as const;
    const report: Report = { ...filled, figures: oldFigures, tables };
    const lastYear: Report = { ...filled, level: null, year: 2023, figures: oldFigures, tables };
    const back = read(workbookOf(report, lastYear));
    expect(back.report.tables).toEqual(tables);
    expect(back.report.figures).toEqual(oldFigures);
    expect(back.lastYear).toMatchObject({ figures: oldFigures, tables });
    expect(read(workbookOf({ ...report, year: 2020, tables: {} })).report.tables.cases).toBe('2019');
  });

  test('keeps misprinted labels and headings, and says where they are', () => {
    const deviation = {
      found: '本年度止件数',
      expected: '本年废止件数',
      kind: 'misprint',
      cells: ['proactive/regulations/repealed', 'proactive/normativeDocuments/repealed'],
      table: 'proactive',
      at: { row: 1, column: 2 },
    } as const;
    const sections = form.sections.map(({ id, numeral, title }) => ({
      id,
      heading: id === 'otherMatters' ? '六、其他需要汇报事项' : `${numeral}、${title}`,
    }));
    const back = read(workbookOf({ ...filled, deviations: [deviation], sections }));
    expect(back.report.deviations).toEqual([deviation]);
    expect(back.report.sections).toEqual(sections);
    expect(back.labelPlace({ table: 'proactive', row: 1, column: 2 })).toEqual(placeAt('二、主动公开!C3'));
    expect(back.places.get('proactive/regulations/repealed')).toEqual(placeAt('二、主动公开!C4'));
  });

  test('refuses what a cell cannot hold', () => {
    const text = '字'.repeat(32_768);
    expect(planSheets({ ...filled, text: { 'overview/lead': text } })).toMatchObject({
      kind: 'refusal',
      reason: 'text-too-long',
      message: expect.stringContaining('总述'),
    });
    const own = [{ group: 'themes', label: '类', unit: '条', value: 1, note: text }];
    expect(planSheets({ ...filled, facts: { answers: {}, own } })).toMatchObject({ reason: 'text-too-long' });
  });
});

describe('a table that was moved', () => {
  test.each(tableIds)('%s: rows above and columns on the left', (id) => {
    const down = shifted(shifted(workbookOf(filled), tab(id), 'rows', 0, 3), tab(id), 'columns', 0, 2);
    for (const contents of [down, withoutNames(down)]) {
      const back = read(contents);
      expect(back.report.figures).toEqual(distinct);
      expect(back.report.sections.map(({ heading }) => heading)).toContain(
        `${sectionOf(id).numeral}、${sectionOf(id).title}`,
      );
    }
    const key = cellsOf(form.tables[id])[0]!;
    const { row, column } = gridArea(key);
    expect(read(down).places.get(key.key)).toEqual({ sheet: tab(id), row: row + 3, column: column + 2 });
  });

  test('on a sheet of another name, or all on one sheet', () => {
    const contents = workbookOf(filled);
    const renamed = {
      ...contents,
      sheets: contents.sheets.map((sheet) => ({ ...sheet, name: `表 ${sheet.name}` })),
    };
    expect(read(withoutNames(renamed)).report.figures).toEqual(distinct);
    const stacked = contents.sheets.flatMap(({ cells: rows }) => [...rows, []]);
    const back = read({ sheets: [{ name: '年报', cells: stacked }], names: new Map() });
    expect(back.report.figures).toEqual(distinct);
    expect(back.report.sections.map(({ id }) => id)).toEqual(form.sections.map(({ id }) => id));
    expect(back.report.sections.map(({ heading }) => heading[0])).toEqual([
      '一',
      '二',
      '三',
      '四',
      '五',
      '六',
    ]);
  });

  test('with its merged cells split and the number in a later one', () => {
    const key: CellKey = 'proactive/licenses/decisions';
    const { row, column } = gridArea(cellsOf(form.tables.proactive).find((cell) => cell.key === key)!);
    const sheet = tab('proactive');
    const empty = retyped(workbookOf(filled), sheet, row, column, { value: null });
    const back = read(retyped(empty, sheet, row, column + 1, { value: 7 }));
    expect(back.report.figures[key]).toBe(7);
    expect(back.places.get(key)).toEqual(placeAt('二、主动公开!C8'));
    expect(refusal(retyped(workbookOf(filled), sheet, row, column + 1, { value: 7 })).reason).toBe(
      'table-changed',
    );
  });
});

/** Never a number in another's place: what is read is what was there, or it is blank and its label is told of. */
function expectNothingMisread(contents: Contents): 'read' | 'refused' {
  const result = readReport(contents);
  if (isRefusal(result)) {
    expect(result.message).toMatch(
      /(?:应[为在].+实际[是在]|[行列](?:是多出来的|里多了|后面少了)).*没有读取/u,
    );
    return 'refused';
  }
  const { report } = result;
  const told = new Set(report.deviations.flatMap((deviation) => deviation.cells));
  for (const { key } of cells) {
    const value = report.figures[key];
    if (value === undefined || value === distinct[key]) continue;
    const [table, row] = key.split('/');
    const whole = cells.filter(
      (cell) => cell.key.startsWith(`${table!}/`) && (table === 'cases' || cell.rowId === row),
    );
    const lost = told.has(key) || whole.every((cell) => report.figures[cell.key] === null);
    expect([key, value, lost]).toEqual([key, null, true]);
  }
  return 'read';
}

describe.each(tableIds)('a row or column too many or too few in %s', (id) => {
  const table = form.tables[id];
  const sizes = { rows: table.rowCount, columns: table.columnCount };
  const from = { rows: tableTop, columns: 0 };
  const whole = workbookOf(filled);

  test.each(['rows', 'columns'] as const)('%s: nothing is misread', (line) => {
    const seen = new Set<string>();
    for (const namesFollow of [true, false]) {
      for (const count of [1, 2, -1, -2]) {
        for (let at = from[line]; at < from[line] + sizes[line]; at += 1) {
          const contents = shifted(whole, tab(id), line, at, count, namesFollow);
          seen.add(expectNothingMisread(contents));
          seen.add(expectNothingMisread(withoutNames(contents)));
        }
      }
    }
    expect(seen).toContain('refused');
  });

  test('what was put in or taken out is named', () => {
    const rowOf = (row: number) => `第 ${String(row + 1)} 行`;
    const inside = Array.from({ length: table.rowCount - 2 }, (_, row) => tableTop + 1 + row);
    const said = (at: number, count: number) => refusal(shifted(whole, tab(id), 'rows', at, count)).message;
    const told = inside.filter((at) => said(at, 1).includes(`“${tab(id)}”${rowOf(at)}是多出来的`));
    const gone = inside.filter((at) => said(at, -1).includes(`“${tab(id)}”${rowOf(at - 1)}后面少了 1 行`));
    // 信息内容 stands in table 2 four times, 结果维持 in table 4 three times: what repeats cannot tell.
    const least = { proactive: [8, 8], requests: [26, 26], cases: [1, 0] }[id];
    expect(told.length).toBeGreaterThanOrEqual(least[0]!);
    expect(gone.length).toBeGreaterThanOrEqual(least[1]!);
    for (const at of inside)
      for (const count of [1, -1]) expect(said(at, count)).not.toMatch(/“(.+)”，实际是“\1”/u);
  });

  test('two rows that changed places are refused', () => {
    for (let at = tableTop; at + 1 < tableTop + table.rowCount; at += 1) {
      const sheets = whole.sheets.map((sheet) => {
        if (sheet.name !== tab(id)) return sheet;
        const rows = [...sheet.cells];
        [rows[at], rows[at + 1]] = [rows[at + 1]!, rows[at]!];
        return { ...sheet, cells: rows };
      });
      expectNothingMisread({ ...whole, sheets });
    }
  });

  test('a row above the last is refused, however the names follow', () => {
    for (const namesFollow of [true, false]) {
      const at = tableTop + table.rowCount - 1;
      const contents = shifted(whole, tab(id), 'rows', at, 1, namesFollow);
      expect(refusal(contents).reason).toBe('table-changed');
    }
  });

  test('numbers that slipped one cell to the right are refused', () => {
    const row = tableTop + table.rowCount - 1;
    const sheets = whole.sheets.map((sheet) =>
      sheet.name === tab(id)
        ? { ...sheet, cells: sheet.cells.map((line, r) => (r === row ? [{ value: null }, ...line] : line)) }
        : sheet,
    );
    if (table.labelColumns > 0) expect(refusal({ ...whole, sheets }).reason).toBe('table-changed');
  });
});

describe('labels', () => {
  const sheet = tab('requests');
  const whole = workbookOf(filled);
  const label = (text: string) =>
    form.tables.requests.grid.find((cell) => cell.kind !== 'number' && cell.label === text)!;
  const retype = (contents: Contents, official: string, found: string | null): Contents => {
    const { row, column } = gridArea(label(official));
    return retyped(contents, sheet, row, column, { value: found });
  };

  test('one or two that are not known are told of, by place; more are refused', () => {
    const one = retype(whole, '2.重复申请', '2.一再申请');
    expect(read(one).report.deviations).toMatchObject([
      { kind: 'unknown', found: '2.一再申请', expected: '2.重复申请', table: 'requests' },
    ]);
    expect(read(one).report.deviations[0]?.cells).toHaveLength(7);
    expect(read(one).report.figures).toEqual(distinct);
    const two = retype(one, '3.其他', '3.别的');
    expect(read(two).report.deviations).toHaveLength(2);
    expect(read(two).report.deviations[1]).toMatchObject({ found: '3.别的', expected: '3.其他' });
    expect(refusal(retype(whole, '3.其他', null)).message).toContain('实际是空白');
    const three = retype(two, '1.属于国家秘密', '甲');
    expect(refusal(three)).toMatchObject({
      reason: 'table-changed',
      message: expect.stringMatching(/三、依申请公开!C\d+ 应为“.+”，实际/u),
    });
  });

  test('the last row and the last column must say what they are', () => {
    expect(refusal(retype(whole, '四、结转下年度继续办理', '四、其余')).reason).toBe('table-changed');
    expect(refusal(retype(whole, '总计', '共')).reason).toBe('table-changed');
  });

  test('punctuation, width, spaces and line breaks do not matter', () => {
    const loose = retype(retype(whole, '（一）予以公开', '(一) 予以公开'), '商业企业', '商业\n企业');
    expect(read(loose).report.deviations).toEqual([]);
    const variant = retype(whole, '总计', '合计');
    expect(read(variant).report.deviations).toMatchObject([{ kind: 'misprint', found: '合计' }]);
  });

  test('a head of table 2 stands for the rows of its own part only', () => {
    const contents = retyped(whole, tab('proactive'), 2, 1, { value: '本年制作数量' });
    expect(read(contents).report.deviations[0]?.cells).toEqual([
      'proactive/regulations/issued',
      'proactive/normativeDocuments/issued',
    ]);
  });
});

describe('what is missing or double', () => {
  test('a sheet that was deleted is not made up', () => {
    const { report, places } = read(withoutSheet(workbookOf(filled), tab('cases')));
    expect(report.tables).toEqual({ proactive: '2021', requests: '2021' });
    expect(report.sections.map(({ id }) => id)).not.toContain('cases');
    expect(report.figures['cases/direct/total']).toBeUndefined();
    expect(places.has('cases/direct/total')).toBe(false);
  });

  test('a workbook without a report is refused', () => {
    const sheets = [{ name: 'Sheet1', cells: [[{ value: '收入' }, { value: 3 }]] }];
    expect(refusal({ sheets, names: new Map() })).toMatchObject({ reason: 'no-report' });
    expect(refusal({ sheets: [], names: new Map() }).message).toContain('新建年报');
  });

  test('a backup copy may be the one that was filled in: neither is read, whatever the name tells', () => {
    const contents = workbookOf(filled);
    const copy = contents.sheets.find(({ name }) => name === tab('requests'))!;
    const both = { ...contents, sheets: [{ ...copy, name: '备份' }, ...contents.sheets] };
    expect(refusal(both)).toMatchObject({
      reason: 'table-twice',
      message: expect.stringContaining('（三、依申请公开!A2:J29、备份!A2:J29）'),
    });
    expect(refusal(withoutNames(both)).reason).toBe('table-twice');
    // The copy does not speak for a table that was damaged in its place.
    expect(refusal(shifted(both, tab('requests'), 'rows', 9, 1)).message).toContain(tab('requests'));
  });
});

describe('cells as other programs leave them', () => {
  const sheet = tab('requests');
  const at = gridArea(cellsOf(form.tables.requests)[0]!);
  const key = cellsOf(form.tables.requests)[0]!.key;
  const typed = (content: Contents['sheets'][number]['cells'][number][number]): Entry | undefined =>
    read(retyped(workbookOf(filled), sheet, at.row, at.column, content)).report.figures[key];

  test('a formula never calculated, an error, a truth value, an empty text', () => {
    expect(typed({ value: null, formula: 'SUM(A1:A2)' })).toBe('=SUM(A1:A2)');
    expect(typed({ value: '#REF!', formula: 'A1' })).toBe('#REF!');
    expect(typed({ value: true })).toBe('TRUE');
    expect(typed({ value: '', formula: 'A1' })).toBeNull();
    expect(typed({ value: 0, formula: 'A1' })).toBe(0);
  });

  test('the year as text, a level that is not in the list', () => {
    const info = (row: number, value: string | number) =>
      read(retyped(workbookOf(filled), '填报说明', row, 1, { value })).report;
    expect(info(4, '２０２４年度').year).toBe(2024);
    expect(info(4, '去年').year).toBeNull();
    expect(info(3, '村').level).toBeNull();
    expect(info(7, 45_678).info.deadline).toBe('45678');
  });

  test('rows the clerk inserted among the facts belong to the group they stand in', () => {
    const contents = workbookOf(filled);
    const facts = contents.sheets.find(({ name }) => name === '基础情况')!;
    const row = facts.cells.findIndex((line) => line[0]?.value === '业务培训') + 1;
    const more = retyped(shifted(contents, '基础情况', 'rows', row, 1), '基础情况', row, 0, {
      value: '座谈',
    });
    expect(read(retyped(more, '基础情况', row, 1, { value: 4 })).report.facts.own).toEqual([
      { group: 'supervision', label: '座谈', value: 4, unit: '', note: '' },
    ]);
  });
});
