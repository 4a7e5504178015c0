/**
 * Whether blanks may still settle a relation that does not hold: a blank is an unknown, not a 0, and as no count is
 * below 0 it can only add to its own side.
 */
import type { Relation, Table } from './form';

/** The cells that are typed, of which a total is the sum. */
export function typedParts(table: Table, keys: readonly string[]): readonly string[] {
  const parts = new Map(table.cells.map(({ key, sumOf }) => [key, sumOf]));
  return keys.flatMap((key) => {
    const of = parts.get(key);
    return of ? typedParts(table, of) : [key];
  });
}

/** `isOpen`: whether a cell, or one that it is the sum of, is blank. */
export function mayStillHold<Key extends string>(
  { left, right }: Pick<Relation<Key>, 'left' | 'right'>,
  sums: { readonly left: number; readonly right: number },
  isOpen: (key: Key) => boolean,
): boolean {
  return (sums.left < sums.right ? left : right).some(isOpen);
}
