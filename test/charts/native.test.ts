/**
 * The pictures as charts of the program itself, in the strict Excel and in every WPS: the numbers of the figures, live;
 * drawn again in place; ours to no reader; all or nothing; and no more calls than they need.
 */
import { describe, expect, test } from '@jest/globals';
import type { Worksheet } from 'exceljs';
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport } from '../../src/actions/check-report';
import { importLastYear } from '../../src/actions/import-last-year';
import { drawCharts } from '../../src/actions/pictures/draw-charts';
import { readWorkbookSource } from '../../src/actions/workbook-source';
import { figuresOf } from '../../src/charts/figures';
import { described, type Figure } from '../../src/charts/figure';
import { isRefusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { chartSheet } from '../../src/workbook/layout';
import type { Area, Workbook } from '../../src/workbook/workbook';
import { typeAt } from '../actions/workbooks';
import { troubleOf } from '../hosts/host-error-of';
import { openExcel } from '../hosts/excel/open-excel';
import { heal, openWps, strike } from '../hosts/wps/open-wps';
import type { Book } from '../office/book';
import { seriesOf, type Chart } from '../office/charts';
import { modes } from '../wps/mode';
import { busyYear, zeroYear } from './years';

const { name: sheetName } = chartSheet;
const now = busyYear();
const before: Report = { ...busyYear(3, 2023), text: {} };

interface Opened {
  readonly workbook: Workbook;
  readonly host: { readonly book: Book };
}

/** A workbook with this year's report, and last year's where it is given. */
async function filled(opened: Opened, report: Report = now, lastYear?: Report): Promise<Opened> {
  const added = await addSheets(opened.workbook, report);
  if (isRefusal(added)) throw new Error(added.message);
  if (lastYear) {
    const imported = await importLastYear(opened.workbook, { kind: 'source', report: lastYear, notes: [] });
    if (isRefusal(imported)) throw new Error(imported.message);
  }
  return opened;
}

async function drawn({ workbook }: Opened): Promise<number> {
  const result = await drawCharts(workbook, { allowErrors: true });
  if (result.kind !== 'drawn') throw new Error(isRefusal(result) ? result.message : result.kind);
  return result.charts;
}

function sheetOf({ host: { book } }: Opened): Worksheet {
  const sheet = book.sheet(sheetName);
  if (!sheet) throw new Error('no sheet of charts');
  return sheet;
}

const chartsIn = (opened: Opened): readonly Chart[] => opened.host.book.chartsOn(sheetOf(opened));

/** `行政复议：结果维持 6`: what a chart says, read from the cells under it. */
function saidBy(opened: Opened, chart: Chart): readonly string[] {
  const series = seriesOf(opened.host.book, sheetOf(opened), chart);
  if (chart.by === 'Rows') return series.map(({ name, values }) => `${name} ${String(values[0])}`);
  return (series[0]?.categories ?? []).map(
    (name, index) => `${name} ${series.flatMap(({ values }) => values[index] ?? []).join(' ')}`,
  );
}

function saidByFigure({ groups }: Figure): readonly string[] {
  return groups.flatMap(({ label, rows }) =>
    rows.map((row) => {
      const name = label === undefined ? row.label : `${label}：${row.label}`;
      return `${name} ${row.amounts.map(({ number }) => String(number)).join(' ')}`;
    }),
  );
}

const textsOn = (sheet: Worksheet): string => {
  const texts: string[] = [];
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (typeof cell.value === 'string') texts.push(cell.value);
    });
  });
  return texts.join('\n');
};

const overlap = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

