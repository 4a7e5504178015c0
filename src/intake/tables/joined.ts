/**
 * A table whose cells came joined, with nothing or too little between them (a page's `textContent`): 一、本年新收…数量
 * 8 0100081二、…. The form's labels part its rows, whatever stands between two of them; the numbers of a row are parted by
 * their count, by its own sums, or by the sums of the whole table (run.ts). Anything else stays as it came, and is not read.
 */
import type { CellKey } from '../../form/cell';
import type { Table } from '../../form/form';
import { editions, tableIds } from '../../form/index';
import type { Line } from '../line';
import type { IntakeNote } from '../note';
import { rowsOf } from './rows';
import { partRun, settleRuns, type KeyedCell, type OpenRow, type Parted } from './run';

export interface PartedLines {
  readonly lines: readonly Line[];
  readonly notes: readonly IntakeNote[];
}

/** Characters; a shorter line holds no table. */
const shortest = 60;
/** Characters between two rows of a table: the numbers, and what heads and groups stand there. */
const longestGap = 120;

const quotes = /["“”„‟＂]/gu;

function plain(label: string): string {
  return label.normalize('NFKC').replace(/\s+/gu, '').replace(quotes, '"');
}

/** A text as labels are compared in it: no spaces but between digits; and where its characters stood. */
interface PlainText {
  readonly text: string;
  readonly at: readonly number[];
}

function plainText(original: string): PlainText {
  const pieces: string[] = [];
  const at: number[] = [];
  let space = -1;
  let afterDigit = false;
  Array.from(original.matchAll(/\s+|[^\s]/gu)).forEach(({ 0: piece, index }) => {
    if (piece.trim() === '') {
      space = index;
      return;
    }
    const character = piece.normalize('NFKC').replace(quotes, '"');
    if (space >= 0 && afterDigit && /^[\d+−－–-]/u.test(character)) {
      pieces.push(' ');
      at.push(space);
    }
    pieces.push(character);
    for (let unit = 0; unit < character.length; unit += 1) at.push(index);
    afterDigit = /\d$/u.test(character);
    space = -1;
  });
  return { text: pieces.join(''), at: [...at, original.length] };
}

/** A row of the form as joined text has it: what stands right before its numbers, in any wording. */
interface Stub {
  readonly words: readonly string[];
  readonly cells: readonly KeyedCell[];
}

/** The numbers of a table laid out across follow the heads in the line above them. */
function stubsOf(table: Table): readonly Stub[] {
  return rowsOf(table).map(({ stub, cells }) => {
    if (stub) return { words: [stub.label, ...stub.variants].map(plain), cells };
    const above = (cells[0]?.row ?? 0) - 1;
    const heads = table.grid.flatMap((cell) =>
      cell.kind !== 'number' && cell.row === above ? [plain(cell.label)] : [],
    );
    return { words: [heads.join('')], cells };
  });
}

interface Found {
  readonly from: number;
  readonly to: number;
}

/** Where each row's label stands, one after the other; undefined where it does not. */
function findStubs(text: string, start: number, stubs: readonly Stub[]): readonly (Found | undefined)[] {
  let at = start;
  return stubs.map(({ words }) => {
    const places = words
      .filter((word) => word !== '')
      .map((word) => ({ from: text.indexOf(word, at), length: word.length }))
      .filter(({ from }) => from >= 0 && from - at <= longestGap)
      .sort((a, b) => a.from - b.from || b.length - a.length);
    const [first] = places;
    if (!first) return undefined;
    at = first.from + first.length;
    return { from: first.from, to: at };
  });
}

/** Words between rows, cut into the labels of the table that are among them. */
function labelsIn(words: string, labels: readonly string[]): readonly string[] {
  const found: string[] = [];
  let other = '';
  for (let at = 0; at < words.length;) {
    const label = labels.find((one) => words.startsWith(one, at));
    if (label === undefined) {
      other += words.charAt(at);
      at += 1;
      continue;
    }
    if (other.trim() !== '') found.push(other.trim());
    other = '';
    found.push(label);
    at += label.length;
  }
  if (other.trim() !== '') found.push(other.trim());
  return found;
}

function labelsOf(table: Table): readonly string[] {
  const all = table.grid.flatMap((cell) =>
    cell.kind === 'number' ? [] : [cell.label, ...cell.variants].map(plain),
  );
  return [...new Set(all.filter((label) => label !== ''))].sort((a, b) => b.length - a.length);
}

interface PartedTable {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly string[])[];
  readonly doubtful: readonly CellKey[];
}

interface FoundRow extends Found {
  readonly stub: Stub;
  /** Where its numbers end. */
  readonly end: number;
  readonly run: string;
}

/** A number, a sign, a point, a space, the money's unit. */
const numbers = /^[\d +\-−－–.,元万]*/u;

