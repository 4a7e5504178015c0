/**
 * 收报 from a pane: what the files that were read come to, shown first; written when asked, from the workbook as it is
 * then. A register is taken from a list that was pasted or chosen; one that is there is never written over.
 */
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Unit } from '../../form/unit';
import { csvRows } from '../../rollup/csv';
import { readRegister, type RegisterNote } from '../../rollup/register';
import type { Submission } from '../../rollup/submission';
import { lastYearReports } from '../../rollup/last-year';
import { registerSheet } from '../../workbook/plan/area/register-sheet';
import { areaSheetNames } from '../../workbook/area-layout';
import type { Workbook } from '../../workbook/workbook';
import { collectReports, writeCollected, type Collected } from './collect-reports';
import { openArea, type OpenedArea } from './open-area';
import { returnReports } from './return-reports';
import { slipFiles, zipOf } from './slip-files';

export interface Received {
  readonly submissions: readonly Submission[];
  /** `YYYY-MM-DD`, for units without a deadline of their own. */
  readonly deadline: string | null;
  /** What a person has said of doubtful files: file → code. */
  readonly answers: ReadonlyMap<string, string>;
  readonly today: string;
}

export interface Gathered {
  readonly kind: 'gathered';
  readonly area: OpenedArea;
  readonly collected: Collected;
}

function gather(area: OpenedArea, { submissions, deadline, answers, today }: Received): Gathered | Refusal {
  if (area.units.length === 0)
    return refuse(
      'no-register',
      `还没有“${areaSheetNames.register}”。请先把单位名单粘贴进来（第一行是各栏名称，只有“单位名称”必填）。`,
    );
  // Files of the year before are what the others are compared with.
  const ofYear = (year: number) => submissions.filter(({ report }) => report.year === year);
  const before = ofYear(area.year - 1);
  const lastYear = lastYearReports(before, area.units, area.opened.report.unit, area.year - 1);
  const current =
    before.length === submissions.length ? submissions : submissions.filter((one) => !before.includes(one));
  const collected = collectReports(area, current, { units: area.units, deadline, lastYear, answers, today });
  return { kind: 'gathered', area, collected };
}

/** Reads the workbook once, writes nothing. */
export async function gatherReports(workbook: Workbook, received: Received): Promise<Gathered | Refusal> {
  const area = await openArea(workbook);
  return isRefusal(area) ? area : gather(area, received);
}

export interface Kept {
  readonly kind: 'kept';
  /** Units whose report is held now. */
  readonly units: number;
  /** Whether anything was new. */
  readonly written: boolean;
}

/** Writes 各单位数据 and 退回记录. The same files again write nothing. */
export async function keepReports(workbook: Workbook, received: Received): Promise<Kept | Refusal> {
  const gathered = await gatherReports(workbook, received);
  if (isRefusal(gathered)) return gathered;
  const { area, collected } = gathered;
  const written = await writeCollected(workbook, area, area.units, collected);
  return { kind: 'kept', units: collected.held.length, written };
}

export interface Returned {
  readonly kind: 'returned';
  readonly slips: number;
  /** One .docx a unit. */
  readonly zip: Uint8Array;
}

/** 退回单 and 催报单 for all who need one; what was returned is noted in the workbook. Nothing where nobody needs one. */
export async function returnAll(
  workbook: Workbook,
  received: Received,
  replyBy?: string,
): Promise<Returned | Refusal> {
  const gathered = await gatherReports(workbook, received);
  if (isRefusal(gathered)) return gathered;
  const { area, collected } = gathered;
  const sender = {
    office: area.opened.report.unit,
    year: area.year,
    today: received.today,
    ...(replyBy === undefined ? {} : { replyBy }),
  };
  const returning = returnReports(collected, sender, received.deadline);
  if (returning.slips.length === 0)
    return refuse(
      'none-to-return',
      '没有要退回的，也没有要催报的。退回单要靠这一次读到的文件来写：要退回的，请把它的文件再拖进来一次。',
    );
  const zip = await zipOf(await slipFiles(returning.slips));
  await writeCollected(workbook, area, area.units, returning);
  return { kind: 'returned', slips: returning.slips.length, zip };
}

export interface Registered {
  readonly kind: 'registered';
  readonly units: readonly Unit[];
  readonly notes: readonly RegisterNote[];
}

/** A list as pasted from a sheet (tabs), or a .csv, becomes 单位名单. Refused where there is one. */
export async function addRegister(workbook: Workbook, text: string): Promise<Registered | Refusal> {
  const rows = text.includes('\t')
    ? text.split(/\r?\n/u).map((line) => line.split('\t').map((cell) => cell.trim()))
    : csvRows(text);
  const register = readRegister(rows);
  if (isRefusal(register)) return register;
  const { sheets } = await workbook.read();
  if (sheets.some(({ name }) => name === areaSheetNames.register))
    return refuse('register-there', `“${areaSheetNames.register}”已经有了，没有改动。请直接在那张表里增减。`);
  await workbook.addSheets([registerSheet(register.units)]);
  const { units, notes } = register;
  return { kind: 'registered', units, notes };
}
