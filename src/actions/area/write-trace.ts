/** 反查 as a sheet. What bears its name and is not ours is left alone. */
import type { Figures } from '../../form/figures';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { areaSheetNames, reportedCells, traceTitle } from '../../workbook/area-layout';
import { textOf } from '../../workbook/entry';
import { traceSheet, type TracedCell } from '../../workbook/plan/area/trace-sheet';
import type { Workbook } from '../../workbook/workbook';
import { openArea, type OpenedArea } from './open-area';
import { traceIn } from './roll-up';

export interface TraceWritten {
  readonly kind: 'traced';
  /** Numbers that are not 0. */
  readonly cells: number;
}

/** Every number that some unit has something in. Pure. */
export function tracedCells(
  area: OpenedArea,
  lastYear: ReadonlyMap<string, Figures> = new Map(),
): readonly TracedCell[] {
  return reportedCells(area.year).flatMap((cell): readonly TracedCell[] => {
    const shares = traceIn(area, cell, lastYear).flatMap(({ unit, value, lastYear: before }) =>
      value === null || value === 0 ? [] : [{ name: unit.name, value, lastYear: before }],
    );
    const sum = shares.reduce((all, { value }) => all + Math.round(value * 1_000_000), 0) / 1_000_000;
    return sum === 0 ? [] : [{ cell, sum, shares }];
  });
}

export async function writeTrace(
  workbook: Workbook,
  lastYear?: ReadonlyMap<string, Figures>,
): Promise<TraceWritten | Refusal> {
  const area = await openArea(workbook);
  if (isRefusal(area)) return area;
  if (area.held.length === 0) return refuse('nothing-held', '还没有收到任何单位的年报。请先收报，再反查。');
  const { sheets } = await workbook.read({ sheets: [areaSheetNames.trace], names: [] });
  const there = sheets.find(({ name }) => name === areaSheetNames.trace);
  if (there && !textOf(there.cells[0]?.[0]).startsWith(traceTitle))
    return refuse(
      'trace-taken',
      `已经有一张“${areaSheetNames.trace}”，不是这里生成的，没有改动。请把它改个名称再试。`,
    );
  const cells = tracedCells(area, lastYear);
  await workbook.replaceSheet(traceSheet(cells));
  return { kind: 'traced', cells: cells.length };
}