describe.each([
  ['Excel, 1.14', () => openExcel('1.14')],
  ['Excel, 1.8', () => openExcel('1.8')],
  ...Object.values(modes).map((mode) => [`WPS, ${mode.name}`, () => openWps(mode)] as const),
])('%s', (_, open: () => Opened) => {
  test('charts have the numbers of the figures, beside their blocks; words say what is not drawn', async () => {
    const opened = await filled(open(), now, before);
    const figures = figuresOf(now, before);
    expect(await drawn(opened)).toBe(figures.length);
    const charts = chartsIn(opened);
    expect(charts.map((chart) => saidBy(opened, chart))).toEqual(figures.map(saidByFigure));
    expect(charts.map(({ type }) => type)).toEqual(
      figures.map(({ kind }) => (kind === 'shares' ? 'BarStacked100' : 'BarClustered')),
    );
    const received = seriesOf(opened.host.book, sheetOf(opened), charts[2]!);
    expect(received.map(({ name }) => name)).toEqual(['2023年', '2024年']);
    for (const { words } of figures)
      for (const said of words) expect(textsOn(sheetOf(opened))).toContain(said);
    // No chart lies over another, or over the cells it shows.
    const places = charts.map(({ place }) => place!);
    places.forEach((place, index) => {
      for (const other of places.slice(index + 1)) expect(overlap(place, other)).toBe(false);
      for (const { data } of charts) expect(overlap(place, data)).toBe(false);
    });
  });

  test('a number typed later is in the chart; the sheet is protected, its charts can be changed', async () => {
    const opened = await filled(open());
    await drawn(opened);
    const { report, places } = await readCells(opened.workbook);
    const place = places.get('requests/received/business')!;
    const value = { kind: 'value', value: 77 } as const;
    expect(report.figures['requests/received/business']).toBe(14);
    await opened.workbook.write([{ ...place, inputs: [[value]] }]);
    const applicants = chartsIn(opened).find((chart) => saidBy(opened, chart)[0] === '自然人 60')!;
    expect(saidBy(opened, applicants)).toContain('商业企业 77');
    expect(opened.host.book.protectionOf(sheetOf(opened))).toMatchObject({ sheet: true });
    expect(opened.workbook.drawsCharts).toBe(true);
  });

  test('pressed again, the sheet is drawn anew in its place; a renamed one is the clerk’s and stays', async () => {
    const opened = await filled(open());
    const { book } = opened.host;
    await drawn(opened);
    const count = book.sheets.length;
    const first = sheetOf(opened);
    await drawn(opened);
    expect(book.sheets).toHaveLength(count);
    expect(sheetOf(opened)).not.toBe(first);
    expect(chartsIn(opened).length).toBeGreaterThan(4);
    book.renameSheet(sheetOf(opened), '我留着的图');
    await drawn(opened);
    expect(book.sheets.map(({ name }) => name).slice(-2)).toEqual(['我留着的图', sheetName]);
  });

  test('nobody reads it as a report: the same findings, whatever the sheet is called', async () => {
    const opened = await filled(open(), now, before);
    const findings = async () => {
      const checked = await checkReport(opened.workbook);
      if (isRefusal(checked)) throw new Error(checked.message);
      return checked.findings;
    };
    const without = await findings();
    await drawn(opened);
    expect(await findings()).toEqual(without);
    opened.host.book.renameSheet(sheetOf(opened), '四、复议诉讼 (2)');
    expect(await findings()).toEqual(without);
    const source = await readWorkbookSource(opened.workbook);
    if (isRefusal(source)) throw new Error(source.message);
    expect(source.report.figures).toEqual(now.figures);
  });

  test('a sheet of that name that is not ours is left as it is', async () => {
    const opened = await filled(open());
    const own = opened.host.book.addSheet(sheetName);
    own.getCell('A1').value = '我自己画的';
    const result = await drawCharts(opened.workbook, { allowErrors: true });
    expect(result).toMatchObject({ kind: 'refusal', reason: 'charts-taken' });
    expect(sheetOf(opened)).toBe(own);
    expect(own.getCell('A1').value).toBe('我自己画的');
  });

  test('a year of zeros has words and no chart; a draft says that it is one', async () => {
    const opened = await filled(open(), zeroYear());
    expect(await drawn(opened)).toBe(0);
    expect(textsOn(sheetOf(opened))).toContain('本年没有收到政府信息公开申请');
    const wrong = { ...now, figures: { ...now.figures, 'requests/received/total': 83 } };
    const broken = await filled(open(), wrong);
    expect((await drawCharts(broken.workbook)).kind).toBe('errors-stand');
    expect(broken.host.book.sheet(sheetName)).toBeUndefined();
    await drawn(broken);
    expect(textsOn(sheetOf(broken))).toContain('未通过校验');
  });
});

