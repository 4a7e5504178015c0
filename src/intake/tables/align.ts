/**
 * The form's rows are known, and so is their order: a table is read by the alignment of what was found with them that
 * explains most of its labels (a dynamic programme as for two versions of a text). What stands out of order, twice, or
 * under a label nobody knows is looked at afterwards, and is never taken without saying so.
 */
import { leastLikeness, normaliseLabel } from '../../form/label';
import type { Table } from '../../form/form';
import type { Piece } from './pieces';
import { rowLikeness, rowsByLabel, rowsOf, type Row } from './rows';
import type { Segment } from './segments';
import { takeValues } from './take';

/** Why a segment is taken for a row: by its label in its place, elsewhere, or by nothing but its place. */
export type Reason = 'label' | 'moved' | 'place';

export interface Match {
  readonly segment: number;
  readonly row: number;
  readonly likeness: number;
  /** How many of the segment's last labels are the row's. */
  readonly labels: number;
  readonly values: readonly Piece[] | undefined;
  readonly reason: Reason;
}

export interface Alignment {
  readonly matches: readonly Match[];
  /** Segments with values that are no row of the table. */
  readonly strangers: readonly number[];
  /** Rows in another order than the form's: those elsewhere, and those they passed. */
  readonly moved: readonly number[];
  /** Rows that stand there a second time, with the segment that says so. */
  readonly repeated: readonly { readonly row: number; readonly segment: number }[];
}

/** A label is seldom broken in more pieces. */
const mostPieces = 8;
/** The next best row must be this much less alike, or the label does not tell which it is. */
const margin = 0.08;
/** What the right number of values adds: more than any doubt about a label, less than a label. */
const counted = 0.5;

interface Fit {
  readonly likeness: number;
  readonly labels: number;
}

const none: Fit = { likeness: 0, labels: 0 };

function fitsOf({ labels }: Segment, rows: readonly Row[], table: Table): readonly Fit[] {
  const fits: Fit[] = rows.map(() => none);
  let text = '';
  // Nearly every label is the form's own, to the letter: then no other row is worth comparing.
  for (let count = 1; count <= Math.min(mostPieces, labels.length); count += 1) {
    text = (labels[labels.length - count]?.text ?? '') + text;
    const row = rowsByLabel(table).get(normaliseLabel(text));
    if (row === undefined) continue;
    fits[row] = { likeness: 1, labels: count };
    return fits;
  }
  text = '';
  for (let count = 1; count <= Math.min(mostPieces, labels.length); count += 1) {
    text = (labels[labels.length - count]?.text ?? '') + text;
    rows.forEach((row, index) => {
      const likeness = rowLikeness(text, row);
      if (likeness > (fits[index]?.likeness ?? 0)) fits[index] = { likeness, labels: count };
    });
  }
  return fits.map((fit) => (fit.likeness >= leastLikeness ? fit : none));
}

/** A label that is as much one row's as another's tells neither, unless it is exactly theirs. */
function isClear(fits: readonly Fit[], row: number): boolean {
  const { likeness } = fits[row] ?? none;
  return likeness === 1 || fits.every((fit, index) => index === row || fit.likeness < likeness - margin);
}

function labelCells({ stub, groups }: Row): number {
  return stub === undefined ? 0 : 1 + groups.length;
}

