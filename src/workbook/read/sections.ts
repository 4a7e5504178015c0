/** Section headings as they stand over the tables and texts, in the order of the tabs and down each. */
import { sections } from '../../form/editions/2021';
import { sectionHeading, type Section, type SectionId } from '../../form/form';
import { matchLabel } from '../../form/label';
import type { CellPlace } from '../../form/place';
import type { Report } from '../../form/report';
import { textOf } from '../entry';
import type { Contents, SheetContent } from '../workbook';

/** Where a section's table or first text part begins. */
export type SectionStarts = ReadonlyMap<SectionId, { readonly sheet: string; readonly row: number }>;

export function isHeading(text: string, section: Section): boolean {
  const { title, variants } = section;
  const labels = [
    sectionHeading(section),
    title,
    ...variants,
    ...variants.map((title) => sectionHeading({ ...section, title })),
  ];
  return labels.some((label) => matchLabel(text, { label }) === 'same');
}

/** What a row says: its first cell that is not blank. */
function rowText(sheet: SheetContent, row: number): Heading | undefined {
  const texts = sheet.cells[row]?.map(textOf) ?? [];
  const column = texts.findIndex((text) => text.trim() !== '');
  return column < 0 ? undefined : { text: texts[column] ?? '', row, column };
}

interface Heading {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** The nearest line above that is the section's heading; a reworded one is the topmost line that is no other's. */
function headingOf(section: Section, sheet: SheetContent, start: number): Heading | undefined {
  const above = Array.from({ length: start }, (_, row) => rowText(sheet, row) ?? []).flat();
  const own = [...above].reverse().find(({ text }) => isHeading(text, section));
  return own ?? above.find(({ text }) => !sections.some((other) => isHeading(text, other)));
}

export interface ReadSections {
  readonly sections: Report['sections'];
  /** Where their headings stand; one that was cleared has no place. */
  readonly headingPlaces: ReadonlyMap<SectionId, CellPlace>;
}

/** A section whose heading was cleared has the form's own; one that has no place in the workbook is left out. */
export function readSections(contents: Contents, starts: SectionStarts): ReadSections {
  const headingPlaces = new Map<SectionId, CellPlace>();
  const found = contents.sheets.flatMap((sheet) =>
    sections
      .flatMap((section) => {
        const start = starts.get(section.id);
        return start?.sheet === sheet.name ? [{ section, row: start.row }] : [];
      })
      .sort((a, b) => a.row - b.row)
      .map(({ section, row }) => {
        const heading = headingOf(section, sheet, row);
        if (heading)
          headingPlaces.set(section.id, { sheet: sheet.name, row: heading.row, column: heading.column });
        return { id: section.id, heading: heading?.text ?? sectionHeading(section) };
      }),
  );
  return { sections: found, headingPlaces };
}
