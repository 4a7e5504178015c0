/** The workbook as planned: every sheet but 校验结果, from a report that may be empty. */
import type { Report } from '../../form/report';
import { textKeys, textName } from '../../form/text';
import { placeName } from '../a1';
import { factSheet } from './fact-sheet';
import { infoSheet } from './info-sheet';
import { lastYearSheet } from './last-year-sheet';
import { cellArea, sectionSheet } from '../layout';
import { readReport } from '../read/report';
import { tableSheet } from './table-sheet';
import { textSheet } from './text-sheet';
import type { Content, Contents, SheetPlan } from '../workbook';
import { isRefusal, type Refusal, refuse } from '../../form/refusal';
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

/** What sheets will hold once they are drawn. */
function contentsOf(plans: readonly SheetPlan[]): Contents {
  const sheets = plans.map(({ name, cells }) => {
    const rows: Content[][] = [];
    for (const { row, column, input } of cells) {
      const line = (rows[row] ??= []);
      line[column] =
        input.kind === 'value' ? { value: input.value } : { value: input.result, formula: input.formula };
    }
    const filled = Array.from({ length: rows.length }, (_, row) =>
      Array.from({ length: rows[row]?.length ?? 0 }, (__, column) => rows[row]?.[column] ?? { value: null }),
    );
    return { name, cells: filled };
  });
  const names = plans.flatMap(({ name: sheet, names: given }) =>
    given.map(({ name, area }) => [name, { sheet, area }] as const),
  );
  return { sheets, names: new Map(names) };
}

/** All sheets in tab order, or a refusal where a text does not fit into a cell. */
export function planSheets(report: Report, lastYear?: Report): readonly SheetPlan[] | Refusal {
  const edition = prescribed(report);
  const others = [infoSheet(report), factSheet(report), lastYearSheet(report.year, lastYear)] as const;
  const tables = edition.sections.flatMap((section) =>
    section.table === undefined ? [] : [tableSheet(section, foundTable(report, section.table), report)],
  );
  const read = readReport(contentsOf([...others, ...tables]));
  const places = isRefusal(read) ? new Map<never, never>() : read.places;
  const sections = edition.sections.map(
    (section) =>
      tables.find(({ name }) => name === sectionSheet(section)) ?? textSheet(section, report, places),
  );
  const [info, facts, last] = others;
  const plans = [info, facts, ...sections, last];
  return tooLong(plans, report) ?? plans;
}
