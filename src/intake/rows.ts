/**
 * Tables of rows (二, 三) in pasted text: sub-rows are shifted, merged labels lost, heads broken. Each line is put to
 * its row by its label; the numbers are the last ones of the line. A row not found has no numbers, and it is said.
 */
import type { CellKey } from '../form/cell';
import type { Entry } from '../form/figures';
import type { LabelCell, NumberCell, Table } from '../form/form';
import { cellsOf } from '../form/index';
import { matchLabel, normaliseLabel, type LabelMatch } from '../form/label';
import type { Deviation } from '../form/report';
import { deviationOf, headOf, stubOf } from './labels';
import { looksLikeValue, takeEntries, type Line } from './line';
import type { IntakeNote } from './note';

export interface ReadTable {
  readonly table: Table;
  readonly figures: Partial<Record<CellKey, Entry>>;
  readonly deviations: readonly Deviation[];
  readonly notes: readonly IntakeNote[];
}

interface Row {
  readonly cells: readonly (NumberCell & { readonly key: CellKey })[];
  readonly stub: LabelCell;
}

/** The rows of a table with their numbers and nearest labels, in printed order. */
function rowsOf(table: Table): readonly Row[] {
  const rows = new Map<number, (NumberCell & { readonly key: CellKey })[]>();
  for (const cell of cellsOf(table)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.values()].flatMap((cells) => {
    const stub = cells[0] && stubOf(cells[0], table);
    return stub ? [{ cells, stub }] : [];
  });
}

/** Label cells of a line and the cells after the last of them. */
function parts(line: Line): { readonly labels: readonly string[]; readonly rest: readonly string[] } {
  let last = -1;
  line.cells.forEach((cell, index) => {
    const more = line.cells.slice(index + 1).filter((other) => other !== '').length;
    if (cell !== '' && !looksLikeValue(cell) && (more > 0 || last < 0)) last = index;
  });
  // A misprint in the very last cell is a value written in words, not a label.
  return {
    labels: line.cells.slice(0, last + 1).filter((cell) => cell !== ''),
    rest: line.cells.slice(last + 1),
  };
}

function labelOf(labels: readonly string[]): string {
  return labels[labels.length - 1] ?? '';
}

/** A row with a number written in words ("减4件") still ends in `count` cells: labels come first. */
function split(line: Line, count: number): { readonly label: string; readonly rest: readonly string[] } {
  const { labels, rest } = parts(line);
  const filled = rest.filter((cell) => cell !== '').length;
  if (filled > 0 || labels.length < 2) return { label: labelOf(labels), rest };
  const cells = line.cells.filter((cell) => cell !== '');
  return { label: cells[0] ?? '', rest: cells.slice(1, 1 + count) };
}

/** Matches against the rows still to be found: the same words anywhere, other wordings from `from` on. */
function findRow(
  label: string,
  rows: readonly Row[],
  done: ReadonlySet<number>,
  from: number,
  top: number,
): { readonly index: number; readonly match: Exclude<LabelMatch, 'different'> } | undefined {
  const open = rows.map((row, index) => ({ row, index })).filter(({ index }) => !done.has(index));
  const inBand = [...open.filter(({ row }) => (row.cells[0]?.row ?? 0) > top), ...open];
  const same = inBand.find(({ row }) => matchLabel(label, row.stub) === 'same');
  if (same) return { index: same.index, match: 'same' };
  const ahead = [...open.filter(({ index }) => index >= from), ...open];
  const variant = ahead.find(({ row }) => matchLabel(label, row.stub) === 'variant');
  return variant ? { index: variant.index, match: 'variant' } : undefined;
}

function notRead(row: Row, line: Line): IntakeNote {
  return {
    severity: 'doubtful',
    message: `第 ${String(line.number)} 行“${row.stub.label}”的数字个数不对（应有 ${String(row.cells.length)} 个），没有读入，请手工填写。`,
    about: row.cells.map((cell) => cell.key),
    line: line.number,
    quote: line.text.trim(),
  };
}

interface Reading {
  readonly figures: Partial<Record<CellKey, Entry>>;
  readonly deviations: Deviation[];
  readonly notes: IntakeNote[];
  readonly done: Set<number>;
}

function fill(
  reading: Reading,
  rows: readonly Row[],
  index: number,
  line: Line,
  rest: readonly string[],
): void {
  const row = rows[index];
  if (!row) return;
  reading.done.add(index);
  const entries = takeEntries(rest, row.cells.length);
  if (!entries) reading.notes.push(notRead(row, line));
  else row.cells.forEach((cell, i) => (reading.figures[cell.key] = entries[i] ?? null));
}

function isKnown(text: string, table: Table): boolean {
  return table.grid.some((cell) => cell.kind !== 'number' && matchLabel(text, cell) === 'same');
}