/** Aligns the segments with the table's rows. */
export function align(segments: readonly Segment[], table: Table): Alignment {
  const rows = rowsOf(table);
  const fits = segments.map((segment) => fitsOf(segment, rows, table));
  const take = (segment: number, row: number): readonly Piece[] | undefined => {
    const [found, wanted] = [segments[segment], rows[row]];
    return found && wanted && takeValues(found, wanted.cells.length, table.columnCount, labelCells(wanted));
  };
  const worth = (segment: number, row: number): number => {
    const fit = fits[segment]?.[row] ?? none;
    if (fit.likeness === 0 || (segments[segment]?.values.length ?? 0) === 0) return 0;
    return isClear(fits[segment] ?? [], row) ? fit.likeness + (take(segment, row) ? counted : 0) : 0;
  };
  // best[s][r]: the most that segments from s on and rows from r on are worth together.
  const best: number[][] = Array.from({ length: segments.length + 1 }, () =>
    Array.from({ length: rows.length + 1 }, () => 0),
  );
  const at = (s: number, r: number): number => best[s]?.[r] ?? 0;
  const worths = segments.map((_, s) => rows.map((__, r) => worth(s, r)));
  for (let s = segments.length - 1; s >= 0; s -= 1) {
    for (let r = rows.length - 1; r >= 0; r -= 1) {
      const own = worths[s]?.[r] ?? 0;
      const line = best[s];
      if (line) line[r] = Math.max(at(s + 1, r), at(s, r + 1), own > 0 ? own + at(s + 1, r + 1) : 0);
    }
  }
  const matches: Match[] = [];
  const matchOf = (segment: number, row: number, reason: Reason): Match => ({
    segment,
    row,
    ...(fits[segment]?.[row] ?? none),
    values: take(segment, row),
    reason,
  });
  for (let s = 0, r = 0; s < segments.length && r < rows.length;) {
    const own = worths[s]?.[r] ?? 0;
    if (own > 0 && at(s, r) === own + at(s + 1, r + 1)) {
      matches.push(matchOf(s, r, 'label'));
      s += 1;
      r += 1;
    } else if (at(s, r) === at(s + 1, r)) s += 1;
    else r += 1;
  }
  return settle(segments, rows, matches, worths, matchOf);
}

/** What the order left over: rows elsewhere, rows a second time, and one unknown label between two known rows. */
function settle(
  segments: readonly Segment[],
  rows: readonly Row[],
  inOrder: readonly Match[],
  worths: readonly (readonly number[])[],
  matchOf: (segment: number, row: number, reason: Reason) => Match,
): Alignment {
  const matches = [...inOrder];
  const repeated: { row: number; segment: number }[] = [];
  const rest: number[] = [];
  const isTaken = (row: number): boolean => matches.some((match) => match.row === row);
  segments.forEach((segment, index) => {
    const valued = segment.values.some(({ kind }) => kind === 'value');
    if (!valued || matches.some((match) => match.segment === index)) return;
    const known = rows
      .map((_, row) => ({ row, worth: worths[index]?.[row] ?? 0 }))
      .filter(({ row, worth }) => worth > 0 && matchOf(index, row, 'moved').likeness >= sure)
      .sort((a, b) => b.worth - a.worth);
    const open = known.find(({ row }) => !isTaken(row));
    const again = known[0];
    if (open) matches.push(matchOf(index, open.row, 'moved'));
    else if (again) repeated.push({ row: again.row, segment: index });
    else rest.push(index);
  });
  const strangers = rest.filter((segment) => {
    const row = placeOf(segment, rest, segments, rows, inOrder);
    if (row === undefined || isTaken(row)) return true;
    const match = matchOf(segment, row, 'place');
    if (!match.values) return true;
    matches.push({ ...match, labels: match.labels === 0 ? 1 : match.labels });
    return false;
  });
  const crossed = (a: Match, b: Match): boolean => (a.segment - b.segment) * (a.row - b.row) < 0;
  const moved = matches
    .filter((match) => matches.some((other) => crossed(match, other)))
    .map(({ row }) => row);
  return { matches: matches.sort((a, b) => a.row - b.row), moved, strangers, repeated };
}

/** From here on a label alone is enough, wherever it stands. */
const sure = 0.8;

/** The one row between the rows found before and after a segment, where it is the one segment between them. */
function placeOf(
  segment: number,
  rest: readonly number[],
  segments: readonly Segment[],
  rows: readonly Row[],
  inOrder: readonly Match[],
): number | undefined {
  const before = inOrder.filter((match) => match.segment < segment);
  const after = inOrder.filter((match) => match.segment > segment);
  const from = before[before.length - 1] ?? { segment: -1, row: -1 };
  const to = after[0] ?? { segment: segments.length, row: rows.length };
  const others = rest.filter((other) => other > from.segment && other < to.segment);
  return others.length === 1 && to.row === from.row + 2 ? from.row + 1 : undefined;
}
