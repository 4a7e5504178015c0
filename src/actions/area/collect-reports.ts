/** 收报: what came in, held against what is there; written only when asked, all or nothing. */
import type { CellKey } from '../../form/cell';
import type { Report } from '../../form/report';
import type { HeldReport, Returned, Unit } from '../../form/unit';
import type { BatchFinding } from '../../rollup/batch-finding';
import { checkBatch } from '../../rollup/checks/index';
import { collect, figuresOf, type Collection, type UnitStanding } from '../../rollup/collect';
import { countOf, type Submission } from '../../rollup/submission';
import { reportedCells } from '../../workbook/area-layout';
import { heldSheet } from '../../workbook/plan/area/held-sheet';
import { registerSheet } from '../../workbook/plan/area/register-sheet';
import { returnedSheet } from '../../workbook/plan/area/returned-sheet';
import type { Workbook } from '../../workbook/workbook';
import type { OpenedArea } from './open-area';

export interface CollectOptions {
  /** The register to collect by: of the workbook, or given. */
  readonly units: readonly Unit[];
  readonly deadline: string | null;
  readonly lastYear: ReadonlyMap<string, Report>;
  readonly answers?: ReadonlyMap<string, string>;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

export interface Collected {
  readonly kind: 'collected';
  readonly collection: Collection;
  /** Of the files one by one, then of the whole batch. */
  readonly findings: readonly BatchFinding[];
  /** What 各单位数据 and 退回记录 will hold. */
  readonly held: readonly HeldReport[];
  readonly returned: readonly Returned[];
}

function heldOf(
  { unit, state, taken, held }: UnitStanding,
  cells: readonly CellKey[],
): HeldReport | undefined {
  if (!taken) return held && { ...held, state };
  const { figures } = taken.report;
  return {
    code: unit.code,
    state,
    receivedOn: taken.receivedOn,
    file: taken.file,
    sha256: taken.sha256,
    errors: countOf(taken, 'error'),
    warnings: countOf(taken, 'warning'),
    figures: Object.fromEntries(
      cells.flatMap((cell) => {
        const entry = figures[cell] ?? null;
        return entry === null ? [] : [[cell, entry] as const];
      }),
    ),
  };
}

/** Pure: nothing is read from or written to a host. */
export function collectReports(
  area: OpenedArea,
  submissions: readonly Submission[],
  { units, deadline, lastYear, answers, today }: CollectOptions,
): Collected {
  const { report } = area.opened;
  const cells = reportedCells(area.year);
  const collection = collect(submissions, {
    area: report.unit,
    year: area.year,
    units,
    held: area.held,
    returned: area.returned,
    deadline,
    ...(answers ? { answers } : {}),
  });
  const reports = collection.standings.flatMap((standing) => {
    const figures = figuresOf(standing);
    if (!figures) return [];
    const { taken, held, unit } = standing;
    const file = taken?.file ?? held?.file ?? '';
    return [{ unit, file, figures, ...(taken ? { text: taken.report.text } : {}) }];
  });
  const batch = checkBatch({ area: report, units, reports, lastYear, cells });
  const returned = area.returned.map((entry): Returned => {
    const standing = collection.standings.find(({ unit }) => unit.code === entry.code);
    const mended = entry.correctedOn === null && standing?.taken && standing.taken.sha256 !== entry.sha256;
    return mended ? { ...entry, correctedOn: standing.taken.receivedOn ?? today } : entry;
  });
  return {
    kind: 'collected',
    collection,
    findings: [...collection.findings, ...batch],
    held: collection.standings.flatMap((standing) => heldOf(standing, cells) ?? []),
    returned,
  };
}

/**
 * Writes 单位名单 where there is none, 各单位数据 and 退回记录. The register is the clerk's and never written over; the
 * other two are written by this alone. False where there was nothing new to write.
 */
export async function writeCollected(
  workbook: Workbook,
  area: OpenedArea,
  units: readonly Unit[],
  { held, returned }: Pick<Collected, 'held' | 'returned'>,
): Promise<boolean> {
  const same = JSON.stringify([area.held, area.returned]) === JSON.stringify([held, returned]);
  if (same && area.registered) return false;
  const byCode = new Map(held.map((one) => [one.code, one]));
  const rows = units.map((unit) => {
    const own = byCode.get(unit.code);
    return own ? { unit, held: own } : { unit };
  });
  if (!area.registered) await workbook.addSheets([registerSheet(units)]);
  await workbook.replaceSheet(heldSheet(rows, area.year));
  if (returned.length > 0) await workbook.replaceSheet(returnedSheet(returned, units));
  return true;
}

/** The register of the workbook, with units of a list that it lacks; what differs is told by name. */
export function mergedRegister(
  own: readonly Unit[],
  given: readonly Unit[],
): {
  readonly units: readonly Unit[];
  readonly added: readonly string[];
  readonly different: readonly string[];
} {
  const byName = new Map(own.map((unit) => [unit.name, unit]));
  const added = given.filter(({ name }) => !byName.has(name));
  const different = given.filter((unit) => {
    const here = byName.get(unit.name);
    return here !== undefined && (here.kind !== unit.kind || here.counts !== unit.counts);
  });
  return {
    units: [...own, ...added],
    added: added.map(({ name }) => name),
    different: different.map(({ name }) => name),
  };
}
