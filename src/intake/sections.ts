/** Splits a report's lines by its six headings. */
import type { Section, SectionId, TableId } from '../form/form';
import { leastLikeness } from '../form/label';
import { editions } from '../form/index';
import { scoreHeading } from './headings';
import { wordsOf, type Line } from './line';
import { rowLikeness, rowsOf } from './tables/rows';
import { wordsIn } from './tables/regions';

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
  /** The heading lines, and the table each section holds; null where it holds none. */
  readonly headings: ReadonlyMap<Line, TableId | null>;
}

interface Candidate {
  readonly at: number;
  readonly place: number;
  readonly section: Section;
  readonly score: number;
  readonly official: boolean;
  readonly numbered: boolean;
}

/** 一、本年新收… is a row of table 3, numbered like a heading. */
function isRow(text: string): boolean {
  return editions.some((edition) =>
    rowsOf(edition.tables.requests).some((row) => rowLikeness(text, row) >= rowLike),
  );
}

const rowLike = Math.max(0.8, leastLikeness);

/** A table's first label stands within so many lines of its heading, sentences between them included. */
const near = 8;
/** Lines from a section's heading to its table's caption. */
const beside = 30;
const withTable = 1.5;
/** No heading of such a number that has its table below it scores less. */
const leastWithTable = 2.7;
const emptyAgain = -1.5;

function isBlank({ text, picture }: Line): boolean {
  return text.trim() === '' && picture !== true;
}

/** Whether nothing stands between the two lines. */
function isNext(lines: readonly Line[], from: number, to: number): boolean {
  return lines.slice(from + 1, to).every(isBlank);
}

/** What the lines after a heading say for or against it. */
function evidence(
  lines: readonly Line[],
  at: number,
  section: Section,
  tables: readonly (TableId | undefined)[],
): number {
  const following: number[] = [];
  for (let index = at + 1; index < lines.length && following.length < near; index += 1) {
    if (lines[index] && !isBlank(lines[index] as Line)) following.push(index);
  }
  if (section.table !== undefined)
    return following.some((index) => tables[index] === section.table) ? withTable : 0;
  return tables[following[0] ?? -1] === undefined ? 0 : -1;
}

function candidatesIn(lines: readonly Line[], sections: readonly Section[]): readonly Candidate[] {
  const tables = lines.map((line) => line.table ?? (isBlank(line) ? undefined : wordsIn(line).owner));
  const all = lines.flatMap((line, at): readonly Candidate[] => {
    if (line.table !== undefined || line.cells.filter((cell) => cell !== '').length > 1) return [];
    const text = wordsOf(line);
    const scores = scoreHeading(text, sections);
    if (scores.length === 0 || isRow(text)) return [];
    return scores.flatMap(({ section, score, official, numbered }) => {
      const more = evidence(lines, at, section, tables);
      // A caption or a sentence speaks of a table's matter too: without a number only the table makes it a heading.
      const isLoose =
        !numbered && !official && (/。$/u.test(text) || (section.table !== undefined && more <= 0));
      if (isLoose) return [];
      return [{ at, place: sections.indexOf(section), section, score: score + more, official, numbered }];
    });
  });
  // 1、主动公开情况 under 一、总体情况 is a heading within it.
  const isInner = ({ at, section, score }: Candidate): boolean =>
    section.table !== undefined &&
    /^\s*\d/u.test(lines[at]?.text ?? '') &&
    score < leastWithTable &&
    all.some((one) => one.official && one.at < at && /^\s*[一二三四五六]/u.test(lines[one.at]?.text ?? ''));
  // A caption over the table, or its heads run together, repeats the heading above it, whatever number that has.
  const repeats = ({ at, place, numbered }: Candidate): boolean =>
    !numbered &&
    all.some(
      (one) => one.place === place && one.numbered && one.official && one.at < at && at - one.at <= beside,
    );
  // So does the caption some programs make of a table, word for word, right below the heading.
  const repeatsAbove = ({ at, place }: Candidate): boolean => {
    const above = all.find((one) => one.place === place && one.at < at && isNext(lines, one.at, at));
    return above !== undefined && wordsOf(lines[above.at] as Line) === wordsOf(lines[at] as Line);
  };
  // A heading with nothing below it, where another of its kind has something, was an entry in a table of contents.
  const starts = new Set(all.map(({ at }) => at));
  return all
    .filter((candidate) => !repeats(candidate) && !repeatsAbove(candidate) && !isInner(candidate))
    .map((candidate) => {
      const next = lines.findIndex((line, index) => index > candidate.at && !isBlank(line));
      const empty = next < 0 || starts.has(next);
      const twice = all.some(({ at, place }) => place === candidate.place && at > candidate.at);
      return empty && twice ? { ...candidate, score: candidate.score + emptyAgain } : candidate;
    });
}

/** The headings in the form's order that score most together. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const best: { score: number; chain: readonly Candidate[] }[] = [];
  candidates.forEach((candidate) => {
    const before = best.filter(({ chain }) => {
      const last = chain[chain.length - 1];
      return last !== undefined && last.at < candidate.at && last.place < candidate.place;
    });
    const most = before.reduce((a, b) => (b.score > a.score ? b : a), {
      score: 0,
      chain: [] as readonly Candidate[],
    });
    best.push({ score: most.score + Math.max(0, candidate.score), chain: [...most.chain, candidate] });
  });
  return best.reduce((a, b) => (b.score > a.score ? b : a), { score: 0, chain: [] as readonly Candidate[] })
    .chain;
}

/** A report has a dozen lines that could be headings; a text made of them is cut. */
const mostCandidates = 400;

/** The lines of each section, whatever the wording of its heading. */
export function splitSections(lines: readonly Line[], sections: readonly Section[]): SplitText {
  const candidates = candidatesIn(lines, sections).slice(0, mostCandidates);
  const chain = inOrder(candidates);
  // Sections may have changed places: what is worded as the form words it is still a heading.
  const moved = candidates.filter(
    ({ place, official, at }) => official && !chain.some((other) => other.place === place || other.at === at),
  );
  const firstOf = new Map<number, Candidate>();
  for (const candidate of [...chain, ...moved]) {
    if (!firstOf.has(candidate.place)) firstOf.set(candidate.place, candidate);
  }
  const starts = new Map([...firstOf.values()].map((candidate) => [candidate.at, candidate]));
  const before: Line[] = [];
  const found: { id: SectionId; heading: string; lines: Line[] }[] = [];
  const headings = new Map<Line, TableId | null>();
  lines.forEach((line, index) => {
    const start = starts.get(index);
    const current = found[found.length - 1];
    if (start) {
      found.push({ id: start.section.id, heading: wordsOf(line), lines: [] });
      headings.set(line, start.section.table ?? null);
    } else if (current) current.lines.push(line);
    else before.push(line);
  });
  return { before, sections: found, headings };
}
