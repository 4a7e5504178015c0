/** The workbook as planned: every sheet but 校验结果, from a report that may be empty. */
import { editionFor, editions } from '../form/index';
import type { Edition, TableId } from '../form/form';
import { refuse, type Refusal, type Report } from '../form/report';
import { textKeys, textName } from '../form/text';
import { factSheet } from './fact-sheet';
import { infoSheet } from './info-sheet';
import { lastYearSheet } from './last-year-sheet';
import { tableSheet } from './table-sheet';
import { textSheet } from './text-sheet';
import type { SheetPlan } from './workbook';

/** What one cell can hold, in Excel and WPS alike. */
const longestText = 32_767;

function tableOf(edition: Edition, id: TableId, report: Report): Edition['tables'][TableId] {
  const found = editions.find((candidate) => candidate.id === report.tables[id]) ?? edition;
  return found.tables[id];
}

function tooLong(report: Report): Refusal | undefined {
  const key = textKeys.find((candidate) => (report.text[candidate]?.length ?? 0) > longestText);
  if (key === undefined) return undefined;
  const length = String(report.text[key]?.length ?? 0);
  return refuse(
    'text-too-long',
    `“${textName(key)}”有 ${length} 个字，一个单元格最多放 ${String(longestText)} 个。请先缩短这一段。`,
  );
}

/** All sheets in tab order, or a refusal where a text does not fit into a cell. */
export function planSheets(report: Report, lastYear?: Report): readonly SheetPlan[] | Refusal {
  const long = tooLong(report);
  if (long) return long;
  const edition = editionFor(report.year ?? Infinity);
  const sections = edition.sections.map((section) =>
    section.table === undefined
      ? textSheet(section.id, report)
      : tableSheet(section, tableOf(edition, section.table, report), report),
  );
  return [infoSheet(report), factSheet(report), ...sections, lastYearSheet(report.year, lastYear)];
}
