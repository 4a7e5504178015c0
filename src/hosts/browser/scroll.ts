/** How far a sheet has to be scrolled for a cell to be seen whole: not at all where it is, else clear of what is frozen. */

/** One direction: rows or columns. Pixels, but for indexes, which are zero-based. */
export interface Axis {
  /** How many are frozen. */
  readonly frozen: number;
  /** The first that is seen beside the frozen ones, and how much of it is scrolled away. */
  readonly first: number;
  readonly offset: number;
  /** Room beside the frozen ones. */
  readonly room: number;
  /** Of the one at this index; 0 where it is hidden. */
  readonly size: (index: number) => number;
}

/** The first that is to be seen, so that `from` to `to` are; undefined where nothing has to move. */
export function firstToSee(
  { frozen, first, offset, room, size }: Axis,
  from: number,
  to: number,
): number | undefined {
  if (from < frozen) return undefined;
  const span = (start: number, end: number): number => {
    let sum = 0;
    for (let index = start; index < end; index += 1) sum += size(index);
    return sum;
  };
  if (from > first || (from === first && offset === 0)) {
    if (span(first, to + 1) - offset <= room) return undefined;
  }
  // As little as shows it all, from the left or the top; what is wider than the room begins at its edge.
  let start = from < first || (from === first && offset > 0) ? from : first;
  while (start < from && span(start, to + 1) > room) start += 1;
  return start;
}

/** The canvas the sheet is drawn on; the formula bar has one of its own, and stands before it. */
export function sheetCanvas(container: HTMLElement): HTMLCanvasElement | undefined {
  const area = ({ clientWidth, clientHeight }: HTMLCanvasElement): number => clientWidth * clientHeight;
  return [...container.querySelectorAll('canvas')].sort((a, b) => area(b) - area(a))[0];
}
