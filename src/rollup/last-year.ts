/** Last year's reports, by the unit they are now: its code, and for those merged away, their own plain name. */
import type { Report } from '../form/report';
import type { Unit } from '../form/unit';
import { matchUnit, plainName } from './match';

/** Reports of another year than `year` are left out: across them nothing can be compared. */
export function lastYearReports(
  sources: readonly { readonly report: Report; readonly file: string }[],
  units: readonly Unit[],
  area: string,
  year: number,
): ReadonlyMap<string, Report> {
  const found = new Map<string, Report>();
  for (const { report, file } of sources) {
    if (report.year !== year) continue;
    found.set(plainName(report.unit), report);
    const match = matchUnit({ unit: report.unit, file }, units, area);
    if (match.kind === 'matched') found.set(match.unit.code, report);
  }
  for (const unit of units) {
    for (const name of unit.predecessors) {
      const own = [...found].find(([key]) => key === plainName(name) || key.endsWith(plainName(name)));
      if (own) found.set(plainName(name), own[1]);
    }
  }
  return found;
}
