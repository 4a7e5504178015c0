/**
 * A table whose cells came joined, with nothing between them (a page's `textContent`): 一、本年新收…数量801000081二、…. The
 * form's labels part its rows; the numbers of a row are parted where their count leaves one way only, or where just one
 * way fits the row's own sums, and that is said. Anything else stays as it came, and is not read.
 */
import type { CellKey } from '../../form/cell';
import type { GridCell, Table } from '../../form/form';
import { cellsOf, editions, tableIds } from '../../form/index';
import { relationsOf } from '../../form/report-tables';
import type { Line } from '../line';
import type { IntakeNote } from '../note';

export interface PartedLines {
  readonly lines: readonly Line[];
  readonly notes: readonly IntakeNote[];
}

/** Characters; a shorter line holds no table. */
const shortest = 60;
/** Ways to part a row that are tried; more leave it unread. */
const mostWays = 20_000;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/["“”„‟＂]/gu, '"');

/** Numbers as one writes them: no zero before another digit. */
const written = /^(?:0|[1-9]\d*)(?:\.\d+)?$/u;

/** Every way to part a run of digits into so many numbers; undefined where there are too many to try. */
function ways(run: string, count: number): readonly (readonly string[])[] | undefined {
  const all: string[][] = [];
  let tries = 0;
  const part = (from: number, before: readonly string[]): void => {
    const left = count - before.length;
    if (tries > mostWays) return;
    if (left === 0) {
      if (from === run.length) all.push([...before]);
      return;
    }
    const longest = run.charAt(from) === '0' ? 1 : run.length - from - (left - 1);
    for (let length = 1; length <= longest; length += 1) {
      tries += 1;
      part(from + length, [...before, run.slice(from, from + length)]);
    }
  };
  part(0, []);
  return tries > mostWays ? undefined : all;
}

/** Whether a row's own totals are what its parts come to. */
function addsUp(table: Table, keys: readonly CellKey[], values: readonly string[]): boolean {
  const value = new Map(keys.map((key, index) => [key, Number(values[index])]));
  const own = relationsOf(table).filter(
    ({ kind, left, right }) => kind === 'sum' && [...left, ...right].every((key) => value.has(key)),
  );
  const sum = (cells: readonly CellKey[]): number =>
    cells.reduce((all, key) => all + (value.get(key) ?? 0), 0);
  return own.length > 0 && own.every(({ left, right }) => sum(left) === sum(right));
}

interface Parted {
  readonly values: readonly string[];
  /** Told by the sums alone. */
  readonly bySums: boolean;
}

function partRun(table: Table, keys: readonly CellKey[], run: string): Parted | undefined {
  if (keys.length === 1) return written.test(run) ? { values: [run], bySums: false } : undefined;
  if (!/^\d+$/u.test(run)) return undefined;
  if (run.length === keys.length) return { values: Array.from(run), bySums: false };
  const [one, two] = (ways(run, keys.length) ?? []).filter((values) => addsUp(table, keys, values));
  return one && !two ? { values: one, bySums: true } : undefined;
}

/** The cells of a grid, row by row as they are printed. */
function printedRows(table: Table): readonly (readonly GridCell[])[] {
  return Array.from({ length: table.rowCount }, (_, row) => table.grid.filter((cell) => cell.row === row));
}

interface PartedTable {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly string[])[];
  readonly doubtful: readonly CellKey[];
}

/** The table in a joined text, where every label of it stands in its order; undefined where it does not. */
function partTable(text: string, table: Table): PartedTable | undefined {
  const rows = printedRows(table);
  const labels = rows.flat().filter((cell) => cell.kind !== 'number' && plain(cell.label) !== '');
  const first = labels[0];
  if (first === undefined || first.kind === 'number') return undefined;
  const from = text.indexOf(plain(first.label));
  if (from < 0) return undefined;
  const keys = new Map(
    cellsOf(table).map((cell) => [`${String(cell.row)} ${String(cell.column)}`, cell.key]),
  );
  const doubtful: CellKey[] = [];
  const found: string[][] = [];
  let at = from;
  let next = 0;
  for (const row of rows) {
    const cells: string[] = [];
    let numbers: CellKey[] = [];
    const endRun = (end: number): boolean => {
      if (numbers.length === 0) return end === at;
      const run = text.slice(at, end);
      const parted = partRun(table, numbers, run);
      // What cannot be parted stays one piece, and is not believed.
      cells.push(...(parted ? parted.values : [run]));
      if (parted?.bySums) doubtful.push(...numbers);
      numbers = [];
      at = end;
      return /^[\d.]+$/u.test(run);
    };
    for (const cell of row) {
      if (cell.kind === 'number') {
        const key = keys.get(`${String(cell.row)} ${String(cell.column)}`);
        if (key !== undefined) numbers.push(key);
        continue;
      }
      const label = plain(cell.label);
      if (label === '') continue;
      if (!text.startsWith(label, at)) return undefined;
      at += label.length;
      next += 1;
      cells.push(cell.label);
    }
    if (numbers.length > 0) {
      const following = labels[next];
      const end =
        following && following.kind !== 'number'
          ? text.indexOf(plain(following.label), at)
          : at + (/^[\d.]*/u.exec(text.slice(at))?.[0].length ?? 0);
      if (end < 0 || !endRun(end)) return undefined;
    }
    if (cells.length > 0) found.push(cells);
  }
  return { from, to: at, rows: found, doubtful };
}

function partLine(line: Line): PartedLines | undefined {
  if (line.table !== undefined || line.cells.length > 1 || line.text.length < shortest) return undefined;
  // Where spaces part the numbers they are read by them.
  if (/\d\s+\d/u.test(line.text)) return undefined;
  const text = plain(line.text);
  for (const edition of editions) {
    for (const id of tableIds) {
      const parted = partTable(text, edition.tables[id]);
      if (!parted) continue;
      const asText = (words: string): readonly Line[] =>
        words === '' ? [] : [{ ...line, text: words, cells: [words] }];
      const rows = parted.rows.map((cells): Line => ({ ...line, text: cells.join('\t'), cells }));
      const message = `第 ${String(line.number)} 行的表，格与格之间没有间隔：有几行的数字是按勾稽关系分开的，请对照原表核对。`;
      return {
        lines: [...asText(text.slice(0, parted.from)), ...rows, ...asText(text.slice(parted.to))],
        notes:
          parted.doubtful.length === 0 ? [] : [{ severity: 'doubtful', message, about: parted.doubtful }],
      };
    }
  }
  return undefined;
}

/** The lines, with the rows of joined tables as lines of their own. */
export function partJoined(lines: readonly Line[]): PartedLines {
  const all = lines.map((line) => partLine(line) ?? { lines: [line], notes: [] });
  return { lines: all.flatMap((one) => one.lines), notes: all.flatMap(({ notes }) => notes) };
}
