/** Lines → paragraphs: a line that ends early, or one that starts indented, parts them; pages do not. */
import type { FlowLine } from './page-flow';

export interface Column {
  readonly left: number;
  readonly right: number;
}

/** Full lines a page needs before its own margins are believed: pages of a book have them left and right in turn. */
const enough = 4;

/**
 * Where the text of these lines begins and ends: at the outermost line, unless that is one alone that sticks out of
 * what a quarter of the others end at. What begins an indent to the left of all others is a paragraph's second line.
 */
function extent(all: readonly FlowLine[]): Column & { readonly full: number } {
  // Lines in columns are a table's.
  const lines = all.filter(({ text }) => !text.includes('\t'));
  const size = lines[0]?.size ?? 0;
  const rights = lines.map(({ right }) => right).sort((x, y) => y - x);
  const lefts = lines.map(({ left }) => left).sort((x, y) => x - y);
  const fullAt = (right: number): number => rights.filter((other) => Math.abs(other - right) <= size).length;
  const [outermost = 0] = rights;
  const shared = rights.find((right) => fullAt(right) >= Math.max(enough, rights.length / 4));
  const isAlone = shared !== undefined && fullAt(outermost) === 1 && outermost - shared > 1.2 * size;
  const right = isAlone ? shared : outermost;
  const [first = 0, second = first] = lefts;
  const step = second - first;
  const isStray = lefts.length > 2 && step > 0.5 * size && (step < size || step > 3 * size);
  return { left: isStray ? second : first, right, full: fullAt(right) };
}

/** Of all pages of one width, as far as can be said. */
export function commonColumn(lines: readonly FlowLine[]): Column {
  return extent(lines);
}

/**
 * Of one page. Its own lines are believed where they are as wide as the others' or mostly full: short lines that end
 * under each other by chance are no margin.
 */
export function columnOf(lines: readonly FlowLine[], common: Column): Column {
  const { left, right, full } = extent(lines);
  const size = lines[0]?.size ?? 0;
  const isWide = right - left > common.right - common.left - 1.5 * size;
  const isMost = full >= Math.max(1.5 * enough, lines.length / 2);
  return full >= enough && (isWide || isMost) ? { left, right } : common;
}

interface Placed {
  readonly line: FlowLine;
  readonly column: Column;
  readonly page: number;
}

const latin = /[A-Za-z]$/u;

function isNew(before: Placed, next: Placed, pitch: number): boolean {
  const [a, b] = [before.line, next.line];
  if (Math.max(a.size, b.size) > 1.12 * Math.min(a.size, b.size)) return true;
  if (before.page === next.page && b.baseline - a.baseline > 1.7 * pitch) return true;
  if (b.left - next.column.left > 1.2 * b.size) return true;
  // The next piece would have fitted on the line before: somebody ended that line.
  return before.column.right - a.right > b.head + 0.4 * b.size;
}

function pitchOf(placed: readonly Placed[]): number {
  const steps = placed.flatMap(({ line, page }, index) => {
    const before = placed[index - 1];
    const step = before?.page === page ? line.baseline - before.line.baseline : 0;
    return step > 0 ? [step] : [];
  });
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Infinity;
}

/** The paragraphs of lines that follow each other with no table between. */
export function paragraphsOf(placed: readonly Placed[]): readonly string[] {
  const pitch = pitchOf(placed);
  const paragraphs: string[] = [];
  placed.forEach((next, index) => {
    const before = placed[index - 1];
    const text = next.line.text.trim();
    const last = paragraphs.length - 1;
    if (!before || last < 0 || isNew(before, next, pitch)) paragraphs.push(text);
    else {
      const so = paragraphs[last] ?? '';
      paragraphs[last] = so + (latin.test(so) && /^[A-Za-z]/u.test(text) ? ' ' : '') + text;
    }
  });
  return paragraphs;
}
