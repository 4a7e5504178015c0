/** The lines of one table, read as one edition's: numbers by the alignment of their labels, and what it left open. */
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import type { LabelCell, NumberCell, Table } from '../../form/form';
import { matchLabel, normaliseLabel } from '../../form/label';
import type { Deviation } from '../../form/report';
import { lineName, type Line } from '../line';
import type { IntakeNote } from '../note';
import { align, type Match } from './align';
import { lettersThere, readHeads, type ReadHeads } from './heads';
import { deviationOf } from './labels';
import { piecesOf, type Piece } from './pieces';
import { rowsOf, type Row } from './rows';
import { segmentsOf, type Segment } from './segments';
import { takeValues } from './take';
import { numberBeforeRemark } from './values';

export interface ReadTable {
  readonly table: Table;
  readonly figures: Partial<Record<CellKey, Entry>>;
  readonly deviations: readonly Deviation[];
  readonly notes: readonly IntakeNote[];
  /** How well the lines go with this edition: likeness of labels, summed over those found. */
  readonly fit: number;
  /** Words among the table that are no label of it. */
  readonly leftover: readonly Piece[];
}

/** More segments than any table has: the rest is another's. */
const mostSegments = 600;

/** Plain digits are a number, and so is a change with its sign; anything else stays as typed, for the checks to tell. */
function entryOf({ kind, text }: Piece, { measure }: NumberCell): Entry {
  if (kind === 'blank') return null;
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  const changed = measure === 'change' ? /^([+＋]|[-−－–])(\d+)$/u.exec(text) : null;
  if (changed?.[2] !== undefined) return Number(changed[2]) * (/[+＋]/u.test(changed[1] ?? '') ? 1 : -1);
  const money = measure === 'money' ? /^(\d+(?:\.\d+)?)万元?$/u.exec(text) : null;
  if (money?.[1] !== undefined) return Number(money[1]);
  return numberBeforeRemark(text) ?? text;
}

interface RowState {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly segments: readonly Segment[];
  readonly figures: Partial<Record<CellKey, Entry>>;
  readonly deviations: Deviation[];
  readonly notes: IntakeNote[];
}

function quoteOf({ labels, values }: Segment): string {
  const words = [...labels.slice(-2), ...values].map(({ text }) => text);
  return words.join(' ').trim().slice(0, 60);
}

function whereOf({ labels, values }: Segment): Line | undefined {
  return (labels[labels.length - 1] ?? values[0])?.line;
}

function doubt(segment: Segment | undefined, message: string, cells: readonly CellKey[]): IntakeNote {
  const line = segment && whereOf(segment);
  const place = segment && line ? { where: lineName(line), quote: quoteOf(segment) } : {};
  return { severity: 'doubtful', message, ...(cells.length > 0 ? { about: cells } : {}), ...place };
}

function fill({ figures, notes }: RowState, row: Row, values: readonly Piece[], segment: Segment): void {
  row.cells.forEach((cell, index) => {
    const piece = values[index];
    if (!piece) return;
    figures[cell.key] = entryOf(piece, cell);
    if (numberBeforeRemark(piece.text) === undefined) return;
    const read = String(figures[cell.key]);
    notes.push(doubt(segment, `“${cell.name}”写的是“${piece.text}”，按 ${read} 读入，请核对。`, [cell.key]));
  });
}

function labelOf(match: Match, { labels }: Segment): string {
  return labels
    .slice(labels.length - match.labels)
    .map(({ text }) => text)
    .join('');
}

function isHead(table: Table, text: string): boolean {
  return table.grid.some((cell) => cell.kind === 'head' && matchLabel(text, cell) !== 'different');
}

/** From here on a label is plainly the row's, if misprinted; one letter of four may make it another's. */
const plain = 0.78;

