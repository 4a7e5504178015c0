/**
 * The numbers of one row that came with too little between them: `801000081`, `21 0000021`. Where their count leaves one
 * way to part them it is taken; where only the row's own sums tell, that is said; anything else is left open.
 */
import type { CellKey } from '../../form/cell';
import type { NumberCell, Table } from '../../form/form';
import { relationsOf } from '../../form/report-tables';

export type KeyedCell = NumberCell & { readonly key: CellKey };

export interface Parted {
  readonly values: readonly string[];
  /** Told by sums, or against them: to be looked at. */
  readonly doubtful: boolean;
}

export interface Run {
  /** Whether something was parted that no space parts. */
  readonly joined: boolean;
  /** The one way, if there is one. */
  readonly parted: Parted | undefined;
  /** The ways that the row's own sums leave open; the whole table may tell (settleRuns). */
  readonly open: readonly (readonly string[])[];
}

/** Ways to part a row that are tried; more leave it unread. */
const mostWays = 20_000;
/** Rows with more ways than this are not tried against the whole table. */
const mostOpen = 12;

/** Numbers as one writes them: no zero before another digit; a sign where a change is told. */
const written = /^(?:0|[1-9]\d*)$/u;
const changed = /^[+-](?:0|[1-9]\d*)$/u;

function fits(text: string, cell: KeyedCell | undefined): boolean {
  return written.test(text) || (cell?.measure === 'change' && changed.test(text));
}

/** Every way to part the pieces into the row's numbers, none across a space; undefined where there are too many. */
function waysOf(
  pieces: readonly string[],
  cells: readonly KeyedCell[],
): readonly (readonly string[])[] | undefined {
  const all: string[][] = [];
  let tries = 0;
  const part = (piece: number, from: number, before: readonly string[]): void => {
    const text = pieces[piece];
    if (tries > mostWays) return;
    if (text === undefined) {
      if (before.length === cells.length) all.push([...before]);
      return;
    }
    if (from === text.length) {
      part(piece + 1, 0, before);
      return;
    }
    // Each piece that is left holds one number at least, and no more than it has characters.
    const wanted = cells.length - before.length;
    const after = pieces.slice(piece + 1).join('').length;
    if (wanted < pieces.length - piece || wanted > text.length - from + after) return;
    for (let to = from + 1; to <= text.length; to += 1) {
      tries += 1;
      const number = text.slice(from, to);
      if (fits(number, cells[before.length])) part(piece, to, [...before, number]);
    }
  };
  part(0, 0, []);
  return tries > mostWays ? undefined : all;
}

/** The sums among these cells alone. */
function ownSums(table: Table, cells: readonly KeyedCell[]): ReturnType<typeof relationsOf> {
  const keys = new Set(cells.map(({ key }) => key));
  return relationsOf(table).filter(
    ({ kind, left, right }) => kind === 'sum' && [...left, ...right].every((key) => keys.has(key)),
  );
}

function holds(
  relations: ReturnType<typeof relationsOf>,
  valueOf: (key: CellKey) => number | undefined,
): boolean {
  const sum = (keys: readonly CellKey[]): number => keys.reduce((all, key) => all + (valueOf(key) ?? 0), 0);
  return relations.every(({ left, right }) => sum(left) === sum(right));
}

/** Parts one row's run; '' is a row of blanks, and what is no number is left alone. */
export function partRun(table: Table, cells: readonly KeyedCell[], run: string): Run {
  const pieces = run
    .replace(/[−－–]/gu, '-')
    .replace(/(?<=\d)(?=[+-])/gu, ' ')
    .split(' ')
    .filter((piece) => piece !== '');
  const joined = pieces.length > 0 && pieces.length < cells.length;
  const none: Run = { joined: false, parted: undefined, open: [] };
  const [only] = pieces;
  if (cells.length === 1)
    return pieces.length === 1 && only !== undefined && /^(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(only)
      ? { ...none, parted: { values: [only], doubtful: false } }
      : none;
  const ways = waysOf(pieces, cells) ?? [];
  const sums = ownSums(table, cells);
  const adds = (values: readonly string[]): boolean => {
    const value = new Map(cells.map(({ key }, index) => [key, Number(values[index])]));
    return holds(sums, (key) => value.get(key));
  };
  const [sole, another] = ways;
  // Numbers with spaces between some of them may have lost a blank cell: then only the sums can speak for the count.
  const mixed = joined && pieces.length > 1;
  if (sole && !another) {
    if (mixed && !adds(sole)) return none;
    return {
      joined,
      parted: { values: sole, doubtful: !adds(sole) || (mixed && sums.length === 0) },
      open: [],
    };
  }
  if (sums.length === 0) return none;
  const summed = ways.filter(adds);
  const [one, two] = summed;
  if (one && !two) return { joined, parted: { values: one, doubtful: true }, open: [] };
  return { joined: false, parted: undefined, open: summed.length <= mostOpen ? summed : [] };
}

export interface OpenRow {
  readonly cells: readonly KeyedCell[];
  readonly open: readonly (readonly string[])[];
}

/** Combinations of open rows that are tried. */
const mostTries = 4_000;

/** The one choice for the open rows with which every equation of the table holds; undefined where there is none, or two. */
export function settleRuns(
  table: Table,
  known: ReadonlyMap<CellKey, number>,
  rows: readonly OpenRow[],
): readonly (readonly string[])[] | undefined {
  const all = rows.reduce((product, { open }) => product * open.length, 1);
  if (rows.length === 0 || all === 0 || all > mostTries) return undefined;
  const keys = new Set([...known.keys(), ...rows.flatMap(({ cells }) => cells.map(({ key }) => key))]);
  const relations = relationsOf(table).filter(({ left, right }) =>
    [...left, ...right].every((key) => keys.has(key)),
  );
  const told = new Set(relations.flatMap(({ left, right }) => [...left, ...right]));
  if (!rows.every(({ cells }) => cells.every(({ key }) => told.has(key)))) return undefined;
  const found: (readonly (readonly string[])[])[] = [];
  for (let choice = 0; choice < all && found.length < 2; choice += 1) {
    let rest = choice;
    const chosen = rows.map(({ open }) => {
      const values = open[rest % open.length] ?? [];
      rest = Math.floor(rest / open.length);
      return values;
    });
    const value = new Map(known);
    rows.forEach(({ cells }, row) => {
      cells.forEach(({ key }, index) => value.set(key, Number(chosen[row]?.[index])));
    });
    if (holds(relations, (key) => value.get(key))) found.push(chosen);
  }
  const [one, two] = found;
  return one && !two ? one : undefined;
}
