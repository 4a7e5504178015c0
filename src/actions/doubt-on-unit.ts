/** Whose report it is that is imported, against whose workbook it is. */
import type { Report } from '../form/report';
import { doubtful, type IntakeNote } from '../intake/note';

/** Asked about where both are known and differ; a unit may have been renamed. `unit` is the workbook's. */
export function doubtOnUnit(unit: string, report: Report): readonly IntakeNote[] {
  if (unit === '' || report.unit === '' || unit === report.unit) return [];
  return [
    doubtful(`这份年报的单位是“${report.unit}”，本工作簿是“${unit}”。请确认是同一个单位（例如改过名）。`),
  ];
}
