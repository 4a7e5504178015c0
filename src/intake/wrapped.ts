/**
 * Prose that was broken at the end of every printed line, as one gets it by copying from a PDF: the lines are put together
 * again before sentences are read. A text is only taken for broken where its lines say so: several end in mid-sentence, all
 * about as wide, and hardly any is wider.
 */
import type { Section } from '../form/form';
import { editions, tableIds } from '../form/index';
import { normaliseLabel } from '../form/label';
import { scoreHeading } from './headings';
import type { Line } from './line';
import { wordsIn } from './tables/regions';

/** Half-width columns; a shorter line is no line of a page. */
const narrowest = 24;
/** Lines of nearly one width that end in mid-sentence. */
const leastLines = 4;
/** Of the lines that end in mid-sentence, so many are as wide as the page. */
const leastShare = 0.3;
/** Columns that one full line may be wider than another: marks that may not begin a line, gaps that were stretched. */
const slack = 4;
/** Columns a paragraph's first line is set in. */
const indent = 4;
/** Of the lines of prose, so many may be wider than the page. */
const mostWider = 0.1;

const finished = /[。！？!?；;：:][”"’』」）)]*$/u;
const open = /[，,、（(《“‘—第及和与]$/u;
/** What begins a paragraph: a number of some kind. */
const numbered =
  /^\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})\s*[)）]|[一二三四五六七八九十]{1,2}\s*、|\d{1,2}\s*[.．、](?!\d)|#)/u;
const itemised = /^\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、])/u;

/** Full-width characters count two; spaces, which print and copy have otherwise, nothing. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) if (!/\s/u.test(letter)) width += (letter.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1;
  return width;
}

/** What a line begins with that cannot be parted: a number, a word, a character and the marks that may not begin a line. */
function headOf(text: string): number {
  const [head = ''] = /^\s*(?:[（《“‘(]*(?:[\dA-Za-z.,%]+|.)[，。、；：！？）》”’)%]*)/su.exec(text) ?? [];
  return widthOf(head);
}

const labels: readonly string[] = editions.flatMap(({ tables }) =>
  tableIds.flatMap((id) =>
    tables[id].grid.flatMap((cell) => (cell.kind === 'number' ? [] : [normaliseLabel(cell.label)])),
  ),
);

/** Whether a line stands by itself, in no table, and has words or the end of a sentence. */
function isText({ text, cells, table, picture }: Line): boolean {
  return (
    table === undefined &&
    picture !== true &&
    cells.length === 1 &&
    (/\p{L}/u.test(text) || (/\d/u.test(text.slice(0, 1000)) && /[。；，]\s*$/u.test(text.slice(-100))))
  );
}

/** Whether a line may be part of a sentence: words, and no label of a table or piece of one. */
function isProse(line: Line): boolean {
  const { text } = line;
  if (!isText(line)) return false;
  const words = normaliseLabel(text);
  // No label has a year in it, and none that ends in a mark is short.
  const isLabel = !/20\d\d/u.test(text) && !/^.{1,6}[。，、；]$/u.test(text.trim());
  if (isLabel && labels.some((label) => label.includes(words))) return false;
  const { owner, all } = wordsIn(line);
  return !all && (owner === undefined || finished.test(text.trim()));
}

/** How wide the page was; undefined where the lines were not broken at its edge. */
function pageWidth(lines: readonly Line[]): number | undefined {
  const prose = lines.filter((line) => line.text.trim() !== '' && isProse(line));
  const widths = prose.map(({ text }) => widthOf(text));
  const broken = prose.flatMap(({ text }, index) => {
    const width = widths[index] ?? 0;
    return width >= narrowest && !finished.test(text.trim()) ? [width] : [];
  });
  const near = (width: number): number =>
    broken.filter((other) => other <= width && other >= width - slack).length;
  const [widest] = [...new Set(broken)].sort((a, b) => near(b) - near(a) || b - a);
  if (widest === undefined || near(widest) < Math.max(leastLines, broken.length * leastShare))
    return undefined;
  const wider = widths.filter((width) => width > widest + slack).length;
  return wider <= prose.length * mostWider ? widest : undefined;
}

/** A paragraph as it grows. */
interface Growing {
  readonly line: Line;
  readonly isHeading: boolean;
  /** Its lines' words, with what stands between two of them. */
  readonly words: string[];
  /** Its last printed line, and how wide that is with what stood before it on the page's line. */
  last: string;
  filled: number;
  /** Whether a sentence or clause ends inside it. */
  marked: boolean;
}