function readRow(reading: RowState, match: Match): void {
  const row = reading.rows[match.row];
  const segment = reading.segments[match.segment];
  if (!row?.stub || !segment) return;
  const keys = row.cells.map(({ key }) => key);
  const unknown = match.reason === 'place';
  const printed = labelOf(match, segment);
  // The last label before numbers without one is a head: what is not printed deviates from nothing.
  const label = unknown && isHead(reading.table, printed) ? '' : printed;
  const line = whereOf(segment);
  const where = line ? lineName(line) : '';
  if (!match.values) {
    const count = String(row.cells.length);
    const message = `${where}“${row.stub.label}”的数字个数不对（应有 ${count} 个），没有读入，请手工填写。`;
    reading.notes.push(doubt(segment, message, keys));
    return;
  }
  fill(reading, row, match.values, segment);
  if (isScattered(match, segment, row.stub)) {
    const message = `${where}“${row.stub.label}”的栏目名称被拆开了，中间夹着别的字，请核对这一行。`;
    reading.notes.push(doubt(segment, message, keys));
  } else if (match.likeness < 1 && label !== '') {
    const kind = unknown ? 'unknown' : 'misprint';
    reading.deviations.push(deviationOf(row.stub, reading.table, label, kind));
  }
  if (unknown || match.likeness < plain) {
    const what = label === '' ? '没有栏目名称' : `“${label}”不是国家格式的栏目`;
    const message = `${where}${what}，按位置当作“${row.stub.label}”读入，请核对。`;
    reading.notes.push(doubt(segment, message, keys));
  }
}

/** A label in pieces with others' between them, none of its letters lost: nobody misprinted it. */
function isScattered(match: Match, segment: Segment, stub: LabelCell): boolean {
  if (match.likeness === 1 || match.labels < 2) return false;
  return lettersThere(normaliseLabel(stub.label), normaliseLabel(labelOf(match, segment))) === 1;
}

function isLabel(cell: Table['grid'][number]): cell is LabelCell {
  return cell.kind !== 'number';
}

/** The labels the form prints between two rows: bars, heads, groups. */
function labelsBetween(table: Table, before: Row | undefined, row: Row): readonly LabelCell[] {
  const from = before?.cells[0]?.row ?? -1;
  const to = row.cells[0]?.row ?? table.rowCount;
  return table.grid.filter(isLabel).filter((cell) => cell.row > from && cell.row <= to && cell !== row.stub);
}

/** Heads, bars and groups between the rows that were found. */
function readBetween(reading: RowState, matches: readonly Match[]): { found: number; leftover: Piece[] } {
  const { table, rows, segments, deviations, notes } = reading;
  const inOrder = matches.filter(({ reason }) => reason !== 'moved');
  const leftover: Piece[] = [];
  let found = 0;
  let last = -1;
  let before: Row | undefined;
  for (const match of inOrder) {
    const row = rows[match.row];
    if (!row) continue;
    const skipped = segments.slice(last + 1, match.segment).flatMap(({ labels }) => labels);
    const own = segments[match.segment]?.labels ?? [];
    const pieces = [...skipped, ...own.slice(0, own.length - match.labels)];
    const expected = labelsBetween(table, before, row);
    const heads = readHeads(pieces, expected, table);
    deviations.push(...heads.deviations.filter(({ kind, at }) => kind === 'misprint' || isHeadAt(table, at)));
    found += heads.found;
    leftover.push(...heads.leftover);
    if (heads.moved) notes.push(movedNote(pieces, rows, row, table));
    else if (heads.scattered.length > 0) notes.push(scatteredNote(pieces, rows, row, table));
    last = match.segment;
    before = row;
  }
  return { found, leftover };
}

function isHeadAt(table: Table, at: Deviation['at']): boolean {
  return table.grid.some((cell) => cell.kind === 'head' && cell.row === at?.row && cell.column === at.column);
}

function headsNote(
  what: string,
  pieces: readonly Piece[],
  rows: readonly Row[],
  row: Row,
  table: Table,
): IntakeNote {
  const line = pieces[pieces.length - 1]?.line;
  const tops = table.grid.filter(({ kind }) => kind === 'bar').map((bar) => bar.row);
  const bandOf = (of: Row): number => tops.filter((top) => top < (of.cells[0]?.row ?? 0)).length;
  const keys = rows.filter((other) => bandOf(other) === bandOf(row)).flatMap(({ cells }) => cells);
  const where = line ? lineName(line) : '';
  return {
    severity: 'doubtful',
    message: `${where}的${what}，数字按位置读入，可能错列，请逐列核对。`,
    about: keys.map(({ key }) => key),
    ...(line ? { where, quote: line.text.trim().slice(0, 60) } : {}),
  };
}

