/**
 * 年报图解: the pictures of the year as charts of the program itself. Each chart is over a small block beside it whose
 * numbers are formulas on the report's own cells: the tables have no stretch of cells that a picture could show as it is,
 * because their heads are joined over several rows, zeros would be drawn, and sums of several cells stand nowhere.
 */
import { described, type Amount, type Figure, type FigureRow } from '../../charts/figure';
import { ink, inkOfPart, inkOfSeries } from '../../charts/palette';
import type { CellKey } from '../../form/cell';
import type { CellPlace } from '../../form/place';
import { absoluteName, cellName, quotedSheet } from '../a1';
import { cellArea, chartSheet } from '../layout';
import type { ReadResult } from '../read/report';
import type { CellInput, ChartPlan, SheetPlan } from '../workbook';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';

const { columns, mark, name } = chartSheet;

const widths = [30, 12, 12, 2, 10, 10, 10, 10, 10, 10, 10, 10, 0];
/** Points; every row is as high, so that charts are as high as they should be. */
const rowHeight = 20;
/** Characters of the words under a block. */
const wordsWidth = 54;

/** More in one chart cannot be read; the rest is told. */
const mostRows = 30;

export interface ChartsOf {
  /** Whose report, of which year: `某街道2024年政府信息公开工作年度报告`. */
  readonly title: string;
  /** Said on the sheet while errors stand. */
  readonly draft?: string;
  readonly figures: readonly Figure[];
  /** Where the numbers stand. */
  readonly read: Pick<ReadResult, 'places' | 'ownFactPlaces' | 'lastYearPlaces'>;
}

type Places = ChartsOf['read'];

/** `'三、依申请公开'!D7`, or a sum of such; undefined where it stands nowhere. */
function formulaOf(
  { keys, own }: Amount,
  ofLastYear: boolean,
  { places, ownFactPlaces, lastYearPlaces }: Places,
): string | undefined {
  const found: readonly (CellPlace | undefined)[] =
    own === undefined
      ? keys.map((key) => (ofLastYear ? lastYearPlaces.get(key as CellKey) : places.get(key)))
      : [ownFactPlaces[own]];
  const cells = found.flatMap((place) =>
    place ? [`${quotedSheet(place.sheet)}!${cellName(place.row, place.column)}`] : [],
  );
  if (cells.length === 0 || cells.length < found.length) return undefined;
  return cells.length === 1 ? cells[0] : `SUM(${cells.join(',')})`;
}

interface Row {
  readonly label: string;
  readonly row: FigureRow;
}

/** Rows of several groups stand in one chart, so that their lengths can be compared. */
function rowsOf({ groups }: Figure): readonly Row[] {
  return groups.flatMap(({ label, rows }) =>
    rows.map((row) => ({ label: label === undefined ? row.label : `${label}：${row.label}`, row })),
  );
}

/** How many rows of the sheet a chart takes. */
function rowsForChart({ kind, series }: Figure, rows: number): number {
  const legend = series.length > 1 ? 24 : 0;
  const points = kind === 'shares' ? 0 : rows * (series.length > 1 ? 38 : 28);
  return Math.ceil(((kind === 'bars' ? 56 + legend : 190) + points) / rowHeight);
}

function drawBlock(
  builder: SheetBuilder,
  figure: Figure,
  all: readonly Row[],
  top: number,
  places: Places,
): void {
  const { series, unit, kind } = figure;
  const heads = series.length > 1 ? series : [`${unit}数`];
  builder.put(cellArea(top, columns.label), value('项目'), look.head);
  heads.forEach((head, index) => {
    builder.put(cellArea(top, columns.numbers + index), value(head), look.head);
  });
  if (kind === 'shares') builder.put(cellArea(top, columns.share), value('占比'), look.head);
  const first = top + 1;
  const whole = absoluteName(cellArea(first, columns.numbers, 1, all.length));
  const sum = all.reduce((sofar, { row }) => sofar + (row.amounts[0]?.number ?? 0), 0);
  all.forEach(({ label, row }, index) => {
    const at = first + index;
    builder.put(cellArea(at, columns.label), value(label), look.label);
    const style = { ...look.centred, numberFormat: `0"${unit}"` };
    heads.forEach((_, of) => {
      const amount = row.amounts.find((one) => one.series === of);
      const formula = amount && formulaOf(amount, series.length > 1 && of === 0, places);
      const input: CellInput =
        amount && formula !== undefined
          ? { kind: 'formula', formula, result: amount.number }
          : value(amount?.number ?? null);
      builder.put(cellArea(at, columns.numbers + of), input, style);
    });
    const [amount] = row.amounts;
    if (kind === 'shares' && amount) {
      const formula = `${cellName(at, columns.numbers)}/SUM(${whole})`;
      builder.put(
        cellArea(at, columns.share),
        { kind: 'formula', formula, result: amount.number / sum },
        { ...look.centred, numberFormat: '0.0%' },
      );
    }
  });
}