async function readCells(workbook: Workbook) {
  const checked = await checkReport(workbook);
  if (isRefusal(checked)) throw new Error(checked.message);
  return { report: checked.opened.report, places: checked.opened.read.places };
}

describe('round trips and calls', () => {
  test('Excel: two reads, one look, one batch, however many charts; the batch is small', async () => {
    const opened = openExcel();
    await filled(opened, now, before);
    await checkReport(opened.workbook);
    const { stats } = opened.host;
    const [visits, actions, bytes] = [stats.syncs - stats.releases, stats.actions, stats.bytesIn];
    await drawn(opened);
    expect(stats.syncs - stats.releases - visits).toBeLessThanOrEqual(4);
    expect(stats.actions - actions).toBeLessThanOrEqual(1_800);
    expect(stats.bytesIn - bytes).toBeLessThanOrEqual(230_000);
  });

  test('WPS: at most 560 crossings for six charts and their sheet; a check afterwards stays cheap', async () => {
    const opened = openWps();
    await filled(opened, now, before);
    expect(await opened.host.count(() => drawn(opened))).toBeLessThanOrEqual(560);
    expect(await opened.host.count(() => checkReport(opened.workbook))).toBeLessThanOrEqual(45);
  });
});

describe('with a step failing', () => {
  test.each([0, 1, 2, 3])(
    'Excel, request %d stops anywhere: the old charts or the new ones',
    async (after) => {
      for (const at of [1, 300, 900, 1_300, 1_600]) {
        const opened = openExcel('1.14', { timeout: 300, drawTimeout: 300 });
        await filled(opened);
        await drawn(opened);
        const { host } = opened;
        const count = host.book.sheets.length;
        let struck = host.stats.syncs + after;
        host.fault = (sync) => {
          if (sync !== struck) return undefined;
          struck = -1;
          return { kind: 'stop', at, code: 'GeneralException' };
        };
        await drawCharts(opened.workbook, { allowErrors: true }).catch(() => undefined);
        host.fault = () => undefined;
        expect([at, host.book.sheets.length]).toEqual([at, count]);
        expect([at, chartsIn(opened).length]).toEqual([at, 6]);
        expect(host.book.enableEvents).toBe(true);
        await drawn(opened);
        expect(host.book.sheets).toHaveLength(count);
      }
    },
  );

  test('WPS, each call in turn: all charts or no sheet, and the next try completes', async () => {
    const whole = openWps();
    await filled(whole);
    const calls = await whole.host.count(() => drawn(whole));
    const seen = new Set<number>();
    for (let after = 0; after < calls; after += 13) {
      const opened = openWps();
      await filled(opened);
      const { host } = opened;
      const count = host.book.sheets.length;
      strike(host, after, after % 2 === 0 ? 'once' : 'late');
      await drawCharts(opened.workbook, { allowErrors: true }).catch(() => undefined);
      heal(host);
      const made = host.book.sheet(sheetName);
      expect([after, host.book.sheets.length]).toEqual([after, made ? count + 1 : count]);
      if (made) expect([after, host.book.chartsOn(made).length]).toEqual([after, 6]);
      seen.add(host.book.sheets.length);
      await drawn(opened);
      expect(host.book.sheets).toHaveLength(count + 1);
      expect(host.questions).toBe(0);
    }
    // Looks that fail are left out, what is essential is taken back.
    expect(seen.size).toBe(2);
  });
});