function movedNote(pieces: readonly Piece[], rows: readonly Row[], row: Row, table: Table): IntakeNote {
  return headsNote('栏目顺序与国家格式不同', pieces, rows, row, table);
}

function scatteredNote(pieces: readonly Piece[], rows: readonly Row[], row: Row, table: Table): IntakeNote {
  return headsNote('栏目名称被拆开了', pieces, rows, row, table);
}

function strangersIn({ segments }: RowState, strangers: readonly number[]): readonly IntakeNote[] {
  const found = strangers.flatMap((index) => segments[index] ?? []);
  const [first] = found;
  const line = first && whereOf(first);
  if (!first || !line) return [];
  const more = found.length > 1 ? `等 ${String(found.length)} 处` : '';
  return [doubt(first, `${lineName(line)}${more}不是表中的一行，没有读入。`, [])];
}

/** Fewer values than this are no row that has lost its label. */
const leastValues = 3;

/** Rows without a label among the others: which of the labels around them is whose, nobody can tell. */
function orphansIn(
  { rows, segments }: RowState,
  strangers: readonly number[],
  matches: readonly Match[],
): readonly IntakeNote[] {
  const orphans = strangers.filter((index) => {
    const { labels = [], values = [] } = segments[index] ?? {};
    return labels.length === 0 && values.filter(({ kind }) => kind === 'value').length >= leastValues;
  });
  const [first] = orphans.flatMap((index) => segments[index] ?? []);
  const line = first && whereOf(first);
  if (!first || !line) return [];
  const inPlace = [...matches].sort((a, b) => a.segment - b.segment);
  const beside = orphans.flatMap((index) => [
    [...inPlace].reverse().find(({ segment }) => segment < index),
    inPlace.find(({ segment }) => segment > index),
  ]);
  const near = [...new Set(beside.flatMap((match) => match?.row ?? []))];
  const keys = near.flatMap((row) => rows[row]?.cells.map(({ key }) => key) ?? []);
  const more = orphans.length > 1 ? `等 ${String(orphans.length)} 行` : '';
  const message = `${lineName(line)}${more}数字前面没有栏目名称，它们上下的行可能错行，请逐行核对。`;
  return [doubt(first, message, keys)];
}

/** A label in a message: the long ones of table 3 would hide what is said of them. */
function shortLabel({ stub }: Row): string {
  const label = stub?.label ?? '';
  return label.length > 20 ? `${label.slice(0, 18)}…` : label;
}

/** Which of two rows out of order has moved, nobody can tell. */
function orderNote(moved: readonly Row[]): IntakeNote {
  const names = moved.slice(0, 5).map((row) => `“${shortLabel(row)}”`);
  const more = moved.length > names.length ? `等 ${String(moved.length)} 行` : '';
  const message = `${names.join('、')}${more}的次序与国家格式不同，按名称读入，请核对。`;
  return doubt(
    undefined,
    message,
    moved.flatMap(({ cells }) => cells.map(({ key }) => key)),
  );
}

/** Rows that stand there twice: which is the right one, the reader does not know. */
function repeatedNote(repeated: readonly Row[]): IntakeNote {
  const names = [...new Set(repeated)].slice(0, 5).map((row) => `“${shortLabel(row)}”`);
  const more = repeated.length > names.length ? `等 ${String(repeated.length)} 行` : '';
  const message = `${names.join('、')}${more}不止一处，请核对读入的是哪一处。`;
  return doubt(
    undefined,
    message,
    repeated.flatMap(({ cells }) => cells.map(({ key }) => key)),
  );
}