/** Heads of a band in their order; each that is worded otherwise is said. */
function readHeads(line: Line, table: Table, top: number, reading: Reading): boolean {
  const corner = table.grid.find((cell) => cell.kind === 'head' && cell.column === 0 && cell.row > top);
  const [first = '', ...heads] = line.cells.filter((cell) => cell !== '');
  if (corner?.kind !== 'head' || table.labelColumns === 0 || matchLabel(first, corner) !== 'same')
    return false;
  const printed = table.grid.filter(
    (cell): cell is LabelCell => cell.kind === 'head' && cell.row === corner.row && cell.column > 0,
  );
  printed.forEach((cell, index) => {
    const found = heads[index] ?? '';
    const match = matchLabel(found, cell);
    if (found !== '' && match !== 'same') {
      reading.deviations.push(deviationOf(cell, table, found, match === 'variant' ? 'misprint' : 'unknown'));
    }
  });
  return true;
}

/** Column heads of table 3: any cell that is not one of the form's labels is told of, none is needed to read. */
function readColumnHead(line: Line, table: Table, reading: Reading): void {
  for (const cell of line.cells.filter((text) => text !== '' && !isKnown(text, table))) {
    const first = cellsOf(table).filter(
      ({ row }) => row === Math.min(...table.cells.map((number) => number.row)),
    );
    const head = first
      .map((number) => headOf(number, table))
      .find((label) => label && matchLabel(cell, label) === 'variant');
    if (head) reading.deviations.push(deviationOf(head, table, cell, 'misprint'));
  }
}

function leftOver(line: Line): IntakeNote {
  return {
    severity: 'doubtful',
    message: `第 ${String(line.number)} 行不是表中的一行，没有读入。`,
    line: line.number,
    quote: line.text.trim().slice(0, 60),
  };
}

/** Reads `lines` as `table`; rows keep the form's keys whatever order or shape they come in. */
export function readRows(lines: readonly Line[], table: Table): ReadTable {
  const rows = rowsOf(table);
  const reading: Reading = { figures: {}, deviations: [], notes: [], done: new Set() };
  let from = 0;
  let top = -1;
  let broken = '';
  let stranger: Line | undefined;
  const settle = (next: number): void => {
    // An unknown label exactly between two known rows is the row between them, and is said to be doubtful.
    const row = rows[from];
    if (stranger && row && next === from + 1 && !reading.done.has(from)) {
      const { label, rest } = split(stranger, row.cells.length);
      fill(reading, rows, from, stranger, rest);
      reading.deviations.push(deviationOf(row.stub, table, label, 'unknown'));
      reading.notes.push({
        severity: 'doubtful',
        message: `第 ${String(stranger.number)} 行“${label}”不是国家格式的栏目，按位置当作“${row.stub.label}”读入，请核对。`,
        about: row.cells.map((cell) => cell.key),
        line: stranger.number,
        quote: stranger.text.trim(),
      });
    } else if (stranger) reading.notes.push(leftOver(stranger));
    stranger = undefined;
  };
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    const bar = table.grid.find(
      (cell): cell is LabelCell =>
        cell.kind === 'bar' && normaliseLabel(line.text) === normaliseLabel(cell.label),
    );
    if (bar) {
      top = bar.row;
      continue;
    }
    if (readHeads(line, table, top, reading)) continue;
    const count = rows[from]?.cells.length ?? 0;
    const { label, rest } = split(line, count);
    const found =
      findRow(label, rows, reading.done, from, top) ??
      (broken === '' ? undefined : findRow(broken + label, rows, reading.done, from, top));
    const hasValues = rest.some((cell) => cell !== '');
    if (found && (hasValues || rest.length >= count)) {
      settle(found.index);
      const row = rows[found.index];
      if (found.match === 'variant' && row) {
        reading.deviations.push(deviationOf(row.stub, table, label, 'misprint'));
      }
      fill(reading, rows, found.index, line, rest);
      from = found.index + 1;
      broken = '';
    } else if (hasValues && rest.some(looksLikeValue)) {
      if (stranger) reading.notes.push(leftOver(stranger));
      stranger = line;
      broken = '';
    } else {
      readColumnHead(line, table, reading);
      broken = line.cells.every((cell) => cell === '' || isKnown(cell, table))
        ? ''
        : broken + line.text.trim();
    }
  }
  settle(rows.length === from + 1 ? rows.length : -1);
  const missing = rows.filter((_, index) => !reading.done.has(index));
  for (const row of missing) {
    reading.notes.push({
      severity: 'doubtful',
      message: `没有找到“${row.stub.label}”这一行，它的数字留空，请手工填写。`,
      about: row.cells.map((cell) => cell.key),
    });
  }
  const { figures, deviations, notes } = reading;
  return { table, figures, deviations, notes };
}
