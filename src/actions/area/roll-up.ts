/** 汇总: the area's tables from the sums of its units, with a preview; what was typed by hand stays unless asked. */
import type { CellKey } from '../../form/cell';
import type { Figures } from '../../form/figures';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Unit } from '../../form/unit';
import type { Repair } from '../../form/repair';
import { areaSums, traceCell, type CellSum, type Share, type UnitFigures } from '../../rollup/sums';
import {
  differencesOf,
  ownNumber,
  suspectUnits,
  type Difference,
  type UnitSuspect,
} from '../../rollup/unit-suspects';
import { reportedCells } from '../../workbook/area-layout';
import { planRepairs, type FixChange } from '../../workbook/plan/repairs';
import type { Workbook } from '../../workbook/workbook';
import { openArea, type OpenedArea } from './open-area';
import { unitFigures } from './unit-figures';

export interface RolledUp {
  readonly kind: 'rolledUp';
  readonly area: OpenedArea;
  /** Units that count and have reported. */
  readonly counted: readonly Unit[];
  /** Units that count and have not. */
  readonly missing: readonly Unit[];
  readonly sums: readonly CellSum[];
  readonly differences: readonly Difference[];
  readonly suspects: readonly UnitSuspect[];
}

const reportsOf = ({ units, held }: OpenedArea): readonly UnitFigures[] => unitFigures(units, held);

/** The sums, and where the area's own tables say otherwise. Reads once, writes nothing. */
export async function rollUp(workbook: Workbook): Promise<RolledUp | Refusal> {
  const area = await openArea(workbook);
  if (isRefusal(area)) return area;
  if (area.held.length === 0) {
    return refuse('nothing-held', '还没有收到任何单位的年报。请先收报，再汇总。');
  }
  const reports = reportsOf(area);
  const sums = areaSums(reports, reportedCells(area.year));
  const { figures } = area.opened.report;
  const differences = differencesOf(figures, sums);
  const compared = new Set(
    sums.flatMap(({ cell }) => (ownNumber(figures, cell) === undefined ? [] : [cell])),
  );
  const counting = reports.filter(({ unit }) => unit.counts);
  return {
    kind: 'rolledUp',
    area,
    counted: counting.flatMap((one) => (one.figures ? [one.unit] : [])),
    missing: counting.flatMap((one) => (one.figures ? [] : [one.unit])),
    sums,
    differences,
    suspects: suspectUnits(differences, reports, compared),
  };
}

export interface FillPreview {
  /** Each cell that would change, before and after. */
  readonly changes: readonly FixChange[];
  /** Typed by hand and not the sum: stays. */
  readonly kept: readonly Difference[];
}

/** What filling the tables would change. A cell no unit has a number for is left alone. */
function planFill({ area, sums }: RolledUp, force: boolean) {
  const { read } = area.opened;
  const { figures } = read.report;
  const kept: Difference[] = [];
  const repairs = sums.flatMap(({ cell, sum, missing }): readonly Repair[] => {
    // A live total follows its parts.
    if (read.formulas.has(cell) || !read.places.has(cell)) return [];
    const here = figures[cell] ?? null;
    if (here === sum || missing.length === area.units.filter(({ counts }) => counts).length) return [];
    if (here !== null && !force) {
      if (typeof here === 'number') kept.push({ cell, area: here, sum });
      return [];
    }
    return [{ kind: 'value', cell, value: sum }];
  });
  return { repairs: planRepairs(read, repairs), kept };
}

export function previewFill(rolledUp: RolledUp, force = false): FillPreview {
  const { repairs, kept } = planFill(rolledUp, force);
  return { changes: repairs.changes, kept };
}

/** Fills the tables in one write. `force`: replaces what was typed by hand, too. */
export async function fillSums(workbook: Workbook, rolledUp: RolledUp, force = false): Promise<FillPreview> {
  const { repairs, kept } = planFill(rolledUp, force);
  if (repairs.blocks.length > 0) await workbook.write(repairs.blocks);
  return { changes: repairs.changes, kept };
}

/** 反查: what a number of the area is made of. */
export function traceIn(
  area: OpenedArea,
  cell: CellKey,
  lastYear: ReadonlyMap<string, Figures> = new Map(),
): readonly Share[] {
  return traceCell(cell, reportsOf(area), lastYear);
}

/** The sum by kind of unit: 本级, 部门, 乡镇街道 …; units without a kind under `null`. */
export function sumsByKind(
  area: OpenedArea,
): readonly { readonly kind: Unit['kind']; readonly sums: readonly CellSum[] }[] {
  const reports = reportsOf(area);
  const kinds = [...new Set(area.units.filter(({ counts }) => counts).map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    kind,
    sums: areaSums(
      reports.filter(({ unit }) => unit.kind === kind),
      reportedCells(area.year),
    ),
  }));
}