/** RRGGBB */
const bare = (colour: string): string => colour.slice(1).toUpperCase();

function chartOf(figure: Figure, rows: number, top: number): ChartPlan {
  const { kind, title, series } = figure;
  const data = cellArea(top, columns.label, 1 + Math.max(1, series.length), 1 + rows);
  const place = cellArea(top, columns.charts, columns.end - columns.charts, rowsForChart(figure, rows));
  const inks =
    kind === 'shares'
      ? Array.from({ length: rows }, (_, part) => inkOfPart(part))
      : Array.from({ length: Math.max(1, series.length) }, (_, one) => inkOfSeries(one, series.length));
  return {
    kind: kind === 'shares' ? 'parts' : 'bars',
    title,
    description: described(figure),
    data,
    place,
    inks: inks.map((one) => ({ fill: bare(ink(one).fill), on: bare(ink(one).on) })),
  };
}

interface Drawn {
  readonly next: number;
  readonly chart?: ChartPlan;
}

/** A figure from row `top`: its name, its block, what is said under it, and its chart beside them. */
function drawFigure(builder: SheetBuilder, figure: Figure, top: number, places: Places): Drawn {
  builder.put(cellArea(top, 0, columns.share + 1), value(figure.title), { ...look.bar, bold: true });
  const found = rowsOf(figure);
  const all = found.slice(0, mostRows);
  const left = found.length - all.length;
  const words = [...figure.words, ...(left > 0 ? [`还有 ${String(left)} 项没有画在图里。`] : [])];
  let row = top + 1;
  if (all.length > 0) drawBlock(builder, figure, all, row, places);
  const chart = all.length > 0 ? chartOf(figure, all.length, row) : undefined;
  row += all.length > 0 ? all.length + 1 : 0;
  for (const said of words) {
    const lines = Math.ceil(look.heightFor(said, wordsWidth) / rowHeight);
    builder.put(cellArea(row, 0, columns.share + 1, lines), value(said), look.plain);
    row += lines;
  }
  const end = chart ? chart.place.row + chart.place.rows : row;
  return { next: Math.max(row, end) + 1, ...(chart ? { chart } : {}) };
}

const note =
  '图和左边的数与各表相连，表改了跟着变。有的项目从 0 变成有数、左边的文字要换新的，请到“报告”里再点一次“在工作簿里画图表”：整张重画。改过样子、要留着的，请先把这张表改个名称。';

/** The sheet; `figures` has at least one. */
export function chartsSheet({ title, draft, figures, read }: ChartsOf): SheetPlan {
  const builder = sheetBuilder(name);
  builder.put(cellArea(0, 0, columns.end), value(`${title}图解`), look.title);
  builder.put(cellArea(0, columns.mark), value(mark), look.hidden);
  builder.put(cellArea(1, 0, columns.end, 2), value(note), look.quiet);
  let row = 3;
  if (draft !== undefined)
    builder.put(cellArea(row++, 0, columns.end), value(draft), {
      ...look.plain,
      bold: true,
      color: 'c00000',
    });
  const charts: ChartPlan[] = [];
  for (const figure of figures) {
    const drawn = drawFigure(builder, figure, row, read);
    if (drawn.chart) charts.push(drawn.chart);
    row = drawn.next;
  }
  for (let at = 1; at < row; at += 1) builder.height(at, rowHeight);
  builder.height(0, 36);
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: look.tabs.text,
    charts,
    print: { orientation: 'portrait', area: cellArea(0, 0, columns.end, row) },
  });
}