/** One note for all rows that were not found. */
function missingNote(missing: readonly Row[]): IntakeNote {
  const names = missing.slice(0, 5).map((row) => `“${shortLabel(row)}”`);
  const more =
    missing.length > names.length
      ? `等 ${String(missing.length)} 行`
      : missing.length > 1
        ? '这几行'
        : '这一行';
  const message = `没有找到${names.join('、')}${more}，数字留空，请手工填写。`;
  return doubt(
    undefined,
    message,
    missing.flatMap(({ cells }) => cells.map(({ key }) => key)),
  );
}

/** A table of rows (二, 三). */
function readDown(lines: readonly Line[], table: Table): ReadTable {
  const segments = segmentsOf(piecesOf(lines)).slice(0, mostSegments);
  const rows = rowsOf(table);
  const { matches, moved, strangers, repeated } = align(segments, table);
  const reading: RowState = { table, rows, segments, figures: {}, deviations: [], notes: [] };
  const between = readBetween(reading, matches);
  for (const match of matches) readRow(reading, match);
  if (moved.length > 0) reading.notes.push(orderNote(moved.flatMap((row) => rows[row] ?? [])));
  if (repeated.length > 0) reading.notes.push(repeatedNote(repeated.flatMap(({ row }) => rows[row] ?? [])));
  reading.notes.push(...strangersIn(reading, strangers), ...orphansIn(reading, strangers, matches));
  const missing = rows.filter((_, index) => !matches.some((match) => match.row === index));
  if (missing.length > 0) reading.notes.push(missingNote(missing));
  const believed = matches.filter(({ values }) => values !== undefined);
  const fit = believed.reduce((sum, { likeness: alike }) => sum + alike, 0) + between.found;
  const { figures, deviations, notes } = reading;
  return { table, figures, deviations, notes, fit, leftover: between.leftover };
}

/** A table whose rows lie side by side (四): its numbers in one run under all the heads. */
function readAcross(lines: readonly Line[], table: Table): ReadTable {
  const segments = segmentsOf(piecesOf(lines)).slice(0, mostSegments);
  const [row] = rowsOf(table);
  const cells = row?.cells ?? [];
  const expected = table.grid.filter(isLabel);
  const labels = segments.flatMap((segment) => segment.labels);
  const heads: ReadHeads = readHeads(labels, expected, table);
  const valued = segments.filter(({ values }) => values.some(({ kind }) => kind === 'value'));
  const all = valued.flatMap(({ values }) => values);
  const [only] = valued;
  const segment: Segment = { labels: only?.labels ?? [], values: all };
  const values = valued.length === 0 ? undefined : takeAcross(valued, segment, cells.length, table);
  const reading: RowState = {
    table,
    rows: row ? [row] : [],
    segments,
    figures: {},
    deviations: [],
    notes: [],
  };
  const keys = cells.map(({ key }) => key);
  if (row && values) fill(reading, row, values, segment);
  else {
    const message = `复议诉讼表应有 ${String(cells.length)} 个数字，找到的个数不对，没有读入，请手工填写。`;
    reading.notes.push(doubt(only, message, keys));
  }
  if (row && heads.moved) reading.notes.push(movedNote(labels, [row], row, table));
  else if (row && heads.scattered.length > 0) reading.notes.push(scatteredNote(labels, [row], row, table));
  const { figures, notes } = reading;
  return { table, figures, deviations: heads.deviations, notes, fit: heads.found, leftover: heads.leftover };
}

/** One run of them, or all runs together; blanks are only believed within one. */
function takeAcross(
  valued: readonly Segment[],
  all: Segment,
  count: number,
  { columnCount }: Table,
): readonly Piece[] | undefined {
  if (valued.length === 1) return takeValues(all, count, columnCount, 0);
  const filled = all.values.filter(({ kind }) => kind === 'value');
  return filled.length === count ? filled : undefined;
}

/** Reads `lines` as `table`; rows keep the form's keys whatever order or shape they come in. */
export function readTableLines(lines: readonly Line[], table: Table): ReadTable {
  return table.bands.some(({ across }) => across === true)
    ? readAcross(lines, table)
    : readDown(lines, table);
}
