/**
 * Tables of rows (二, 三) in pasted text: sub-rows are shifted, merged labels lost, heads broken. Each line is put to
 * its row by its label; the numbers are the last ones of the line. A row not found has no numbers, and it is said.
 */
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import type { LabelCell, NumberCell, Table } from '../../form/form';
import { matchLabel, normaliseLabel } from '../../form/label';
import type { Deviation } from '../../form/report';
import { readBandHeads, readColumnHeads, type ReadHeads } from './heads';
import { deviationOf } from './labels';
import { lineName, looksLikeValue, takeEntries, type Line } from '../line';
import type { IntakeNote } from '../note';
import {
  findRow,
  rowsOf,
  splitExact,
  splitLine,
  type FoundRow,
  type Row,
  type SplitLine,
} from './row-labels';

export interface ReadTable {
  readonly table: Table;
  readonly figures: Partial<Record<CellKey, Entry>>;
  readonly deviations: readonly Deviation[];
  readonly notes: readonly IntakeNote[];
}

/** Characters; the longest of the form has under 50. */
const longestLabel = 100;

/** Where the reading has got to. */
interface Reading {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly figures: Partial<Record<CellKey, Entry>>;
  readonly deviations: Deviation[];
  readonly notes: IntakeNote[];
  readonly done: Set<number>;
  /** The row expected next. */
  next: number;
  /** The grid row of the last section bar. */
  top: number;
  /** The beginning of a label broken over two lines. */
  broken: string;
  /** A line with numbers and a label nobody knows, held until the row after it is known. */
  stranger: Line | undefined;
}

function note(line: Line, message: string, row?: Row): IntakeNote {
  const about = row?.cells.map((cell) => cell.key);
  const place = { where: lineName(line), quote: line.text.trim().slice(0, 60) };
  return { severity: 'doubtful', message, ...(about ? { about } : {}), ...place };
}

/** Only a change may be below nothing; a minus anywhere else stays text, for the checks to speak of. */
function entryIn({ measure }: NumberCell, entry: Entry): Entry {
  const fell = measure === 'change' && typeof entry === 'string' && /^[-−]\d+$/u.test(entry);
  return fell ? -Number(entry.slice(1)) : entry;
}

function fill(reading: Reading, index: number, line: Line, rest: readonly string[]): void {
  const row = reading.rows[index];
  if (!row) return;
  reading.done.add(index);
  const entries = takeEntries(rest, row.cells.length);
  if (entries) {
    row.cells.forEach((cell, i) => (reading.figures[cell.key] = entryIn(cell, entries[i] ?? null)));
    return;
  }
  const count = String(row.cells.length);
  const message = `${lineName(line)}“${row.stub.label}”的数字个数不对（应有 ${count} 个），没有读入，请手工填写。`;
  reading.notes.push(note(line, message, row));
}

function heads(reading: Reading, { deviations, notes }: ReadHeads): void {
  reading.deviations.push(...deviations);
  reading.notes.push(...notes);
}

/** An unknown label exactly between two known rows is the row between them, and is said to be doubtful. */
function settleStranger(reading: Reading, known: number): void {
  const { stranger, next, rows, table } = reading;
  const row = rows[next];
  reading.stranger = undefined;
  if (!stranger) return;
  if (!row || known !== next + 1 || reading.done.has(next)) {
    reading.notes.push(note(stranger, `${lineName(stranger)}不是表中的一行，没有读入。`));
    return;
  }
  const { label, rest } = splitLine(stranger, row.cells.length);
  fill(reading, next, stranger, rest);
  reading.deviations.push(deviationOf(row.stub, table, label, 'unknown'));
  const message = `${lineName(stranger)}“${label}”不是国家格式的栏目，按位置当作“${row.stub.label}”读入，请核对。`;
  reading.notes.push(note(stranger, message, row));
}

function barOf(line: Line, table: Table): LabelCell | undefined {
  if (line.text.length > longestLabel) return undefined;
  return table.grid.find(
    (cell): cell is LabelCell =>
      cell.kind === 'bar' && normaliseLabel(line.text) === normaliseLabel(cell.label),
  );
}

function isKnown(text: string, table: Table): boolean {
  return table.grid.some((cell) => cell.kind !== 'number' && matchLabel(text, cell) === 'same');
}

function find({ rows, done, next, top }: Reading, label: string): FoundRow | undefined {
  return findRow(label, rows, done, next, top);
}

/** A line that is a row of the table; false when it is none. */
function readRow(reading: Reading, line: Line, { label, rest }: SplitLine, count: number): boolean {
  const { rows, broken, table } = reading;
  const found = find(reading, label) ?? (broken === '' ? undefined : find(reading, broken + label));
  if (!found || !(rest.length >= count || rest.some((cell) => cell !== ''))) return false;
  settleStranger(reading, found.index);
  const row = rows[found.index];
  if (found.match === 'variant' && row) {
    reading.deviations.push(deviationOf(row.stub, table, label, 'misprint'));
  }
  fill(reading, found.index, line, rest);
  reading.next = found.index + 1;
  reading.broken = '';
  return true;
}

function readLine(reading: Reading, line: Line): void {
  const { table, rows, next } = reading;
  const bar = barOf(line, table);
  if (bar) {
    reading.top = bar.row;
    return;
  }
  const bandHeads = readBandHeads(line, table, reading.top);
  if (bandHeads) {
    heads(reading, bandHeads);
    return;
  }
  const count = rows[next]?.cells.length ?? 0;
  const exact =
    line.table === undefined ? undefined : splitExact(line, rows, (label) => find(reading, label));
  const split = exact ?? splitLine(line, count);
  if (readRow(reading, line, split, count)) return;
  if (split.rest.some(looksLikeValue)) {
    settleStranger(reading, -1);
    reading.stranger = line;
    reading.broken = '';
    return;
  }
  if (next === 0) heads(reading, readColumnHeads(line, table));
  const heading = line.cells.every((cell) => cell === '' || isKnown(cell, table));
  // A label is broken over two lines or three; more is no label.
  const begun = reading.broken.length > longestLabel ? '' : reading.broken;
  reading.broken = heading ? '' : begun + line.text.trim();
}

/** Reads `lines` as `table`; rows keep the form's keys whatever order or shape they come in. */
export function readRows(lines: readonly Line[], table: Table): ReadTable {
  const reading: Reading = {
    table,
    rows: rowsOf(table),
    figures: {},
    deviations: [],
    notes: [],
    done: new Set(),
    next: 0,
    top: -1,
    broken: '',
    stranger: undefined,
  };
  for (const line of lines) if (line.text.trim() !== '') readLine(reading, line);
  settleStranger(reading, reading.rows.length);
  for (const [index, row] of reading.rows.entries()) {
    if (reading.done.has(index)) continue;
    reading.notes.push({
      severity: 'doubtful',
      message: `没有找到“${row.stub.label}”这一行，它的数字留空，请手工填写。`,
      about: row.cells.map((cell) => cell.key),
    });
  }
  const { figures, deviations, notes } = reading;
  return { table, figures, deviations, notes };
}
