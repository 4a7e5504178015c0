/// <reference types="office-js" />
/**
 * Charts of a plan, as actions of the batch that draws its sheet, after the cells they show. How they look beyond what
 * they are is left out where an Excel refuses it (session.plainCharts): on an iPad, say, bars cannot be turned round
 * (office-js issue 1688). Office.js keeps no words for who does not see a chart; they stand in the cells beside it.
 */
import { cellName } from '../../workbook/a1';
import { HostError } from '../../workbook/host-error';
import type { ChartPlan, SheetPlan } from '../../workbook/workbook';
import { notDone, type ExcelSession } from './session';

const kinds = {
  bars: { type: 'BarClustered', by: 'Columns' },
  parts: { type: 'BarStacked100', by: 'Rows' },
} as const;

function place(chart: Excel.Chart, { place: area }: ChartPlan): void {
  chart.setPosition(
    cellName(area.row, area.column),
    cellName(area.row + area.rows - 1, area.column + area.columns - 1),
  );
}

/** ExcelApi 1.8 has all of it. The first row on top, as in the block; numbers at the bars instead of a scale. */
function paint(chart: Excel.Chart, { kind, inks }: ChartPlan): void {
  const { categoryAxis, valueAxis } = chart.axes;
  valueAxis.minimum = 0;
  valueAxis.majorGridlines.visible = false;
  valueAxis.visible = false;
  if (kind === 'bars') categoryAxis.reversePlotOrder = true;
  else categoryAxis.visible = false;
  chart.title.format.font.size = 12;
  chart.title.format.font.bold = true;
  inks.forEach(({ fill, on }, index) => {
    const series = chart.series.getItemAt(index);
    series.format.fill.setSolidColor(`#${fill}`);
    series.hasDataLabels = true;
    series.gapWidth = 60;
    // Beside a bar they stand on the paper, and are dark as they are.
    if (kind === 'parts') series.dataLabels.format.font.color = `#${on}`;
  });
}

export function drawCharts(session: ExcelSession, sheet: Excel.Worksheet, { charts = [] }: SheetPlan): void {
  for (const plan of charts) {
    const { data, kind, title, inks } = plan;
    const source = sheet.getRangeByIndexes(data.row, data.column, data.rows, data.columns);
    const { type, by } = kinds[kind];
    const chart = sheet.charts.add(type, source, by);
    chart.name = title;
    chart.title.text = title;
    chart.legend.visible = inks.length > 1;
    if (inks.length > 1) chart.legend.position = 'Bottom';
    place(chart, plan);
    if (!session.plainCharts) paint(chart, plan);
  }
}

const looks = '图表的颜色和数字标签';

const noChart = ({ detail }: HostError): HostError =>
  new HostError('Excel 没能画出图表，工作簿没有变。请再试一次；仍不行，请用“保存图解”。', {
    retry: true,
    detail,
  });

/** Draws once more with plain charts where Excel has refused: how they look may have been the reason. */
export async function plainlyIfNeeded(
  session: ExcelSession,
  plans: readonly SheetPlan[],
  draw: () => Promise<void>,
): Promise<void> {
  const pictured = plans.some(({ charts = [] }) => charts.length > 0);
  try {
    await draw();
    if (pictured) session.leftOut.delete(looks);
  } catch (error) {
    const refused = error instanceof HostError && error.message === notDone;
    if (!pictured || !refused) throw error;
    session.plainCharts = true;
    await draw()
      .catch((again: unknown) => {
        throw again instanceof HostError && again.message === notDone ? noChart(again) : again;
      })
      .finally(() => (session.plainCharts = false));
    session.leftOut.add(looks);
  }
}
