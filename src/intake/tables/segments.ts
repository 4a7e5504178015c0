/** Labels and the values after them: the unit the alignment puts to a row of the form. */
import type { Piece } from './pieces';

export interface Segment {
  /** All labels since the last value: heads and groups come first, the row's own label last. */
  readonly labels: readonly Piece[];
  /** Values and blanks up to the next label. */
  readonly values: readonly Piece[];
}

/** A row that has its line to itself ends there: values on a next line of several belong to another. */
function endsRow(last: Piece | undefined, next: Piece): boolean {
  return (
    last !== undefined &&
    next.line !== last.line &&
    next.gridded &&
    last.gridded &&
    last.beside > 1 &&
    next.beside > 1
  );
}

/** Cuts the pieces into segments; the last may have labels only. */
export function segmentsOf(pieces: readonly Piece[]): readonly Segment[] {
  const segments: { labels: Piece[]; values: Piece[] }[] = [];
  let current: { labels: Piece[]; values: Piece[] } = { labels: [], values: [] };
  const flush = (): void => {
    if (current.labels.length + current.values.length > 0) segments.push(current);
    current = { labels: [], values: [] };
  };
  for (const piece of pieces) {
    const last = current.values[current.values.length - 1];
    if (piece.kind === 'label') {
      // Blanks before a row's label are what a merged label left of its cells, not values.
      if (current.values.some(({ kind }) => kind === 'value')) flush();
      else if (piece.gridded && last !== undefined && last.line !== piece.line) flush();
      else current.values = [];
      current.labels.push(piece);
    } else {
      if (endsRow(last, piece)) flush();
      current.values.push(piece);
    }
  }
  flush();
  return segments;
}
