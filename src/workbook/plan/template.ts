/** The workbook as planned: every sheet but 校验结果, from a report that may be empty. */
import type { Report } from '../../form/report';
import { textKeys, textName } from '../../form/text';
import { placeName } from '../a1';
import { factSheet } from './fact-sheet';
import { infoSheet } from './info-sheet';
import { lastYearSheet } from './last-year-sheet';
import { cellArea } from '../layout';
import { tableSheet } from './table-sheet';
import { textSheet } from './text-sheet';
import type { SheetPlan } from '../workbook';
import { type Refusal, refuse } from '../../form/refusal';
import { foundTable, prescribed } from '../../form/report-tables';

/** What one cell can hold, in Excel and WPS alike. */
const longestText = 32_767;

/** A cell's text that does not fit: report text by its name, anything else by its place. */
function tooLong(plans: readonly SheetPlan[], report: Report): Refusal | undefined {
  for (const { name, cells } of plans) {
    for (const { row, column, input } of cells) {
      if (input.kind === 'formula' || typeof input.value !== 'string' || input.value.length <= longestText)
        continue;
      const key = textKeys.find((candidate) => report.text[candidate] === input.value);
      const what = key === undefined ? placeName(name, cellArea(row, column)) : `“${textName(key)}”`;
      return refuse(
        'text-too-long',
        `${what}有 ${String(input.value.length)} 个字，一个单元格最多放 ${String(longestText)} 个。请先缩短这一段。`,
      );
    }
  }
  return undefined;
}

/** All sheets in tab order, or a refusal where a text does not fit into a cell. */
export function planSheets(report: Report, lastYear?: Report): readonly SheetPlan[] | Refusal {
  const edition = prescribed(report);
  const sections = edition.sections.map((section) =>
    section.table === undefined
      ? textSheet(section, report)
      : tableSheet(section, foundTable(report, section.table), report),
  );
  const plans = [infoSheet(report), factSheet(report), ...sections, lastYearSheet(report.year, lastYear)];
  return tooLong(plans, report) ?? plans;
}
