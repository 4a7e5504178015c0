/**
 * The pictures of the year as charts of Excel or WPS, on a sheet of their own (年报图解): the same figures as in the report
 * and on the page of pictures. Drawn again, the sheet is ours and is put in the place of the one before.
 */
import { figuresOf } from '../../charts/figures';
import { compose } from '../../document/compose';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { tallyOf } from '../../form/severity';
import { chartSheet } from '../../workbook/layout';
import { chartsSheet } from '../../workbook/plan/chart-sheet';
import { isChartTab } from '../../workbook/read/chart-tab';
import { sameName } from '../../workbook/sheet-name';
import type { Workbook } from '../../workbook/workbook';
import { checkReport, type CheckOptions } from '../check-report';
import type { ErrorsStand } from '../write-report';

export interface ChartsDrawn {
  readonly kind: 'drawn';
  readonly sheet: string;
  readonly charts: number;
}

/**
 * Reads twice, then writes one sheet or nothing. Refused in a host that draws no charts, where there is nothing to draw,
 * and where a sheet of that name is the clerk's own.
 */
export async function drawCharts(
  workbook: Workbook,
  options: Pick<CheckOptions, 'today'> & { readonly allowErrors?: boolean } = {},
): Promise<ChartsDrawn | ErrorsStand | Refusal> {
  if (workbook.drawsCharts !== true)
    return refuse('no-charts', '这里画不了能改的图表。请用“保存图解”，或在 Excel、WPS 里打开工作簿再画。');
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) return checked;
  const { findings, opened } = checked;
  const errorsStand = tallyOf(findings).openErrors > 0;
  if (errorsStand && options.allowErrors !== true) return { kind: 'errors-stand', findings };
  const figures = figuresOf(opened.report, opened.read.lastYear);
  if (figures.length === 0)
    return refuse('nothing-to-draw', '表里还没有填数，没有可以画的图。请先填表，再画。');
  const { name: sheet } = chartSheet;
  const { sheets } = await workbook.read({ sheets: [sheet], names: [] });
  const there = sheets.find(({ name }) => sameName(name, sheet));
  if (there && !isChartTab(there))
    return refuse('charts-taken', `已经有一张“${sheet}”，不是这里画的，没有改动。请把它改个名称，再点一次。`);
  const { title, mark } = compose(opened.report, { draft: errorsStand });
  const plan = chartsSheet({
    title,
    figures,
    read: opened.read,
    ...(mark === undefined ? {} : { draft: mark }),
  });
  await workbook.replaceSheet(plan);
  return { kind: 'drawn', sheet, charts: plan.charts?.length ?? 0 };
}
