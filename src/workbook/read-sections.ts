/** Section headings as they stand over the tables and texts, in the order of the tabs and down each. */
import { sections } from '../form/2021';
import { sectionHeading, type Section, type SectionId } from '../form/form';
import { matchLabel } from '../form/label';
import type { Report } from '../form/report';
import { textOf } from './entry';
import type { Contents, SheetContent } from './workbook';

/** Where a section's table or first text part begins. */
export type SectionStarts = ReadonlyMap<SectionId, { readonly sheet: string; readonly row: number }>;

function isHeading(text: string, section: Section): boolean {
  const { title, variants } = section;
  const labels = [
    sectionHeading(section),
    title,
    ...variants,
    ...variants.map((title) => sectionHeading({ ...section, title })),
  ];
  return labels.some((label) => matchLabel(text, { label }) === 'same');
}

function rowText(sheet: SheetContent, row: number): string {
  return sheet.cells[row]?.map(textOf).find((text) => text.trim() !== '') ?? '';
}

/** The nearest line above that is the section's heading; a reworded one is the topmost line that is no other's. */
function headingOf(section: Section, sheet: SheetContent, start: number): string | undefined {
  const above = Array.from({ length: start }, (_, row) => rowText(sheet, row)).filter((text) => text !== '');
  const own = [...above].reverse().find((text) => isHeading(text, section));
  return own ?? above.find((text) => !sections.some((other) => isHeading(text, other)));
}

/** A section whose heading was cleared has the form's own; one that has no place in the workbook is left out. */
export function readSections(contents: Contents, starts: SectionStarts): Report['sections'] {
  return contents.sheets.flatMap((sheet) =>
    sections
      .flatMap((section) => {
        const start = starts.get(section.id);
        return start?.sheet === sheet.name ? [{ section, row: start.row }] : [];
      })
      .sort((a, b) => a.row - b.row)
      .map(({ section, row }) => ({
        id: section.id,
        heading: headingOf(section, sheet, row) ?? sectionHeading(section),
      })),
  );
}
