/** The reverse of pasted.ts: a report as the text one gets by copying it from a web page, cells parted by tabs. */
import type { CellKey } from '../form/cell';
import type { Table } from '../form/form';
import { sectionHeading } from '../form/form';
import { editionFor, editions } from '../form/index';
import type { Report } from '../form/report';
import { partHeading, textParts, type TextKey } from '../form/text';

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
  const edition = editionFor(report.year ?? Infinity);
  const title = `${report.unit}${report.year === null ? '' : `${String(report.year)}年`}政府信息公开工作年度报告`;
  const sections = edition.sections.flatMap((section) => {
    if (section.table === undefined) return [sectionHeading(section), ...partsOf(section.id, report)];
    const used =
      editions.find(({ id }) => section.table !== undefined && id === report.tables[section.table]) ??
      edition;
    return [sectionHeading(section), ...tableLines(used.tables[section.table], report)];
  });
  return [title, ...partsOf('preamble', report), ...sections].join('\n');
}
