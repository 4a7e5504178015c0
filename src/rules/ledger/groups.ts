/** Many rows with the same mistake are one finding with many places. */

/** Up to this many rows of a kind are told one by one. */
const mostSingle = 10;

/** Each row by itself, or all together where there are many. */
export function groups<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  if (rows.length === 0) return [];
  return rows.length > mostSingle ? [rows] : rows.map((row) => [row]);
}

/** In the order in which each kind first comes. */
export function byKind<Kind extends string, Row extends { readonly kind: Kind }>(
  rows: readonly Row[],
): ReadonlyMap<Kind, readonly Row[]> {
  const kinds = new Map<Kind, Row[]>();
  for (const row of rows) {
    const same = kinds.get(row.kind);
    if (same) same.push(row);
    else kinds.set(row.kind, [row]);
  }
  return kinds;
}