/** The rows with their runs; undefined where digits stand between two rows that are none of theirs. */
function foundRows(
  text: string,
  stubs: readonly Stub[],
  places: readonly (Found | undefined)[],
): readonly FoundRow[] | undefined {
  const rows: FoundRow[] = [];
  let skipped = false;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const [place, stub] = [places[index], stubs[index]];
    if (!place || !stub) {
      skipped = rows.length > 0;
      continue;
    }
    const next = rows[0];
    const between = text.slice(place.to, next ? next.from : place.to + longestGap);
    // The number that the next label begins with is none of the row's.
    const run = (numbers.exec(between)?.[0] ?? '').replace(/(?<=[\d ])\d\.$/u, '');
    if (next && !skipped && /\d/u.test(between.slice(run.length))) return undefined;
    rows.unshift({ ...place, stub, end: place.to + run.length, run: run.trim() });
    skipped = false;
  }
  return rows;
}

/** A table's own beginning: its first two labels; a table that has lost them begins with its first row. */
function startOf(text: string, table: Table, stubs: readonly Stub[]): number {
  const [one, two] = table.grid.flatMap((cell) => (cell.kind === 'number' ? [] : [plain(cell.label)]));
  const start = text.indexOf(`${one ?? ''}${two ?? ''}`);
  const first = stubs[0]?.words[0] ?? '';
  return start >= 0 || first.length < longLabel ? start : text.indexOf(first);
}

/** Characters; a label as long as this stands in no sentence. */
const longLabel = 10;
/** Of a table's rows this many must be there. */
const most = 0.8;

/** The table in a joined text, by the labels of its rows; undefined where they do not stand there in their order. */
function partTable(text: string, table: Table): (PartedTable & { readonly missing: number }) | undefined {
  const stubs = stubsOf(table);
  const from = startOf(text, table, stubs);
  if (from < 0) return undefined;
  const places = findStubs(text, from, stubs);
  const missing = places.filter((place) => place === undefined).length;
  if (missing > stubs.length * (1 - most)) return undefined;
  const found = foundRows(text, stubs, places);
  const last = found?.[found.length - 1];
  if (!found || !last) return undefined;
  const runs = found.map(({ stub, run }) => partRun(table, stub.cells, run));
  // Where spaces part all of them, and no sentence stands before, they are read as any words in a line are.
  if (!runs.some(({ joined }) => joined) && !/[。！？]/u.test(text.slice(0, from))) return undefined;
  const settled = settle(table, found, runs);
  const labels = labelsOf(table);
  let before = from;
  const rows = found.map((row, index) => {
    const parted = settled[index];
    const values = parted ? parted.values : row.run.split(' ').filter((piece) => piece !== '');
    const cells = [
      ...labelsIn(text.slice(before, row.from), labels),
      text.slice(row.from, row.to),
      ...values,
    ];
    before = row.end;
    return cells;
  });
  const doubtful = found.flatMap(({ stub }, index) =>
    settled[index]?.doubtful ? stub.cells.map(({ key }) => key) : [],
  );
  return { from, to: last.end, rows, doubtful, missing };
}

/** The rows' own ways, and for those left open what the whole table's sums say. */
function settle(
  table: Table,
  found: readonly FoundRow[],
  runs: readonly ReturnType<typeof partRun>[],
): readonly (Parted | undefined)[] {
  const known = new Map<CellKey, number>();
  const open: (OpenRow & { readonly index: number })[] = [];
  found.forEach(({ stub: { cells } }, index) => {
    const run = runs[index];
    cells.forEach(({ key }, at) => {
      const value = run?.parted?.values[at];
      if (value !== undefined) known.set(key, Number(value));
    });
    if (run && run.open.length > 0) open.push({ index, cells, open: run.open });
  });
  const chosen = settleRuns(table, known, open);
  return runs.map(({ parted }, index) => {
    const values = chosen?.[open.findIndex((row) => row.index === index)];
    return parted ?? (values ? { values, doubtful: true } : undefined);
  });
}

function partLine(line: Line): PartedLines | undefined {
  if (line.table !== undefined || line.cells.length > 1 || line.text.length < shortest) return undefined;
  const { text, at } = plainText(line.text);
  for (const id of tableIds) {
    const [parted] = editions
      .flatMap((edition) => partTable(text, edition.tables[id]) ?? [])
      .sort((a, b) => a.missing - b.missing);
    if (!parted) continue;
    const asText = (words: string): readonly Line[] =>
      words.trim() === '' ? [] : [{ ...line, text: words.trim(), cells: [words.trim()] }];
    const rows = parted.rows.map((cells): Line => ({ ...line, text: cells.join('\t'), cells }));
    const rest = asText(line.text.slice(at[parted.to] ?? line.text.length));
    const after = rest.map((one) => partLine(one) ?? { lines: [one], notes: [] });
    const message = `第 ${String(line.number)} 行的表，格与格之间没有间隔：有几行的数字是按勾稽关系分开的，请对照原表核对。`;
    return {
      lines: [...asText(line.text.slice(0, at[parted.from])), ...rows, ...after.flatMap((one) => one.lines)],
      notes: [
        ...(parted.doubtful.length === 0
          ? []
          : [{ severity: 'doubtful' as const, message, about: parted.doubtful }]),
        ...after.flatMap((one) => one.notes),
      ],
    };
  }
  return undefined;
}

/** The lines, with the rows of joined tables as lines of their own. */
export function partJoined(lines: readonly Line[]): PartedLines {
  const all = lines.map((line) => partLine(line) ?? { lines: [line], notes: [] });
  return { lines: all.flatMap((one) => one.lines), notes: all.flatMap(({ notes }) => notes) };
}
