/**
 * Which of the form's tables the rows of a document's table belong to, told by their labels: headings may be worded in
 * any way, one table may be cut in several by a page end, and several may be run together in one.
 */
import type { LabelCell, TableId } from '../../form/form';
import { editions, tableIds } from '../../form/index';
import { longestLabel, normaliseLabel } from '../../form/label';
import type { SourceRow } from '../formats/blocks';
import { looksLikeValue } from './values';

interface Known {
  readonly heads: ReadonlySet<string>;
  readonly stubs: ReadonlySet<string>;
}

function wordsOf(id: TableId, wanted: (cell: LabelCell) => boolean): ReadonlySet<string> {
  const cells = editions.flatMap((edition) => edition.tables[id].grid);
  return new Set(
    cells
      .filter((cell): cell is LabelCell => cell.kind !== 'number' && wanted(cell))
      .flatMap(({ label, variants }) => [label, ...variants].map(normaliseLabel)),
  );
}

const known: Readonly<Record<TableId, Known>> = Object.fromEntries(
  tableIds.map((id) => [
    id,
    { heads: wordsOf(id, ({ kind }) => kind !== 'stub'), stubs: wordsOf(id, ({ kind }) => kind === 'stub') },
  ]),
) as Record<TableId, Known>;

function labelsIn(row: SourceRow): readonly string[] {
  return row.cells.filter((cell) => cell !== '' && !looksLikeValue(cell)).map(normaliseLabel);
}

function count(labels: readonly string[], words: ReadonlySet<string>): number {
  return labels.filter((label) => words.has(label)).length;
}

/** At least this share of a table's labels are the form's, or it is some other table that mentions a few of them. */
const leastShare = 0.4;

/** The tables that rows of this block may be of. `before` is the kind of the table just above, cut off by a page end. */
function kindsOf(rows: readonly SourceRow[], before: TableId | undefined): readonly TableId[] {
  const labels = rows.flatMap(labelsIn);
  const votes = tableIds.map((id) => {
    const heads = count(labels, known[id].heads);
    const stubs = count(labels, known[id].stubs);
    const hasStubs = known[id].stubs.size > 0;
    const whole = heads > 0 && (stubs > 0 || !hasStubs) && heads + stubs > 2;
    const continued = id === before && heads + stubs > 0 && heads + stubs === labels.length;
    const rest = id === 'requests' && stubs > 1;
    return { id, votes: whole || continued || rest ? heads + stubs : 0 };
  });
  const most = Math.max(...votes.map((vote) => vote.votes));
  const share = votes.reduce((sum, vote) => sum + vote.votes, 0) / Math.max(1, labels.length);
  if (most === 0 || share < leastShare) return [];
  return votes.filter((vote) => vote.votes > 0).map(({ id }) => id);
}

/** The table each row is of, in order; undefined for rows of no table of the form. */
export function rowKinds(
  rows: readonly SourceRow[],
  before: TableId | undefined,
): readonly (TableId | undefined)[] {
  const kinds = kindsOf(rows, before);
  const [only, ...others] = kinds;
  if (only === undefined || others.length === 0) return rows.map(() => only);
  let current: TableId | undefined;
  return rows.map((row) => {
    const labels = labelsIn(row);
    const votes = kinds.map((id) => ({
      id,
      votes: count(labels, known[id].heads) + count(labels, known[id].stubs),
    }));
    const most = Math.max(...votes.map((vote) => vote.votes));
    const best = votes.filter((vote) => vote.votes === most);
    const [first] = best;
    if (most > 0 && first && !best.some(({ id }) => id === current)) current = first.id;
    return current;
  });
}

/** The tables that have this label. */
export function labelOwners(text: string): readonly TableId[] {
  const label = text.length > longestLabel ? '' : normaliseLabel(text);
  return tableIds.filter((id) => known[id].heads.has(label) || known[id].stubs.has(label));
}

/** Whether a text is the label of a row of this table. */
export function isStub(text: string, id: TableId | undefined): boolean {
  return id !== undefined && text.length <= longestLabel && known[id].stubs.has(normaliseLabel(text));
}

/** Whether a text is one of the form's labels, of whatever table. */
export function isFormLabel(text: string): boolean {
  return labelOwners(text).length > 0;
}