const mark = /[，,。；;：:]/u;

function grown({ line, words }: Growing): Line {
  if (words.length === 1) return line;
  const text = words.join('');
  return { ...line, text, cells: [text.trim()] };
}

/** Between letters or between digits a line's end stood for a space; between Chinese characters for nothing. */
function gapBetween(before: string, after: string): string {
  const both = (pattern: RegExp): boolean => pattern.test(before.slice(-1)) && pattern.test(after.charAt(0));
  return both(/[A-Za-z]/u) || both(/\d/u) ? ' ' : '';
}

/** Columns a line is set in. */
function marginOf(text: string): number {
  const [space = ''] = /^\s*/u.exec(text) ?? [];
  return Array.from(space).reduce((width, one) => width + (one === '\u3000' ? 2 : 1), 0);
}

/** Whether nothing of a next line would have found room on a paragraph's last. */
function isFullFor({ filled, words }: Growing, text: string, page: number): boolean {
  return filled + (words.length === 1 ? indent : 0) + headOf(text) > page - 2;
}

/** Whether a paragraph's last line breaks off, so that the next is its own whatever it looks like. */
function breaksOff(paragraph: Growing, text: string, page: number): boolean {
  const isOpen = !paragraph.isHeading && !finished.test(paragraph.last);
  return isOpen && (/[，,、]$/u.test(paragraph.last) || isFullFor(paragraph, text, page));
}

function belongs(paragraph: Growing, next: Line, page: number, isHeading: boolean): boolean {
  if (isHeading || paragraph.isHeading) return false;
  const { last, filled, line, words, marked } = paragraph;
  const text = next.text.trim();
  const head = headOf(text);
  if (finished.test(last)) {
    // A sentence that ends with its line: the next one is its paragraph's, unless it is set in or is no prose of that width.
    const isIndented = marginOf(next.text) >= marginOf(line.text) + 2 && marginOf(next.text) > 1;
    const goesOn = mark.test(text) && !numbered.test(text) && !itemised.test(text);
    return filled + head > page - 2 && goesOn && !isIndented;
  }
  if (numbered.test(text)) return open.test(last);
  if (breaksOff(paragraph, text, page)) return true;
  // A heading with a number of its own ends where its line does.
  const isTitled = numbered.test(line.text) && words.length === 1;
  return !isTitled && !itemised.test(text) && marked;
}

/** What a report is called, on a line of its own. */
const title = /信息公开.{0,12}(?:报告|年报)$/u;

/** The lines with broken prose put together; the same lines where none is broken. */
export function joinWrapped(lines: readonly Line[], sections: readonly Section[]): readonly Line[] {
  const page = pageWidth(lines);
  if (page === undefined) return lines;
  const isHeading = ({ text: raw }: Line): boolean => {
    const text = raw.trim();
    if (title.test(text)) return true;
    const scores = /。$/u.test(text) ? [] : scoreHeading(text, sections);
    return scores.some(
      ({ official, numbered: hasNumber }) => hasNumber || (official && widthOf(text) < page - 2 * slack),
    );
  };
  const joined: Line[] = [];
  let growing: Growing | undefined;
  /** Blank lines, which may stand inside a paragraph where a page ended. */
  let passed: Line[] = [];
  const close = (): void => {
    if (growing) joined.push(grown(growing));
    joined.push(...passed);
    growing = undefined;
    passed = [];
  };
  for (const line of lines) {
    const text = line.text.trim();
    if (growing && text === '') {
      passed.push(line);
      continue;
    }
    const goesOn = growing !== undefined && isText(line) && breaksOff(growing, text, page);
    if (!goesOn && !isProse(line)) {
      close();
      joined.push(line);
      continue;
    }
    const heads = isHeading(line);
    if (growing && belongs(growing, line, page, heads)) {
      // A line may have been cut where the page had none of its ends: what came before it is on the same printed line.
      const isNext = growing.filled + headOf(text) > page - 2;
      growing.filled = widthOf(text) + (isNext ? 0 : growing.filled);
      growing.words.push(gapBetween(growing.last, text) + text);
      growing.last = text;
      growing.marked ||= mark.test(text);
      passed = [];
      continue;
    }
    close();
    growing = {
      line,
      isHeading: heads,
      words: [line.text.trimEnd()],
      last: text,
      filled: widthOf(text),
      marked: mark.test(text),
    };
  }
  close();
  return joined;
}
