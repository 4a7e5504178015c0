/** A line of a report: its text, and the cells it has where the source says so. */
import type { TableId } from '../form/form';

export interface Line {
  /** From 1, within its source. */
  readonly number: number;
  /** The table of a document or sheet it is a row of, in the clerk's words (`第 2 个表格`); '' in plain text. */
  readonly source: string;
  readonly text: string;
  /** What tabs, bars or a table part; one cell where nothing does. */
  readonly cells: readonly string[];
  /** The form's table it is a row of, where the source has real tables: its cells are exact then. */
  readonly table?: TableId;
  /** Stands for a picture, which holds no words. */
  readonly picture?: true;
}

/** Where a line stands, for people: `第 12 行`, `第 2 个表格第 5 行`. */
export function lineName({ source, number }: Line): string {
  return `${source}第 ${String(number)} 行`;
}

/** The widest table has 15 columns; a line of more pieces than this is none of its rows. */
const mostCells = 100;

/** Bars that part cells: `|`, its full-width form, and the box-drawing one. */
const bar = /[|｜│]/u;
const bars = /[|｜│]/gu;

export function hasBars(text: string): boolean {
  return bar.test(text);
}

/** The line of dashes under a Markdown table's heads. */
const ruler = /^[\s|｜│:：+=_—–-]*$/u;

/** What Markdown puts around words: `## 一、…`, `**二、**`, `> …`. */
function withoutMarks(text: string): string {
  const bare = text.replace(/^\s*(?:#{1,6}\s+|>\s+)/u, '').replace(/\*\*|__(?=\S)|(?<=\S)__/gu, '');
  return bare.replace(/^(\s*)\\(?=[#>*\d])/u, '$1');
}

/** A line of plain text. */
export function toLine(raw: string, number: number): Line {
  const text = withoutMarks(raw);
  if (ruler.test(text) && /[-—–=_]{3}/u.test(text) && hasBars(text))
    return { number, source: '', text: '', cells: [''] };
  const parts = text.includes('\t') ? text.split('\t') : hasBars(text) ? text.split(bars) : [text];
  const cells = parts.length > mostCells ? [text] : parts;
  return { number, source: '', text, cells: cells.map((cell) => cell.trim()) };
}

/** A line's words without the bars and tabs between them. */
export function wordsOf({ text }: Line): string {
  return text.replace(bars, ' ').trim();
}
