/** Where the tables of an area's workbook are not the sums of what its units reported. Loaded only where it holds their data. */
import type { Report } from '../../form/report';
import { isRefusal } from '../../form/refusal';
import type { AreaDifference } from '../../rules/area/difference';
import { explainedDifferences } from '../../rollup/checks/area-sum';
import { readRegister } from '../../rollup/register';
import { reportedCells } from '../../workbook/area-layout';
import { readArea } from '../../workbook/read/area';
import type { Contents } from '../../workbook/workbook';
import { unitFigures } from './unit-figures';

/** None where the register cannot be read, or nothing was collected. Pure. */
export function areaDifferences(contents: Contents, report: Report): readonly AreaDifference[] {
  const { register, held } = readArea(contents);
  const read = register && readRegister(register);
  if (!read || isRefusal(read) || held.length === 0 || report.year === null) return [];
  return explainedDifferences(report.figures, unitFigures(read.units, held), reportedCells(report.year));
}
