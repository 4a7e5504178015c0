/** The charts of a worksheet, as far as ExcelApi 1.8 has them. */
import type { Worksheet } from 'exceljs';
import { parseArea } from '../../../src/workbook/a1';
import type { Book } from '../book';
import { seriesOf, type Chart } from '../charts';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';
import { spotOf } from './range';

const types = ['BarClustered', 'BarStacked100'] as const;

function oneOf<T extends string>(value: string, all: readonly T[]): T {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new ApiError('InvalidArgument', `the host does not know ${value}`);
  return found;
}

const colour = (value: string): string => {
  if (!/^#[0-9A-Fa-f]{6}$/u.test(value)) throw new ApiError('InvalidArgument', `not a colour: ${value}`);
  return value;
};

/** What is drawn over cells is closed on a protected sheet, unless objects may be edited. */
function guard(book: Book, sheet: Worksheet): void {
  const protection = book.protectionOf(sheet);
  if (protection && protection['objects'] !== true)
    throw new ApiError('AccessDenied', `${sheet.name} is protected`, 403);
}

function chartOf(book: Book, sheet: Worksheet, chart: Chart): WireObject {
  /** A setter of a look: `check` gives what is kept. */
  const keep =
    <T>(name: string, check: (value: T) => unknown = (value) => value) =>
    (value: T): void => {
      guard(book, sheet);
      chart.looks.set(name, check(value));
    };
  const truth = (value: unknown): boolean => {
    if (typeof value !== 'boolean')
      throw new ApiError('InvalidArgument', `${String(value)} is no truth value`);
    return value;
  };
  const fontOf = (of: string): WireObject =>
    wire({
      type: 'ChartFont',
      set: {
        Size: keep(`${of}.size`),
        Bold: keep(`${of}.bold`, truth),
        Color: keep(`${of}.color`, colour),
      },
    });
  const formatOf = (type: string, of: string): WireObject =>
    wire({
      type,
      get: {
        Font: () => fontOf(of),
        Fill: () =>
          wire({
            type: 'ChartFill',
            call: {
              SetSolidColor: (value: string) => {
                keep(`${of}.fill`, colour)(value);
              },
            },
          }),
      },
    });
  const axisOf = (of: string): WireObject =>
    wire({
      type: 'ChartAxis',
      get: {
        MajorGridlines: () =>
          wire({ type: 'ChartGridlines', set: { Visible: keep(`${of}.gridlines`, truth) } }),
      },
      set: {
        Minimum: keep(`${of}.minimum`),
        Visible: keep(`${of}.visible`, truth),
        ReversePlotOrder: (turned: boolean) => {
          if (book.quirks.has('bars-not-turned'))
            throw new ApiError(
              'InvalidArgument',
              'The argument is invalid or missing or has an incorrect format.',
            );
          keep(`${of}.reversed`, truth)(turned);
        },
      },
    });
  const oneSeries = (index: number): WireObject => {
    if (!seriesOf(book, sheet, chart)[index])
      throw new ApiError('InvalidArgument', `no series ${String(index)}`);
    const of = `series ${String(index)}`;
    return wire({
      type: 'ChartSeries',
      get: {
        Format: () => formatOf('ChartSeriesFormat', of),
        DataLabels: () =>
          wire({
            type: 'ChartDataLabels',
            get: { Format: () => formatOf('ChartDataLabelFormat', `${of} labels`) },
          }),
      },
      set: {
        HasDataLabels: keep(`${of}.labels`, truth),
        GapWidth: keep(`${of}.gap`, (value: number) => {
          if (!(value >= 0 && value <= 500)) throw new ApiError('InvalidArgument', 'a gap of 0 to 500');
          return value;
        }),
      },
    });
  };
  return wire({
    type: 'Chart',
    get: {
      Name: () => chart.name,
      Title: () =>
        wire({
          type: 'ChartTitle',
          get: { Format: () => formatOf('ChartTitleFormat', 'title') },
          set: {
            Text: (text: string) => {
              guard(book, sheet);
              chart.title = text;
            },
          },
        }),
      Legend: () =>
        wire({
          type: 'ChartLegend',
          set: {
            Visible: (visible: boolean) => {
              chart.legend.visible = truth(visible);
            },
            Position: (position: string) => {
              chart.legend.position = oneOf(position, ['Top', 'Bottom', 'Left', 'Right', 'Corner']);
            },
          },
        }),
      Axes: () =>
        wire({
          type: 'ChartAxes',
          get: { CategoryAxis: () => axisOf('categoryAxis'), ValueAxis: () => axisOf('valueAxis') },
        }),
      Series: () => wire({ type: 'ChartSeriesCollection', call: { GetItemAt: oneSeries }, item: oneSeries }),
    },
    set: {
      Name: (name: string) => {
        guard(book, sheet);
        chart.name = name;
      },
    },
    call: {
      SetPosition: (start: unknown, end: unknown) => {
        guard(book, sheet);
        const [from, to] = [start, end].map((cell) =>
          typeof cell === 'string' ? parseArea(cell) : undefined,
        );
        if (!from || !to || to.row < from.row || to.column < from.column)
          throw new ApiError('InvalidArgument', `no such place: ${String(start)} ${String(end)}`);
        chart.place = {
          row: from.row,
          column: from.column,
          rows: to.row - from.row + 1,
          columns: to.column - from.column + 1,
        };
      },
    },
  });
}

export function chartsOf(book: Book, sheet: Worksheet): WireObject {
  return wire({
    type: 'ChartCollection',
    call: {
      Add: (type: string, source: WireObject, by: string) => {
        guard(book, sheet);
        if (book.quirks.has('charts-refused'))
          throw new ApiError(
            'GeneralException',
            'There was an internal error while processing the request.',
            500,
          );
        const spot = spotOf(source);
        if (spot.sheet !== sheet) throw new ApiError('NotImplemented', 'a chart over another sheet');
        const chart: Chart = {
          name: `Chart ${String(book.chartsOn(sheet).length + 1)}`,
          title: '',
          type: oneOf(type, types),
          data: spot.area,
          by: oneOf(by, ['Rows', 'Columns']),
          place: undefined,
          legend: { visible: true, position: 'Right' },
          description: '',
          looks: new Map(),
        };
        book.chartsOn(sheet).push(chart);
        return chartOf(book, sheet, chart);
      },
    },
  });
}
