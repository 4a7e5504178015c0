/** What is drawn over the cells of a sheet: charts, in the way of this version. */
import type { Worksheet } from 'exceljs';
import type { Area } from '../../../src/workbook/workbook';
import { seriesOf, type Chart } from '../../office/charts';
import type { EtHost } from '../host';
import { insideOf, strict } from '../strict';
import { argb } from './colours';
import { boxOf, type Spot } from './range';

/** XlChartType, XlRowCol. */
const types: Readonly<Record<number, Chart['type']>> = { 57: 'BarClustered', 59: 'BarStacked100' };
const bys: Readonly<Record<number, Chart['by']>> = { 1: 'Rows', 2: 'Columns' };
const bottom = -4107;

/** Objects of a protected sheet are closed where its protection says so. */
function guard({ book }: EtHost, sheet: Worksheet): void {
  if (book.protectionOf(sheet)?.['objects'] === true)
    throw new Error(`0x800A03EC ${sheet.name} is protected`);
}

function fontOf(host: EtHost, chart: Chart, of: string): object {
  return strict(host, 'Font', {
    set: {
      Size: (size: number) => void chart.looks.set(`${of}.size`, size),
      Color: (bgr: number) => void chart.looks.set(`${of}.color`, argb(bgr).argb),
    },
  });
}

function seriesAt(host: EtHost, sheet: Worksheet, chart: Chart, index: unknown): object {
  const all = seriesOf(host.book, sheet, chart);
  if (typeof index !== 'number' || !all[index - 1]) throw new Error(`0x8002000B no series ${String(index)}`);
  const of = `series ${String(index - 1)}`;
  return strict(host, 'Series', {
    get: {
      Interior: () =>
        strict(host, 'Interior', {
          set: { Color: (bgr: number) => void chart.looks.set(`${of}.fill`, argb(bgr).argb) },
        }),
    },
    set: { HasDataLabels: (on: boolean) => void chart.looks.set(`${of}.labels`, on) },
    call: {
      DataLabels: () => {
        if (chart.looks.get(`${of}.labels`) !== true) throw new Error('0x800A03EC the series has no labels');
        return strict(host, 'DataLabels', { get: { Font: () => fontOf(host, chart, `${of} labels`) } });
      },
    },
  });
}

function axisOf(host: EtHost, chart: Chart, type: unknown): object {
  const of = { 1: 'categoryAxis', 2: 'valueAxis' }[Number(type)];
  if (of === undefined || chart.looks.get(`${of}.visible`) === false)
    throw new Error(`0x8002000B no axis ${String(type)}`);
  const keep = (name: string) => (value: unknown) => void chart.looks.set(`${of}.${name}`, value);
  return strict(host, 'Axis', {
    set: {
      MinimumScale: keep('minimum'),
      HasMajorGridlines: keep('gridlines'),
      ReversePlotOrder: keep('reversed'),
    },
    call: { Delete: () => void chart.looks.set(`${of}.visible`, false) },
  });
}

function chartOf(host: EtHost, sheet: Worksheet, chart: Chart): object {
  let titled = false;
  return strict(host, 'Chart', {
    get: {
      ChartTitle: () => {
        if (!titled) throw new Error('0x800A03EC the chart has no title');
        return strict(host, 'ChartTitle', {
          get: { Font: () => fontOf(host, chart, 'title') },
          set: { Text: (text: string) => void (chart.title = text) },
        });
      },
      Legend: () => {
        if (!chart.legend.visible) throw new Error('0x800A03EC the chart has no legend');
        return strict(host, 'Legend', {
          set: {
            Position: (position: number) => {
              if (position !== bottom) throw new Error(`the emulator knows no position ${String(position)}`);
              chart.legend.position = 'Bottom';
            },
          },
        });
      },
    },
    set: {
      HasTitle: (on: boolean) => void (titled = on),
      HasLegend: (on: boolean) => void (chart.legend.visible = on),
    },
    call: {
      SetSourceData: (source: object, by: number) => {
        const { sheet: of, areas } = insideOf(source) as Spot;
        const [area, ...others] = areas;
        const plotted = bys[by];
        if (of !== sheet || !area || others.length > 0 || plotted === undefined)
          throw new Error('0x800A03EC no such source');
        chart.data = area;
        chart.by = plotted;
      },
      SeriesCollection: (index: unknown) => seriesAt(host, sheet, chart, index),
      Axes: (type: unknown) => axisOf(host, chart, type),
    },
  });
}

/** The cells that a box of points covers. */
function covered(sheet: Worksheet, box: readonly number[]): Area | undefined {
  const [left = 0, top = 0, width = 0, height = 0] = box;
  const index = (size: (count: number) => number, at: number): number => {
    let count = 0;
    while (count < 500 && size(count + 1) <= at + 0.01) count += 1;
    return count;
  };
  const wide = (columns: number): number => boxOf(sheet, [{ row: 0, column: 0, rows: 1, columns }]).Width;
  const high = (rows: number): number => boxOf(sheet, [{ row: 0, column: 0, rows, columns: 1 }]).Height;
  const [column, row] = [index(wide, left), index(high, top)];
  return {
    row,
    column,
    rows: index(high, top + height) - row,
    columns: index(wide, left + width) - column,
  };
}

function shapeOf(host: EtHost, sheet: Worksheet, chart: Chart, numbers: readonly number[]): object {
  const box = [...numbers];
  const chartObject = chartOf(host, sheet, chart);
  const settle = (): void => void (chart.place = covered(sheet, box));
  settle();
  const side = (index: number) => (points: number) => {
    box[index] = points;
    settle();
  };
  return strict(host, 'Shape', {
    get: { Chart: () => chartObject },
    set: {
      Name: (name: string) => void (chart.name = name),
      AlternativeText: (text: string) => void (chart.description = text),
      Left: side(0),
      Top: side(1),
      Width: side(2),
      Height: side(3),
    },
  });
}

export function shapesOf(host: EtHost, sheet: Worksheet): object {
  const { book, mode } = host;
  const add = (type: number, box: readonly unknown[]): object => {
    guard(host, sheet);
    if (book.active !== sheet.name) throw new Error('0x800A03EC the emulator draws on the active sheet');
    const known = types[type];
    const numbers = box.map(Number);
    if (known === undefined || numbers.length !== 4 || !numbers.every((number) => number >= 0))
      throw new Error('0x80070057 no such chart');
    const chart: Chart = {
      name: `图表 ${String(book.chartsOn(sheet).length + 1)}`,
      title: '',
      type: known,
      data: { row: 0, column: 0, rows: 1, columns: 1 },
      by: 'Columns',
      place: undefined,
      legend: { visible: true, position: 'Right' },
      description: '',
      looks: new Map(),
    };
    book.chartsOn(sheet).push(chart);
    return shapeOf(host, sheet, chart, numbers);
  };
  return strict(host, 'Shapes', {
    get: { Count: () => book.chartsOn(sheet).length },
    call: {
      AddChart2: (style: number, type: number, ...box: readonly unknown[]) => {
        if (mode.charts !== 'AddChart2') throw new TypeError('AddChart2 is not a function');
        // Reported: -1, the usual style by the documentation, crashes some versions.
        if (!(style > 0)) throw new Error(`0x80070057 no style ${String(style)}`);
        return add(type, box);
      },
      AddChart: (type: number, ...box: readonly unknown[]) => {
        if (mode.charts === 'none') throw new TypeError('AddChart is not a function');
        return add(type, box);
      },
    },
  });
}
