/** Splits a report's text by its six headings. */
import type { Section, SectionId } from '../form/form';
import { normaliseLabel } from '../form/label';
import type { Line } from './line';

export interface FoundSection {
  readonly id: SectionId;
  /** As printed. */
  readonly heading: string;
  readonly lines: readonly Line[];
}

export interface SplitText {
  /** Title and preamble. */
  readonly before: readonly Line[];
  readonly sections: readonly FoundSection[];
}

const numbered = /^\s*([一二三四五六]|[1-6])\s*[、.．]\s*(.+?)\s*$/u;

function wordsOf(section: Section): readonly string[] {
  return [section.title, ...section.variants].map(normaliseLabel);
}

/** The section a line is the heading of. Rows of a table are numbered alike, but hold more than a heading. */
function headingOf(line: Line, sections: readonly Section[]): Section | undefined {
  const text = line.text.trim();
  if (text.length > 40 || line.cells.filter((cell) => cell !== '').length > 1) return undefined;
  const words = normaliseLabel(numbered.exec(text)?.[2] ?? text);
  return sections.find((section) => wordsOf(section).includes(words));
}

function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}

/** A heading counts once: the first that is followed by anything. */
export function splitSections(lines: readonly Line[], sections: readonly Section[]): SplitText {
  const before: Line[] = [];
  const found: { id: SectionId; heading: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const section = line.table === undefined ? headingOf(line, sections) : undefined;
    const again = found.findIndex(({ id }) => id === section?.id);
    // A heading with nothing below it was an entry in a table of contents; what stands after that was no section's.
    if (found[again]?.lines.every(isBlank) === true) {
      const after = found.splice(again).flatMap(({ lines: own }) => own);
      (found[again - 1]?.lines ?? before).push(...after);
    }
    const current = found[found.length - 1];
    if (section && !found.some(({ id }) => id === section.id)) {
      found.push({ id: section.id, heading: line.text.trim(), lines: [] });
    } else if (current) current.lines.push(line);
    else if (line.table === undefined) before.push(line);
  }
  return { before, sections: found };
}
