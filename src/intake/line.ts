/** A line of a report as cells, and the numbers in it. */
import type { Entry } from '../form/figures';
import type { TableId } from '../form/form';

export interface Line {
  /** From 1, within its source. */
  readonly number: number;
  /** The table of a document or sheet it is a row of, in the clerk's words (`第 2 个表格`); '' in plain text. */
  readonly source: string;
  readonly text: string;
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

/** Cells are split by tabs; where a copy lost the tabs, by runs of spaces, or single spaces between numbers. */
export function toLine(text: string, number: number): Line {
  const parts = text.includes('\t')
    ? text.split('\t')
    : text.trim().split(/[ \u3000]{2,}|(?<=[\d/—-]) (?=[\d/—-])|(?<=[^\d\s]) (?=\d+(?: |$))/u);
  const cells = parts.length > mostCells ? [text] : parts;
  return { number, source: '', text, cells: cells.map((cell) => cell.trim()) };
}

/** Plain digits are a number; anything else stays as it was typed, for the checks to speak of. */
function entryOf(cell: string): Entry {
  if (cell === '') return null;
  return /^\d+(?:\.\d+)?$/u.test(cell) ? Number(cell) : cell;
}

/**
 * Exactly `count` entries out of the cells that follow a label. Empty cells before and after are what is left of
 * merged labels, so blanks are only believed between numbers, or where there is no cell to spare.
 */
export function takeEntries(cells: readonly string[], count: number): readonly Entry[] | undefined {
  if (cells.length === count) return cells.map(entryOf);
  const first = cells.findIndex((cell) => cell !== '');
  let end = cells.length;
  while (end > first && cells[end - 1] === '') end -= 1;
  const filled = first < 0 ? [] : cells.slice(first, end);
  return filled.length === count ? filled.map(entryOf) : undefined;
}

/** Whether a cell could stand where a number should. */
export function looksLikeValue(cell: string): boolean {
  return /^[+\-−—/０-９\d.,，万元件增减]+$/u.test(cell);
}
