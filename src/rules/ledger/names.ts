/** How findings name rows of the ledger: by 编号 only, never by who applied or for what. */
import type { Assessment } from '../../ledger/assess';

/** More than this are counted, not listed. */
const mostNamed = 5;

/** `2024-3、2024-7 等 12 件`; a row without 编号 is told by its number on the sheet. */
export function namedRows(ids: readonly string[]): string {
  const shown = ids.slice(0, mostNamed).join('、');
  return ids.length > mostNamed ? `${shown} 等 ${String(ids.length)} 件` : shown;
}

/** The 编号 of each application by its row. */
export function idsOf(assessment: Assessment): ReadonlyMap<number, string> {
  return new Map(assessment.limits.map(({ application: { row, id } }) => [row, nameOf(id, row)]));
}

/** `第 12 行` where there is no 编号. */
export function nameOf(id: string, row: number): string {
  return id === '' ? `第 ${String(row + 1)} 行` : id;
}
