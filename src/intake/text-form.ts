/** The reverse of pasted.ts: a report as the text one gets by copying it from a web page, cells parted by tabs. */
import type { CellKey } from '../form/cell';
import type { Table } from '../form/form';
import { sectionHeading } from '../form/form';
import type { Report } from '../form/report';
import { partHeading, textParts, type TextKey } from '../form/text';
import { foundTable, prescribed } from '../form/report-tables';

function tableLines(table: Table, report: Report): readonly string[] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.grid
      .filter((cell) => cell.row === row)
      .map((cell) => {
        if (cell.kind !== 'number') return cell.label;
        const entry = report.figures[cell.key as CellKey] ?? null;
        return entry === null ? '' : String(entry);
      })
      .join('\t'),
  );
}

function partLines(key: TextKey, report: Report): readonly string[] {
  const text = report.text[key];
  if (text === undefined) return [];
  const heading = partHeading(key) === undefined ? undefined : (report.headings[key] ?? partHeading(key));
  return heading === undefined ? [text] : [`${heading}。${text}`];
}

function partsOf(section: string, report: Report): readonly string[] {
  return textParts.filter((part) => part.section === section).flatMap((part) => partLines(part.key, report));
}

/** The whole report as text. */
export function writePastedText(report: Report): string {
  const title = `${report.unit}${report.year === null ? '' : `${String(report.year)}年`}政府信息公开工作年度报告`;
  const sections = prescribed(report).sections.flatMap((section) => {
    const lines =
      section.table === undefined
        ? partsOf(section.id, report)
        : tableLines(foundTable(report, section.table), report);
    return [sectionHeading(section), ...lines];
  });
  return [title, ...partsOf('preamble', report), ...sections].join('\n');
}
