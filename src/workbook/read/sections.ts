/** Section headings as they stand over the tables and texts, in the order of the tabs and down each. */
import { sections } from '../../form/editions/2021';
import { sectionHeading, type Section, type SectionId } from '../../form/form';
import { longestLabel, normaliseLabel } from '../../form/label';
import type { CellPlace } from '../../form/place';
import { remembering } from '../../form/memory/remembering';
import type { Report } from '../../form/report';
import { textOf } from '../entry';
import type { Contents, SheetContent } from '../workbook';

/** Where a section's table or first text part begins. */
export type SectionStarts = ReadonlyMap<SectionId, { readonly sheet: string; readonly row: number }>;

/** Its title in all its wordings, with and without its number, normalised. */
const headings = remembering<Section, ReadonlySet<string>>(16, (section) => {
  const titles = [section.title, ...section.variants];
  const all = titles.flatMap((title) => [title, sectionHeading({ ...section, title })]);
  return new Set(all.map(normaliseLabel));
});

export function isHeading(text: string, section: Section): boolean {
  return text.length <= longestLabel && headings(section).has(normaliseLabel(text));
}

/** What a row says: its first cell that is not blank. */
function rowText(sheet: SheetContent, row: number): Heading | undefined {
  for (const [column, content] of sheet.cells[row]?.entries() ?? []) {
    const text = textOf(content);
    if (text.trim() !== '') return { text, row, column };
  }
  return undefined;
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
