/**
 * An office's own ledger: on which sheet it is, which of its heads means which column, and what its own words for kinds
 * mean. Kept in the workbook by the words of the heads, so that columns may be moved.
 */
import { normaliseLabel } from '../form/label';
import type { ApplicationColumn } from './columns';
import { headTexts, type Heads } from './heads';
import type { OwnWords } from './terms';

export interface Mapping {
  readonly sheet: string;
  /** The head of each column that is used, as it stands on that sheet: `补正 通知日期`. */
  readonly heads: ReadonlyMap<ApplicationColumn, string>;
  /** Words that are in no list, with what the clerk has said they mean. */
  readonly words?: OwnWords;
}

/** Where the mapped heads stand; undefined where fewer than half of them are there. */
export function mappedHeads(
  rows: readonly (readonly string[])[],
  { heads }: Mapping,
): Heads<ApplicationColumn> | undefined {
  let best: Heads<ApplicationColumn> | undefined;
  for (const { firstRow, texts } of headTexts(rows)) {
    const at = new Map(
      [...texts].map(([column, text]) => [normaliseLabel(text), column]).reverse() as [string, number][],
    );
    const columns = new Map<ApplicationColumn, number>();
    for (const [id, head] of heads) {
      const column = at.get(normaliseLabel(head));
      if (column !== undefined) columns.set(id, column);
    }
    if (columns.size * 2 > heads.size && columns.size > (best?.columns.size ?? 0))
      best = { firstRow, texts, columns };
  }
  return best;
}
