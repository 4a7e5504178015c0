/**
 * Charts of a plan, after the cells they show. That there is a chart over its cells is never left out; how it looks is.
 */
import { HostError } from '../../../workbook/host-error';
import type { ChartPlan, SheetPlan } from '../../../workbook/workbook';
import type { SheetAreas } from './areas';
import { colour } from './draw-looks';
import type { EtChart, EtShape, EtShapes } from '../facade';
import { looks } from './looks';
import { attempt } from '../session';

/** XlChartType, the style that goes with it, XlRowCol. */
const kinds = {
  bars: { type: 57, style: 216, by: 2 },
  parts: { type: 59, style: 297, by: 1 },
} as const;
/** XlLegendPosition, XlAxisType. */
const bottom = -4107;
const category = 1;
const values = 2;

const tooOld = (): HostError =>
  new HostError('这一版 WPS 表格不能由程序画图表，工作簿没有变。请升级 WPS 再试；要图，先用“保存图解”。', {
    retry: false,
  });

type Box = Pick<EtShape, 'Left' | 'Top' | 'Width' | 'Height'>;

/** In the way of this version; a call that failed and drew all the same is not made again. */
function added(areas: SheetAreas, shapes: EtShapes, kind: ChartPlan['kind'], box: Box): EtShape {
  const { type, style } = kinds[kind];
  const { Left: left, Top: top, Width: width, Height: height } = box;
  let shape: EtShape | undefined;
  let failure: unknown;
  const before = shapes.Count;
  const tried = (way: () => EtShape): boolean =>
    attempt(() => {
      try {
        shape = way();
      } catch (error) {
        failure = error;
        throw error;
      }
    });
  const newer = (): EtShape => shapes.AddChart2(style, type, left, top, width, height);
  const older = (): EtShape => shapes.AddChart(type, left, top, width, height);
  const knowsNewer = areas.session.habit('AddChart2', () => tried(newer));
  if (!shape && knowsNewer) shape = newer();
  else if (!shape) {
    // It is there all the same: another would stand over it.
    if (shapes.Count !== before) throw failure;
    tried(older);
  }
  const made = shape as EtShape | null | undefined;
  if (!made) throw tooOld();
  return made;
}

function paint(areas: SheetAreas, chart: EtChart, { kind, inks }: ChartPlan): void {
  const look = (step: () => unknown): void => {
    looks(areas.session, '图表的样式', step);
  };
  look(() => {
    const axis = chart.Axes(values);
    axis.MinimumScale = 0;
    axis.HasMajorGridlines = false;
    axis.Delete();
  });
  look(() => {
    const axis = chart.Axes(category);
    if (kind === 'bars') axis.ReversePlotOrder = true;
    else axis.Delete();
  });
  look(() => (chart.HasLegend = inks.length > 1));
  if (inks.length > 1) look(() => (chart.Legend.Position = bottom));
  inks.forEach(({ fill, on }, index) => {
    look(() => {
      const series = chart.SeriesCollection(index + 1);
      series.Interior.Color = colour(fill);
      series.HasDataLabels = true;
      // Beside a bar they stand on the paper, and are dark as they are.
      if (kind === 'parts') series.DataLabels().Font.Color = colour(on);
    });
  });
}

/** The sheet is the active one, and its cells are there. */
export function drawCharts(areas: SheetAreas, { charts = [] }: SheetPlan): void {
  if (charts.length === 0) return;
  const { Shapes: shapes } = areas.sheet;
  for (const plan of charts) {
    const { data, title, description, kind } = plan;
    const { range: under } = areas.brush(plan.place);
    const { Left, Top, Width, Height } = under;
    const box: Box = { Left, Top, Width, Height };
    const shape = added(areas, shapes, kind, box);
    const chart = shape.Chart;
    chart.SetSourceData(areas.brush(data).range, kinds[kind].by);
    const look = (step: () => unknown): void => {
      looks(areas.session, '图表的样式', step);
    };
    look(() => {
      chart.HasTitle = true;
      chart.ChartTitle.Text = title;
      chart.ChartTitle.Font.Size = 12;
    });
    look(() => (shape.Name = title));
    look(() => (shape.AlternativeText = description));
    // Some take the numbers above for pixels.
    look(() => Object.assign(shape, box));
    paint(areas, chart, plan);
  }
}