describe('versions that do not take it all', () => {
  test('Excel that refuses a look draws plain charts, and it is told', async () => {
    const opened = openExcel();
    opened.host.book.quirks.add('bars-not-turned');
    await filled(opened);
    expect(await drawn(opened)).toBe(6);
    expect(chartsIn(opened).every(({ looks }) => looks.size === 0)).toBe(true);
    expect(opened.workbook.leftOut).toEqual(['图表的颜色和数字标签']);
  });

  test('Excel that draws none leaves nothing and says what to do', async () => {
    const opened = openExcel();
    opened.host.book.quirks.add('charts-refused');
    await filled(opened);
    const count = opened.host.book.sheets.length;
    const trouble = await troubleOf(drawCharts(opened.workbook, { allowErrors: true }));
    expect(trouble.message).toContain('没能画出图表');
    expect(opened.host.book.sheets).toHaveLength(count);
    opened.host.book.quirks.delete('charts-refused');
    expect(await drawn(opened)).toBe(6);
    expect(chartsIn(opened)[0]?.looks.size).toBeGreaterThan(0);
  });

  test('WPS with the older call alone; with none, one clear sentence and nothing left', async () => {
    const older = openWps(modes.old);
    await filled(older);
    expect(await drawn(older)).toBe(6);
    expect(older.host.trace.filter((what) => what === 'Shapes.AddChart2()')).toHaveLength(1);
    const none = openWps({ ...modes.documented, charts: 'none' });
    await filled(none);
    const count = none.host.book.sheets.length;
    const trouble = await troubleOf(drawCharts(none.workbook, { allowErrors: true }));
    expect([trouble.retry, trouble.message.includes('这一版 WPS')]).toEqual([false, true]);
    expect(none.host.book.sheets).toHaveLength(count);
  });

  test('WPS keeps words for who does not see a chart, and numbers on the bars', async () => {
    const opened = openWps();
    await filled(opened);
    await drawn(opened);
    const figures = figuresOf(now);
    expect(chartsIn(opened).map(({ description }) => description)).toEqual(figures.map(described));
    const [published] = chartsIn(opened);
    expect([...(published?.looks ?? [])]).toEqual(
      expect.arrayContaining([
        ['categoryAxis.reversed', true],
        ['valueAxis.visible', false],
        ['series 0.labels', true],
        ['series 0.fill', 'FF0B4F8A'],
      ]),
    );
    expect(opened.workbook.leftOut).toEqual([]);
  });

  test('a file has no charts: refused, and nothing is added', async () => {
    const workbook = newWorkbook();
    await addSheets(workbook, now);
    expect(await drawCharts(workbook, { allowErrors: true })).toMatchObject({ reason: 'no-charts' });
  });
});

test('every cell of a block is a formula on the report’s own cells, the clerk’s own rows too', async () => {
  const opened = openExcel();
  await filled(opened, now, before);
  await drawn(opened);
  const sheet = sheetOf(opened);
  for (const { data } of chartsIn(opened))
    for (let row = data.row + 1; row < data.row + data.rows; row += 1)
      for (let column = data.column + 1; column < data.column + data.columns; column += 1) {
        const cell = sheet.getCell(row + 1, column + 1);
        expect([cell.address, cell.formula]).toEqual([cell.address, expect.stringMatching(/^(?:SUM\()?'/u)]);
      }
  // The screen in the hall is one of the clerk's own rows.
  await typeAt(opened.workbook, ownRow(opened), 600);
  expect(saidBy(opened, chartsIn(opened)[0]!)).toContain('大厅<电子屏>&触摸屏 600');
});

function ownRow({ host: { book } }: Opened): string {
  let place = '';
  book.sheet('基础情况')!.eachRow((row, number) => {
    if (row.getCell(1).value === '大厅<电子屏>&触摸屏') place = `基础情况!B${String(number)}`;
  });
  return place;
}
