/** What every action of an office that collects starts from: its own report, the register, what is held. */
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { HeldReport, Returned, Unit } from '../../form/unit';
import { readRegister, type RegisterNote } from '../../rollup/register';
import { readArea } from '../../workbook/read/area';
import { reportTabs } from '../../workbook/read/report-tabs';
import { readReport } from '../../workbook/read/report';
import type { Workbook } from '../../workbook/workbook';
import { areaSheetNames } from '../../workbook/area-layout';
import { resolveReport } from '../../fields/resolve';
import type { OpenedReport } from '../open-report';

export interface OpenedArea {
  readonly kind: 'area';
  readonly opened: OpenedReport;
  readonly year: number;
  /** Whether the workbook has a sheet 单位名单. */
  readonly registered: boolean;
  readonly units: readonly Unit[];
  readonly registerNotes: readonly RegisterNote[];
  readonly held: readonly HeldReport[];
  readonly returned: readonly Returned[];
}

/** Reads once. Refused where the report has no year, or the register cannot be understood. */
export async function openArea(workbook: Workbook): Promise<OpenedArea | Refusal> {
  const contents = await workbook.read();
  const read = readReport(reportTabs(contents));
  if (isRefusal(read)) return read;
  const opened: OpenedReport = { kind: 'opened', read, ...resolveReport(read.report) };
  const { year } = opened.report;
  if (year === null) {
    return refuse('no-year', '请先在“填报说明”里写明年度，才能收各单位的年报。');
  }
  const { register, held, returned } = readArea(contents);
  const units = register ? readRegister(register) : undefined;
  if (isRefusal(units)) return { ...units, message: `“${areaSheetNames.register}”：${units.message}` };
  return {
    kind: 'area',
    opened,
    year,
    registered: register !== undefined,
    units: units?.units ?? [],
    registerNotes: units?.notes ?? [],
    held,
    returned,
  };
}
